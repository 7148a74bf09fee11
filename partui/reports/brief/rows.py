"""What one page for a chief says, line by line: every text cleaned, and cut to the room that a page has."""

from math import ceil
from typing import NamedTuple

from partui.domain.brief.page import Brief
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.reports.progress_sections import due_words
from partui.reports.titles import ReportName, brief_name
from partui.wording.columns import cut
from partui.wording.labels import NOTHING
from partui.wording.numbers import official_percent
from partui.wording.plan.scorecards import late_text, place_text, ranked_cards
from partui.wording.tasks import agency_text

WORST, RANKED, NEXT, ASKED = 5, 6, 5, 3
# Of more agencies than there is room for, so many of the best stand there, and the worst.
_BEST = 3
# Cells that a text may take: two lines of its column.
# A page with fewer lines has room for more of each.
_PLAN, _TITLE, _LEADS, _REASON, _AGENCY, _PROPOSAL = 170, 78, 34, 62, 36, 105
_LINES, _LINES_OF_LATE, _LINES_OF_SOON = 28, 3, 2
_LARGER = (2.0, 1.6, 1.3)
DOTS = "." * 12


class LateLine(NamedTuple):
    """A task that is late: who leads it, for how many days, and why."""

    code: str
    title: str
    leads: str
    days: int
    reason: str


class RankLine(NamedTuple):
    """An agency in its place, each text as it is printed.

    Attributes:
        rate: the share done on time of what was due; on_time: `2/6`.
        late: how many are late, and how many more than before: `4 ▲2`.
        done: of its tasks, those not carried out aside: `3/12`.
    """

    place: str
    name: str
    rate: str
    on_time: str
    late: str
    done: str


class SoonLine(NamedTuple):
    """A task that is due soon."""

    code: str
    title: str
    leads: str
    due: str
    days: int


class PagePart(NamedTuple):
    """A part of the page: its title, its lines, and what is said of those left out; blank where none is."""

    title: str
    more: str


def brief_lines(report: Brief) -> ReportName:
    """Return the lines over the page; the last says what it is compared with."""
    name = brief_name(report.head)
    told = name.day
    if report.period is not None:
        told = _("{day}; trong kỳ từ {first}: {due}").format(
            day=told, first=show_date(report.period.period.first), due=due_words(report.period.due)
        )
    if report.before is not None:
        told = _("{day}; so với {label}").format(day=told, label=clean(report.before.label))
    return name._replace(plan=cut(name.plan, _PLAN), scope=cut(name.scope, _TITLE), day=cut(told, _PLAN))


def late_lines(report: Brief) -> list[LateLine]:
    """Return the worst late tasks; a reason that nobody has told is dots to fill."""
    larger = _larger(report)
    return [
        LateLine(
            clean(task.code),
            cut(clean(task.title), int(_TITLE * larger)),
            _leads(task, larger),
            -(task.days or 0),
            cut(clean(report.reasons.get(task.code, "")), int(_REASON * larger)) or DOTS,
        )
        for task in report.late[:WORST]
    ]


def rank_lines(report: Brief) -> list[RankLine]:
    """Return the agencies in their order, the best first; of too many the best and the worst."""
    placed = ranked_cards(report.ranking)
    if len(placed) > RANKED:
        placed = (*placed[:_BEST], *placed[_BEST - RANKED :])
    return [
        RankLine(
            place_text(each),
            cut(agency_text(each.card.name, each.card.group), _AGENCY),
            official_percent(each.card.due.rate),
            f"{each.card.due.on_time}/{each.card.due.due}",
            late_text(each.card),
            f"{tally.done}/{tally.total - tally.by_timeliness[Timeliness.CANCELLED]}",
        )
        for each in placed
        for tally in (each.card.tally,)
    ]


def soon_lines(report: Brief) -> list[SoonLine]:
    """Return the tasks that are due next."""
    larger = _larger(report)
    return [
        SoonLine(
            clean(task.code),
            cut(clean(task.title), int(_TITLE * larger)),
            _leads(task, larger),
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
    left = len(ranked_cards(report.ranking)) - RANKED
    return PagePart(
        _("Xếp hạng cơ quan chủ trì theo tỷ lệ đúng hạn"),
        plural("và {number} cơ quan nữa, xếp ở giữa", number=left) if left > 0 else "",
    )


def soon_part(report: Brief) -> PagePart:
    """Return the part on what is due next."""
    return PagePart(_("Sắp đến hạn: {when}").format(when=soon_words(report)), _more(len(report.soon) - NEXT))


def soon_words(report: Brief) -> str:
    """Return how soon it is that tasks are due: `trong 15 ngày tới; hạn 31/12: trong 60 ngày tới`."""
    told = plural("trong {days} ngày tới", days=report.soon_days)
    if all((task.days or 0) <= report.soon_days for task in report.soon):
        return told
    return plural("{told}; hạn 31/12: trong {days} ngày tới", days=report.year_end_days, told=told)


def asked_title() -> str:
    """Return the title over what decisions are asked for."""
    return _("Nội dung xin ý kiến, quyết định")


def brief_heads() -> dict[str, str]:
    """Return the heads of the columns by their names."""
    return {
        "code": _("Mã"),
        "task": _("Nhiệm vụ"),
        "lead": _("Cơ quan chủ trì"),
        "days_late": _("Số ngày quá hạn"),
        "reason": _("Lý do"),
        "place": _("Hạng"),
        "rate": _("Tỷ lệ đúng hạn"),
        "on_time": _("Đúng hạn/đến hạn"),
        "late": _("Quá hạn"),
        "done": _("Hoàn thành"),
        "due": _("Hạn"),
        "days_left": _("Còn (ngày)"),
        "none_late": _("Không có nhiệm vụ quá hạn."),
        "none_soon": _("Không có nhiệm vụ nào."),
    }


def _leads(task: Task, larger: float) -> str:
    return cut("; ".join(clean(lead) for lead in task.leads) or agency_text("", group=False), int(_LEADS * larger))


def _larger(report: Brief) -> float:
    """Return how much longer than on a full page the texts of its tables may be."""
    late, soon, ranks = (
        min(*each)
        for each in ((len(report.late), WORST), (len(report.soon), NEXT), (len(ranked_cards(report.ranking)), RANKED))
    )
    for larger in _LARGER:
        if late * ceil(_LINES_OF_LATE * larger) + soon * ceil(_LINES_OF_SOON * larger) + ranks <= _LINES:
            return larger
    return 1.0


def _more(left: int) -> str:
    return plural("và {number} nhiệm vụ nữa", number=left) if left > 0 else ""
