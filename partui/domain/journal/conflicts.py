"""What two copies of a file say of one field: which edit stays, and where that is a conflict."""

from typing import NamedTuple

FieldRef = tuple[str, str, str]


class LastEdit(NamedTuple):
    """An edit of a field after which one of two copies has no other.

    Attributes:
        clock: when, in the order of changes.
        value: what it says.
        is_shared: whether the other copy has it too.
    """

    clock: int
    uuid: str
    value: str | None
    is_shared: bool = False


class Conflict(NamedTuple):
    """A field of which one copy's last edit does not stay, though it was made without knowing of the one that does.

    Attributes:
        ours: what this file's last edit says.
        theirs: what the other file's says.
        kept: which of the two stays.
    """

    code: str
    field: str
    ours: str | None
    theirs: str | None
    kept: str | None


def later_edit(one: LastEdit, other: LastEdit) -> LastEdit:
    """Return the edit that stays: the later one, of two at one moment the one with the greater uuid."""
    return max(one, other, key=lambda head: (head.clock, head.uuid))


def conflict_between(code: str, field: str, ours: LastEdit, theirs: LastEdit) -> Conflict | None:
    """Return the conflict that a field is in, none where both say the same or the other copy went on from this one.

    Args:
        code: the code of the task or criterion.
        ours: the last edit that this copy has of the field.
        theirs: the last edit among those that only the other copy has.
    """
    kept = later_edit(ours, theirs)
    if ours.value == theirs.value or (ours.is_shared and kept is not ours):
        return None
    return Conflict(code, field, ours.value, theirs.value, kept.value)
