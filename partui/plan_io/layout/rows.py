"""Rows of the annexes: found under their heads, those that a page break cut joined, each with its code."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import is_code
from partui.domain.text import clean, fold
from partui.locale import _
from partui.plan_io.document import ROWS_A_STEP, CellLine, Document, OnRow, Table, TableCell, TableRow, beginning
from partui.plan_io.layout.cells import BULLETS, read_words
from partui.plan_io.layout.heads import (
    CRITERIA,
    ITEMS,
    LAYOUTS,
    NUMBER,
    TITLE,
    AnnexLayout,
    TableHead,
    is_column_numbers,
    quoted,
    read_head,
)

_TOTAL = re.compile(r"tong|cong|tong (?:diem|cong|so)\b.{0,40}")

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
# Lines between two annexes in one sheet.
_BETWEEN = re.compile(r"phu luc|\(?(?:ban hanh )?kem theo")
_DATE = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
_CODE_END = " .):"
_CODE_FIRST = re.compile(r"(?P<code>[1-9][0-9]{0,5}(\.[1-9][0-9]{0,5}){0,7})[.):]?\s+(?P<title>\D.*)", re.DOTALL)


class AnnexRow(NamedTuple):
    """A row of an annex with what continues it on the pages after.

    Attributes:
        place: where it stands in the file.
        code: blank for a row that bears none, such as a total.
        cells: column to the pieces of its cell.
        merged: columns whose cell is one with the cell above.
    """

    place: str
    code: str
    cells: dict[str, list[TableCell]]
    merged: frozenset[str] = frozenset()


class Annex(NamedTuple):
    """An annex as it stands in a file.

    Attributes:
        head: its first head.
        joined: codes of the rows that something continues.
        notes: what was left out, a sentence each.
    """

    head: TableHead
    rows: list[AnnexRow]
    joined: list[str]
    notes: list[str]


def read_annexes(document: Document, watch: OnRow) -> dict[str, Annex]:
    """Return the annexes that a document has, by name.

    Args:
        watch: told now and then how many rows there are.

    Raises:
        PartuiError: it has neither; a row cannot be read.
    """
    annexes: dict[str, Annex] = {}
    head: TableHead | None = None
    total = sum(len(block.rows) for block in document if isinstance(block, Table))
    understood = 0
    for table in document:
        if not isinstance(table, Table):
            continue
        for row, new_head in _with_heads(table.rows):
            understood += 1
            if understood % ROWS_A_STEP == 0:
                watch(total)
            if new_head:
                head = new_head
                annexes.setdefault(head.layout.name, Annex(head, [], [], []))
            elif head and (_is_of(table, row, head)):
                _refuse_misread_head(row)
                _refuse_too_many(table, row, head)
                _add_row(annexes[head.layout.name], row, head)
    if ITEMS.name not in annexes:
        raise _no_table(next(layout for layout in LAYOUTS if layout.name not in annexes))
    if not any(row.code for annex in annexes.values() for row in annex.rows):
        raise PartuiError(
            "Các bảng của Phụ lục I và Phụ lục II còn trống, chưa có hàng nào; hãy điền rồi nhập lại. Chưa nhập gì."
        )
    return annexes


def before_annexes(document: Document) -> Iterator[str]:
    """Yield the lines before the first annex, those of other tables among them; blank ones too."""
    for block in document:
        if not isinstance(block, Table):
            yield block.text
            continue
        for row, head in _with_heads(block.rows):
            if head:
                return
            for cell in row.cells:
                yield from (line.text for line in cell.lines)


def _with_heads(rows: Sequence[TableRow]) -> Iterator[tuple[TableRow, TableHead | None]]:
    """Yield the rows with the head that each is; a head's second row, and numbers of its columns, are passed over."""
    at = 0
    after_head = False
    while at < len(rows):
        found = read_head(rows[at], rows[at + 1] if at + 1 < len(rows) else None)
        if found:
            head, height = found
            yield rows[at], head
            at += height
        else:
            if not (after_head and is_column_numbers(rows[at])):
                yield rows[at], None
            at += 1
        after_head = found is not None


def _no_table(layout: AnnexLayout) -> PartuiError:
    return PartuiError(
        "Không thấy bảng {name}: cần một hàng đầu bảng có các cột {columns}, và các hàng có STT ở dưới; chưa nhập gì.",
        name=layout.name,
        columns=quoted(list(layout.headings.values())),
    )


def _is_of(table: Table, row: TableRow, head: TableHead) -> bool:
    """Whether a row may stand under a head: other tables that follow an annex have other columns."""
    width = max((cell.column + cell.span for cell in row.cells), default=0)
    return table.exact or width == head.width or (width > 1 and width >= head.columns[-1].end - 1)


