"""Two plans side by side: scores and rates of one year against another's."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.dates import calendar_day, month_end
from partui.domain.plan.codes import code_key
from partui.domain.scores.index import ScoreRow, Scores
from partui.domain.tasks.tally import Tally


class PlanYear(NamedTuple):
    """A plan as it stands on a day.

    Attributes:
        chapters: code to title of each chapter.
        by_chapter: code of a chapter to the counts of its tasks.
    """

    plan: int
    title: str
    day: date
    tally: Tally
    chapters: Mapping[str, str]
    by_chapter: Mapping[str, Tally]
    scores: Scores


class CriterionPair(NamedTuple):
    """A criterion of either plan, or of both; none where a plan has none of that code."""

    code: str
    title: str
    first: ScoreRow | None
    second: ScoreRow | None

    @property
    def gained(self) -> Decimal | None:
        """Projected points of the second less those of the first."""
        if self.first is None or self.second is None:
            return None
        return self.second.sums.projected - self.first.sums.projected


class Comparison(NamedTuple):
    """Two plans, criterion by criterion."""

    first: PlanYear
    second: PlanYear
    criteria: tuple[CriterionPair, ...]


def compare(first: PlanYear, second: PlanYear) -> Comparison:
    """Set two plans side by side, criteria by their codes in the order of the second, then those only the first has."""
    ours = {row.criterion.code: row for row in first.scores.rows}
    theirs = {row.criterion.code: row for row in second.scores.rows}
    codes = [*theirs, *(code for code in ours if code not in theirs)]
    return Comparison(
        first,
        second,
        tuple(
            CriterionPair(code, (theirs.get(code) or ours[code]).criterion.title, ours.get(code), theirs.get(code))
            for code in codes
        ),
    )


def same_day(day: date, year: int, of: int) -> date:
    """Return the day of another plan that is as far in its year.

    Args:
        day: the day that the plan of `of` is looked at from.
        year: the other plan's year.
        of: the year of the plan that the day was chosen for.
    """
    wanted = day.year + year - of
    return calendar_day(wanted, day.month, day.day) or month_end(wanted, day.month)


def chapters_of(comparison: Comparison) -> Sequence[tuple[str, str]]:
    """Return code and title of every chapter of either plan."""
    titles = {**comparison.first.chapters, **comparison.second.chapters}
    return sorted(titles.items(), key=lambda pair: code_key(pair[0]))
