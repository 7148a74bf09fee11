"""An instance of work that comes back as one agency owes it: each body of a group reports each period by itself."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from partui.domain.journal.objects import ObjectParts, read_as, write_object
from partui.domain.periods.state import LONGEST_KEY, PeriodState, PeriodStatus, read_state
from partui.domain.tasks.quorum import Quorum

AGENCY_PERIOD = "agency_period/"


class AgencyPeriod(NamedTuple):
    """What was said of an agency's part in an instance: done, or waived for a reason.

    Attributes:
        period: the instance's key.
        agency: the agency's identity; name is what it is called.
        on: when it was done, or waived.
    """

    uuid: str
    period: str
    agency: str
    name: str
    status: PeriodStatus
    on: date
    reason: str = ""


def agency_period_value(said: AgencyPeriod) -> str:
    """Return what was said of an agency's part as the journal writes it."""
    told = {
        "period": said.period,
        "agency": said.agency,
        "name": said.name,
        "status": said.status.value,
        "on": said.on.isoformat(),
        "reason": said.reason,
    }
    return write_object({name: text for name, text in told.items() if text})


def read_agency_period(field: str, value: str | None) -> AgencyPeriod | None:
    """Read what was said of an agency's part; none for what is none.

    Args:
        field: `agency_period/` and a uuid.
        value: what the journal says.
    """
    uuid, state = field.removeprefix(AGENCY_PERIOD), read_state(value)
    if state is None or state.status is PeriodStatus.OPEN:
        return None

    def part(said: ObjectParts) -> AgencyPeriod:
        agency = said.needed("agency")
        return AgencyPeriod(uuid, said.needed("period"), agency, said.text("name") or agency, *state)

    read = read_as(value, part)
    return read if read and len(read.period) <= LONGEST_KEY else None


def settled_by(
    said: Iterable[AgencyPeriod], period: str, members: Collection[str], quorum: Quorum | None
) -> PeriodState | None:
    """Return that an instance is done once every agency that owes it, or as many as suffice, have done their part.

    Args:
        said: what was said of agencies' parts in the task.
        period: the instance's key.
        members: the identities of the agencies that owe it.
        quorum: how many of them suffice; all where that is none.
    """
    days = sorted(each.on for each in {each.agency: each for each in said if each.period == period}.values()
                  if each.agency in members)  # fmt: skip
    needed = quorum.needed(len(members)) if quorum else len(members)
    return PeriodState(PeriodStatus.DONE, days[needed - 1]) if 0 < needed <= len(days) else None
