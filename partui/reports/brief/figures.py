"""The figures over one page for a chief, with how each has changed, and what its charts are of."""

from decimal import Decimal
from typing import NamedTuple

from partui.domain.brief.due import DueProgress
from partui.domain.brief.page import Brief
from partui.domain.plan.report import ReportHead
from partui.domain.tasks.status import Timeliness
from partui.locale import _, plural
from partui.reports.brief.rows import soon_words
from partui.reports.progress_rows import COUNTED, CountRow
from partui.wording.columns import cut
from partui.wording.labels import timeliness_label
from partui.wording.numbers import official_percent, show_points
from partui.wording.plan.scores import shortfall_text

_WHY = 200
UP, DOWN = "▲", "▼"


class KeyFigure(NamedTuple):
    """A figure of the page.

    Attributes:
        value: as it is printed large.
        detail: what it is of.
        change: how it differs from that of the day compared with, behind an arrow; blank where nothing is known.
    """

    name: str
    value: str
    detail: str
    change: str


class ScoreBar(NamedTuple):
    """Points of one kind, beside the others.

    Attributes:
        kind: earned, expected, highest or target.
    """

    kind: str
    name: str
    points: Decimal


def due_sentence(due: DueProgress) -> str:
    """Return the rate over what had to be done: `đến hạn 15, hoàn thành 13, đạt 86,7%`."""
    if not due.due:
        return _("chưa có nhiệm vụ nào đến hạn")
    return _("đến hạn {due}, hoàn thành {done}, đạt {rate}").format(
        due=due.due, done=due.done, rate=official_percent(due.rate)
    )


def figures(report: Brief) -> list[KeyFigure]:
    """Return the figures over everything else."""
    total, before = report.total, report.before
    counted = total.total - total.by_timeliness[Timeliness.CANCELLED]
    late = len(report.late)
    longest = -(report.late[0].days or 0) if report.late else 0
    found = [
        KeyFigure(
            _("Hoàn thành nhiệm vụ đến hạn"),
            official_percent(report.due.rate),
            due_sentence(report.due),
            "" if before is None or before.due is None else _rate_change(report.due.rate, before.due.rate),
        ),
        KeyFigure(
            _("Hoàn thành cả năm"),
            official_percent(total.rate),
            _("{done} trên {total} nhiệm vụ").format(done=total.done, total=counted),
            "" if before is None else _done_change(total.done, before.done),
        ),
        KeyFigure(
            _("Quá hạn"),
            str(late),
            plural("lâu nhất {days} ngày", days=longest) if late else _("không có nhiệm vụ quá hạn"),
            "" if before is None else _change(Decimal(late), Decimal(before.overdue)),
        ),
        KeyFigure(
            _("Sắp đến hạn"),
            str(len(report.soon)),
            soon_words(report),
            "",
        ),
    ]
    if report.scores is not None:
        sums = report.scores.total
        then = None if before is None else before.expected
        found.append(
            KeyFigure(
                _("Điểm dự kiến"),
                show_points(sums.expected),
                _("mục tiêu {target}").format(target=show_points(sums.target)),
                "" if then is None else _change(sums.expected, then),
            )
        )
    return found


def _change(now: Decimal, then: Decimal) -> str:
    if now == then:
        return _("không đổi")
    return f"{UP if now > then else DOWN} {show_points(abs(now - then).normalize())}"


def _done_change(now: int, then: int) -> str:
    """Return how many more tasks are done; what they are is said, as it stands beside a share."""
    told = _change(Decimal(now), Decimal(then))
    return told if now == then else _("{change} nhiệm vụ").format(change=told)


def _rate_change(now: float | None, then: float | None) -> str:
    """Return the difference of two shares, each rounded as it is printed."""
    if now is None or then is None:
        return ""
    new, old = (round(Decimal(str(rate)) * 100, 1) for rate in (now, then))
    return _change(new, old) if new == old else _("{change} điểm %").format(change=_change(new, old))


def standing_title() -> str:
    """Return the title over how all tasks stand."""
    return _("Toàn bộ nhiệm vụ so với hạn")


def score_title(head: ReportHead) -> str:
    """Return the title over points."""
    return _("Điểm Chỉ số cải cách hành chính năm {year}").format(year=head.year)


def standing_row(report: Brief) -> CountRow:
    """Return the counts of all tasks."""
    counts = tuple(report.total.by_timeliness[each] for each in COUNTED)
    return CountRow("", standing_title(), report.total.total, counts, report.total.rate)


def standing_words(row: CountRow) -> str:
    """Return the counts in words, those of none left out."""
    return "; ".join(
        f"{timeliness_label(each)}: {number}" for each, number in zip(COUNTED, row.counts, strict=True) if number
    )


def score_bars(report: Brief) -> list[ScoreBar]:
    """Return the points against the target; none where nothing is scored."""
    if report.scores is None:
        return []
    sums = report.scores.total
    return [
        ScoreBar("earned", _("Chắc chắn"), sums.earned),
        ScoreBar("expected", _("Dự kiến"), sums.expected),
        ScoreBar("highest", _("Cao nhất"), sums.highest),
        ScoreBar("target", _("Mục tiêu"), sums.target),
    ]


def score_words(report: Brief) -> str:
    """Return why other points than the target are expected; blank where just those are."""
    return "" if report.scores is None else cut(shortfall_text(report.scores, report.head.year), _WHY)
