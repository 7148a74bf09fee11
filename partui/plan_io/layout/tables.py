"""The tables of a document, each under its head: which hold criteria, which tasks, which neither."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.file import Blanks
from partui.domain.text import fold
from partui.plan_io.document import ROWS_A_STEP, Document, OnRow, Table, TableCell, TableRow
from partui.plan_io.layout.heads import is_column_numbers, read_head
from partui.plan_io.layout.numbers import is_number
from partui.plan_io.layout.roles import meaning_of
from partui.plan_io.layout.table_head import TableHead, TableKind
from partui.plan_io.layout.titles import title_of, title_row

_SIGNED = re.compile(r"\b(?:noi nhan|nguoi lap|thu truong|chu tich|giam doc)\b|\b(?:tm|kt|tl|tuq)\.")


class BodyRow(NamedTuple):
    """A row under a head.

    Attributes:
        follows_head: whether it is the first under a head or in a table: a page break may have cut it.
    """

    row: TableRow
    follows_head: bool


class FoundTable(NamedTuple):
    """A table of a document.

    Attributes:
        number: 1-based, as an officer chooses it.
        title: what stands over it, in one line.
        head: none where it is neither of criteria nor of tasks.
        rows: those under the head; of a table without one, all.
        left_out: rows of other widths among them.
    """

    number: int
    title: str
    head: TableHead | None
    exact: bool
    blanks: Blanks | None
    rows: list[BodyRow]
    left_out: list[TableRow]

    @property
    def kind(self) -> TableKind | None:
        """What it is for, none where it is no part of a plan."""
        return self.head.kind if self.head else None

    @property
    def place(self) -> str:
        """Where its first row stands."""
        return self.rows[0].row.place if self.rows else ""

    @property
    def words(self) -> str:
        """The words of its head, or of its first row."""
        if self.head:
            return " | ".join(column.words for column in self.head.columns)
        return " | ".join(cell.words for cell in self.rows[0].row.cells if cell.words) if self.rows else ""


class FoundTables(NamedTuple):
    """What a document holds.

    Attributes:
        letter: the lines before the first annex, those of other tables among them; blank ones too.
        lines: all that stands outside the tables.
    """

    tables: list[FoundTable]
    letter: list[str]
    lines: list[str]

    def of(self, kind: TableKind) -> list[FoundTable]:
        """Return the tables of a kind."""
        return [table for table in self.tables if table.kind is kind]

    def heads(self) -> list[TableHead]:
        """Return the heads of the annexes."""
        return [table.head for table in self.tables if table.head]


def find_tables(document: Document, overrides: Mapping[str, ColumnRole], watch: OnRow) -> FoundTables:
    """Return the tables of a document and what stands before them.

    Args:
        overrides: what the officer says that columns are, by the plain words of their heads.
        watch: told now and then how many rows there are.
    """
    search = _Search(overrides)
    total = sum(len(block.rows) for block in document if isinstance(block, Table))
    read = 0
    for block in document:
        if not isinstance(block, Table):
            search.add_line(block.text)
            continue
        for at in range(0, len(block.rows), ROWS_A_STEP):
            read += len(block.rows[at : at + ROWS_A_STEP])
            if read >= ROWS_A_STEP:
                watch(total)
        search.add_table(block)
    return FoundTables([_with_better_number(table) for table in search.tables], search.letter, search.lines)


class _Search:
    """Goes through a document once, in its order."""

    def __init__(self, overrides: Mapping[str, ColumnRole]) -> None:
        self.tables: list[FoundTable] = []
        self.letter: list[str] = []
        self.lines: list[str] = []
        self._overrides = overrides
        # The lines since the last table, and the table that rows without a head go on with.
        self._lines: list[str] = []
        self._open: FoundTable | None = None
        # Whether the next row is the first under a head.
        self._first = True

    def add_line(self, text: str) -> None:
        self._lines.append(text)
        self.lines.append(text)
        if not self._found_any():
            self.letter.append(text)

    def add_table(self, block: Table) -> None:
        at, begun = 0, False
        waiting: list[TableRow] = []
        while at < len(block.rows):
            row = block.rows[at]
            found = read_head(block.rows, at, self._overrides)
            if found and self._is_new(found[0], row, block, begun):
                head, height = found
                self._take_back_titles(waiting, begun)
                waiting = []
                self._begin(head, block)
                at += height
                begun = True
                while at < len(block.rows) and is_column_numbers(block.rows[at]):
                    at += 1
                continue
            at += 1
            if begun and self._open is not None and not _is_another_head(row):
                self._add(row, block)
            elif not begun and not waiting and self._goes_on(row, block):
                self._name_what_goes_on()
                begun = True
                self._add(row, block, follows_head=True)
            else:
                begun = False
                waiting.append(row)
        if waiting:
            self._leave(waiting, block)

    def _is_new(self, head: TableHead, row: TableRow, block: Table, begun: bool) -> bool:
        """Whether what looks like a head is one: without a number a row of a table may look like one."""
        before = self._open.head if self._open else None
        if before is None or head.words_of(ColumnRole.NUMBER) or head.columns == before.columns:
            return True
        return not begun and not self._goes_on(row, block)

    def _found_any(self) -> bool:
        return any(table.head for table in self.tables)

    def _take_back_titles(self, waiting: Sequence[TableRow], begun: bool) -> None:
        """Take rows above a head that are nothing but a line of text for what stands over the table."""
        titles: list[TableRow] = list(waiting)
        if begun and self._open is not None:
            rows = self._open.rows
            while rows and _is_title_row(rows[-1].row):
                titles.insert(0, rows.pop().row)
        for row in titles:
            filled = [line.text for cell in row.cells for line in cell.lines]
            for text in filled or [""]:
                self.add_line(text)

    def _begin(self, head: TableHead, block: Table) -> None:
        title = title_of(self._lines)
        before = self._open
        self._lines = []
        if before and before.head and not title and before.head.columns == head.columns and before.rows:
            # A page break repeats the head.
            self._open = before
            self._first = True
            return
        self._open = FoundTable(len(self.tables) + 1, title, head, block.exact, block.blanks, [], [])
        self.tables.append(self._open)
        self._first = True

    def _add(self, row: TableRow, block: Table, *, follows_head: bool = False) -> None:
        assert self._open is not None
        assert self._open.head is not None
        if not any(cell.words or cell.merged for cell in row.cells):
            return
        if block.exact:
            _refuse_too_many(row, self._open.head)
        if not self._open.head.fits(row, exact=block.exact) and not _is_numbered(row):
            self._open.left_out.append(row)
        else:
            self._open.rows.append(BodyRow(row, follows_head or self._first))
            self._first = False

    def _goes_on(self, row: TableRow, block: Table) -> bool:
        """Whether a table without a head goes on with the one before."""
        if self._open is None or self._open.head is None or not row.cells:
            return False
        if not self._open.head.fits(row, exact=block.exact):
            return False
        words = [cell.words for cell in row.cells]
        signed = any(_SIGNED.search(fold(text)) for text in words)
        begins = not words[0] or is_number(words[0]) or not self._open.head.has(ColumnRole.NUMBER)
        return (
            begins
            and not signed
            and not _is_another_head(row)
            and (_filled(row) > 1 or self._open.head.is_as_wide(row))
        )

    def _name_what_goes_on(self) -> None:
        title, self._lines = title_of(self._lines), []
        if title and self._open and self._open.head and self._open.rows:
            place = self._open.rows[-1].row.place
            line = title_row(title, place, self._open.head.width)
            self._open.rows.append(BodyRow(line, follows_head=False))

    def _leave(self, rows: Sequence[TableRow], block: Table) -> None:
        """Keep a table that is no part of the plan, so that it can be named."""
        self.lines.extend(_texts(rows))
        if not self._found_any():
            self.letter.extend(_texts(rows))
        body = [BodyRow(row, follows_head=False) for row in rows if any(cell.words for cell in row.cells)]
        if any(_filled(each.row) > 1 for each in body):
            self.tables.append(FoundTable(len(self.tables) + 1, "", None, block.exact, block.blanks, body, []))
        self._lines = []


def _texts(rows: Sequence[TableRow]) -> Iterator[str]:
    for row in rows:
        filled = [line.text for cell in row.cells for line in cell.lines]
        yield from filled or [""]


def _is_numbered(row: TableRow) -> bool:
    return _filled(row) > 1 and _begins_with_number(row)


def _begins_with_number(row: TableRow) -> bool:
    return bool(row.cells) and is_number(row.cells[0].words)


def _filled(row: TableRow) -> int:
    return sum(1 for cell in row.cells if cell.words)


def _refuse_too_many(row: TableRow, head: TableHead) -> None:
    if any(cell.words for cell in row.cells[head.width :]):
        raise PartuiError(
            "{place}: hàng có {found} ô, mà đầu bảng chỉ có {expected} cột; chưa nhập gì.",
            place=row.place,
            found=len(row.cells),
            expected=head.width,
        )


def _is_another_head(row: TableRow) -> bool:
    """Whether a row is the head of a table that is none of ours."""
    first = next((cell.words for cell in row.cells), "")
    meaning = meaning_of(first) if first else None
    return meaning is not None and meaning.role is ColumnRole.NUMBER


def _is_title_row(row: TableRow) -> bool:
    filled = [cell.words for cell in row.cells if cell.words]
    return len(filled) == 1 and not is_number(filled[0]) and not any(cell.merged for cell in row.cells)


def _with_better_number(table: FoundTable) -> FoundTable:
    """Of two columns of numbers take the one in which more rows have a number."""
    head = table.head
    if head is None or not head.has(ColumnRole.SECOND_CODE):
        return table
    counts = dict.fromkeys((ColumnRole.NUMBER, ColumnRole.SECOND_CODE), 0)
    for body in table.rows:
        cells = head.assign(body.row)
        for role in counts:
            counts[role] += is_number(cells.get(role, TableCell()).words)
    if counts[ColumnRole.SECOND_CODE] <= counts[ColumnRole.NUMBER]:
        return table
    other = {ColumnRole.NUMBER: ColumnRole.SECOND_CODE, ColumnRole.SECOND_CODE: ColumnRole.NUMBER}
    columns = tuple(column._replace(role=other.get(column.role, column.role)) for column in head.columns)
    return table._replace(head=head._replace(columns=columns))
