"""A plan as an Excel workbook: the letter on one sheet, each annex on the next, choices for cells to be filled in."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from partui.domain.plan.file import Blanks, PlanFile
from partui.locale import _
from partui.plan_io.layout.item_table import item_table
from partui.plan_io.layout.writing import (
    AnnexLine,
    blanks_line,
    criteria_heads,
    criteria_lines,
    criteria_name,
    day_line,
    goes_with,
    guidance,
    items_name,
    kind_line,
    number_line,
)
from partui.reports.excel.book import FONT, VIETNAMESE, cell_text
from partui.reports.excel.sizes import LINE, row_height

CRITERIA_WIDTHS = (9, 70, 12, 12, 14, 34)
ITEM_WIDTHS = (9, 38, 40, 40, 20, 26, 30)
_FURTHER_WIDTH = 20
ROWS_TO_FILL = 300

_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_PAPER_A4 = 9
_HEAD_HEIGHT = 32
_POINTS = (2, 3, 4)
_LISTS = (2, 3)
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "heading": {"italic": True, "bg_color": "#F2F2F2"},
    "chapter": {"bold": True, "bg_color": "#D9E2F3"},
    "total": {"bold": True, "bg_color": "#D9E2F3"},
    "head": {"bold": True, "bg_color": "#E7E6E6", "align": "center", "valign": "vcenter"},
}


class _Annex(NamedTuple):
    sheet: str
    name: str
    heads: Sequence[str]
    widths: Sequence[float]
    lines: Sequence[AnnexLine]
    numbers: Sequence[int]


def write_excel(plan: PlanFile, out: BinaryIO, agencies: Sequence[str] = ()) -> None:
    """Write a plan; one without rows becomes a template with rows to fill in.

    Args:
        plan: the plan as printed.
        out: a file opened for writing bytes.
        agencies: names offered in the cells of agencies.
    """
    workbook = Workbook(out, {**_AS_TEXT, "in_memory": True})
    workbook.set_properties({"title": plan.plan.title[:255]})
    book = _Book(workbook)
    year = plan.plan.year
    book.letter(plan)
    criteria = _Annex(
        _("Phụ lục I"), criteria_name(year), criteria_heads(year), CRITERIA_WIDTHS, list(criteria_lines(plan)), _POINTS
    )
    table = item_table(plan, marks_merges=True)
    widths = (*ITEM_WIDTHS, *[_FURTHER_WIDTH] * (len(table.heads) - len(ITEM_WIDTHS)))
    items = _Annex(_("Phụ lục II"), items_name(year), table.heads, widths, table.lines, ())
    first = book.annex(plan, criteria)
    second = book.annex(plan, items)
    if not plan.items:
        book.offer(first, second, agencies)
    workbook.close()


def _deadlines() -> tuple[str, ...]:
    return ("Quý I", "Quý II", "Quý III", "Quý IV", "6 tháng đầu năm", "Trong năm", "Trước ngày 01/12",
            "Thường xuyên", "Hàng quý", "Theo quy định của Bộ Nội vụ")  # fmt: skip


class _Book:
    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[str, bool], Any] = {}

    def letter(self, plan: PlanFile) -> None:
        sheet = self._workbook.add_worksheet(_("Kế hoạch"))
        sheet.set_column(0, 0, 110)
        _set_paper(sheet)
        head = plan.plan
        plain = {"font_name": FONT, "font_size": 12, "text_wrap": True, "valign": "top"}
        bold = self._workbook.add_format({**plain, "bold": True})
        italic = self._workbook.add_format({**plain, "italic": True})
        look = self._workbook.add_format(plain)
        lines = [(number_line(head), look), (day_line(head), italic), ("", look), (kind_line(plan.plan), bold)]
        lines += [(head.title, bold), ("", look), (goes_with(head), italic), (blanks_line(plan, Blanks.KEEP), italic)]
        if not plan.items:
            lines += [("", look), *((line, italic) for line in guidance())]
        for row, (line, form) in enumerate(lines):
            sheet.write_string(row, 0, cell_text(line), form)

    def annex(self, plan: PlanFile, annex: _Annex) -> Worksheet:
        sheet = self._workbook.add_worksheet(annex.sheet)
        _set_paper(sheet)
        for column, width in enumerate(annex.widths):
            sheet.set_column(column, column, width)
        sheet.merge_range(0, 0, 0, len(annex.heads) - 1, cell_text(annex.name), self._look("head", text=True))
        for column, head in enumerate(annex.heads):
            sheet.write_string(1, column, cell_text(head), self._look("head", text=True))
        sheet.set_row(1, max(_HEAD_HEIGHT, _height(annex.heads, annex.widths, bold=True)))
        sheet.freeze_panes(2, 2)
        sheet.repeat_rows(1)
        empty = [AnnexLine(("",) * len(annex.heads))] * ROWS_TO_FILL
        for column, first, last in _merged(annex.lines):
            sheet.merge_range(2 + first, column, 2 + last, column, "", self._look("plain", text=True))
        for row, line in enumerate(annex.lines or empty, start=2):
            if annex.lines:
                shown = ["" if column in line.merged else text for column, text in enumerate(line.cells)]
                sheet.set_row(row, _height(shown, annex.widths, bold=line.look != "plain"))
            self._line(sheet, row, line, annex.numbers)
        last = 1 + len(annex.lines or empty)
        sheet.ignore_errors({"number_stored_as_text": f"A1:A{last + 1}"})
        return sheet

    def offer(self, criteria: Worksheet, items: Worksheet, agencies: Sequence[str]) -> None:
        """Offer the usual words of a deadline and the known agencies; others may be typed as well."""
        choices = self._workbook.add_worksheet(_("Danh mục"))
        choices.hide()
        last = 1 + ROWS_TO_FILL
        for column, words in enumerate((_deadlines(), agencies)):
            for row, word in enumerate(words):
                choices.write_string(row, column, cell_text(word))
        name = f"'{choices.get_name()}'"
        deadlines = f"={name}!$A$1:$A${len(_deadlines())}"
        items.data_validation(2, 4, last, 4, _choice(deadlines))
        points = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1000}
        wrong = {"error_title": _("Điểm"), "error_message": _("Điểm là một số từ 0 đến 1000.")}
        criteria.data_validation(2, 2, last, 4, {**points, **wrong})
        if agencies:
            known = f"={name}!$B$1:$B${len(agencies)}"
            items.data_validation(2, 5, last, 6, _choice(known))
            criteria.data_validation(2, 5, last, 5, _choice(known))

    def _line(self, sheet: Worksheet, row: int, line: AnnexLine, numbers: Sequence[int]) -> None:
        for column, text in enumerate(line.cells):
            look = self._look(line.look, text=column not in numbers)
            if column in line.merged:
                continue
            if not text:
                sheet.write_blank(row, column, None, look)
            elif column in numbers:
                sheet.write_number(row, column, float(text), look)
            else:
                sheet.write_string(row, column, cell_text(text), look)

    def _look(self, look: str, *, text: bool) -> Any:
        if (look, text) not in self._formats:
            properties = {
                "font_name": FONT, "font_size": 11, "border": 1, "text_wrap": True, "valign": "top",
                "num_format": "@" if text else f"{VIETNAMESE}0.00##", **_LOOKS[look],
            }  # fmt: skip
            self._formats[(look, text)] = self._workbook.add_format(properties)
        return self._formats[(look, text)]


def _height(texts: Sequence[str], widths: Sequence[float], *, bold: bool) -> float:
    cells = [(cell_text(text), width) for text, width in zip(texts, widths, strict=True)]
    return row_height(cells, bold=bold) or LINE


def _merged(lines: Sequence[AnnexLine]) -> Iterator[tuple[int, int, int]]:
    """Yield the column, the first and the last line of each merged cell, 0-based."""
    for at, line in enumerate(lines):
        for column in line.merged:
            following = lines[at + 1] if at + 1 < len(lines) else None
            if following is None or column not in following.merged:
                first = next(above for above in range(at - 1, -1, -1) if column not in lines[above].merged)
                yield column, first, at


def _choice(source: str) -> dict[str, Any]:
    # Several agencies may stand in one cell, and a deadline has many forms: what is typed is never refused.
    return {"validate": "list", "source": source, "show_error": False}


def _set_paper(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
