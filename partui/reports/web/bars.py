"""Where the bars of tasks and of points stand in a chart: across in percent, so that text keeps its size."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.plan.report import ReportHead
from partui.domain.tasks.status import Timeliness
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.assessment_rows import ScoreLine
from partui.reports.brief.figures import ScoreBar
from partui.reports.progress_rows import COUNTED, CountRow, TaskRow
from partui.wording.labels import timeliness_label
from partui.wording.numbers import show_points

MONTHS = 12
CHART_HEIGHT = 100
_LEAST_HEIGHT = 3.0
# A narrower part has no room for its number.
_LEAST_WITH_NUMBER = 5.0


class BarPart(NamedTuple):
    """A part of a bar: tasks that stand in one way.

    Attributes:
        start: where it begins, in percent of the chart's width or in pixels from its top.
        length: likewise.
        is_numbered: whether there is room for the number.
    """

    timeliness: Timeliness
    number: int
    start: float
    length: float
    is_numbered: bool


class Bar(NamedTuple):
    """One lead's tasks; `said` is the bar in words."""

    name: str
    total: int
    said: str
    parts: tuple[BarPart, ...]

    @property
    def unnumbered(self) -> tuple[BarPart, ...]:
        """The parts that have no room for their number, which stands beside the name."""
        return tuple(part for part in self.parts if not part.is_numbered)


class MonthBar(NamedTuple):
    """The tasks due in a month, or before or after the year.

    Attributes:
        left: in percent of the chart's width; width and middle likewise.
    """

    name: str
    total: int
    left: float
    width: float
    middle: float
    parts: tuple[BarPart, ...]


class MonthChart(NamedTuple):
    """Deadlines over the months of the year.

    Attributes:
        day_at: where the day looked at stands, in percent of the width.
        day_anchor: the side of the mark on which there is room for its words.
        said: the chart in words.
    """

    months: tuple[MonthBar, ...]
    height: int
    day_at: float
    day_anchor: str
    day_name: str
    said: str


def lead_bars(rows: Sequence[CountRow]) -> list[Bar]:
    """Return a bar for each lead, all to one scale."""
    most = max((row.total for row in rows), default=0) or 1
    return [Bar(row.name, row.total, _counts_said(row.counts), _across(row.counts, 100 / most)) for row in rows]


def month_chart(rows: Sequence[TaskRow], head: ReportHead) -> MonthChart:
    """Return the deadlines of the tasks over the months of the plan's year."""
    due: dict[int, dict[Timeliness, int]] = {month: {} for month in range(1, MONTHS + 1)}
    for row in rows:
        if row.due_on is not None:
            counts = due.setdefault(_month(row.due_on, head.year), {})
            counts[row.timeliness] = counts.get(row.timeliness, 0) + 1
    bins = sorted(due)
    width = 100 / len(bins)
    most = max((sum(counts.values()) for counts in due.values()), default=0) or 1
    months = tuple(
        MonthBar(
            _month_name(month, head.year),
            sum(due[month].values()),
            round(place * width + width * 0.15, 2),
            round(width * 0.7, 2),
            round((place + 0.5) * width, 2),
            _upwards(due[month], (CHART_HEIGHT - _LEAST_HEIGHT * len(COUNTED)) / most),
        )
        for place, month in enumerate(bins)
    )
    at = _day_at(head.day, head.year, bins) * width
    said = "; ".join(f"{month.name}: {month.total}" for month in months if month.total)
    return MonthChart(
        months,
        CHART_HEIGHT,
        round(at, 2),
        "end" if at > 50 else "start",  # noqa: PLR2004
        _("Ngày {day}").format(day=show_date(head.day)),
        said or _("Không có nhiệm vụ nào có hạn."),
    )


def _counts_said(counts: Sequence[int]) -> str:
    return "; ".join(
        f"{timeliness_label(timeliness)}: {number}"
        for timeliness, number in zip(COUNTED, counts, strict=True)
        if number
    )


def _across(counts: Sequence[int], scale: float) -> tuple[BarPart, ...]:
    parts = []
    start = 0.0
    for timeliness, number in zip(COUNTED, counts, strict=True):
        if number:
            length = number * scale
            parts.append(BarPart(timeliness, number, round(start, 2), round(length, 2), length >= _LEAST_WITH_NUMBER))
            start += length
    return tuple(parts)


