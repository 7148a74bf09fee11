"""How many tasks stand how, for the plan and for each agency."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partui.domain.statuses import Status
from partui.domain.task import Day
from partui.domain.timeliness import Timeliness, status_on, timeliness_on
from partui.store.listing import Role

if TYPE_CHECKING:
    from partui.domain.agencies import AgencyName

OPEN = (Timeliness.OVERDUE, Timeliness.DUE_SOON, Timeliness.IN_TIME, Timeliness.NO_DEADLINE)


class Tally(NamedTuple):
    """Counts of tasks; every status and timeliness is there, with 0 where there is none."""

    by_status: dict[Status, int]
    by_timeliness: dict[Timeliness, int]

    @property
    def total(self) -> int:
        """All tasks counted."""
        return sum(self.by_status.values())

    @property
    def open(self) -> int:
        """Tasks that are neither done nor cancelled."""
        return sum(self.by_timeliness[timeliness] for timeliness in OPEN)


class AgencyTally(NamedTuple):
    """The counts of one agency."""

    id: int
    name: str
    group: bool
    tally: Tally

    @property
    def agency(self) -> "AgencyName":
        """The agency by name."""
        from partui.domain.agencies import AgencyName

        return AgencyName(self.name, self.group)


def plan_tally(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None = None) -> Tally:
    """Count a plan's tasks, each once.

    Args:
        plan: the plan's year.
        day: the day that they are counted for.
        agency: only tasks that this agency leads.
    """
    only = "" if agency is None else (
        " AND id IN (SELECT task_id FROM task_agency WHERE agency_id = :agency AND role = 'lead')"
    )  # fmt: skip
    rows = conn.execute(
        "SELECT status, due_on, completed_on, count(*) FROM task"
        f" WHERE plan = :plan{only} GROUP BY status, due_on, completed_on",
        {"plan": plan, "agency": agency},
    )
    return _count(rows, day)


def agency_tallies(
    conn: sqlite3.Connection, plan: int, day: Day, role: Role = Role.LEAD, agency: int | None = None
) -> list[AgencyTally]:
    """Count each agency's tasks, the worst first: most overdue, then most due soon, then by name.

    Args:
        plan: the plan's year.
        day: the day that they are counted for.
        role: count tasks that the agency leads, carries out, or either.
        agency: only this agency.
    """
    distinct = "SELECT DISTINCT agency_id, task_id FROM task_agency" if role is Role.ANY else (
        f"SELECT agency_id, task_id FROM task_agency WHERE role = '{role}'"
    )  # fmt: skip
    only = "" if agency is None else " AND a.id = :agency"
    rows = conn.execute(
        "SELECT a.id, a.name, a.is_group, a.sort_key, t.status, t.due_on, t.completed_on, count(*)"
        f" FROM ({distinct}) AS ta JOIN task AS t ON t.id = ta.task_id JOIN agency AS a ON a.id = ta.agency_id"
        f" WHERE t.plan = :plan{only} GROUP BY a.id, t.status, t.due_on, t.completed_on",
        {"plan": plan, "agency": agency},
    )
    standing: dict[tuple[str, int, str, int], list[tuple[str, str | None, str | None, int]]] = {}
    for key, name, group, sort_key, *counted in rows:
        standing.setdefault((sort_key, key, name, group), []).append(tuple(counted))
    tallies = [
        (sort_key, AgencyTally(key, name, bool(group), _count(counted, day)))
        for (sort_key, key, name, group), counted in standing.items()
    ]
    tallies.sort(key=lambda pair: (*_worst(pair[1].tally), pair[0]))
    return [tally for _sort_key, tally in tallies]


def _worst(tally: Tally) -> tuple[int, int]:
    return -tally.by_timeliness[Timeliness.OVERDUE], -tally.by_timeliness[Timeliness.DUE_SOON]


def _count(rows: Iterable[tuple[str, str | None, str | None, int]], day: Day) -> Tally:
    by_status = dict.fromkeys(Status, 0)
    by_timeliness = dict.fromkeys(Timeliness, 0)
    for said, due, completed, number in rows:
        status = Status(said)
        due_on = date.fromisoformat(due) if due else None
        completed_on = date.fromisoformat(completed) if completed else None
        by_status[status_on(status, completed_on, day.date)] += number
        by_timeliness[timeliness_on(status, due_on, completed_on, day.date, day.soon_days)] += number
    return Tally(by_status, by_timeliness)
