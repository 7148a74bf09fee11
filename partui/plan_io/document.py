"""What every format is read into: paragraphs and tables in their order, with what is merged and what is a list."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.wording.columns import cut

# A plan has a few hundred rows; more than this is no plan.
MOST_ROWS = 20_000
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
        """The cell in one line, the marks of the format left out."""
        return clean(" ".join(line.text for line in self.lines))


class TableRow(NamedTuple):
    """A row of a table.

    Attributes:
        place: where it stands in the file, for people: "Dòng 12".
    """

    place: str
    cells: tuple[TableCell, ...]


class Table(NamedTuple):
    """Rows of cells.

    Attributes:
        exact: whether a row with more cells than the head is misread, as where cells are parted by a character.
    """

    rows: Sequence[TableRow]
    exact: bool = False


class Paragraph(NamedTuple):
    """A paragraph outside the tables; blank ones count, for they part a title from what follows."""

    text: str


Document = Sequence[Paragraph | Table]


def plain_row(place: str, texts: Sequence[str], *, run_on: bool = False) -> TableRow:
    """Return a row of cells without merging or lists of the format's own; a line break begins a paragraph."""
    return TableRow(place, tuple(plain_cell(text, at, run_on=run_on) for at, text in enumerate(texts)))


def plain_cell(text: str, column: int, *, run_on: bool = False) -> TableCell:
    """Return a cell of text alone."""
    lines = tuple(CellLine(line) for line in clean(text, lines=True).split("\n") if line)
    return TableCell(lines, column, run_on=run_on)


def rows_counted(rows: Iterator[TableRow], watch: OnRow) -> Iterator[TableRow]:
    """Yield rows, telling how many there were.

    Raises:
        PartuiError: there are more than a plan can have.
    """
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise too_many_rows()
        if number % ROWS_A_STEP == 0:
            watch(number)
        yield row


def too_many_rows() -> PartuiError:
    """Return what is said of a file that is far larger than a plan."""
    return PartuiError("Tệp có quá {limit} hàng, không phải một kế hoạch; chưa nhập gì.", limit=MOST_ROWS)


def beginning(text: str) -> str:
    """Return the beginning of a text, to be quoted in a sentence."""
    return cut(clean(text), _SHOWN_CELLS)