def _refuse_misread_head(row: TableRow) -> None:
    # Its page would otherwise be read into the table before.
    if row.cells and fold(row.cells[0].words) == "stt":
        raise PartuiError(
            "{place}: không nhận ra hàng đầu bảng “{words}”; các cột phải là {criteria}, hoặc {items}.",
            place=row.place,
            words=clean(" ".join(cell.words for cell in row.cells))[:200],
            criteria=quoted(list(CRITERIA.headings.values())),
            items=quoted(list(ITEMS.headings.values())),
        )


def _refuse_too_many(table: Table, row: TableRow, head: TableHead) -> None:
    if table.exact and any(cell.words for cell in row.cells[head.width :]):
        raise PartuiError(
            "{place}: hàng có {found} ô, mà bảng {name} chỉ có {expected} cột.",
            place=row.place,
            found=len(row.cells),
            name=head.layout.name,
            expected=head.width,
        )


def _add_row(annex: Annex, row: TableRow, head: TableHead) -> None:
    cells = head.assign(row)
    number = cells.pop(NUMBER, TableCell())
    merged = frozenset(name for name, cell in cells.items() if cell.merged)
    code, cells = _code_and_cells(row, number, cells, NUMBER in head.words)
    if code:
        annex.rows.append(AnnexRow(row.place, code, {name: [cell] for name, cell in cells.items()}, merged))
    elif _is_total(number.words) or _is_total(cells.get(TITLE, TableCell()).words):
        annex.rows.append(AnnexRow(row.place, "", {name: [cell] for name, cell in cells.items()}))
    elif number.words.strip(BULLETS):
        _leave_out(annex, row, number)
    elif any(cell.words for cell in cells.values()):
        _continue_row(annex, row, cells)


def _code_and_cells(
    row: TableRow, number: TableCell, cells: dict[str, TableCell], has_numbers: bool
) -> tuple[str, dict[str, TableCell]]:
    """Return the code of a row and its cells; the code may stand before the title in one cell with it."""
    written = _number_words(number)
    if written and (code := _as_code(written)):
        return code, cells
    source = number if written else None if has_numbers else cells.get(TITLE)
    if source is not None and (found := _CODE_FIRST.fullmatch(read_words([source]))):
        if has_numbers and cells.get(TITLE, TableCell()).words:
            raise _no_code(row, written)
        return found["code"], {**cells, TITLE: TableCell((CellLine(found["title"]),), run_on=source.run_on)}
    if written and not _is_total(written) and any(cell.words for cell in cells.values()):
        raise _no_code(row, written)
    return "", cells


def _number_words(number: TableCell) -> str:
    words = read_words([number])
    if words.strip(BULLETS):
        return words
    if words:
        # A dash in place of a code: the row goes on with the one above.
        return ""
    # A cell that holds nothing but Word's own number.
    return next((line.mark for line in number.lines if line.mark), "")


def _as_code(written: str) -> str:
    plain = written.rstrip(_CODE_END)
    if plain in _ROMAN:
        return str(_ROMAN.index(plain) + 1)
    return plain if is_code(plain) else ""


def _no_code(row: TableRow, written: str) -> PartuiError:
    if _DATE.fullmatch(written):
        return PartuiError(
            "{place}: STT “{code}” là ngày tháng; bảng tính đã đổi mã, hãy đặt cột STT là Văn bản rồi gõ lại mã.",
            place=row.place,
            code=written,
        )
    return PartuiError("{place}: STT “{code}” không phải mã dạng 1.3.1.", place=row.place, code=beginning(written))


def _is_total(title: str) -> bool:
    return _TOTAL.fullmatch(fold(title).strip(" .:")) is not None


def _leave_out(annex: Annex, row: TableRow, number: TableCell) -> None:
    if _BETWEEN.match(fold(number.words)):
        return
    annex.notes.append(_("{place}: bỏ qua hàng “{words}”, không phải hàng của bảng.").format(
        place=row.place, words=beginning(number.words)
    ))  # fmt: skip


def _continue_row(annex: Annex, row: TableRow, cells: dict[str, TableCell]) -> None:
    rows = annex.rows
    if not rows:
        raise PartuiError("{place}: hàng không có STT mà phía trên không có hàng nào để nối vào.", place=row.place)
    for column, cell in cells.items():
        rows[-1].cells.setdefault(column, []).append(cell)
    if rows[-1].code and rows[-1].code not in annex.joined[-1:]:
        annex.joined.append(rows[-1].code)
