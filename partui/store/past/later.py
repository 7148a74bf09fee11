"""Which changes a day does not know yet, in SQL."""

import sqlite3
from datetime import date
from typing import NamedTuple

from partui.domain.journal.clock import clock_of, day_after, midnight, start_of

# Before changes said from which day they count, the day of completion did.
_COMPLETED = (
    "(SELECT k.new FROM main.change AS k WHERE k.subject_id = c.subject_id"
    " AND k.field = 'completed_on' AND +k.edit = c.edit AND k.new < date(c.changed_at, 'localtime'))"
)
# What opens a task again has no day of completion beside it: most changes need not be looked up.
_COMPLETES = "c.field = 'status' AND c.new = 'done' OR c.field = 'completed_on' AND c.new IS NOT NULL"
_SAID = f"ifnull(c.effective_on, CASE WHEN {_COMPLETES} THEN {_COMPLETED} END)"
# From which day a change (c) counts.
EFFECTIVE = f"ifnull({_SAID}, date(c.changed_at, 'localtime'))"


def effective_day(conn: sqlite3.Connection, uuid: str) -> date:
    """Return from which day a change counts."""
    (day,) = conn.execute(f"SELECT {EFFECTIVE} FROM change AS c WHERE c.uuid = ?", (uuid,)).fetchone()
    return date.fromisoformat(day)


class TakenFromLater(NamedTuple):
    """What a change for an earlier day took away that was said to count from a later one.

    Attributes:
        value: what was taken away; `since` the day from which it counted, `on` the one from which the change does.
    """

    code: str
    field: str
    value: str | None
    since: date
    on: date


def taken_from_later(conn: sqlite3.Connection, last: int, now: str) -> list[TakenFromLater]:
    """Return what changes made here took away that was said to count from a later day than they do.

    Args:
        last: the number of the last change before them.
        now: the moment before which none of them was made; what a merge brings was made before.
    """
    before = (
        "SELECT k.uuid FROM main.change AS k WHERE k.subject_id = mine.subject_id AND k.field = mine.field"
        " AND k.clock < mine.clock ORDER BY k.clock DESC, k.uuid DESC LIMIT 1"
    )
    rows = conn.execute(
        f"SELECT mine.field, mine.old, c.new, {EFFECTIVE}, mine.effective_on, mine.subject_id"
        f" FROM main.change AS mine CROSS JOIN main.change AS c ON c.uuid = ({before})"
        " WHERE mine.seq > ? AND mine.changed_at >= ? AND mine.effective_on IS NOT NULL AND mine.old IS NOT mine.new"
        " AND mine.undoes IS NULL ORDER BY mine.seq",
        (last, now),
    )
    return [
        TakenFromLater(_name(conn, subject), field, old, date.fromisoformat(since), date.fromisoformat(on))
        for field, old, new, since, on, subject in rows
        if new == old and since > on
    ]


def _name(conn: sqlite3.Connection, subject: int) -> str:
    row = conn.execute("SELECT name FROM subject_name WHERE id = ?", (subject,)).fetchone()
    return str(row[0]) if row else "?"


class LookedAt(NamedTuple):
    """A day that is looked at.

    Attributes:
        day: what was true on this day.
        known_on: as far as the file said so on this day; all that it says now when none.
    """

    day: date
    known_on: date | None = None

    def is_past(self) -> bool:
        """Return whether the file may say something else now than it does of the day."""
        return self.known_on is not None or self.day < date.today()

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
