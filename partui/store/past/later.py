"""Which changes a day does not know yet, in SQL."""

import sqlite3
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partui.domain.journal.clock import clock_of
from partui.domain.journal.moments import day_after, midnight, start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partui.domain.journal.changes import Change

# Before changes said from which day they count, the day of completion did.
_COMPLETED = (
    "(SELECT k.new FROM main.change AS k WHERE k.subject_id = c.subject_id"
    " AND k.field = 'completed_on' AND +k.edit = c.edit AND k.new < date(c.changed_at, 'localtime'))"
)
_SAID = f"ifnull(c.effective_on, CASE WHEN c.field IN ('status', 'completed_on') THEN {_COMPLETED} END)"
# From which day a change (c) counts.
EFFECTIVE = f"ifnull({_SAID}, date(c.changed_at, 'localtime'))"


def effective_day(conn: sqlite3.Connection, uuid: str) -> date:
    """Return from which day a change counts."""
    (day,) = conn.execute(f"SELECT {EFFECTIVE} FROM change AS c WHERE c.uuid = ?", (uuid,)).fetchone()
    return date.fromisoformat(day)


def taken_from_later(conn: sqlite3.Connection, changes: "Sequence[Change]") -> "list[tuple[Change, date]]":
    """Return what changes for earlier days take away that was said to count from a later one, with that day."""
    found = []
    for change in changes:
        row = conn.execute(
            f"SELECT c.new, {EFFECTIVE} FROM change AS c JOIN change AS mine USING (subject_id, field)"
            " WHERE mine.uuid = ? AND c.clock < mine.clock ORDER BY c.clock DESC, c.uuid DESC LIMIT 1",
            (change.uuid,),
        ).fetchone()
        if row and change.old != change.new and row[0] == change.old and row[1] > (change.effective_on or row[1]):
            found.append((change, date.fromisoformat(row[1])))
    return found


class LookedAt(NamedTuple):
    """A day that is looked at.

    Attributes:
        day: what was true on this day.
        known_on: as far as the file said so on this day; all that it says now when none.
    """

    day: date
    known_on: date | None = None

    def first_clock(self) -> int:
        """Return a clock before which no change is that the day does not know: no clock is before its moment."""
        return clock_of(midnight(day_after(min(self.day, self.known_on or self.day))))

    def unknown(self) -> str:
        """Return the condition that a change (c) does not count on the day."""
        day = self.day.isoformat()
        # What was made by the end of the day counts on it: the rest need not be worked out for those many.
        later = f"(c.changed_at >= '{start_of(day_after(self.day))}' AND ifnull({_SAID}, '9999') > '{day}')"
        if self.known_on is not None:
            later = f"({later} OR c.changed_at >= '{start_of(day_after(self.known_on))}')"
        return f"(c.clock >= {self.first_clock():d} AND {later})"
