"""What one page for a chief says of a plan (báo cáo nhanh), before it has a format."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from partui.domain.brief.answers import Proposal
from partui.domain.brief.due import DueProgress
from partui.domain.brief.period import DoneInPeriod
from partui.domain.plan.report import ReportHead
from partui.domain.scorecards.ranking import AgencyRanking
from partui.domain.scores.index import Scores
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.task import Task


class EarlierStanding(NamedTuple):
    """How the plan stood on the day that it is compared with.

    Attributes:
        label: what the day or the snapshot is called.
        due: none where only counts are known, as of one agency; expected likewise, and where nothing is scored.
    """

    label: str
    done: int
    overdue: int
    due: DueProgress | None
    expected: Decimal | None


class Brief(NamedTuple):
    """How the plan stands, on one page.

    Attributes:
        due: what had to be done by the day, and is.
        before: how the plan stood on the day that it is compared with; none without one.
        late: the late tasks, the longest late first.
        soon: the tasks due soon, the soonest first; soon_days how many days that is, year_end_days where a task is due
            on the last day of a year.
        ranking: the agencies side by side, on a page about the whole plan.
        reasons: a late task's code to why it is late, where that is known.
        scores: none where the plan has no Phụ lục I, or the agency leads none of its criteria.
        proposals: what agencies ask for, in the plan's order.
        period: what was due and done within the period that it is about; none where nobody says where that begins.
    """

    head: ReportHead
    total: Tally
    due: DueProgress
    before: EarlierStanding | None
    late: tuple[Task, ...]
    soon: tuple[Task, ...]
    soon_days: int
    year_end_days: int
    ranking: AgencyRanking | None
    reasons: Mapping[str, str]
    scores: Scores | None
    proposals: tuple[Proposal, ...]
    period: DoneInPeriod | None = None
