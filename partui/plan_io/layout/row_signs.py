"""What the cells of a row say that it is: its number, a total, a line across the table, who signs, "as above"."""

import re
from collections.abc import Mapping, Sequence

from partui.domain.plan.column_roles import TASK_FIELDS
from partui.domain.text import fold
from partui.plan_io.document import CellLine, TableCell
from partui.plan_io.layout.cells import read_words
from partui.plan_io.layout.numbers import is_number, split_number
from partui.plan_io.layout.tables import BodyRow

_TOTAL = re.compile(r"tong|cong|tong (?:diem|cong|so)\b.{0,40}")
_DITTO = re.compile(r"[-–(\s]*(?:nt|n/t|nhu tren)[-–)\s.]*|[\"”“]|''|//")
_SIGNED = re.compile(
    r"(?:tm|kt|tl|tuq|q)\. .*|(?:pho )?(?:giam doc|chu tich|thu truong|cuc truong|chanh van phong)|nguoi lap.*"
)


def with_dittos_merged(cells: Mapping[str, TableCell]) -> dict[str, TableCell]:
    """Return cells, those that say "as above" as one with the cell above."""
    return {
        key: TableCell(column=cell.column, span=cell.span, merged=True)
        if key in TASK_FIELDS and _DITTO.fullmatch(fold(cell.words))
        else cell
        for key, cell in cells.items()
    }


def number_words(number: TableCell) -> str:
    """Return what stands in a cell of a row's number, blank for nothing."""
    words = read_words([number])
    # A cell that holds nothing but Word's own number.
    return words or next((line.mark for line in number.lines if line.mark), "")


def number_before(title: TableCell) -> tuple[str, TableCell]:
    """Return the number that stands before a title in one cell with it, and the title without it."""
    number, rest = split_number(read_words([title]))
    return number, title._replace(lines=(CellLine(rest),)) if number else title


def is_signature(cells: Sequence[str]) -> bool:
    """Return whether cells say who signs below a table: GIÁM ĐỐC, KT. CHỦ TỊCH."""
    return all(words.isupper() or words.startswith("Người") for words in cells) and any(
        _SIGNED.fullmatch(fold(words)) for words in cells
    )


def number_alone(number: str, filled: Mapping[str, TableCell]) -> str:
    """Return the number of a heading that has lost its words: merged cells keep what stands in the first of them."""
    words = {number, *(cell.words for cell in filled.values())} - {""}
    first = words.pop() if len(words) == 1 else ""
    return first if is_number(first) and not (number and number.strip(" .)").isdecimal()) else ""


def line_across(body: BodyRow, number: TableCell) -> str | None:
    """Return the words of a row that is one line across the table, none where it is none."""
    filled = [cell for cell in body.row.cells if cell.words]
    beside = [cell for cell in filled if cell is not number and cell.words != number.words]
    if any(cell.merged for cell in body.row.cells):
        return None
    if not beside and filled and not is_number(filled[0].words):
        return read_words(filled)
    if len(beside) == 1 and beside[0].span > 1:
        return read_words(beside)
    return None


def is_total(words: str) -> bool:
    """Return whether a row with these words sums up those above."""
    return _TOTAL.fullmatch(fold(words).strip(" .:")) is not None
