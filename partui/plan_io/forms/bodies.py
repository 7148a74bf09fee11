"""Reads a list of bodies from a CSV file, a spreadsheet or lines of text."""

import os.path
from collections.abc import Sequence

from partui.domain.agencies.groups import DISTRICT_COMMITTEES
from partui.domain.errors import PartuiError
from partui.domain.forms.bodies import ListedBody, is_of_some_kind, named_body, named_with_districts
from partui.domain.text import clean, fold
from partui.locale import _
from partui.plan_io.csv import SEPARATORS
from partui.plan_io.decoding import decoded
from partui.plan_io.document import Document, OnRow, RowBounds, Table, TableRow, plain_row
from partui.plan_io.files import PASTE, given_content
from partui.plan_io.formats import LARGEST_TEXT
from partui.plan_io.forms.table import document_of

_MOST_ABOVE = 40
_HALF = 0.5


def read_bodies(path: str, column: str | None, watch: OnRow) -> list[ListedBody]:
    """Return the bodies in a list, in its order.

    Args:
        path: a .csv, .xlsx, .ods or .txt file, or PASTE for what stands on standard input, as CSV.
        column: the head of the column meant, or a part of it; every column that names bodies when none.
        watch: told now and then how many rows were read; what it raises ends the reading.

    Raises:
        PartuiError: there is no such file, it is of another kind, broken, far too large, or no column names bodies.
    """
    heads: list[str] = []
    for table in _document(path, watch):
        if not isinstance(table, Table):
            continue
        top, columns = _columns(table.rows, column)
        heads += [cell.words for row in table.rows[:1] for cell in row.cells if cell.words]
        if columns:
            return named_with_districts(_bodies(table.rows, top, columns))
    if column is not None:
        raise PartuiError(
            "Không có cột nào tên “{column}”; các cột: {heads}. Chưa sửa gì.",
            column=column, heads=", ".join(heads[:10]) or "–",
        )  # fmt: skip
    raise PartuiError(
        "{path} không có cột nào ghi tên cơ quan (“Huyện Lắk”, “UBND xã Ea Tu”, “Sở Nội vụ”); nếu có, hãy chỉ ra bằng"
        " --column. Chưa sửa gì.",
        path="stdin" if path == PASTE else path,
    )


def _document(path: str, watch: OnRow) -> Document:
    if os.path.splitext(path)[1].lower() != ".txt":
        return document_of(path, watch, _separator, (".txt",))
    lines = decoded(given_content(path, LARGEST_TEXT)).splitlines()
    rows = (
        plain_row(_("Dòng {line}").format(line=at), line.split("\t"), number=at) for at, line in enumerate(lines, 1)
    )
    return [Table(list(RowBounds(watch).hold(rows)), exact=False, blanks=None)]


def _separator(text: str) -> str:
    lines = text.splitlines()[:_MOST_ABOVE]
    return max(
        SEPARATORS,
        key=lambda separator: sum(is_of_some_kind(cell.strip('"')) for line in lines for cell in line.split(separator)),
    )


def _columns(rows: Sequence[TableRow], wanted: str | None) -> tuple[int, dict[int, str]]:
    """Return the first row below the head, and the head of each column with bodies, by its index."""
    if wanted is not None:
        for at, row in enumerate(rows[:_MOST_ABOVE]):
            heads = {cell.column: cell.words for cell in row.cells if fold(wanted) and fold(wanted) in fold(cell.words)}
            exact = {place: head for place, head in heads.items() if fold(head) == fold(wanted)}
            if heads:
                return at + 1, exact or heads
        return 0, {}
    texts: dict[int, list[tuple[int, str]]] = {}
    for at, row in enumerate(rows):
        for cell in row.cells:
            if cell.words:
                texts.setdefault(cell.column, []).append((at, cell.words))
    found, top = {}, len(rows)
    for place, cells in texts.items():
        named = [at for at, text in cells if is_of_some_kind(text)]
        below = [at for at, _text in cells if named and at >= named[0]]
        if named and len(named) > len(below) * _HALF:
            # A word of a head may look like a body: "Xã".
            found[place] = next((text for at, text in reversed(cells) if at < named[0]), "")
            top = min(top, named[0])
    return top, found


def _bodies(rows: Sequence[TableRow], top: int, columns: dict[int, str]) -> list[ListedBody]:
    found: list[ListedBody] = []
    district = ""
    for row in rows[top:]:
        for cell in row.cells:
            if cell.column not in columns or cell.merged:
                continue
            for line in cell.lines:
                for text in line.text.split(";"):
                    body = named_body(text)
                    if body is None:
                        continue
                    if body.group == DISTRICT_COMMITTEES:
                        district = body.name
                    within = district if body.group not in (None, DISTRICT_COMMITTEES) else ""
                    found.append(ListedBody(row.number, row.place, clean(columns[cell.column]), body, within))
    return found
