"""How a task stands: what an officer says of it, and what follows from its instances or its groups' members."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.periods.agency_periods import AgencyPeriod, settled_by
from partui.domain.periods.calendar import instances_of
from partui.domain.periods.instance import Instance
from partui.domain.periods.state import PERIOD, StandingByPeriods, standing_by, state_value, states_in
from partui.domain.tasks.quorum import met_on, quorum_value, read_quorum
from partui.domain.tasks.status import Status
from partui.store.projection.details import members_in
from partui.store.projection.kind import Cells, SubjectSource, Values

# A role, and the cell that names the agencies that have it.
ROLES = {"lead": "leads", "implementer": "implementers"}
_STATUSES = frozenset(status.value for status in Status)


def consistent_status(status: str | None, completed_on: str | None) -> tuple[str, str | None]:
    """Return status and day of completion that go together: two files merged may disagree on one of the two."""
    if status != Status.DONE:
        return (status if status in _STATUSES else Status.TODO.value), None
    with suppress(ValueError):
        return Status.DONE.value, date.fromisoformat(completed_on or "").isoformat()
    return Status.DOING.value, None


def settled_by_instances(instances: Sequence[Instance], values: Values) -> StandingByPeriods:
    """Return how a task stands by its instances and what was said of it."""
    status, completed_on = consistent_status(values["status"], values["completed_on"])
    done_on = date.fromisoformat(completed_on) if completed_on else None
    return standing_by(instances, states_in(values), Status(status), done_on)


def instances_in(source: SubjectSource, values: Values, deadline: str) -> Sequence[Instance]:
    """Return the instances that a task's words set; none where it does not come back."""
    return instances_of(values["period_words"] or deadline, source.times) if source.times else ()


def enough_done_on(source: SubjectSource, values: Values, cells: Cells) -> date | None:
    """Return the day on which as many members had done their part as suffice; none without a quorum."""
    quorum = read_quorum(values["quorum"])
    if quorum is None:
        return None
    return met_on(quorum, members_in(values), groups_in(source, cells))


def groups_in(source: SubjectSource, cells: Cells) -> list[frozenset[str]]:
    """Return the members of each group that a task's cells name."""
    named = (agency_key(name) for field in ROLES.values() for name, _group in read_agencies(cells[field]))
    return [source.groups[key] for key in named if key in source.groups]


def settled_by_members(
    source: SubjectSource, values: Values, cells: Cells, parts: Sequence[AgencyPeriod]
) -> dict[str, str | None]:
    """Return the instances of which nothing is said but that each member owing them has done its part, as values.

    Args:
        cells: what the task's cells say.
        parts: what was said of single members' parts.
    """
    said, quorum = states_in(values), read_quorum(values["quorum"])
    members = {key for group in groups_in(source, cells) for key in group}
    found: dict[str, str | None] = {}
    for each in instances_in(source, values, cells["deadline"]):
        settled = settled_by(parts, each.key, members, quorum)
        if settled is not None and each.key not in said:
            found[f"{PERIOD}{each.key}"] = state_value(settled)
    return found


def quorum_in(value: str | None) -> str:
    """Return a quorum as this program writes it; blank for none."""
    quorum = read_quorum(value)
    return quorum_value(quorum) if quorum else ""
