"""Rows of the table of criteria: their codes and points, and the total below them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.numbering import PrintedRow, RowCode, number_rows
from partui.plan_io.document import CellLine, TableCell
from partui.plan_io.layout.cells import BULLETS, read_agency_words, read_words
from partui.plan_io.layout.numbers import split_number
from partui.plan_io.layout.row_signs import is_total, number_words
from partui.plan_io.layout.table_head import TableHead
from partui.plan_io.layout.tables import BodyRow, FoundTable

POINTS = (ColumnRole.MAX, ColumnRole.BASELINE, ColumnRole.TARGET)

_POINTS = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,4})?")

Points = dict[str, float | None]


class ReadCriterion(NamedTuple):
    """A criterion in the plan file's shape.

    Attributes:
        lacks_points: whether a column of points is blank, for which 0 was taken.
        not_points: words that stand where points should, for which 0 was taken, each with the head over it.
        place: where the row stands in the file.
    """

    data: dict[str, object]
    code: RowCode
    lacks_points: bool
    not_points: tuple[tuple[str, str], ...]
    place: str


class ReadCriteria(NamedTuple):
    """The table of criteria as read; no totals where none is printed."""

    rows: list[ReadCriterion]
    totals: Points


class _CriterionCells(NamedTuple):
    place: str
    number: str
    cells: dict[str, list[TableCell]]
    is_total: bool


def read_criteria(tables: Sequence[FoundTable]) -> ReadCriteria:
    """Return the criteria of a plan.

    Raises:
        PartuiError: a row has a code and no words.
    """
    heads = [table.head for table in tables if table.head]
    rows = [(head, row) for table, head in zip(tables, heads, strict=True) for row in _rows(table, head)]
    totals: Points = {}
    for _head, row in rows:
        if row.is_total:
            totals = _points(_point_words(row))
    numbered = [(head, row) for head, row in rows if not row.is_total]
    codes = number_rows(PrintedRow(row.number, is_heading=True) for _head, row in numbered)
    return ReadCriteria(
        [_criterion(row, head, code) for (head, row), code in zip(numbered, codes, strict=True)], totals
    )


def _criterion(row: _CriterionCells, head: TableHead, code: RowCode) -> ReadCriterion:
    words = _point_words(row)
    points = _points(words)
    title = read_words(row.cells.get(ColumnRole.TITLE, []))
    if not title:
        raise PartuiError(
            "{place}: hàng mã {code} không có chữ ở cột “{column}”.",
            place=row.place,
            code=row.number,
            column=head.words_of(ColumnRole.TITLE),
        )
    data: dict[str, object] = {
        "code": code.code,
        "title": title,
        "lead": read_agency_words(row.cells.get(ColumnRole.LEAD, [])),
        **{role: value or 0.0 for role, value in points.items()},
    }
    if row.number != code.code:
        data["number"] = row.number
    lacks_points = any(head.has(role) and not each for role, each in words.items())
    not_points = tuple((each, head.words_of(role)) for role, each in words.items() if each and points[role] is None)
    return ReadCriterion(data, code, lacks_points, not_points, row.place)


def _rows(table: FoundTable, head: TableHead) -> list[_CriterionCells]:
    rows: list[_CriterionCells] = []
    for body in table.rows:
        row = _row(body, head)
        if row is None:
            continue
        if row.number.strip(BULLETS) or row.is_total:
            rows.append(row)
        elif rows:
            for key, pieces in row.cells.items():
                rows[-1].cells.setdefault(key, []).extend(pieces)
    return rows


def _row(body: BodyRow, head: TableHead) -> _CriterionCells | None:
    cells = head.assign(body.row)
    number = cells.pop(ColumnRole.NUMBER, TableCell())
    title = cells.get(ColumnRole.TITLE, TableCell())
    words = number_words(number)
    if is_total(words) or is_total(title.words):
        return _CriterionCells(body.row.place, "", _pieces(cells), is_total=True)
    if not title.words or not words:
        split, rest = split_number(read_words([title if title.words else number]))
        if split:
            words, cells[ColumnRole.TITLE] = split, TableCell((CellLine(rest),), run_on=title.run_on)
    if not any(cell.words for cell in cells.values()):
        return None
    return _CriterionCells(body.row.place, words, _pieces(cells), is_total=False)


def _pieces(cells: Mapping[str, TableCell]) -> dict[str, list[TableCell]]:
    return {key: [cell] for key, cell in cells.items()}


def _point_words(row: _CriterionCells) -> dict[ColumnRole, str]:
    return {role: read_words(row.cells.get(role, [])) for role in POINTS}


def _points(words: Mapping[ColumnRole, str]) -> Points:
    return {
        role.value: float(each.replace(",", ".")) if _POINTS.fullmatch(each) else None for role, each in words.items()
    }