def _upwards(counts: dict[Timeliness, int], scale: float) -> tuple[BarPart, ...]:
    parts = []
    top = float(CHART_HEIGHT)
    for timeliness in COUNTED:
        if number := counts.get(timeliness, 0):
            length = max(_LEAST_HEIGHT, number * scale)
            top -= length
            parts.append(BarPart(timeliness, number, round(top, 2), round(length, 2), False))
    return tuple(parts)


def _month(day: date, year: int) -> int:
    """Return the month of the plan's year, 0 for any day before it, 13 for any after."""
    if day.year != year:
        return 0 if day.year < year else MONTHS + 1
    return day.month


def _month_name(month: int, year: int) -> str:
    if month == 0:
        return f"≤{year - 1}"
    return f"≥{year + 1}" if month > MONTHS else _("T{month}").format(month=month)


def _day_at(day: date, year: int, bins: Sequence[int]) -> float:
    """Return how many bins lie before the day, the part of its own month that has passed included."""
    month = _month(day, year)
    if not 1 <= month <= MONTHS:
        return 0.0 if month == 0 else float(len(bins))
    return bins.index(month) + day.day / monthrange(day.year, day.month)[1]


_WHOLE = Decimal(100)
# The rest of the width is for the words beside a bar.
_LONGEST = Decimal(60)
_HEIGHT = 18


class PointsBar(NamedTuple):
    """One kind of points.

    Attributes:
        kind: earned, expected, highest or target.
        top: in pixels; length in percent of the width.
    """

    kind: str
    top: int
    length: Decimal
    text: str


class PointsBars(NamedTuple):
    """Points side by side; `said` is the bars in words."""

    name: str
    height: int
    said: str
    bars: tuple[PointsBar, ...]


class ChapterBar(NamedTuple):
    """A chapter's points in one bar: what is expected, within what can be reached, beside marks.

    Attributes:
        said: the points in words.
        max: in percent of the chart's width, as are all that follow.
    """

    name: str
    said: str
    max: Decimal
    expected: Decimal
    target: Decimal
    baseline: Decimal


def chapter_bars(lines: Sequence[ScoreLine], head: ReportHead) -> list[ChapterBar]:
    """Return the bar of each chapter, all to one scale."""
    chapters = [line for line in lines if line.level == 0]
    most = max((line.printed.max for line in chapters), default=Decimal()) or Decimal(1)
    return [_chapter(line, head, _WHOLE / most) for line in chapters]


def brief_bars(bars: Sequence[ScoreBar], title: str) -> list[PointsBars]:
    """Return the points of the whole side by side, all to one scale; none where nothing is scored.

    Args:
        title: what the bars are of.
    """
    most = max((bar.points for bar in bars), default=Decimal()) or Decimal(1)
    drawn = tuple(
        PointsBar(
            bar.kind, place * _HEIGHT, round(bar.points * _LONGEST / most, 2), f"{bar.name}: {show_points(bar.points)}"
        )
        for place, bar in enumerate(bars)
    )
    return [PointsBars(title, len(drawn) * _HEIGHT, "; ".join(bar.text for bar in drawn), drawn)] if drawn else []


def chapter_marks(head: ReportHead) -> dict[str, str]:
    """Return what the bar of a chapter and its marks are called, in the order of `ChapterBar`."""
    return {
        "expected": _("Dự kiến"),
        "target": _("Mục tiêu"),
        "baseline": _("Năm {year}").format(year=head.year - 1),
        "max": _("Tối đa"),
    }


def _chapter(line: ScoreLine, head: ReportHead, scale: Decimal) -> ChapterBar:
    printed = line.printed
    points = {
        "expected": line.sums.expected, "target": printed.target, "baseline": printed.baseline, "max": printed.max,
    }  # fmt: skip
    said = "; ".join(f"{name}: {show_points(points[kind])}" for kind, name in chapter_marks(head).items())
    return ChapterBar(
        f"{line.code}. {line.title}", said, **{kind: round(value * scale, 2) for kind, value in points.items()}
    )
