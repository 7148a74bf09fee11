"""Forms as Excel workbooks: cells to fill in are unlocked, a hidden sheet identifies the form."""

from collections.abc import Mapping
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from partui.domain.forms.answers import ASKED, BESIDES
from partui.domain.forms.form import FORMAT, FormRow, ReportForm
from partui.domain.tasks.status import Status
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.excel.book import FONT, cell_text
from partui.reports.excel.sizes import row_height
from partui.wording.forms.answers import asked_label, asked_text
from partui.wording.labels import status_label

HIDDEN = "partui"
OPEN = (*ASKED, *BESIDES)
_FIXED = 4
_WIDTHS = (9, 26, 13, 24, 14, 11, 8, 12, 13, 11, 16, 18, 16, 16)
_HEAD = 5
_PAPER_A4 = 9
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_form(form: ReportForm, out: BinaryIO) -> None:
    """Write a form.

    Args:
        form: with the tasks that it asks about.
        out: a file opened for writing bytes.
    """
    with Workbook(out, {**_AS_TEXT, "in_memory": True}) as book:
        sheet = book.add_worksheet(_("Phiếu báo cáo"))
        looks = _looks(book)
        _add_top(book, sheet, form)
        returned = any(row.returned for row in form.rows)
        heads = [_("Mã"), _("Nhiệm vụ"), _("Thời hạn"), _("Sản phẩm, yêu cầu"), *map(asked_label, OPEN)]
        for column, head in enumerate([*heads, _("Đã trả lại vì")] if returned else heads):
            sheet.set_column(column, column, _WIDTHS[column])
            sheet.write_string(_HEAD, column, head, looks["head"])
        sheet.set_row(_HEAD, 32)
        for at, row in enumerate(form.rows, start=_HEAD + 1):
            _add_row(sheet, looks, at, row, returned=returned)
        _help_typing(sheet, _HEAD + 1, _HEAD + max(len(form.rows), 1))
        _set_paper(sheet, _HEAD + len(form.rows), len(heads) - 1 + returned)
        _add_hidden(book, form)


def _add_top(book: Workbook, sheet: Worksheet, form: ReportForm) -> None:
    look = {"font_name": FONT, "font_size": 11}
    sheet.write_string(
        0, 0, _("PHIẾU BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {year}").format(year=form.plan),
        book.add_format({**look, "font_size": 14, "bold": True}),
    )  # fmt: skip
    told = _("Cơ quan báo cáo: {name}. Số liệu đang có đến ngày {day}.").format(
        name=form.name, day=show_date(form.made_on)
    )
    lines = (
        told,
        _("Chỉ ghi vào các ô nền vàng: sửa ô nào thì ô ấy được tính, để nguyên là không có gì mới."),
        _("Ngày ghi như 28/9/2020. Việc đã xong: chọn “Hoàn thành” và ghi ngày; văn bản là tài liệu kiểm chứng."),
        _("Gửi lại chính tệp này; sắp xếp, lọc, đổi tên tệp đều được."),
    )
    for at, line in enumerate(lines, start=1):
        sheet.write_string(at, 0, cell_text(line), book.add_format({**look, "italic": at > 1}))


def _looks(book: Workbook) -> dict[str, Format]:
    usual = {"font_name": FONT, "font_size": 11, "border": 1, "text_wrap": True, "valign": "top", "num_format": "@"}
    return {
        "head": book.add_format({**usual, "bold": True, "bg_color": "#D9E2F3", "align": "center", "valign": "vcenter"}),
        "fixed": book.add_format({**usual, "bg_color": "#F2F2F2"}),
        "open": book.add_format({**usual, "bg_color": "#FFF9DB", "locked": False}),
    }


def _add_row(sheet: Worksheet, looks: Mapping[str, Format], at: int, row: FormRow, *, returned: bool) -> None:
    wanted = "\n".join(part for part in (row.products, row.requirements) if part)
    fixed = [row.name, row.title, row.due, wanted]
    cells = [asked_text(name, value) if (value := getattr(row, name, "")) else "" for name in OPEN]
    closed = row.closed
    for column, text in enumerate(fixed):
        sheet.write_string(at, column, cell_text(text), looks["fixed"])
    for column, (name, text) in enumerate(zip(OPEN, cells, strict=True), start=_FIXED):
        sheet.write_string(at, column, cell_text(text), looks["fixed" if name in closed else "open"])
    if returned:
        sheet.write_string(at, _FIXED + len(OPEN), cell_text(row.returned), looks["fixed"])
    texts = zip([*fixed, *cells, row.returned], _WIDTHS, strict=False)
    height = row_height(texts)
    if height is not None:
        sheet.set_row(at, height)


def _help_typing(sheet: Worksheet, first: int, last: int) -> None:
    status, percent = (_FIXED + OPEN.index(name) for name in ("status", "progress"))
    labels = [status_label(each) for each in Status]
    # What is typed otherwise is told when the form comes back.
    sheet.data_validation(first, status, last, status, {"validate": "list", "source": labels, "error_type": "warning"})
    sheet.data_validation(
        first, percent, last, percent,
        {"validate": "any", "input_title": _("% hoàn thành"), "input_message": _("Một số từ 0 đến 100.")},
    )  # fmt: skip


def _set_paper(sheet: Worksheet, last: int, width: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.repeat_rows(_HEAD)
    sheet.freeze_panes(_HEAD + 1, 2)
    sheet.autofilter(_HEAD, 0, max(last, _HEAD + 1), width)
    sheet.set_footer(f"&C&9 {_('Trang')} &P/&N")
    allowed = ("format_cells", "format_columns", "format_rows", "sort", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}"})


def _add_hidden(book: Workbook, form: ReportForm) -> None:
    sheet = book.add_worksheet(HIDDEN)
    sheet.very_hidden()
    head = (
        ("format", FORMAT), ("form", form.uuid), ("plan", str(form.plan)), ("agency", form.agency), ("name", form.name),
        ("made_on", form.made_on.isoformat()), ("source", form.source),
    )  # fmt: skip
    rows = [*head, ("rows", *FormRow._fields), *(("row", *row) for row in form.rows)]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(at, column, cell_text(text))
