"""Reads a returned form, identified by its hidden sheet even if renamed, sorted or filtered."""

import os.path
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ASKED, BESIDES
from partui.domain.forms.filled import FilledTable
from partui.domain.forms.form import FORMAT, FormRow, ReportForm, ReportingRole
from partui.domain.text import clean, fold
from partui.locale import official
from partui.plan_io.excel.reading import read_excel
from partui.plan_io.excel.sheets import WorkbookSheet, read_sheets
from partui.plan_io.files import file_content
from partui.plan_io.formats import MACROS
from partui.plan_io.forms.table import known_heads, table_in
from partui.wording.disk_errors import disk_reason
from partui.wording.forms.answers import asked_label

_LARGEST = 20 * 2**20
ENDING = ".xlsx"


class FilledForm(NamedTuple):
    """A form as it was sent, and as it was filled in."""

    form: ReportForm
    table: FilledTable


def form_files(paths: Sequence[str]) -> list[str]:
    """Return the named files and the workbooks in the named folders, last saved at the end, then by name.

    If a form came back twice, the later file counts.

    Raises:
        PartuiError: a folder cannot be read.
    """
    return sorted((file for path in paths for file in _files_at(path)), key=lambda file: (_saved_at(file), file))


def _files_at(path: str) -> list[str]:
    if not os.path.isdir(path):
        return [path]
    try:
        names = os.listdir(path)
    except OSError as error:
        raise PartuiError(
            "Không đọc được thư mục {path}: {reason}; chưa nhận gì. Hãy sửa quyền của thư mục hoặc chép các phiếu ra"
            " chỗ khác.",
            path=path, reason=disk_reason(error),
        ) from None  # fmt: skip
    # What Excel keeps beside an open file is none.
    return [os.path.join(path, name) for name in names if _may_be_form(name)]


def _saved_at(file: str) -> int:
    """Return when a file was last saved, in nanoseconds; a missing one sorts first and is reported when read."""
    try:
        return os.stat(file).st_mtime_ns
    except (OSError, ValueError):
        return 0


def _may_be_form(name: str) -> bool:
    ending = os.path.splitext(name)[1].lower()
    return not name.startswith(("~$", ".")) and (ending == ENDING or ending in MACROS)


def read_form(path: str) -> FilledForm:
    """Read a returned form.

    Raises:
        PartuiError: there is no such file, or it is no form, or one that cannot be read any more.
    """
    if not os.path.lexists(path):
        raise PartuiError("không có tệp hay thư mục {path}", path=path)
    ending = os.path.splitext(path)[1].lower()
    if ending in MACROS:
        raise PartuiError("tệp {ending} có macro, không mở; hãy lưu lại thành .xlsx", ending=ending)
    if ending != ENDING:
        raise PartuiError("phiếu là tệp .xlsx; hãy lưu lại thành .xlsx")
    data = file_content(path, _LARGEST)
    hidden = next((sheet for sheet in read_sheets(data, hidden=True) if _texts(sheet, 0)[:1] == ["format"]), None)
    if hidden is None:
        raise PartuiError("không phải phiếu báo cáo của partui, hoặc trang ẩn của phiếu đã mất")
    form = _form(hidden)
    with official():
        heads = {fold(asked_label(name)): name for name in (*ASKED, *BESIDES)}
    table = table_in(read_excel(data, lambda _rows: None), form.plan, {**known_heads(), **heads})
    if table is None:
        raise PartuiError("không tìm thấy bảng của phiếu: dòng đầu đề của các cột đã mất")
    return FilledForm(form, table)


def _texts(sheet: WorkbookSheet, at: int) -> list[str]:
    row = next((row for row in sheet.rows if row.at == at), None)
    if row is None:
        return []
    last = max(row.cells, default=-1)
    cells = (row.cells.get(column) for column in range(min(last + 1, len(FormRow._fields) + 1)))
    return ["" if cell is None else clean(str(cell.value), lines=True) for cell in cells]


def _form(sheet: WorkbookSheet) -> ReportForm:
    lines = [_texts(sheet, row.at) for row in sheet.rows]
    said = {line[0]: line[1] for line in lines if len(line) > 1}
    try:
        if said["format"] != FORMAT:
            raise PartuiError("phiếu của bản partui khác ({format})", format=said["format"][:30])
        rows = tuple(_row(line[1:]) for line in lines if line[:1] == ["row"])
        return ReportForm(
            said["form"], int(said["plan"]), said["agency"], said["name"], date.fromisoformat(said["made_on"]), rows,
            said.get("source", ""),
        )  # fmt: skip
    except (KeyError, ValueError, TypeError):
        raise PartuiError("trang ẩn của phiếu đã bị sửa, không đọc được nữa") from None


def _row(texts: list[str]) -> FormRow:
    said = dict(zip(FormRow._fields, [*texts, *[""] * len(FormRow._fields)], strict=False))
    return FormRow(asked_as=ReportingRole(said.pop("asked_as")), **said)
