"""Heads of tables: found by what their words mean, wherever and in whatever order the columns stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from partui.domain.plan.column_roles import TASK_FIELDS, ColumnRole
from partui.domain.text import clean, fold
from partui.plan_io.document import TableCell, TableRow
from partui.plan_io.layout.numbers import is_number, is_single_number
from partui.plan_io.layout.roles import (
    LONGEST_HEAD,
    PERIOD,
    Meaning,
    is_period,
    meaning_of,
    plain_head,
    points_role,
    roles_of,
    says_only_when,
)
from partui.plan_io.layout.table_head import HeadColumn, TableHead, TableKind

_MOST_HEAD_ROWS = 3
_YEAR = re.compile(r"\b20[0-9]{2}\b|\[[0-9]{1,2}\]|\([0-9]{1,2}\)")
_NUMBER = re.compile(r"[0-9]")

# Fewer columns than so are no table of tasks, fewer of points none of criteria.
_LEAST_TELLING, _LEAST_POINTS = 2, 2
_POINTS = (ColumnRole.MAX, ColumnRole.BASELINE, ColumnRole.TARGET)


def read_head(
    rows: Sequence[TableRow], at: int = 0, overrides: Mapping[str, ColumnRole] | None = None
) -> tuple[TableHead, int] | None:
    """Return the head that begins with a row and how many rows it has; none when the row is no head.

    Args:
        rows: the rows of a table.
        at: which of them.
        overrides: what the officer says that columns are, by the plain words of their heads.
    """
    if at >= len(rows) or _begins_with_number(rows[at]):
        return None
    best: tuple[TableHead, int] | None = None
    for height in range(1, _MOST_HEAD_ROWS + 1):
        if height > 1 and (at + height > len(rows) or not _goes_on(rows[at], rows[at + height - 1])):
            break
        head = _match(rows[at : at + height], overrides or {})
        if head and (best is None or height > 1):
            best = head, height
    return best


def is_column_numbers(row: TableRow) -> bool:
    """Return whether a row under a head only numbers the columns: (1) (2) (3), or A B 1 2."""
    words = [fold(cell.words).strip("()") for cell in row.cells]
    numbers = [int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 3]  # noqa: PLR2004
    return (
        len(words) > 2  # noqa: PLR2004
        and all(map(is_single_number, words))
        and len(numbers) > 1
        and all(after == before + 1 for before, after in pairwise(numbers))
    )


def _begins_with_number(row: TableRow) -> bool:
    first = next((cell.words for cell in row.cells), "")
    return bool(first) and is_number(first)


def _goes_on(row: TableRow, following: TableRow) -> bool:
    """Whether the row below is a part of the same head: merged with it, or with words only where that has none."""
    if not row.cells or not following.cells or _begins_with_number(following):
        return False
    if following.cells[0].merged:
        return not row.cells[0].merged
    above, below = [cell.words for cell in row.cells], [cell.words for cell in following.cells]
    filled = [at for at, words in enumerate(below) if words]
    return (
        len(filled) > 1
        and not below[0]
        and len(above) == len(below)
        and all(_is_head_word(below[at]) or _is_head_word(f"{above[at] or above[at - 1]} {below[at]}") for at in filled)
        and all(not above[at] or (at + 1 in filled and not above[at + 1]) for at in filled)
    )


def _is_head_word(words: str) -> bool:
    return meaning_of(words) is not None or points_role(words) is not None


class _Words(NamedTuple):
    """The words of a column's head: the lowest row's own, and all of them."""

    own: str
    whole: str
    cell: TableCell


def _match(rows: Sequence[TableRow], overrides: Mapping[str, ColumnRole]) -> TableHead | None:
    heads = [words for words in _combined(rows) if words.whole]
    if len(heads) < 2 or any(len(words.own) > LONGEST_HEAD for words in heads):  # noqa: PLR2004
        return None
    return _criteria_head(heads, rows) or _items_head(heads, rows, overrides)


def _combined(rows: Sequence[TableRow]) -> list[_Words]:
    *above, lowest = rows
    combined: list[_Words] = []
    left = [""] * len(above)
    for cell in lowest.cells:
        own = "" if cell.merged else cell.words
        over = [_over(row, cell) for row in above]
        # Where nothing marks what is merged, a blank beside a head over several columns belongs to it.
        left = over = [words or (beside if own else "") for words, beside in zip(over, left, strict=True)]
        whole = clean(" ".join(part for part in (*over, own) if part))
        combined.append(_Words(own or whole, whole, cell))
    return combined


def _over(row: TableRow, cell: TableCell) -> str:
    return next(
        (over.words for over in row.cells if over.column <= cell.column < over.column + over.span and not over.merged),
        "",
    )


def _items_head(
    heads: Sequence[_Words], rows: Sequence[TableRow], overrides: Mapping[str, ColumnRole]
) -> TableHead | None:
    meanings = list(map(_meaning, heads))
    plain = [plain_head(words.whole) for words in heads] if overrides else []
    by_place = {at: overrides[head] for at, head in enumerate(plain) if head in overrides}
    roles = roles_of(meanings, by_place)
    if not _tells_of_tasks(meanings, roles) or (ColumnRole.NUMBER not in roles and _has_numbers(heads)):
        return None
    return _head(TableKind.ITEMS, heads, roles, rows)


def _meaning(words: _Words) -> Meaning | None:
    if is_period(words.own):
        over = meaning_of(words.whole)
        return over if over and over.role is not ColumnRole.DEADLINE else PERIOD
    if says_only_when(words.own):
        return meaning_of(words.whole)
    return meaning_of(words.own) or meaning_of(words.whole)


def _has_numbers(heads: Sequence[_Words]) -> bool:
    """Whether a number that is no year stands among the words, as it does in rows of a table."""
    return any(_NUMBER.search(_YEAR.sub("", words.whole)) for words in heads)


def _tells_of_tasks(meanings: Sequence[Meaning | None], roles: Sequence[ColumnRole]) -> bool:
    if ColumnRole.TITLE not in roles:
        return False
    telling, known = len(set(TASK_FIELDS).intersection(roles)), sum(meaning is not None for meaning in meanings)
    if ColumnRole.NUMBER in roles:
        return 2 * known > len(meanings) and (telling >= _LEAST_TELLING or _is_short_list(meanings, roles))
    # Without a column of numbers more must speak for a head: a row of a table may look like one.
    return telling >= _LEAST_TELLING and known == len(meanings)


def _is_short_list(meanings: Sequence[Meaning | None], roles: Sequence[ColumnRole]) -> bool:
    """Whether a table says nothing but a task and who leads it, or when it is due."""
    surely = max((meaning.rank for meaning in meanings if meaning and meaning.role is ColumnRole.TITLE), default=0)
    return surely >= 4 and bool({ColumnRole.LEAD, ColumnRole.DEADLINE}.intersection(roles))  # noqa: PLR2004


def _criteria_head(heads: Sequence[_Words], rows: Sequence[TableRow]) -> TableHead | None:
    roles: list[ColumnRole] = []
    for words in heads:
        meaning = meaning_of(words.own) or meaning_of(words.whole)
        role = points_role(words.whole) or (meaning.role if meaning else ColumnRole.OTHER)
        roles.append(ColumnRole.OTHER if role in roles and role is not ColumnRole.OTHER else role)
    points = [role for role in _POINTS if role in roles]
    counts = ColumnRole.MAX in points or any("diem" in fold(words.whole).split() for words in heads)
    if ColumnRole.TITLE not in roles or len(points) < _LEAST_POINTS or not counts:
        return None
    return _head(TableKind.CRITERIA, heads, roles, rows)


def _head(kind: TableKind, heads: Sequence[_Words], roles: Iterable[ColumnRole], rows: Sequence[TableRow]) -> TableHead:
    lowest = rows[-1]
    columns = [
        HeadColumn(
            role,
            words.whole,
            words.cell.column,
            words.cell.column + words.cell.span,
            words.own if role is ColumnRole.DEADLINE and is_period(words.own) else "",
        )
        for role, words in zip(roles, heads, strict=True)
    ]
    first = lowest.cells[0]
    if (
        not any(column.role is ColumnRole.NUMBER for column in columns)
        and columns[0].start >= first.column + first.span
    ):
        # Numbers may stand under a blank head.
        columns.insert(0, HeadColumn(ColumnRole.NUMBER, "", first.column, first.column + first.span))
    width = max(cell.column + cell.span for cell in lowest.cells)
    return TableHead(kind, tuple(columns), tuple(cell.column for cell in lowest.cells), width)


def quoted(headings: Iterable[str]) -> str:
    """Return heads as a sentence lists them."""
    return ", ".join(f"“{words}”" for words in headings)
