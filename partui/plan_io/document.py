"""The document that every format is read into: paragraphs and tables, merged cells and lists."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.file import Blanks
from partui.domain.text import clean
from partui.wording.columns import cut

# A plan has a few hundred rows; more than this is no plan.
MOST_ROWS = 20_000
# A spreadsheet may be formatted down to its last row.
MOST_BLANK_ROWS = 2**20
MOST_CELLS = 2_000_000
MOST_CHARACTERS = 10_000_000
# As many as a spreadsheet has.
_MOST_COLUMNS = 2**14
ROWS_A_STEP = 200

# Called now and then with the number of rows read or saved; what it raises ends the work.
OnRow = Callable[[int], None]

_SHOWN_CELLS = 60


class CellLine(NamedTuple):
    """A paragraph of a cell.

    Attributes:
        mark: the bullet or number that the format itself puts before it, blank when it is in no list.
    """

    text: str
    mark: str = ""


class TableCell(NamedTuple):
    """A cell of a table.

    Attributes:
        column: 0-based place in the table's grid.
        span: how many places of the grid it fills.
        merged: whether it is one with the cell above it, which has the words.
        run_on: whether one line may hold a whole list: "- A; - B".
        goes_on: whether its first line may be the rest of a paragraph that a page break cut.
    """

    lines: tuple[CellLine, ...] = ()
    column: int = 0
    span: int = 1
    merged: bool = False
    run_on: bool = False
    goes_on: bool = False

    @property
    def words(self) -> str:
        """The cell on one line, without list marks."""
        return clean(" ".join(line.text for line in self.lines))


class TableRow(NamedTuple):
    """A row of a table.

    Attributes:
        place: where it stands in the file, for people: "Dòng 12".
        number: the same counted from 1, where the format numbers its rows.
    """

    place: str
    cells: tuple[TableCell, ...]
    number: int = 0


class Table(NamedTuple):
    """Rows of cells.

    Attributes:
        exact: whether a row with more cells than the head is misread, as where cells are parted by a character.
        blanks: what its blank cells mean that nothing marks as merged; none where the format cannot say.
    """

    rows: Sequence[TableRow]
    exact: bool = False
    blanks: Blanks | None = Blanks.KEEP


class Paragraph(NamedTuple):
    """A paragraph outside the tables; blank ones count, because they separate a title from what follows."""

    text: str


Document = Sequence[Paragraph | Table]


def plain_row(place: str, texts: Sequence[str], *, number: int = 0) -> TableRow:
    """Return a row from a format without merged cells and lists; each line is a paragraph."""
    return TableRow(place, tuple(TableCell(plain_lines(text), at) for at, text in enumerate(bounded(texts))), number)


def bounded(texts: Sequence[str]) -> Sequence[str]:
    """Return the cells of a row, refusing too many.

    Raises:
        PartuiError: there are more of them than any table has.
    """
    if len(texts) > _MOST_COLUMNS:
        raise too_large()
    return texts


def plain_lines(text: str) -> tuple[CellLine, ...]:
    """Return the paragraphs of a text without blank ones."""
    return tuple(CellLine(line) for line in clean(text, lines=True).split("\n") if line)


def filled_up(cells: Iterable[TableCell], width: int) -> tuple[TableCell, ...]:
    """Return the cells of a row with blank cells in the gaps of the grid."""
    by_column = {cell.column: cell for cell in cells}
    filled: list[TableCell] = []
    column = 0
    while column < width:
        cell = by_column.get(column, TableCell(column=column))
        filled.append(cell)
        column += cell.span
    return tuple(filled)


class RowBounds:
    """Limits how much is read of a file; counts work rather than time.

    Args:
        watch: told now and then how many rows were read.
    """

    def __init__(self, watch: OnRow) -> None:
        self._watch = watch
        self._rows = 0
        self._blank = 0
        self._cells = 0
        self._characters = 0

    def hold(self, rows: Iterable[TableRow]) -> Iterator[TableRow]:
        """Yield rows, with only the first of consecutive blank ones.

        Raises:
            PartuiError: there are more, or more is written in them, than in any plan.
        """
        after_blank = False
        for row in rows:
            is_blank = not any(cell.lines for cell in row.cells)
            self._count(row, is_blank)
            if not (is_blank and after_blank):
                yield row
            after_blank = is_blank

    def _count(self, row: TableRow, is_blank: bool) -> None:
        if is_blank:
            self._blank += 1
        else:
            self._rows += 1
            self._characters += sum(len(line.text) for cell in row.cells for line in cell.lines)
            if self._rows % ROWS_A_STEP == 0:
                self._watch(self._rows)
            self._cells += len(row.cells)
        if self._rows > MOST_ROWS or self._blank > MOST_BLANK_ROWS:
            raise too_many_rows()
        if self._cells > MOST_CELLS:
            raise too_large()
        if self._characters > MOST_CHARACTERS:
            raise PartuiError(
                "Tệp có hơn {limit} triệu ký tự, không phải một kế hoạch; chưa nhập gì.", limit=MOST_CHARACTERS // 10**6
            )


def too_many_rows() -> PartuiError:
    """Return the refusal of a file far larger than a plan."""
    return PartuiError("Tệp có quá {limit} hàng, không phải một kế hoạch; chưa nhập gì.", limit=MOST_ROWS)


def too_large() -> PartuiError:
    """Return the refusal of tables far larger than a plan's."""
    return PartuiError("Tệp có bảng quá lớn, không phải một kế hoạch; không mở, chưa nhập gì.")


def beginning(text: str) -> str:
    """Return the beginning of a text, to quote in a sentence."""
    return cut(clean(text), _SHOWN_CELLS)
