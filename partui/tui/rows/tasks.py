"""Tasks, headings and agencies as rows of a table: short words, signs, tones."""

from collections.abc import Iterable

from partui.domain.agencies.members import members_done
from partui.domain.agencies.names import AgencyName
from partui.domain.dates import show_date
from partui.domain.tasks.statuses import Status, status_label
from partui.domain.tasks.tally import AgencyTally
from partui.domain.tasks.task import Heading, Task
from partui.domain.tasks.timeliness import Timeliness, timeliness_label
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row

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


def task_columns() -> tuple[Column, ...]:
    """Return the columns of a table of tasks; a column's key is what it sorts by."""
    return (
        Column("code", _("Mã"), 6),
        Column("title", pgettext("column", "Nhiệm vụ"), 17, width_weight=4),
        Column("lead", _("Chủ trì"), 10, width_weight=1, priority=3),
        Column("due", _("Hạn"), 12, priority=2),
        Column("days", pgettext("column", "Ngày"), 8, align="right", priority=4, toned=True),
        Column("timeliness", _("Tình trạng"), 11, priority=1, toned=True),
        Column("status", _("T.thái"), 7, priority=5),
    )


def task_row(task: Task) -> Row:
    """Return a task as a row under `task_columns`."""
    return Row(
        (
            task.code,
            task.title,
            short_agencies(task.leads),
            due_text(task),
            days_text(task),
            short_timeliness(task.timeliness),
            members_count(task) or short_status(task.status),
        ),
        tone=TONES[task.timeliness],
    )


def whole_cells(task: Task) -> tuple[str, ...]:
    """Return what `task_row` shows with nothing shortened."""
    return (
        task.code,
        task.title,
        "; ".join(task.leads),
        due_text(task),
        days_text(task),
        timeliness_label(task.timeliness),
        status_label(task.status),
    )


def heading_row(heading: Heading) -> Row:
    """Return a chapter or a heading as a row that takes the whole line."""
    return Row((heading.code, heading.title), heading=1 if heading.is_chapter else 2)


def plan_rows(items: Iterable[Heading | Task]) -> dict[int, Row]:
    """Return headings and tasks as rows, each under the key that it has in the plan's table."""
    return {
        -item.id if isinstance(item, Heading) else item.id: (
            heading_row(item) if isinstance(item, Heading) else task_row(item)
        )
        for item in items
    }


def agency_task_columns() -> tuple[Column, ...]:
    """Return the columns of one agency's tasks: the same cells in less room."""
    return (
        Column("code", _("Mã"), 6),
        Column("title", pgettext("column", "Nhiệm vụ"), 16, width_weight=4),
        Column("lead", _("Chủ trì"), 12, width_weight=1, priority=5),
        Column("due", _("Hạn"), 12, priority=3),
        Column("days", pgettext("column", "Ngày"), 8, align="right", priority=1, toned=True),
        Column("timeliness", _("Tình trạng"), 11, priority=2, toned=True),
        Column("status", _("T.thái"), 7, priority=4),
    )


def agency_columns() -> tuple[Column, ...]:
    """Return the columns of the table of agencies with their counts."""
    return (
        Column("agency", pgettext("column", "Cơ quan"), 12, width_weight=1),
        Column("overdue", _("Trễ"), 4, align="right", toned=True),
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
            agency_text(agency.agency),
            _count(overdue),
            _count(soon),
            _count(agency.tally.open),
            str(agency.tally.total),
        ),
        tone="overdue" if overdue else "soon" if soon else "plain",
    )


def agency_text(agency: AgencyName) -> str:
    """Return an agency's name; that of a group starts with a sign."""
    name = clean(agency.name)
    return f"≡ {name}" if agency.group else name


def short_agencies(names: tuple[str, ...]) -> str:
    """Return the first of several agencies and how many there are besides."""
    if not names:
        return "–"
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def due_text(task: Task) -> str:
    """Return the due date, or why there is none."""
    if task.due_on is not None:
        return show_date(task.due_on)
    match task.deadline_kind:
        case "continuous":
            return _("Thường xuyên")
        case "external":
            return _("Theo Bộ")
        case _other:
            return _("chưa rõ hạn")


def days_text(task: Task) -> str:
    """Return the days left or late; of a task that is done or not carried out, that it is."""
    if task.status is Status.DONE:
        return _("xong")
    if task.status is Status.CANCELLED:
        return _("bỏ")
    if task.days is None:
        return "–"
    if task.days < 0:
        return _("trễ {days}").format(days=-task.days)
    return _("còn {days}").format(days=task.days)


def short_timeliness(timeliness: Timeliness) -> str:
    """Return a sign and a few words for how a task stands."""
    match timeliness:
        case Timeliness.OVERDUE:
            return _("▲ Quá hạn")
        case Timeliness.DUE_SOON:
            return _("● Sắp hạn")
        case Timeliness.IN_TIME:
            return _("○ Trong hạn")
        case Timeliness.NO_DEADLINE:
            return _("· Không hạn")
        case Timeliness.DONE_ON_TIME:
            return _("✓ Đúng hạn")
        case Timeliness.DONE_LATE:
            return _("! Xong trễ")
        case Timeliness.CANCELLED:
            return _("× Bỏ")


def short_status(status: Status) -> str:
    """Return one word for a status."""
    match status:
        case Status.TODO:
            return _("Chưa")
        case Status.DOING:
            return _("Đang")
        case Status.DONE:
            return _("Xong")
        case Status.CANCELLED:
            return _("Bỏ")


def members_count(task: Task) -> str:
    """Return how many members of the task's groups have done their part, `11/15`, while the task is open."""
    if not task.members or task.status in {Status.DONE, Status.CANCELLED}:
        return ""
    return f"{members_done(task.members)}/{len(task.members)}"


def shown(value: str | None) -> str:
    """Return a value of the journal as it may be drawn."""
    return clean(value or "") or "–"


def _count(number: int) -> str:
    return str(number) if number else "·"
