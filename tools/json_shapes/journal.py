"""Changes, and what edits and merges say of them."""

from datetime import datetime

from pydantic import Field

from tools.json_shapes.base import Code, Counts, Shape, date


class JournalChange(Shape):
    """An edit of one field."""

    uuid: str
    code: str
    field: str
    old: str | None
    new: str | None
    by: str
    at: datetime
    why: str
    effective_on: date | None = None
    """From which day it counts, where that is another than the day on which it was made."""


class Edited(Shape):
    """What a command changed and wrote."""

    dry_run: bool
    """Whether nothing was saved."""
    changes: list[JournalChange]
    files: list[str] = Field(default=[])
    """The files that it wrote, or would write; left out where there are none."""


class CellChange(Shape):
    """A field that a table or a form changes."""

    code: Code
    field: str
    old: str | None
    new: str | None


class CellRefusal(Shape):
    """A cell that says something else than the plan and may not."""

    code: Code
    field: str


class CellFault(Shape):
    """What is wrong in a row; of the row as a whole where `cell` is blank."""

    row: int
    cell: str
    text: str


class UpdatedTable(Shape):
    """What a table changes; nothing is saved where there are faults."""

    rows: Counts
    changes: list[CellChange]
    faults: list[CellFault]
    refused: list[CellRefusal]
    unknown: list[str]
    """Heads of columns that were not used."""


class FormChange(CellChange):
    """A field that a form changes."""

    period: str
    """The instance that it is of, blank for the task as a whole."""


class ChangedSince(Shape):
    """What was changed here since the form was made."""

    code: Code
    fields: list[str]


class ReturnedForm(Shape):
    """A form that came back."""

    file: str
    agency: str
    form: str
    rows: Counts
    changes: list[FormChange]
    faults: list[CellFault]
    refused: list[CellRefusal]
    changed_since: list[ChangedSince]


class FormAnswer(Shape):
    """An answer of an agency on a form."""

    code: Code
    uuid: str
    form: str
    agency: str
    state: str
    reason: str
    period: str
    """The instance that it is of, blank for the task as a whole."""
    said: dict[str, str]
    """What it says, by the names of what is asked."""


class MergeConflict(Shape):
    """A field that both sides edited."""

    code: str
    field: str
    ours: str | None
    theirs: str | None
    kept: str | None


class RowThatGaveWay(Shape):
    """A row with another code now: both sides had given a row the same one."""

    plan: int
    code: Code
    wanted: Code
    title: str


class PlanTwiceMade(Shape):
    """A plan of one year that both sides had made, joined now; `cells` differ, `ours` and `theirs` are rows of one."""

    year: int
    cells: Counts
    ours: Counts
    theirs: Counts


class Merged(Shape):
    """What a merge took in."""

    added: Counts
    unchanged: Counts
    overtaken: Counts
    conflicts: list[MergeConflict]
    twice_made: list[PlanTwiceMade]
    gave_way: list[RowThatGaveWay]
