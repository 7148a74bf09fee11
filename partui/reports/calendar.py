"""Deadlines as a calendar file (iCalendar, RFC 5545): one all-day event a task."""

from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Alarm, Calendar, Event, vText

from partui.domain.deadlines.kinds import AGAIN
from partui.domain.deadlines.reading import read_deadline
from partui.domain.plan.report import Deadlines
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.progress_rows import members_words, task_row
from partui.wording.labels import status_label
from partui.wording.tasks import deadline_text, signed_task_standing

# At eight in the morning, 15 days and 1 day before.
_ALARMS = (timedelta(days=-15, hours=8), timedelta(days=-1, hours=8))
_CLOSED = (Status.DONE, Status.CANCELLED)


def write_calendar(report: Deadlines, out: BinaryIO) -> None:
    """Write one event for each task that has a due date.

    An event keeps its identity from one file to the next, so that a calendar that reads both has it once.

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
        if task.due_on is not None:
            calendar.add_component(_event(task, stamp))
    out.write(calendar.to_ical())


def _event(task: Task, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{task.plan}-{clean(task.code)}@partui")
    event.add("dtstamp", stamp)
    if task.due_on is not None:
        event.add("dtstart", task.due_on)
        event.add("dtend", task.due_on + timedelta(days=1))
    summary = f"[{clean(task.code)}] {clean(task.title)}"
    event.add("summary", summary)
    event.add("description", "\n".join(_description(task)))
    if task.leads:
        event.add("categories", [clean(lead) for lead in task.leads])
    event.add("status", "CANCELLED" if task.status is Status.CANCELLED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("sequence", task.version)
    if task.status not in _CLOSED:
        for before in _ALARMS:
            event.add_component(_alarm(summary, before))
    return event


def _alarm(summary: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", before)
    return alarm


def _description(task: Task) -> list[str]:
    said = [
        (_("Chủ trì"), _joined(task.leads)),
        (_("Thực hiện"), _joined(task.implementers)),
        (_("Sản phẩm"), _joined(task.products)),
        (_("Thời hạn"), deadline_text(task)),
        (_("Các kỳ"), ", ".join(show_date(day) for day in _periods(task))),
        (_("Kết quả thực hiện"), status_label(task.status)),
        (_("So với hạn"), signed_task_standing(task)),
        (_("Thành viên"), members_words(task_row(task, ()))),
    ]
    return [f"{label}: {text}" for label, text in said if text]


def _periods(task: Task) -> tuple[date, ...]:
    if task.deadline_kind not in AGAIN:
        return ()
    return read_deadline(task.deadline, task.plan).reminders


def _joined(texts: tuple[str, ...]) -> str:
    return "; ".join(clean(text).rstrip(" ;") for text in texts)
