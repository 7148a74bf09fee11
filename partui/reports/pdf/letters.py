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

    Args:
        pdf: what they are embedded in.
    """

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._widths: dict[tuple[Face, str], float] = {}
        folder = files("partui.reports.pdf") / "fonts"
        for style, name in _FACES.items():
            with as_file(folder / f"{FAMILY}-{name}.ttf") as path:
                pdf.add_font(FAMILY, style, path)
        self._fonts = [font for font in pdf.fonts.values() if isinstance(font, TTFFont)]
        self._known = {letter for font in self._fonts for letter in font.cmap}

    def close(self) -> None:
        """Close the fonts' files, once the PDF is written."""
        for font in self._fonts:
            font.ttfont.close()

    def printable(self, text: str) -> str:
        """Return text in letters that are there; one that is in no font is a box."""
        return "".join(letter if ord(letter) in self._known else _INSTEAD.get(letter, _UNKNOWN) for letter in text)

    def choose(self, face: Face) -> None:
        """Print what comes next in a face."""
        self._pdf.set_font(FAMILY, face.style, face.size)

    def width(self, text: str, face: Face) -> float:
        """Return the millimetres that printable text takes in one line."""
        key = (face, text)
        if key not in self._widths:
            self.choose(face)
            self._widths[key] = self._pdf.get_string_width(text)
        return self._widths[key]


def points(size: float) -> float:
    """Return points as millimetres."""
    return size * _MM_PER_POINT
