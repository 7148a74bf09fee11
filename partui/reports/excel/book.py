"""A workbook and its sheets: every text stays text, cells have few looks, rows are as high as their words need."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from partui.domain.plan.report import ReportHead
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.reports.excel.sizes import row_height
from partui.reports.titles import ReportName
from partui.wording.labels import timeliness_sign

FONT = "Times New Roman"
HEAD_COLOUR = "#1F4E79"
CHAPTER_COLOUR = "#D9E2F3"
HEADING_COLOUR = "#F2F2F2"

# An .xlsx file holds no longer text in a cell, counted in UTF-16.
LONGEST_CELL = 32_767

_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_TEXTS = ("text", "code")
# A program in another language writes 8,5 as Vietnamese does, where it heeds this.
VIETNAMESE = "[$-42A]"
_NUMBERS = {
    "text": "General",
    "code": "@",
    "whole": "0",
    "points": f"{VIETNAMESE}0.00##",
    "gap": f"{VIETNAMESE}+0.00##;{VIETNAMESE}-0.00##;{VIETNAMESE}0.00",
    "share": f"{VIETNAMESE}0.0%",
    "percent": '0"%"',
    "date": "dd/mm/yyyy",
}
# A header holds 255 characters in all.
_LONGEST_IN_HEADER = 60
_TONES = {
    Timeliness.OVERDUE: ("#9C0006", "#FFC7CE"),
    Timeliness.DUE_SOON: ("#7F4F00", "#FFEB9C"),
    Timeliness.DONE_ON_TIME: ("#00591C", "#C6EFCE"),
    Timeliness.DONE_LATE: ("#833C0B", "#FCE4D6"),
    Timeliness.CANCELLED: ("#595959", "#EDEDED"),
}
_USUAL_SIZE = 11


class CellFormat(NamedTuple):
    """How a cell looks.

    Attributes:
        kind: what stands in it: text, code (text, typed over too), whole, points, gap, share, percent or date.
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

    def __init__(self, out: BinaryIO, head: ReportHead, name: ReportName, about: str = "") -> None:
        """Begin a workbook.

        Args:
            out: a file opened for writing bytes.
            head: gives the day that the file says it was made on.
            name: the lines over the report.
            about: what stands over every page; the agency when blank.
        """
        self.about = clean(about or head.agency or "")
        self.head = head
        self.name = name
        font = {"default_format_properties": {"font_name": FONT, "font_size": _USUAL_SIZE}}
        self.workbook = Workbook(out, {**_AS_TEXT, **font, "in_memory": True})
        self.workbook.set_properties({"title": name.title, "created": datetime.combine(head.made_on, time())})
        self._formats: dict[CellFormat, Format] = {}

    def format(self, look: CellFormat) -> Format:
        """Return the format of a look, the same one each time."""
        if look not in self._formats:
            properties = {
                "font_name": FONT,
                "font_size": _USUAL_SIZE,
                "border": 1,
                "border_color": "#A6A6A6",
                "valign": "top",
                "align": "left" if look.kind in _TEXTS else "center" if look.kind == "date" else "right",
                "num_format": _NUMBERS[look.kind],
                "text_wrap": look.wrap,
                **_ROWS[look.row],
            }
            self._formats[look] = self.workbook.add_format(properties)
        return self._formats[look]

    def line_format(self, size: int, *, bold: bool = False, italic: bool = False) -> Format:
        """Return the format of a line over or under a table."""
        return self.workbook.add_format(
            {"font_name": FONT, "font_size": size, "bold": bold, "italic": italic, "text_wrap": True, "valign": "top"}
        )

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


Value = str | int | float | Decimal | date | None

# As Excel numbers them.
A3, A4 = 8, 9


class SheetColumn(NamedTuple):
    """A column of a table: its head, its width in characters, what stands in it."""

    head: str
    width: float
    kind: str = "text"


