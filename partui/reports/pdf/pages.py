"""Pages: their paper and margins, what is drawn on them, and the number of each."""

from typing import NamedTuple

from docx.oxml.ns import qn
from docx.section import Section
from fpdf import FPDF

from partui.reports.pdf.letters import Face, Letters
from partui.reports.pdf.setting import SetLine, Setter

_NUMBER = Face("", 13)
_THIN = 0.2
# From the line of text above a rule to the rule.
_BELOW_TEXT = 0.5


class Paper(NamedTuple):
    """What a section is printed on, in millimetres.

    Attributes:
        header: from the upper edge to the page's number.
        numbers_first: whether its first page has a number too.
        starts: whether its pages count from 1 anew.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float
    numbers_first: bool
    starts: bool

    @property
    def room(self) -> float:
        """Millimetres between the margins at its sides."""
        return self.width - self.left - self.right


def paper_of(section: Section) -> Paper:
    """Return what a section of a Word document is printed on."""
    width, height, left, right, top, bottom, header = (
        0.0 if side is None else float(side.mm)
        for side in (
            section.page_width,
            section.page_height,
            section.left_margin,
            section.right_margin,
            section.top_margin,
            section.bottom_margin,
            section.header_distance,
        )
    )
    numbers_first = not section.different_first_page_header_footer
    starts = section._sectPr.find(f"{qn('w:pgNumType')}[@{qn('w:start')}]") is not None
    return Paper(width, height, left, right, top, bottom, header, numbers_first, starts)


class Pages:
    """Pages that are filled from top to bottom.

    Args:
        paper: what the first section is printed on.
    """

    def __init__(self, paper: Paper) -> None:
        self.pdf = FPDF(unit="mm")
        self.pdf.set_auto_page_break(False)
        self._letters = Letters(self.pdf)
        self.setter = Setter(self._letters)
        self.y = 0.0
        self._number = 0
        self.begin_section(paper)

    def begin_section(self, paper: Paper) -> None:
        """Begin a page of a section."""
        self.paper = paper
        self._number = 0 if paper.starts else self._number
        self._is_first = True
        self.turn()

    def turn(self) -> None:
        """Begin a page."""
        paper = self.paper
        self.pdf.add_page(
            orientation="L" if paper.width > paper.height else "P",
            format=(min(paper.width, paper.height), max(paper.width, paper.height)),
        )
        self._number += 1
        self.y = paper.top
        if not self._is_first or paper.numbers_first:
            number = str(self._number)
            left = (paper.width - self._letters.width(number, _NUMBER)) / 2
            self._letters.choose(_NUMBER)
            self.pdf.text(left, paper.header + _NUMBER.size * 0.35, number)
        self._is_first = False

    def written(self) -> bytes:
        """Return the PDF; no page is filled any more."""
        try:
            return bytes(self.pdf.output())
        finally:
            self.close()

    def close(self) -> None:
        """Fill no page any more."""
        self._letters.close()

    @property
    def left_below(self) -> float:
        """Millimetres that are left on the page."""
        return self.paper.height - self.paper.bottom - self.y

    @property
    def whole(self) -> float:
        """Millimetres of a page between its margins."""
        return self.paper.height - self.paper.top - self.paper.bottom

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self.paper.top

    def draw(self, line: SetLine, left: float, top: float) -> None:
        """Draw a line.

        Args:
            left: millimetres from the page's edge; top likewise.
        """
        for text in line.texts:
            self._letters.choose(text.face)
            self.pdf.text(left + text.left, top + line.baseline, text.text)
        if line.rule is not None:
            begin, length = line.rule
            self.pdf.set_draw_color(0)
            self.pdf.set_line_width(_THIN)
            self.pdf.line(left + begin, top + _BELOW_TEXT, left + begin + length, top + _BELOW_TEXT)

    def fill(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle.

        Args:
            colour: in hexadecimal, `E7E6E6`.
        """
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
        self.pdf.set_fill_color(red, green, blue)
        self.pdf.rect(left, top, width, height, style="F")

    def stroke(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a line of a table."""
        self.pdf.set_draw_color(0)
        self.pdf.set_line_width(_THIN)
        self.pdf.line(left, top, right, bottom)
