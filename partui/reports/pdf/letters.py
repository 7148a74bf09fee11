"""The letters that a PDF embeds: Liberation Serif, which has every Vietnamese mark and Times New Roman's widths."""

from importlib.resources import as_file, files
from typing import NamedTuple

from fpdf import FPDF
from fpdf.fonts import TTFFont

FAMILY = "LiberationSerif"
_FACES = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}
# Signs that no serif has, by signs that say the same.
_INSTEAD = {"✓": "√", "✗": "×", "⚠": "!", "\t": " "}
_UNKNOWN = "□"
_MM_PER_POINT = 25.4 / 72


class Face(NamedTuple):
    """How text is printed.

    Attributes:
        style: `B`, `I`, both or none.
        size: points.
    """

    style: str
    size: float


class Letters:
    """The letters of a PDF: what they measure, and which stand for those that it has not.

    A face is read when something is first printed in it: each one takes as long as a short document.

    Args:
        pdf: what they are embedded in.
    """

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._widths: dict[tuple[Face, str], float] = {}
        self._fonts: dict[str, TTFFont] = {}

    def close(self) -> None:
        """Close the fonts' files, once the PDF is written."""
        for font in self._fonts.values():
            font.ttfont.close()

    def printable(self, text: str, face: Face) -> str:
        """Return text in letters that a face has; one that it has not is a box."""
        known = self._font(face.style).cmap
        return "".join(letter if ord(letter) in known else _INSTEAD.get(letter, _UNKNOWN) for letter in text)

    def choose(self, face: Face) -> None:
        """Print what comes next in a face."""
        self._font(face.style)
        self._pdf.set_font(FAMILY, face.style, face.size)

    def width(self, text: str, face: Face) -> float:
        """Return the millimetres that printable text takes in one line."""
        key = (face, text)
        if key not in self._widths:
            self.choose(face)
            self._widths[key] = self._pdf.get_string_width(text)
        return self._widths[key]

    def _font(self, style: str) -> TTFFont:
        if style not in self._fonts:
            with as_file(files("partui.reports.pdf") / "fonts" / f"{FAMILY}-{_FACES[style]}.ttf") as path:
                self._pdf.add_font(FAMILY, style, path)
            *_, font = self._pdf.fonts.values()
            assert isinstance(font, TTFFont)
            self._fonts[style] = font
        return self._fonts[style]


def points(size: float) -> float:
    """Return points as millimetres."""
    return size * _MM_PER_POINT
