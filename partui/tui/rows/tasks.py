"""Tasks, headings, agencies, members and instances as rows of a table: short words, signs, tones."""

from collections.abc import Mapping, Sequence

from partui.domain.agencies.members import Member
from partui.domain.periods.state import Period
from partui.domain.tasks.pace import EarlyWarnings
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import AgencyTally
from partui.domain.tasks.task import Heading, Task
from partui.domain.tasks.today import OpenMilestone
from partui.domain.text import clean
from partui.locale import _, pgettext, plural
from partui.locale.formats import show_date
from partui.store.queries.listing import Sort
from partui.store.queries.plan_table import TablePage
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.wording.due.pace import cliff_text
from partui.wording.due.periods import instance_notes, period_label, period_standing, periods_count
from partui.wording.labels import short_status, status_label, timeliness_sign
from partui.wording.targets import target_mark
from partui.wording.task_parts import members_count
from partui.wording.tasks import (
    days_label,
    due_and_days,
    short_agencies,
    short_days,
    short_due,
    signed_agency,
    task_standing,
)

# A day of the plan's year with three figures of days, or the words for a task without one.
DUE_CELLS = 16
TONES = {
    Timeliness.OVERDUE: "overdue",
    Timeliness.DUE_SOON: "soon",
    Timeliness.IN_TIME: "plain",
    Timeliness.NO_DEADLINE: "muted",
    Timeliness.DONE_ON_TIME: "done",
    Timeliness.DONE_LATE: "late",
    Timeliness.CANCELLED: "muted",
}

HEAD, BAR = "$text-primary bold", "$text-primary"
STYLES = {
    "overdue": "$text-error",
    "soon": "$text-warning",
    "done": "$text-success",
    "late": "$text-accent",
    "muted": "dim",
    "plain": "",
}


def style_of(timeliness: Timeliness) -> str:
    """Return the colour of how a task stands."""
    return STYLES[TONES[timeliness]]


_CODE_CELLS, _MOST_CODE_CELLS, _TITLE_CELLS = 6, 12, 35


def task_columns(sort: Sort = Sort.CODE, longest_code: int = 0) -> tuple[Column, ...]:
    """Return the columns of a table of tasks; a column's key is what it sorts by.

    Args:
        sort: what the tasks are sorted by: how they stand against their day is in the column of the day.
        longest_code: how many letters the plan's longest code has; a code that is cut tells tasks apart no more.
    """
    code_cells = min(max(_CODE_CELLS, longest_code), _MOST_CODE_CELLS)
    due = Column("due", _("Hạn"), DUE_CELLS, toned=True)
    return (
        Column("code", _("Mã"), code_cells),
        Column("title", pgettext("column", "Nhiệm vụ"), _TITLE_CELLS + _CODE_CELLS - code_cells, width_weight=1),
        Column("lead", _("Chủ trì"), 8, priority=1),
        due._replace(key="timeliness", title=_("So với hạn")) if sort is Sort.TIMELINESS else due,
        Column("status", _("Kết quả"), 8, priority=2),
    )


def task_row(task: Task, short: Mapping[str, str]) -> Row:
    """Return a task as a row under `task_columns`.

    Args:
        task: the task.
        short: each agency's name with a shorter one.
    """
    leads = f" · {'; '.join(task.leads)}" if task.leads else ""
    return Row(
        (
            task.code,
            task.title,
            short_agencies(task.leads, short),
            due_and_days(task, DUE_CELLS),
            members_count(task) or periods_count(task) or target_mark(task) or short_status(task.status),
        ),
        tone=TONES[task.timeliness],
        whole=f"{task.code} {task.title}{leads}",
        beyond=" · ".join((*task.products, *task.requirements, task.deadline, "; ".join(task.implementers), task.note)),
    )


def whole_cells(task: Task) -> tuple[str, ...]:
    """Return what a table of tasks shows with nothing shortened."""
    return (
        task.code,
        task.title,
        "; ".join(task.leads),
        short_due(task),
        short_days(task),
        task_standing(task),
        status_label(task.status),
    )


def heading_row(heading: Heading) -> Row:
    """Return a chapter or a heading as a row that takes the whole line."""
    return Row((heading.code, heading.title), heading=1 if heading.is_chapter else 2)


