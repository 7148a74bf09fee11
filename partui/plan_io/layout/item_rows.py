"""Rows of Phụ lục II as items: which cells are their own, which are one with those above."""

from collections.abc import Sequence

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import chapter_of
from partui.plan_io.layout.cells import read_agency_words, read_entries, read_words
from partui.plan_io.layout.heads import ITEMS, TITLE
from partui.plan_io.layout.rows import AnnexRow

_LISTS = ("products", "requirements")
_WORDS = ("deadline", "lead", "implementers")
_READERS = {"deadline": read_words, "lead": read_agency_words, "implementers": read_agency_words}

Value = str | tuple[str, ...]


def read_items(rows: Sequence[AnnexRow]) -> list[dict[str, object]]:
    """Return the rows in the plan file's shape.

    A cell merged with the one above it stays blank, which says the same; but where that one belongs to a heading, to
    another chapter or makes a task what would else be a heading, its words are written out.
    """
    items: list[dict[str, object]] = []
    above: dict[str, Value] = {}
    # Column to the chapter in which the words of the merged cells above were last written out.
    written: dict[str, str] = {}
    for row in rows:
        own = {column: _own(row, column) for column in (*_LISTS, *_WORDS)}
        chapter = chapter_of(row.code)
        merged = {column for column in row.merged if column in own and not own[column] and above.get(column)}
        is_task = any(own[column] or column in merged for column in _LISTS)
        has_own_list = any(own[column] for column in _LISTS)
        for column, value in own.items():
            if column not in merged:
                above[column] = value
                written[column] = chapter if value and has_own_list else ""
            elif is_task and written[column] != chapter:
                own[column] = above[column]
                written[column] = chapter
        if is_task and not any(own[listed] for listed in _LISTS):
            column = next(column for column in _LISTS if column in merged)
            own[column] = above[column]
        items.append({"code": row.code, "title": read_title(row), **own})
    return items


def _own(row: AnnexRow, column: str) -> Value:
    pieces = row.cells.get(column, [])
    return read_entries(pieces) if column in _LISTS else _READERS[column](pieces)


def read_title(row: AnnexRow) -> str:
    """Return what a row is called.

    Raises:
        PartuiError: it has a code and nothing else.
    """
    title = read_words(row.cells.get(TITLE, []))
    if not title:
        raise PartuiError(
            "{place}: hàng mã {code} không có chữ ở cột “{column}”.",
            place=row.place,
            code=row.code,
            column=ITEMS.headings[TITLE],
        )
    return title
