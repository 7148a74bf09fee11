"""A filled-in table with a column of codes, and the changes that it makes."""

from collections.abc import Mapping
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.tasks.task import Task

# Columns that an officer may fill in, as `list --csv` names them, with the field of the journal that each sets.
EDITABLE = {
    **{
        field: field
        for field in (
            "status", "completed_on", "progress", "measured", "note", "deadline", "leads", "implementers", "title",
            "products", "requirements", "person", "start", "effort", "after", "quorum",
        )
    },
    "criterion": "serves",
}  # fmt: skip
# Columns worked out from others and from the day: they are ignored.
FOLLOWING = frozenset(
    {
        "timeliness",
        "days",
        "deadline_kind",
        "due_on",
        "original_due_on",
        "target",
        "readings",
        "extensions",
        "unproved",
        "documents",
        "periods",
    }
)
# Columns that say where a row stands; they are not changed by filling in a table.
GIVEN = ("chapter", "heading", "number", "second_code")
LISTS = ("products", "requirements", "leads", "implementers", "after")


class FilledCell(NamedTuple):
    """A cell that is not blank.

    Attributes:
        head: of its column.
        text: what stands in it.
        value: what it sets its field to, none where the field cannot have that.
        fault: what is wrong with it, where something is.
    """

    head: str
    text: str
    value: str | None = None
    fault: PartuiError | None = None


class FilledRow(NamedTuple):
    """A row of the table.

    Attributes:
        number: the row's in its file, counted from 1.
        place: the same for people: “Dòng 12”.
        code: the task's.
        cells: by the names of EDITABLE and GIVEN.
        blank: columns that could be filled in and are blank: they change nothing.
        plan: the year of the plan that the row says it is of, none where it does not say.
        version: the task's version that the table was made from, none where it does not say.
    """

    number: int
    place: str
    code: str
    cells: Mapping[str, FilledCell]
    blank: tuple[str, ...] = ()
    plan: str | None = None
    version: int | None = None


class FilledTable(NamedTuple):
    """The rows with a code, and the heads of unknown columns."""

    rows: tuple[FilledRow, ...]
    unknown: tuple[str, ...] = ()


class CellFault(NamedTuple):
    """A fault in a cell; in the whole row if `head` is blank."""

    row: int
    place: str
    head: str
    text: PartuiError


class TableOutcome(NamedTuple):
    """The changes and faults of a table.

    Attributes:
        rows: how many rows were looked at.
        changes: in the journal's words, in the order of the rows.
        faults: what is wrong; where there is anything, nothing is saved.
        refused: code and column of cells that say something else than the plan and may not.
        blank: how many cells are blank where the task says something, which was left as it is.
    """

    rows: int
    changes: tuple[Change, ...] = ()
    faults: tuple[CellFault, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    blank: int = 0


def is_passed_over(task: Task, column: str) -> bool:
    """Tell whether a blank cell leaves a value in place that could be blank."""
    return column not in ("status", "progress") and not says_the_same(task, column, "")


def says_the_same(task: Task, column: str, text: str) -> bool:
    """Tell whether a cell has the task's own value, as a table writes it."""
    value = {"criterion": task.criterion, "number": task.printed_number}.get(column, getattr(task, column, None))
    if column in LISTS:
        listed = tuple(entry.removesuffix(";").strip() for entry in value or ())
        return text == "; ".join(listed) or entries_of(text) == listed
    return text == ("" if value is None else str(value))


def sets_nothing(task: Task, column: str, cell: FilledCell) -> bool:
    """Tell whether a cell has the value already shown for the task, as a table or an officer writes it.

    A result may follow from members or periods, and then differs from what the journal has.
    """
    if says_the_same(task, column, cell.text):
        return True
    known = column in ("status", "completed_on") and cell.fault is None and cell.value is not None
    return known and says_the_same(task, column, cell.value or "")


def entries_of(text: str) -> tuple[str, ...]:
    """Return the entries of a cell: one per line with or without a dash, else separated by `;`."""
    parts = text.split("\n") if "\n" in text else text.split(";")
    return tuple(part for each in parts if (part := each.strip().removeprefix("- ").removesuffix(";").strip()))
