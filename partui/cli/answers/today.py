"""What `partui today` prints: today's work, agency by agency, in one screen."""

from collections.abc import Sequence

from partui.cli.output import paint, say, say_json, say_lines, screen_width
from partui.cli.session import Session
from partui.cli.table import Cell, TableColumn, table
from partui.domain.tasks.today import MONTH, WEEK, AgencyToday, DuePeriod, DueTask, OpenMilestone, Today, by_agency
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.queries.due.today import load_today
from partui.wording.due.periods import period_label
from partui.wording.due.today import today_text
from partui.wording.labels import NOTHING
from partui.wording.tasks import agency_text, days_label

# What a terminal of 24 lines has room for, the head and the last line aside.
_MOST_ROWS = 16
SOMETHING_OVERDUE = 3


def print_today(session: Session, line: bool = False, as_json: bool = False) -> int:
    """Print what there is to do.

    Args:
        line: one line, for a login message.
        as_json: as one JSON object.

    Returns:
        The exit code: 3 where something is late.
    """
    with session.store() as store:
        today = load_today(store.conn, store.plan, store.day.date)
    if as_json:
        say_json(_as_object(today))
    elif line:
        say(_("partui {plan}: {today}").format(plan=today.plan, today=today_text(today)))
    else:
        say_lines(_as_lines(today))
    return SOMETHING_OVERDUE if today.is_late else 0


def _as_object(today: Today) -> dict[str, object]:
    return {
        "plan": today.plan,
        "as_of": today.day.isoformat(),
        "late": [task.code for task in today.late],
        "next_7": [task.code for task in today.within(WEEK)],
        "next_30": [task.code for task in today.within(MONTH)],
        "periods": [due_period_object(each, today.plan) for each in today.periods],
        "milestones": [open_milestone_object(each) for each in today.milestones],
        "unanswered": [],
    }


def open_milestone_object(milestone: OpenMilestone) -> dict[str, object]:
    """Return a milestone that is still to be reached."""
    return {
        "code": milestone.code,
        "label": milestone.words,
        "due_on": milestone.due_on.isoformat(),
        "days": milestone.days,
    }


def due_period_object(period: DuePeriod, plan: int) -> dict[str, object]:
    """Return an open instance.

    Args:
        plan: the plan's year, which its label need not say.
    """
    return {
        "code": period.code,
        "label": period_label(period.key, plan),
        "due_on": period.due_on.isoformat(),
        "days": period.days,
    }


def _as_lines(today: Today) -> list[str]:
    width = screen_width()
    head = _("Kế hoạch {plan}, hôm nay {day}").format(plan=today.plan, day=show_date(today.day))
    lines = [paint(head, "head"), paint(today_text(today), "overdue" if today.is_late else "")]
    agencies = by_agency(today)
    if not agencies:
        return lines
    columns = (
        TableColumn(_("Cơ quan chủ trì"), least=14),
        TableColumn(_("Quá hạn"), least=8),
        TableColumn(plural("{days} ngày tới", days=WEEK), least=8),
        TableColumn(plural("{first}–{last} ngày tới", last=MONTH, first=WEEK + 1), least=8),
        TableColumn(_("Các mốc"), least=8, leaves=1),
    )
    shown = agencies if width is None else agencies[:_MOST_ROWS]
    lines += ["", *table(columns, [_row(each) for each in shown], width)]
    if len(agencies) > len(shown):
        more = len(agencies) - len(shown)
        lines.append(plural("… và {number} cơ quan nữa: partui overdue, partui list", number=more))
    return lines


def _row(agency: AgencyToday) -> tuple[Cell, ...]:
    steps = [f"{clean(each.code)} {clean(each.words)} {days_label(each.days)}" for each in agency.milestones]
    late = any(each.days < 0 for each in agency.milestones)
    return (
        Cell(agency_text(agency.name, agency.group)),
        _codes(agency.late, "overdue"),
        _codes(agency.soon, "soon"),
        _codes(agency.later, ""),
        Cell("; ".join(steps), "overdue" if late else "") if steps else Cell(NOTHING, "muted"),
    )


def _codes(tasks: Sequence[DueTask], tone: str) -> Cell:
    """Return how many tasks there are and which; nothing where there is none."""
    if not tasks:
        return Cell(NOTHING, "muted")
    return Cell(f"{len(tasks)}: {', '.join(clean(task.code) for task in tasks)}", tone)
