"""Counts of the plan on a day, over days, and of many provinces."""

from typing import Literal

from tools.json_shapes.base import ByStatus, ByTimeliness, Code, Counts, Number, Shape, Status, Timeliness, date


class AgencyCounts(Shape):
    """A lead with its counts."""

    name: str
    group: bool
    total: Counts
    by_timeliness: ByTimeliness


class MovedDay(Shape):
    """A task whose due day was moved."""

    code: Code
    from_: date | None
    to: date | None


class ChangesSince(Shape):
    """What has changed since a day or a snapshot."""

    from_: str
    late: list[Code]
    done: list[Code]
    moved: list[MovedDay]
    added: list[Code]
    removed: list[Code]


class PlanStatus(Shape):
    """How the plan stands."""

    plan: int
    as_of: date
    total: Counts
    by_status: ByStatus
    by_timeliness: ByTimeliness
    agencies: list[AgencyCounts]
    held_up: dict[Code, list[Code]]
    since: ChangesSince | None = None
    """Only with --since."""


class AgencyThen(Shape):
    """An agency on the day that it is compared with."""

    late: Counts
    done: Counts


class AgencyCard(AgencyCounts):
    """A lead in its place."""

    place: int | None
    """The same for those that stand equal; none of a group, and where nothing was due yet."""
    due: Counts
    due_on_time: Counts
    on_time_rate: Number | None
    points_max: Number
    points_at_risk: Number
    unproved: Counts
    letters: Counts
    answered: Counts
    answer_days: Number | None
    """On average."""
    then: AgencyThen | None


class RankedAgencies(Shape):
    """Agencies side by side."""

    plan: int
    as_of: date
    role: Literal["lead", "implementer", "any"]
    rule: str
    against: str | None
    agencies: list[AgencyCard]


class SealedPoints(Shape):
    """The points of a sealed day."""

    max: Number | None
    baseline: Number | None
    target: Number | None
    own: Number | None
    earned: Number | None
    expected: Number | None
    highest: Number | None
    at_risk: Number | None


class SealedLead(Shape):
    """A lead on a sealed day."""

    name: str
    total: Counts
    by_timeliness: ByTimeliness


class DayStanding(Shape):
    """How the plan stood on a day."""

    as_of: date
    total: Counts
    by_status: ByStatus
    by_timeliness: ByTimeliness
    on_time: Number | None
    points: SealedPoints
    agencies: list[SealedLead]


class ListedSnapshot(DayStanding):
    """A sealed state."""

    uuid: str
    name: str
    digest: str
    whole: bool
    """Whether it is as it was sealed."""


class SealedTask(Shape):
    """A task as it was sealed."""

    code: Code
    status: Status
    timeliness: Timeliness
    due_on: date | None


class WholeSnapshot(ListedSnapshot):
    """A sealed state with each task."""

    tasks: list[SealedTask]


class Trend(Shape):
    """The plan month by month, and its snapshots."""

    plan: int
    months: list[DayStanding]
    snapshots: list[ListedSnapshot]


class ProvincePoints(Shape):
    """The points of a province, or their mean."""

    max: Number
    baseline: Number
    target: Number
    earned: Number
    expected: Number
    highest: Number
    at_risk: Number


class Province(Shape):
    """A province by the order that is said."""

    rank: int
    code: str
    name: str
    plan: int
    file: str
    total: Counts
    by_status: ByStatus
    by_timeliness: ByTimeliness
    due: Counts
    due_on_time: Counts
    on_time_rate: Number | None
    points: ProvincePoints


class AllProvinces(Shape):
    """The provinces together."""

    provinces: Counts
    total: Counts
    by_status: ByStatus
    by_timeliness: ByTimeliness
    due: Counts
    due_on_time: Counts
    on_time_rate: Number | None
    points_mean: ProvincePoints


class WorstTask(Shape):
    """A task that is late for long."""

    province: str
    province_code: str
    code: Code
    title: str
    due_on: date
    days: int
    leads: str


class LeftOut(Shape):
    """A file that was not counted, and why."""

    file: str
    text: str


class Rollup(Shape):
    """Many provinces' files read together."""

    plan: int
    as_of: date
    rule: str
    total: AllProvinces
    provinces: list[Province]
    worst: list[WorstTask]
    left_out: list[LeftOut]