class Sheet:
    """A sheet being written, row by row."""

    def __init__(self, book: Book, name: str, columns: Sequence[SheetColumn], paper: int = A4) -> None:
        """Add a sheet; its tables share the widths of the columns, which fit the paper's width."""
        self._book = book
        self._columns = columns
        self._sheet: Worksheet = book.workbook.add_worksheet(name)
        self._row = 0
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, column.width)
        self._set_up_paper(paper)

    @property
    def row(self) -> int:
        """The row that is written next, counted from 0."""
        return self._row

    def add_line(self, text: str, size: int = _USUAL_SIZE, *, bold: bool = False, italic: bool = False) -> None:
        """Add a line over the columns, as high as its words need."""
        look, words = self._book.line_format(size, bold=bold, italic=italic), cell_text(text)
        if len(self._columns) > 1:
            self._sheet.merge_range(self._row, 0, self._row, len(self._columns) - 1, words, look)
        else:
            self._sheet.write_string(self._row, 0, words, look)
        width = sum(column.width for column in self._columns) * _USUAL_SIZE / size
        if (height := row_height([(words, width)], bold=bold)) is not None:
            self._sheet.set_row(self._row, height * size / _USUAL_SIZE)
        self._row += 1

    def add_title(self) -> None:
        """Add the lines over the report."""
        self.add_line(self._book.name.title, 14, bold=True)
        for line in self._book.name[1:]:
            self.add_line(line)

    def add_heading(self, text: str, row: str) -> None:
        """Add a row of one cell across the table, a heading of the rows below."""
        look, words = self._book.format(CellFormat(row=row)), cell_text(text)
        self._sheet.merge_range(self._row, 0, self._row, len(self._columns) - 1, words, look)
        height = row_height([(words, sum(column.width for column in self._columns))], bold=True)
        if height is not None:
            self._sheet.set_row(self._row, height)
        self._row += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self._row += 1

    def add_head(self, heads: Iterable[str] | None = None) -> None:
        """Add the head of a table."""
        look, texts = (
            self._book.format(CellFormat(row="head")),
            tuple(heads or (column.head for column in self._columns)),
        )
        for at, head in enumerate(texts):
            self._sheet.write_string(self._row, at, cell_text(head), look)
        self._end_row(texts, bold=True)

    def add_row(self, values: Iterable[Value], row: str = "plain", *, wrap: bool = True) -> None:
        """Add a row of a table; a missing value leaves its cell empty."""
        listed = tuple(values)
        for at, (value, column) in enumerate(zip(listed, self._columns, strict=True)):
            self._write(at, value, column.kind, row, wrap=wrap)
        self._end_row(listed if wrap else (), bold=row != "plain")

    def freeze(self, columns: int) -> None:
        """Keep the head just written, and so many columns, in sight and on every page."""
        self._sheet.freeze_panes(self._row, columns)
        self._sheet.repeat_rows(self._row - 1)

    def filter_columns(self) -> None:
        """Let the reader filter the table, whose head is the sheet's first row."""
        self._sheet.autofilter(0, 0, max(0, self._row - 1), len(self._columns) - 1)

    def print_only(self, columns: int) -> None:
        """Print so many columns and no more."""
        self._sheet.print_area(0, 0, max(self._row - 1, 0), columns - 1)

    def take_codes_as_they_are(self) -> None:
        """Have Excel not wonder at codes that look like numbers."""
        at = [xl_col_to_name(at) for at, column in enumerate(self._columns) if column.kind == "code"]
        ranges = " ".join(f"{name}1:{name}{self._row}" for name in at)
        self._sheet.ignore_errors({"number_stored_as_text": ranges})

    def colour_timeliness(self, column: int) -> None:
        """Colour the cells that say how a task stands, by their sign."""
        for timeliness, (ink, ground) in _TONES.items():
            look = self._book.workbook.add_format({"font_color": ink, "bg_color": ground})
            rule = {"type": "text", "criteria": "begins with", "value": timeliness_sign(timeliness), "format": look}
            self._sheet.conditional_format(1, column, max(1, self._row - 1), column, rule)

    def colour_numbers(self, column: int, first_row: int, criteria: str, timeliness: Timeliness) -> None:
        """Colour numbers that are above or below 0 (`>` or `<`) as that timeliness is."""
        ink, ground = _TONES[timeliness]
        look = self._book.workbook.add_format({"font_color": ink, "bg_color": ground})
        rule = {"type": "cell", "criteria": criteria, "value": 0, "format": look}
        self._sheet.conditional_format(first_row, column, max(first_row, self._row - 1), column, rule)

    def _end_row(self, values: Iterable[Value], *, bold: bool) -> None:
        """Make the row as high as the texts that wrap in it, and go on to the next."""
        texts = zip(values, self._columns, strict=False)
        wrapped = ((cell_text(value), column.width) for value, column in texts if isinstance(value, str))
        height = row_height(wrapped, bold=bold)
        if height is not None:
            self._sheet.set_row(self._row, height)
        self._row += 1

    def _write(self, at: int, value: Value, kind: str, row: str, *, wrap: bool) -> None:
        if value is None or value == "":
            self._sheet.write_blank(self._row, at, None, self._book.format(CellFormat(kind, row, wrap)))
        elif isinstance(value, str):
            look = CellFormat(kind if kind in _TEXTS else "text", row, wrap)
            self._sheet.write_string(self._row, at, cell_text(value), self._book.format(look))
        elif isinstance(value, date):
            self._sheet.write_datetime(self._row, at, value, self._book.format(CellFormat("date", row, wrap)))
        else:
            self._sheet.write_number(self._row, at, float(value), self._book.format(CellFormat(kind, row, wrap)))

    def _set_up_paper(self, paper: int) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        name, about = self._book.name, self._book.about
        sheet.set_header(f"&L&9 {_plain(name.title)}&C&9 {_plain(about)}&R&9 {_plain(name.day)}")
        sheet.set_footer(f"&C&9 {_plain(_('Trang'))} &P/&N")


def _plain(text: str) -> str:
    """Return text that a header shows as it is: there, `&` begins a code."""
    cut = text if len(text) <= _LONGEST_IN_HEADER else text[: _LONGEST_IN_HEADER - 1] + "…"
    return cut.replace("&", "&&")