def plan_rows(page: TablePage) -> dict[int, Row]:
    """Return headings and tasks as rows, each under the key that it has in the plan's table."""
    return {
        -item.id if isinstance(item, Heading) else item.id: (
            heading_row(item) if isinstance(item, Heading) else task_row(item, page.short_names)
        )
        for item in page.items
    }


def agency_columns() -> tuple[Column, ...]:
    """Return the columns of the table of agencies with their counts."""
    return (
        Column("agency", pgettext("column", "Cơ quan"), 12, width_weight=1),
        Column("overdue", _("Quá"), 4, align="right", toned=True),
        Column("soon", _("Sắp"), 4, align="right"),
        Column("open", _("Mở"), 4, align="right"),
        Column("total", pgettext("column", "Tổng"), 4, align="right"),
    )


def agency_row(agency: AgencyTally) -> Row:
    """Return an agency as a row under `agency_columns`; a group is marked as one."""
    overdue = agency.tally.by_timeliness[Timeliness.OVERDUE]
    soon = agency.tally.by_timeliness[Timeliness.DUE_SOON]
    return Row(
        (
            signed_agency(agency.name, agency.group, agency.within),
            _count(overdue),
            _count(soon),
            _count(agency.tally.open),
            str(agency.tally.total),
        ),
        tone="overdue" if overdue else "soon" if soon else "plain",
    )


def ahead_row(ahead: EarlyWarnings) -> Row:
    """Return what is due soon or behind as a row under `agency_columns`."""
    soon = sum(each.task.timeliness is Timeliness.DUE_SOON for each in ahead.pressing)
    number = str(len(ahead.pressing))
    return Row((_("Sắp đến hạn và chậm nhịp"), _count(0), _count(soon), number, number), tone="soon")


def steps_row(steps: Sequence[OpenMilestone]) -> Row:
    """Return the late milestones as a row under `agency_columns`."""
    number = str(len(steps))
    return Row((_("Mốc quá hạn"), number, _count(0), number, number), tone="overdue")


def steps_text(steps: Sequence[OpenMilestone]) -> str:
    """Say which milestones are late."""
    return "; ".join(f"{clean(each.code)} {clean(each.words)} {days_label(each.days)}" for each in steps)


def ahead_texts(ahead: EarlyWarnings) -> list[str]:
    """Say how much is due soon and how much is behind, and on which days many tasks are due."""
    behind = sum(each.pace.is_behind for each in ahead.pressing)
    told = plural(
        "{number} việc sắp đến hạn hoặc chậm nhịp, {behind} chậm nhịp", number=len(ahead.pressing), behind=behind
    )
    return [told, *map(cliff_text, ahead.cliffs)]


def shown(value: str | None) -> str:
    """Return a value of the journal as it may be drawn."""
    return clean(value or "") or "–"


def _count(number: int) -> str:
    return str(number) if number else "·"


def member_columns() -> tuple[Column, ...]:
    """Return the columns of the table of members."""
    return (
        Column("name", _("Thành viên"), 20, width_weight=1),
        Column("status", _("Kết quả thực hiện"), 18, toned=True),
        Column("day", _("Ngày"), 10),
    )


def member_row(member: Member) -> Row:
    """Return a member as a row; a sign stands beside every colour."""
    sign, tone = ("✓", "done") if member.status is Status.DONE else ("▲", "overdue") if member.late else ("○", "plain")
    day = show_date(member.completed_on) if member.completed_on else ""
    return Row((clean(member.name), f"{sign} {status_label(member.status)}", day), tone=tone)


def period_columns() -> tuple[Column, ...]:
    """Return the columns of the table of a task's instances."""
    return (
        Column("period", pgettext("column", "Kỳ"), 16),
        Column("due", _("Hạn"), 12, toned=True),
        Column("standing", _("So với hạn"), 20, width_weight=1),
    )


def period_row(period: Period, plan: int) -> Row:
    """Return an instance as a row; a sign stands beside every colour."""
    due = f"{timeliness_sign(period.timeliness)} {show_date(period.due_on)}"
    told = " · ".join([period_standing(period), *instance_notes(period)])
    return Row((period_label(period.key, plan), due, told), tone=TONES[period.timeliness])
