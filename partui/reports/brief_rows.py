"""What one page for a chief says, line by line: every text cleaned, and cut to the room that a page has."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.brief.due import DueDone
from partui.domain.brief.page import Brief
from partui.domain.plan.report import ReportHead
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import AgencyTally
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.reports.progress_rows import COUNTED, CountRow
from partui.reports.titles import ReportName, brief_name
from partui.wording.columns import cut
from partui.wording.labels import NOTHING, timeliness_label
from partui.wording.numbers import official_percent, show_points
from partui.wording.plan.scores import shortfall_text
from partui.wording.tasks import agency_text

WORST, RANKED, NEXT, ASKED = 5, 5, 5, 3
# Cells that a text may take: two lines of its column.
_PLAN, _TITLE, _LEADS, _REASON, _AGENCY, _PROPOSAL, _WHY = 170, 78, 34, 62, 44, 105, 200
UP, DOWN = "▲", "▼"
DOTS = "." * 12


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


class LateLine(NamedTuple):
    """A task that is late: who leads it, for how many days, and why."""

    code: str
    title: str
    leads: str
    days: int
    reason: str


class RankLine(NamedTuple):
    """An agency by its late tasks.

    Attributes:
        place: from 1.
        total: its tasks, those not carried out aside.
    """

    place: int
    name: str
    late: int
    soon: int
    done: int
    total: int


class SoonLine(NamedTuple):
    """A task that is due soon."""

    code: str
    title: str
    leads: str
    due: str
    days: int


class ScoreBar(NamedTuple):
    """Points of one kind, beside the others.

    Attributes:
        kind: earned, expected, highest or target.
    """

    kind: str
    name: str
    points: Decimal


class PagePart(NamedTuple):
    """A part of the page: its title, its lines, and what is said of those left out; blank where none is."""

    title: str
    more: str


def brief_lines(report: Brief) -> ReportName:
    """Return the lines over the page; the last says what it is compared with."""
    name = brief_name(report.head)
    told = name.day
    if report.before is not None:
        told = _("{day}; so với {label}").format(day=told, label=clean(report.before.label))
    return name._replace(plan=cut(name.plan, _PLAN), scope=cut(name.scope, _TITLE), day=cut(told, _PLAN))


def due_sentence(due: DueDone) -> str:
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
            "" if before is None else _change(Decimal(total.done), Decimal(before.done)),
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
            plural("trong {days} ngày tới", days=report.soon_days),
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


def _rate_change(now: float | None, then: float | None) -> str:
    """Return the difference of two shares, each rounded as it is printed."""
    if now is None or then is None:
        return ""
    new, old = (round(Decimal(str(rate)) * 100, 1) for rate in (now, then))
    return _change(new, old) if new == old else _("{change} điểm %").format(change=_change(new, old))


def late_lines(report: Brief) -> list[LateLine]:
    """Return the worst late tasks; a reason that nobody has told is dots to fill."""
    return [
        LateLine(
            clean(task.code),
            cut(clean(task.title), _TITLE),
            _leads(task),
            -(task.days or 0),
            cut(clean(report.reasons.get(task.code, "")), _REASON) or DOTS,
        )
        for task in report.late[:WORST]
    ]


def rank_lines(report: Brief) -> list[RankLine]:
    """Return the agencies with late tasks, the worst first."""
    return [
        RankLine(
            place,
            cut(agency_text(lead.name, lead.group), _AGENCY),
            lead.tally.by_timeliness[Timeliness.OVERDUE],
            lead.tally.by_timeliness[Timeliness.DUE_SOON],
            lead.tally.done,
            lead.tally.total - lead.tally.by_timeliness[Timeliness.CANCELLED],
        )
        for place, lead in enumerate(_late_leads(report)[:RANKED], start=1)
    ]


def soon_lines(report: Brief) -> list[SoonLine]:
    """Return the tasks that are due next."""
    return [
        SoonLine(
            clean(task.code),
            cut(clean(task.title), _TITLE),
            _leads(task),
            NOTHING if task.due_on is None else show_date(task.due_on),
            task.days or 0,
        )
        for task in report.soon[:NEXT]
    ]


def asked_lines(report: Brief) -> list[str]:
    """Return what decisions are asked for: what agencies have asked for on their forms, then places to write."""
    known = [
        _("{code} ({agency}): {words}").format(
            code=clean(each.code), agency=clean(each.agency), words=clean(each.words)
        )
        for each in report.proposals[:ASKED]
    ]
    blank = _("[Ghi nội dung xin ý kiến] {dots}").format(dots=DOTS * 6)
    return [cut(line, _PROPOSAL) for line in known] + [blank] * (ASKED - len(known))


def late_part(report: Brief) -> PagePart:
    """Return the part on late tasks."""
    return PagePart(_("Nhiệm vụ quá hạn lâu nhất"), _more(len(report.late) - WORST))


def rank_part(report: Brief) -> PagePart:
    """Return the part on agencies."""
    left = len(_late_leads(report)) - RANKED
    return PagePart(
        _("Cơ quan chủ trì có nhiệm vụ quá hạn"), plural("và {number} cơ quan nữa", number=left) if left > 0 else ""
    )


def soon_part(report: Brief) -> PagePart:
    """Return the part on what is due next."""
    title = plural("Đến hạn trong {days} ngày tới", days=report.soon_days)
    return PagePart(title, _more(len(report.soon) - NEXT))


def asked_title() -> str:
    """Return the title over what decisions are asked for."""
    return _("Nội dung xin ý kiến, quyết định")


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


def brief_heads() -> dict[str, str]:
    """Return the heads of the columns by their names."""
    return {
        "code": _("Mã"),
        "task": _("Nhiệm vụ"),
        "lead": _("Cơ quan chủ trì"),
        "days_late": _("Số ngày quá hạn"),
        "reason": _("Lý do"),
        "place": _("TT"),
        "late": _("Quá hạn"),
        "soon": _("Sắp đến hạn"),
        "done": _("Hoàn thành"),
        "due": _("Hạn"),
        "days_left": _("Còn (ngày)"),
        "none_late": _("Không có nhiệm vụ quá hạn."),
        "none_soon": _("Không có nhiệm vụ nào."),
    }


def done_of(line: RankLine) -> str:
    """Return how many of an agency's tasks are done: `3/12`."""
    return f"{line.done}/{line.total}"


def _late_leads(report: Brief) -> Sequence[AgencyTally]:
    return [lead for lead in report.leads if lead.tally.by_timeliness[Timeliness.OVERDUE] and not lead.within]


def _leads(task: Task) -> str:
    return cut("; ".join(clean(lead) for lead in task.leads) or agency_text("", group=False), _LEADS)


def _more(left: int) -> str:
    return plural("và {number} nhiệm vụ nữa", number=left) if left > 0 else ""
