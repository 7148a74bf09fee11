"""Rows of Phụ lục II as items: codes put right, which cells are their own, which are one with those above."""

from collections.abc import Sequence

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import chapter_of, code_key, prefixes_of
from partui.locale import _
from partui.plan_io.draft import DraftProblem
from partui.plan_io.layout.cells import read_agency_words, read_entries, read_words
from partui.plan_io.layout.heads import ITEMS, TITLE
from partui.plan_io.layout.rows import AnnexRow

_LISTS = ("products", "requirements")
_WORDS = ("deadline", "lead", "implementers")
_READERS = {"deadline": read_words, "lead": read_agency_words, "implementers": read_agency_words}

Value = str | tuple[str, ...]

_MOST_SHOWN = 10
_FAR = 3


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


def mend_codes(rows: Sequence[AnnexRow], annex: str, problems: list[DraftProblem]) -> list[AnnexRow]:
    """Return the rows with codes that are there once, and tell what is wrong with them.

    A spreadsheet that takes 1.10 for a number keeps 1.1: where 1.1 follows 1.9 and is there already, 1.10 is meant.

    Args:
        annex: its name, for people.
        problems: takes what the officer should know.
    """
    kept: dict[str, AnnexRow] = {}
    others: list[AnnexRow] = []
    whole: list[AnnexRow] = []
    before = ""
    for row in rows:
        code = row.code
        if not code:
            whole.append(row)
            continue
        if code in kept and (meant := _with_zero(code, before)) and meant not in kept:
            problems.append(DraftProblem(_("{place}: mã {code} đọc là {meant}.").format(
                place=row.place, code=code, meant=meant
            )))  # fmt: skip
            code = meant
        before = code
        if code in kept:
            others.append(row)
            continue
        kept[code] = row._replace(code=code)
        whole.append(kept[code])
    problems.extend(_twice(row, kept[row.code], annex) for row in others[:_MOST_SHOWN])
    problems.extend(missing_codes(set(kept), annex))
    return whole


def _with_zero(code: str, before: str) -> str | None:
    above, _dot, last = code.rpartition(".")
    above_before, _dot, last_before = before.rpartition(".")
    if not (last.isdecimal() and last_before.isdecimal()):
        return None
    if above and above_before == above and int(last_before) + 1 == int(last) * 10:
        return f"{code}0"
    return None


def _twice(row: AnnexRow, first: AnnexRow, annex: str) -> DraftProblem:
    text = _("{annex} có hai hàng cùng mã {code}: {first} và {second}; hãy sửa tệp rồi nhập lại.")
    return DraftProblem(text.format(annex=annex, code=row.code, first=first.place, second=row.place), blocks=True)


def missing_codes(codes: set[str], annex: str) -> list[DraftProblem]:
    """Tell which codes an annex lacks between and above those that it has."""
    missing = {above for code in codes for above in prefixes_of(code) if above not in codes}
    siblings: dict[str, list[int]] = {}
    for code in codes | missing:
        above, _dot, last = code.rpartition(".")
        if last.isdecimal():
            siblings.setdefault(above, []).append(int(last))
    for above, numbers in siblings.items():
        # A code far beyond the others is a slip, not a sign of rows that are missing.
        if max(numbers) <= _FAR * (len(numbers) + 1):
            below = (f"{above}.{at}" if above else str(at) for at in range(1, max(numbers)))
            missing.update(code for code in below if code not in codes)
    if not missing:
        return []
    listed = sorted(missing, key=code_key)
    text = _("{annex} không có hàng mã {codes}.").format(annex=annex, codes=", ".join(listed[:_MOST_SHOWN]))
    return [DraftProblem(text)]
