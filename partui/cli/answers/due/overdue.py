"""What `partui overdue` prints: late tasks by agency, the worst first."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from partui.cli.answers.due.ahead import ahead_lines, ahead_object
from partui.cli.answers.due.open_parts import SOMETHING_OVERDUE, due_period_object, open_milestone_object
from partui.cli.answers.due.order import held_up_object, holding_lines
from partui.cli.output import paint, say_json, say_lines, screen_width
from partui.cli.session import Session, Store
from partui.cli.table import Cell, TableColumn, table
from partui.domain.tasks.task import Role
from partui.domain.tasks.today import DuePeriod, OpenMilestone
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.db.connection import snapshot
from partui.store.queries.due.open_parts import open_milestones, periods_done_by, periods_due
from partui.store.queries.due.order import held_up_by_late
from partui.store.queries.due.overdue import AgencyOverdue, LateTask, late_tasks, overdue_by_agency
from partui.store.queries.due.pace import load_ahead
from partui.wording.columns import wrap
from partui.wording.tasks import agency_text, days_label, moved_due


def print_overdue(
    session: Session, agency: str | None = None, role: Role = Role.LEAD, check: bool = False, as_json: bool = False
) -> int:
    """Print the late tasks of the plan, or of one agency.

    Args:
        agency: a part of an agency's name.
        role: in which role agencies are looked at.
        check: whether something overdue is told by the exit code.
        as_json: as one JSON object instead of lists.

    Returns:
        The exit code.
    """
    with session.store(unasked=("progress", "note")) as store:
        key, name = store.agency(agency)
        with snapshot(store.conn):
            groups = overdue_by_agency(store.conn, store.plan, store.day, role, key)
            tasks = late_tasks(store.conn, store.plan, store.day, role, key)
            yesterday = store.day.date - timedelta(days=1)
            milestones = open_milestones(store.conn, store.plan, store.day.date, yesterday, key)
            ahead = load_ahead(store.conn, store.plan, store.day, key)
            codes = {task.code for task in tasks.values()}
            late = _late_periods(store, codes, key)
            held_up = held_up_by_late(store.conn, store.plan, store.day)
            held_up = {code: held for code, held in held_up.items() if code in codes}
    groups += _without_agency(groups, tasks)
    if as_json:
        say_json(
            {
                "plan": store.plan,
                "as_of": store.day.date.isoformat(),
                "total": len(tasks),
                "agencies": [_as_object(group, tasks) for group in groups],
                "milestones": [open_milestone_object(each) for each in milestones],
                "periods": [due_period_object(each, store.plan) for each in late],
                "held_up": held_up_object(held_up),
                **ahead_object(ahead),
            }
        )
    else:
        say_lines(
            _as_lines(
                groups, tasks, _labels(late, store.plan), show_date(store.day.date), name, late_steps=bool(milestones)
            )
            + holding_lines(held_up)
            + _milestone_lines(milestones)
            + ahead_lines(ahead)
        )
    return SOMETHING_OVERDUE if check and (tasks or milestones) else 0


def _late_periods(store: Store, codes: Collection[str], agency: int | None) -> list[DuePeriod]:
    """Return the late instances of tasks, the first due first, without those in which an agency has done its part."""
    yesterday = store.day.date - timedelta(days=1)
    found = periods_due(store.conn, store.plan, store.day.date, date.min, yesterday)
    done = set() if agency is None else periods_done_by(store.conn, store.plan, agency, store.day.date)
    return [each for each in found if each.code in codes and (each.code, each.key) not in done]


def _labels(late: Sequence[DuePeriod], plan: int) -> dict[str, list[str]]:
    """Return the labels of late instances by the tasks' codes."""
    if not late:
        return {}
    from partui.wording.due.periods import period_label

    labels: dict[str, list[str]] = {}
    for each in late:
        labels.setdefault(each.code, []).append(period_label(each.key, plan))
    return labels


def _without_agency(groups: list[AgencyOverdue], tasks: dict[int, LateTask]) -> list[AgencyOverdue]:
    """Late tasks for which nobody is named must not be lost."""
    grouped = {key for group in groups for key in group.tasks}
    lost = [key for key in tasks if key not in grouped]
    return [AgencyOverdue("", False, lost)] if lost else []


def _milestone_lines(milestones: list[OpenMilestone]) -> list[str]:
    if not milestones:
        return []
    head = paint(plural("▲ Mốc quá hạn: {count} mốc", count=len(milestones)), "overdue")
    columns = (TableColumn(""), TableColumn(""), TableColumn("", leaves=1), TableColumn("", least=20))
    rows = [
        (
            Cell(each.code),
            Cell(days_label(each.days), "overdue"),
            Cell(show_date(each.due_on)),
            Cell(clean(each.words)),
        )
        for each in milestones
    ]
    return ["", head, *table(columns, rows, screen_width(), indent="  ")]


def _as_object(group: AgencyOverdue, tasks: dict[int, LateTask]) -> dict[str, object]:
    codes = [tasks[key].code for key in group.tasks]
    return {
        "name": group.name,
        "group": group.group,
        "overdue": len(codes),
        "tasks": codes,
        **({"within": group.within} if group.within else {}),
    }


def _as_lines(
    groups: list[AgencyOverdue],
    tasks: dict[int, LateTask],
    periods: Mapping[str, list[str]],
    day: str,
    name: str,
    *,
    late_steps: bool,
) -> list[str]:
    if not tasks:
        if late_steps:
            return [_("Tính đến {day}, không có nhiệm vụ quá hạn, nhưng có mốc quá hạn.").format(day=day)]
        if name:
            return [_("✓ Tính đến {day}, {agency} không có nhiệm vụ quá hạn.").format(day=day, agency=clean(name))]
        return [
            _("✓ Tính đến {day}, không có nhiệm vụ quá hạn. Sắp đến hạn: “partui list --timeliness due_soon”.").format(
                day=day
            )
        ]
    lines = [paint(plural("Quá hạn tính đến {day}: {total} nhiệm vụ", total=len(tasks), day=day), "head")]
    columns = (TableColumn(""), TableColumn(""), TableColumn("", leaves=1), TableColumn("", least=20))
    for group in groups:
        if group.within:
            # Its tasks are told of the group right above.
            codes = ", ".join(tasks[key].code for key in group.tasks)
            part = plural("{agency}: {count} nhiệm vụ ({codes})", count=len(group.tasks), codes=codes,
                          agency=agency_text(group.name, group.group, group.within))  # fmt: skip
            lines += wrap(f"  {part}", screen_width())
            continue
        agency = agency_text(group.name, group.group)
        head = plural("▲ {agency}: {count} nhiệm vụ", count=len(group.tasks), agency=agency)
        rows = [
            (
                Cell(task.code),
                Cell(days_label(task.days), "overdue"),
                Cell(moved_due(task.due_on, task.original_due_on)),
                Cell(_titled(task, periods.get(task.code, ()))),
            )
            for task in (tasks[key] for key in group.tasks)
        ]
        lines += ["", paint(head, "overdue"), *table(columns, rows, screen_width(), indent="  ")]
    return lines


def _titled(task: LateTask, periods: Sequence[str]) -> str:
    """Return a task's title behind which of its instances are late."""
    title = clean(task.title)
    return _("Kỳ {periods}: {title}").format(periods=", ".join(periods), title=title) if periods else title
