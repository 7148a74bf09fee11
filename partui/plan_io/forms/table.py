"""Reads a table with a column of codes from a CSV file, a spreadsheet or standard input."""

import os.path
from collections.abc import Iterator, Mapping, Sequence

from partui.domain.errors import PartuiError
from partui.domain.forms.answers import BESIDES
from partui.domain.forms.filled import EDITABLE, FOLLOWING, GIVEN, FilledRow, FilledTable
from partui.domain.text import clean, fold
from partui.locale import official
from partui.plan_io.csv import SEPARATORS, Separator
from partui.plan_io.document import Document, OnRow, Table, TableCell, TableRow
from partui.plan_io.files import PASTE, given_content
from partui.plan_io.formats import LARGEST_TEXT, MACROS
from partui.plan_io.forms.cells import read_cell
from partui.wording.fields import field_label
from partui.wording.forms.table import table_heads

ENDINGS = (".csv", ".xlsx", ".ods")
_LARGEST = 50 * 2**20
# Over the head of a table may stand a title and what is to be done with it.
_MOST_ABOVE = 40
_LONGEST_HEAD = 5_000
_READ = {*EDITABLE, *GIVEN, *BESIDES}


def read_table(path: str, plan: int, watch: OnRow) -> FilledTable:
    """Return the rows of a file that have a code.

    Args:
        path: a .csv, .xlsx or .ods file, or PASTE for what stands on standard input, as CSV.
        plan: the plan's year, which a day without a year is of.
        watch: told now and then how many rows were read; what it raises ends the reading.

    Raises:
        PartuiError: there is no such file, it is of another kind, broken, far too large, or no table in it has codes.
    """
    table = table_in(document_of(path, watch, _separator), plan, known_heads())
    if table is None:
        raise PartuiError(
            "{path} không có bảng nào có cột mã nhiệm vụ (“code” hay “Mã”) và một cột để sửa; chưa sửa gì.",
            path=_shown(path),
        )
    return table


def table_in(document: Document, plan: int, known: Mapping[str, str]) -> FilledTable | None:
    """Return the first table of a document with a column of codes, if any.

    Args:
        plan: the plan's year, which a day without a year is of.
        known: the names of columns by the folded heads that they go by.
    """
    for table in document:
        if isinstance(table, Table) and (found := _head(table.rows, known)):
            at, columns = found
            heads = [cell.words for cell in table.rows[at].cells]
            rows = tuple(_rows(table.rows[at + 1 :], heads, columns, plan))
            unknown = (head for head, name in zip(heads, columns, strict=True) if head and not name)
            return FilledTable(rows, tuple(unknown))
    return None


def document_of(path: str, watch: OnRow, separator: Separator, besides: tuple[str, ...] = ()) -> Document:
    """Return the rows of a .csv, .xlsx or .ods file.

    Args:
        path: the file, or PASTE for what stands on standard input, as CSV.
        watch: told now and then how many rows were read; what it raises ends the reading.
        separator: tells how the cells of a CSV text are parted.
        besides: further endings that may be named where this one cannot be read.

    Raises:
        PartuiError: there is no such file, it is of another kind, broken or far too large.
    """
    ending = ".csv" if path == PASTE else os.path.splitext(path)[1].lower()
    if ending in MACROS:
        raise PartuiError("Tệp {ending} có macro, không mở; hãy lưu lại thành .xlsx. Chưa sửa gì.", ending=ending)
    if ending not in ENDINGS:
        raise PartuiError(
            "Không đọc được bảng từ tệp đuôi “{ending}”; hãy dùng một trong: {endings}.",
            ending=clean(ending), endings=" ".join((*ENDINGS, *besides)),
        )  # fmt: skip
    data = given_content(path, LARGEST_TEXT if ending == ".csv" else _LARGEST)
    match ending:
        case ".csv":
            from partui.plan_io.csv import read_csv

            return read_csv(data, watch, separator=separator)
        case ".xlsx":
            from partui.plan_io.excel.reading import read_excel

            return read_excel(data, watch)
        case _:
            from partui.plan_io.open_document.reading import read_open_document

            return read_open_document(data, watch)


def _separator(text: str) -> str:
    """Return the separator of the heads; lists in the cells below may use another."""
    known, lines = known_heads(), text.split("\n", _MOST_ABOVE)[:_MOST_ABOVE]

    def heads(separator: str) -> int:
        return max(
            sum(fold(cell.strip('"\r')) in known for cell in line[:_LONGEST_HEAD].split(separator)) for line in lines
        )

    return max(SEPARATORS, key=heads)


def _head(rows: Sequence[TableRow], known: Mapping[str, str]) -> tuple[int, list[str]] | None:
    """Return the row of a table's head and the name of each column; blank for an unknown one."""
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        columns = [known.get(fold(cell.words), "") for cell in row.cells]
        if columns.count(CODE) == 1 and EDITABLE.keys() & set(columns):
            twice = sorted({name for name in columns if name and columns.count(name) > 1})
            if twice:
                raise PartuiError("Bảng có hai cột “{column}”; hãy bỏ bớt một. Chưa sửa gì.", column=twice[0])
            return at, columns
    return None


def _rows(rows: Sequence[TableRow], heads: list[str], columns: list[str], plan: int) -> Iterator[FilledRow]:
    head_of = dict(zip(columns, heads, strict=True))
    for row in rows:
        texts = dict(zip(columns, map(_text, row.cells), strict=False))
        code = clean(texts.get(CODE, ""))
        if not code:
            continue
        version = texts.get(VERSION, "")
        yield FilledRow(
            row.number,
            row.place,
            code,
            {
                name: read_cell(name, head_of[name], text, plan)
                for name, text in texts.items()
                if text and name in _READ
            },
            tuple(name for name in columns if name in EDITABLE and not texts.get(name)),
            texts.get(PLAN) or None,
            int(version) if version.isascii() and version.isdecimal() else None,
        )


def _text(cell: TableCell) -> str:
    return "\n".join(f"{line.mark} {line.text}".strip() for line in cell.lines)


def _shown(path: str) -> str:
    return "stdin" if path == PASTE else path


CODE, PLAN, VERSION = "code", "plan", "version"
# What reports and offices write besides, folded.
_WRITTEN = {
    "ma nhiem vu": CODE,
    "san pham chua co tai lieu kiem chung": "unproved",
}


def known_heads() -> dict[str, str]:
    """Return the names of columns by their folded heads."""
    names = (CODE, PLAN, VERSION, *EDITABLE, *FOLLOWING, *GIVEN)
    with official():
        labels = {fold(field_label(field)): column for column, field in EDITABLE.items()}
        heads = {fold(head): name for name, head in table_heads().items()}
    return {**_WRITTEN, **labels, **heads, **{fold(name): name for name in names}}
