"""The changes, refusals and faults of a returned form."""

from typing import NamedTuple

from partui.domain.forms.filled import CellFault


class NewFormCell(NamedTuple):
    """A cell with a new value.

    Attributes:
        name: what was asked.
        old: what the file says now; sent is what it said when the form was made, where that is something else.
        period: the instance that it is of, blank for the task as a whole.
    """

    code: str
    name: str
    old: str
    new: str
    sent: str | None = None
    period: str = ""


class ChangedSince(NamedTuple):
    """Changes made in this file to a task on the form since the form was made.

    Attributes:
        fields: of the journal, in the order of their last changes.
    """

    code: str
    fields: tuple[str, ...]


class FormOutcome(NamedTuple):
    """The outcome of reading a form.

    Attributes:
        file: its name.
        agency: the name of the agency that it is of; form is its uuid. Both are blank where it is no form.
        rows: how many tasks it asks about.
        changes: what is new.
        faults: what is wrong, by row and cell; such a row is not taken.
        refused: code and name of cells that may not be changed, and were.
        known: how many tasks it says something of that was taken in before.
        refusal: why the whole file was not taken, blank where it was.
        since: what was changed here meanwhile.
        overtaken: code and instance of tasks of which it says what the same form said before, and otherwise since.
    """

    file: str
    agency: str = ""
    form: str = ""
    rows: int = 0
    changes: tuple[NewFormCell, ...] = ()
    faults: tuple[CellFault, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    refusal: str = ""
    known: int = 0
    since: tuple[ChangedSince, ...] = ()
    overtaken: tuple[tuple[str, str], ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether the agency has filled in anything."""
        return bool(self.changes or self.faults or self.known)
