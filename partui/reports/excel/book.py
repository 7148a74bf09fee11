"""A workbook in which every text stays text, with the few looks that its cells have."""

from datetime import datetime, time
from typing import BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from partui.domain.plan.report import ReportHead
from partui.domain.text import clean
from partui.reports.titles import ReportName

FONT = "Times New Roman"
HEAD_COLOUR = "#1F4E79"
CHAPTER_COLOUR = "#D9E2F3"
HEADING_COLOUR = "#F2F2F2"

# An .xlsx file holds no longer text in a cell, counted in UTF-16.
LONGEST_CELL = 32_767

_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NUMBERS = {
    "text": "General",
    "whole": "0",
    "points": "0.00##",
    "gap": "+0.00##;-0.00##;0.00",
    "share": "0.0%",
    "percent": '0"%"',
    "date": "dd/mm/yyyy",
}


class CellFormat(NamedTuple):
    """How a cell looks.

    Attributes:
        kind: what stands in it: text, whole, points, gap, share, percent or date.
        row: what its row is: plain, heading, chapter, total or head.
        wrap: whether the text goes on in the next line.
    """

    kind: str = "text"
    row: str = "plain"
    wrap: bool = True


_ROWS: dict[str, dict[str, object]] = {
    "plain": {},
    "heading": {"bold": True, "bg_color": HEADING_COLOUR},
    "chapter": {"bold": True, "bg_color": CHAPTER_COLOUR},
    "total": {"bold": True, "bg_color": CHAPTER_COLOUR, "top": 2},
    "head": {"bold": True, "bg_color": HEAD_COLOUR, "font_color": "#FFFFFF", "align": "center", "valign": "vcenter"},
}


class Book:
    """A workbook being written to a file object."""

    def __init__(self, out: BinaryIO, head: ReportHead, name: ReportName) -> None:
        """Begin a workbook.

        Args:
            out: a file opened for writing bytes.
            head: gives the day that the file says it was made on.
            name: the lines over the report.
        """
        self.head = head
        self.name = name
        font = {"default_format_properties": {"font_name": FONT, "font_size": 11}}
        self.workbook = Workbook(out, {**_AS_TEXT, **font, "in_memory": True})
        self.workbook.set_properties({"title": name.title, "created": datetime.combine(head.made_on, time())})
        self._formats: dict[CellFormat, Format] = {}

    def format(self, look: CellFormat) -> Format:
        """Return the format of a look, the same one each time."""
        if look not in self._formats:
            properties = {
                "font_name": FONT,
                "font_size": 11,
                "border": 1,
                "border_color": "#A6A6A6",
                "valign": "top",
                "align": "left" if look.kind == "text" else "center" if look.kind == "date" else "right",
                "num_format": _NUMBERS[look.kind],
                "text_wrap": look.wrap,
                **_ROWS[look.row],
            }
            self._formats[look] = self.workbook.add_format(properties)
        return self._formats[look]

    def line_format(self, size: int, *, bold: bool = False, italic: bool = False) -> Format:
        """Return the format of a line over or under a table."""
        return self.workbook.add_format({"font_name": FONT, "font_size": size, "bold": bold, "italic": italic})

    def close(self) -> None:
        """Write the workbook out."""
        self.workbook.close()


def cell_text(text: str) -> str:
    """Return text as a cell can hold it, ending in `…` where something was cut off."""
    cleaned = clean(text, lines=True)
    if len(cleaned) * 2 <= LONGEST_CELL:
        return cleaned
    units = cleaned.encode("utf-16-le")
    if len(units) <= LONGEST_CELL * 2:
        return cleaned
    return units[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"
