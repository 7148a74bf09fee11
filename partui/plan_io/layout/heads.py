"""Heads of the annexes' tables, known by their words wherever and in whatever order the columns stand."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from partui.domain.plan.codes import is_code
from partui.domain.text import fold
from partui.plan_io.document import TableCell, TableRow

NUMBER = "number"
TITLE = "title"
LONGEST_HEAD = 120


class AnnexLayout(NamedTuple):
    """What an annex is known by.

    Attributes:
        name: the annex.
        headings: column to its head as the 2020 plan prints it, the usual order.
        telling: columns of which the head must have as many as `least` besides the title.
    """

    name: str
    headings: Mapping[str, str]
    telling: frozenset[str]
    least: int


CRITERIA = AnnexLayout(
    "Phụ lục I",
    {
        NUMBER: "STT",
        TITLE: "Lĩnh vực",
        "max": "Điểm tối đa",
        "baseline": "Điểm năm",
        "target": "Mục tiêu",
        "lead": "Chủ trì",
    },
    frozenset({"max", "baseline", "target"}),
    2,
)
ITEMS = AnnexLayout(
    "Phụ lục II",
    {
        NUMBER: "STT",
        TITLE: "Lĩnh vực",
        "products": "Sản phẩm",
        "requirements": "Yêu cầu chất lượng",
        "deadline": "Thời gian hoàn thành",
        "lead": "Chủ trì",
        "implementers": "Thực hiện",
    },
    frozenset({"products", "requirements", "deadline", "lead", "implementers"}),
    2,
)
LAYOUTS = (CRITERIA, ITEMS)

# The first that is found in the folded words of a head tells its column.
_COLUMNS = (
    (NUMBER, re.compile(r"(?:so )?(?:stt|tt|thu tu)|ma(?: so)?|so thu tu")),
    ("deadline", re.compile(r"(?:thoi (?:gian|han)|han (?:hoan thanh|cuoi)|tien do|moc thoi gian)\b.*|han")),
    (
        "lead",
        re.compile(r".*\bchu tri\b.*|.*\btham muu\b.*|(?:co quan|don vi) (?:dau moi|phu trach|chiu trach nhiem)\b.*"),
    ),
    (
        "implementers",
        re.compile(r"(?:(?:cac )?(?:co quan|don vi|to chuc)[, /]*)*(?:(?:va )?(?:phoi hop|thuc hien)\b.*)"),
    ),
    ("max", re.compile(r".*\btoi da\b.*|diem chuan.*|thang diem.*")),
    ("target", re.compile(r".*\b(?:muc tieu|phan dau|chi tieu)\b.*")),
    ("baseline", re.compile(r"(?:.*\bdiem\b|ket qua)[^0-9]*\b(?:nam (?:20[0-9]{2}|truoc)|dat duoc)\b.*")),
    ("requirements", re.compile(r".*\byeu cau\b.*|(?:tieu chuan )?chat luong\b.*")),
    ("products", re.compile(r".*\bsan pham\b.*|ket qua\b.*|dau ra\b.*")),
    (TITLE, re.compile(r"(?:ten |linh vuc|tieu chi|noi dung|nhiem vu|cong viec|muc\b|chi so|danh muc).*")),
)
_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[a-z])\)?")


class HeadColumn(NamedTuple):
    """A column of a table and the places of the grid that it fills."""

    name: str
    start: int
    end: int


class TableHead(NamedTuple):
    """A head that was found.

    Attributes:
        columns: the columns that an annex has, from the left; others of the table are not among them.
        places: the grid's place at which each cell of the head begins.
        width: how many places the grid has.
        words: column to the head's own words.
    """

    layout: AnnexLayout
    columns: tuple[HeadColumn, ...]
    places: tuple[int, ...]
    width: int
    words: Mapping[str, str]

    def assign(self, row: TableRow) -> dict[str, TableCell]:
        """Return the cells of a row by column; a column without a cell is not in it."""
        cells: dict[str, TableCell] = {}
        same_number = len(row.cells) == len(self.places)
        for at, cell in enumerate(row.cells):
            place = self.places[at] if same_number else cell.column
            name = next((column.name for column in self.columns if column.start <= place < column.end), None)
            if name is not None:
                cells.setdefault(name, cell)
        return cells


def read_head(row: TableRow, following: TableRow | None = None) -> tuple[TableHead, int] | None:
    """Return the head that begins with a row and how many rows it has; none when the row is no head.

    Args:
        following: the row below; it is a part of the head where the column of numbers is merged over both.
    """
    if following is not None and _is_second_half(row, following):
        both = _combined(row, following)
        if head := _match(both):
            return head, 2
    head = _match(row)
    return (head, 1) if head else None


def is_column_numbers(row: TableRow) -> bool:
    """Return whether a row under a head only numbers the columns: (1) (2) (3), or A B 1 2."""
    words = [fold(cell.words) for cell in row.cells]
    numbers = [int(word.strip("()")) for word in words if word.strip("()").isdecimal()]
    return (
        len(words) > 2  # noqa: PLR2004
        and all(_COLUMN_NUMBER.fullmatch(word) for word in words)
        and len(numbers) > 1
        and all(after == before + 1 for before, after in pairwise(numbers))
    )


def _is_second_half(row: TableRow, following: TableRow) -> bool:
    return bool(following.cells) and following.cells[0].merged and bool(row.cells) and not row.cells[0].merged


def _combined(row: TableRow, following: TableRow) -> TableRow:
    def above(cell: TableCell) -> TableCell:
        return next((over for over in row.cells if over.column <= cell.column < over.column + over.span), TableCell())

    return TableRow(
        row.place,
        tuple(
            cell._replace(lines=(*above(cell).lines, *(() if cell.merged else cell.lines))) for cell in following.cells
        ),
    )


def _match(row: TableRow) -> TableHead | None:
    if any(is_code(cell.words.rstrip(".")) for cell in row.cells[:1]):
        return None
    found: dict[str, HeadColumn] = {}
    words: dict[str, str] = {}
    for cell in row.cells:
        text = cell.words
        name = _column_of(text)
        if name is not None and name not in found:
            found[name] = HeadColumn(name, cell.column, cell.column + cell.span)
            words[name] = text
    layout = next((layout for layout in LAYOUTS if _fits(layout, found)), None)
    if layout is None:
        return None
    columns = tuple(column for name, column in found.items() if name in layout.headings)
    width = max(cell.column + cell.span for cell in row.cells)
    return TableHead(layout, columns, tuple(cell.column for cell in row.cells), width, words)


def _fits(layout: AnnexLayout, found: Mapping[str, HeadColumn]) -> bool:
    # Without a column of numbers more must speak for a head: a row that a page cut has none either.
    least = layout.least + (NUMBER not in found)
    return TITLE in found and len(layout.telling & found.keys()) >= least


def _column_of(text: str) -> str | None:
    folded = fold(text).strip(" .:*")
    if not folded or len(folded) > LONGEST_HEAD:
        return None
    return next((name for name, pattern in _COLUMNS if pattern.fullmatch(folded)), None)


def quoted(headings: Sequence[str]) -> str:
    """Return heads as a sentence lists them."""
    return ", ".join(f"“{words}”" for words in headings)
