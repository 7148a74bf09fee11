"""The data file as a whole: made, copied, put back, checked."""

from datetime import datetime

from tools.json_shapes.base import Counts, Shape


class MadeFile(Shape):
    """The data file."""

    dry_run: bool
    file: str
    made: bool
    """Whether it was not there before."""


class ExportedFile(Shape):
    """A copy of the data file, or of one agency's part of it."""

    dry_run: bool
    files: list[str]
    """The copy first, then what was written beside it."""
    size: Counts | None
    """Bytes of all of them; null where nothing was written."""
    plan: int
    """The year of the plan that `tasks` counts."""
    agency: str | None
    """Whose tasks alone went along; null for the whole file."""
    role: str | None
    tasks: Counts


class KeptCopy(Shape):
    """A copy kept beside the data file."""

    number: int
    made: datetime
    reason: str
    path: str
    size: Counts
    """Bytes."""


class BackedUp(Shape):
    """A copy that was made now."""

    dry_run: bool
    number: int
    kept: KeptCopy | None
    """Null where nothing was written."""


class Restored(Shape):
    """The data file with what a copy holds."""

    dry_run: bool
    file: str
    source: str
    replaced: KeptCopy | None
    """What was there before, kept as a copy."""


class CheckedFile(Shape):
    """Whether the data file is sound."""

    dry_run: bool
    file: str
    sound: bool
    repaired: list[str]
    """What `--repair` put right, a sentence each."""
    faults: list[str]
    """What is wrong still, a sentence each."""


class AgencyContact(Shape):
    """Where letters to an agency are sent."""

    name: str
    email: str
    person: str
    phone: str
