"""Deadlines as an iCalendar file (RFC 5545): an all-day event per task, or per period of recurring work."""

from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Alarm, Calendar, Event, vText

from partui.domain.periods.state import Period, PeriodStatus
from partui.domain.plan.report import Deadlines
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.reports.progress_rows import members_words, task_row
from partui.wording.due.periods import period_label, period_line
from partui.wording.labels import status_label
from partui.wording.tasks import deadline_text, signed_task_standing

# At eight in the morning, 15 days and 1 day before.
_ALARMS = (timedelta(days=-15, hours=8), timedelta(days=-1, hours=8))
_CLOSED = (Status.DONE, Status.CANCELLED)


def write_calendar(report: Deadlines, out: BinaryIO) -> None:
    """Write one event for each task that has a due date.

    An event keeps its identity between files, so that a calendar that reads both has it once.

    Args:
        report: the tasks.
        out: a file opened for writing bytes.
    """
    head = report.head
    name = _("Thời hạn Kế hoạch CCHC năm {year}").format(year=head.year)
    if head.agency:
        name = f"{name} – {clean(head.agency)}"
    calendar = Calendar()
    calendar.add("prodid", "-//partui//partui//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(name))
    stamp = datetime.combine(head.made_on, time(), UTC)
    for task in report.tasks:
        if task.periods:
            for period in task.periods:
                calendar.add_component(_event(task, _name(report, task), period.due_on, stamp, period))
        elif task.due_on is not None:
            calendar.add_component(_event(task, _name(report, task), task.due_on, stamp))
    out.write(calendar.to_ical())


def _name(report: Deadlines, task: Task) -> str:
    """Return a task's lasting name, whatever its code is now: `2020-1.3.1` for a row of the plan."""
    name = report.names.get(task.code, f"{task.plan}/{task.code}")
    return clean(name).removeprefix("task/").replace("/", "-")


def _event(task: Task, name: str, due_on: date, stamp: datetime, period: Period | None = None) -> Event:
    event = Event()
    event.add("uid", f"{name}@partui" if period is None else f"{name}-{clean(period.key)}@partui")
    event.add("dtstamp", stamp)
    event.add("dtstart", due_on)
    event.add("dtend", due_on + timedelta(days=1))
    summary = f"[{clean(task.code)}] {clean(task.title)}"
    if period is not None:
        summary = f"{summary} ({period_label(period.key, task.plan)})"
    if _is_done(task, period):
        summary = f"✓ {summary}"
    event.add("summary", summary)
    event.add("description", "\n".join(_description(task, period)))
    if task.leads:
        event.add("categories", [clean(lead) for lead in task.leads])
    event.add("status", "CANCELLED" if _is_cancelled(task, period) else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("sequence", task.version)
    if task.status not in _CLOSED and (period is None or period.status is PeriodStatus.OPEN):
        for before in _ALARMS:
            event.add_component(_alarm(summary, before))
    return event


def _is_done(task: Task, period: Period | None) -> bool:
    return task.status is Status.DONE if period is None else period.status is PeriodStatus.DONE


def _is_cancelled(task: Task, period: Period | None) -> bool:
    waived = period is not None and period.status is PeriodStatus.WAIVED
    return waived or task.status is Status.CANCELLED


def _alarm(summary: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", before)
    return alarm


def _description(task: Task, period: Period | None) -> list[str]:
    said = [
        (_("Chủ trì"), _joined(task.leads)),
        (_("Thực hiện"), _joined(task.implementers)),
        (_("Sản phẩm"), _joined(task.products)),
        (_("Thời hạn"), deadline_text(task)),
        (_("Kỳ"), "" if period is None else period_line(period, task.plan)),
        # Of an instance its own line says it.
        (_("Kết quả thực hiện"), status_label(task.status) if period is None else ""),
        (_("So với hạn"), signed_task_standing(task) if period is None else ""),
        (_("Thành viên"), members_words(task_row(task, ()))),
    ]
    return [f"{label}: {text}" for label, text in said if text]


def _joined(texts: tuple[str, ...]) -> str:
    return "; ".join(clean(text).rstrip(" ;") for text in texts)
