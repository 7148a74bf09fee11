"""The six parts of a progress report as offices write them, filled from what the file knows."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from partui.domain.brief.due import DueProgress
from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.brief.period import ReportPeriod, done_within, due_within
from partui.domain.plan.report import Progress
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.annex_rows import unmarked
from partui.reports.progress_notes import behind_lines, milestone_lines, since_lines
from partui.reports.progress_rows import task_rows
from partui.wording.numbers import official_count, official_percent, show_points
from partui.wording.plan.report_words import report_part_label
from partui.wording.tasks import agency_text

_MOST = 20


class Section(NamedTuple):
    """The contents of a part of a report.

    Attributes:
        words: the office's own, of an earlier report where it has written none for this one; none without any.
        lines: what the file knows, a line each; a part with neither is for the office to write.
    """

    words: OwnWords | None
    lines: tuple[str, ...]


class Note(NamedTuple):
    """A part of a report: its title and its lines."""

    title: str
    lines: tuple[str, ...]


def report_sections(report: Progress) -> dict[ReportPart, Section]:
    """Return the parts of a report in order; the late tasks are printed elsewhere."""
    period = ReportPeriod(report.head.day, report.head.day) if report.period is None else report.period.period
    titles = {task.code: clean(task.title) for task in report.tasks}
    reasons = [_("{code} “{title}”: {why}").format(code=clean(code), title=titles.get(code, ""), why=clean(why))
               for code, why in report.late_reasons.items()]  # fmt: skip
    asked = [f"{clean(each.agency)} ({clean(each.code)}): {clean(each.words)}" for each in report.proposals]
    known = {
        ReportPart.JUDGED: tuple(_judged(report)),
        ReportPart.REACHED: _most([_reached(task) for task in done_within(report.tasks, period)]),
        ReportPart.LACKING: (
            *behind_lines(report), *milestone_lines(report), *_unproved(report), *_at_risk(report)
        ),
        ReportPart.REASONS: _most(reasons),
        ReportPart.AHEAD: _most([_ahead(task) for task in due_within(report.tasks, period.ahead)]),
        ReportPart.ASKED: _most(asked),
    }  # fmt: skip
    return {part: Section(report.words.get(part), lines) for part, lines in known.items()}


def section_notes(report: Progress) -> list[Note]:
    """Return the parts that have something to say, in the order of a report."""
    notes = (
        Note(report_part_label(part), (*map(unmarked, own_lines(section.words, report.head.day)), *section.lines))
        for part, section in report_sections(report).items()
    )
    return [note for note in notes if note.lines]


def own_lines(words: OwnWords | None, day: date) -> tuple[str, ...]:
    """Return the office's own paragraphs, after a mark if they come from an earlier report.

    Args:
        day: the day of the report.
    """
    if words is None:
        return ()
    marked = () if words.said_on == day else (last_time_mark(words),)
    return (*marked, *map(clean, words.paragraphs))


def last_time_mark(words: OwnWords) -> str:
    """Return the mark before text from an earlier report."""
    return _("[Lời của báo cáo đến ngày {day}; cần xem lại]").format(day=show_date(words.said_on))


def _judged(report: Progress) -> Iterator[str]:
    if report.period is not None:
        within = report.period.period
        yield _("Trong kỳ từ {first} đến {last}: {due}; hoàn thành trong kỳ {completed} nhiệm vụ").format(
            first=show_date(within.first),
            last=show_date(within.last),
            due=due_words(report.period.due, official_count),
            completed=official_count(report.period.completed),
        )
    yield _("Tính đến ngày {day}: {due}").format(
        day=show_date(report.head.day), due=due_words(report.due, official_count)
    )
    doing = sum(1 for task in report.tasks if task.status is Status.DOING)
    todo = sum(1 for task in report.tasks if task.status is Status.TODO)
    yield _("Đang thực hiện: {doing} nhiệm vụ; chưa thực hiện: {todo} nhiệm vụ").format(
        doing=official_count(doing), todo=official_count(todo)
    )
    on_time = report.total.by_timeliness[Timeliness.DONE_ON_TIME]
    if report.total.done:
        yield _("Hoàn thành đúng hạn: {on_time}/{done} nhiệm vụ đã hoàn thành, đạt {rate}").format(
            on_time=official_count(on_time),
            done=official_count(report.total.done),
            rate=official_percent(on_time / report.total.done),
        )
    yield from since_lines(report)


def due_words(due: DueProgress, shown: Callable[[int], str] = str) -> str:
    """Return how much of what was due is done: `đến hạn 15 nhiệm vụ, hoàn thành 13, đạt 86,7%`.

    Args:
        shown: how a number is written.
    """
    if not due.due:
        return _("không có nhiệm vụ đến hạn")
    told = _("đến hạn {due} nhiệm vụ, hoàn thành {done}, đạt {rate}")
    return told.format(due=shown(due.due), done=shown(due.done), rate=official_percent(due.rate))


def _reached(task: Task) -> str:
    done = "" if task.completed_on is None else show_date(task.completed_on)
    return _("{code} “{title}”: {leads}, hoàn thành ngày {day}").format(
        code=clean(task.code), title=clean(task.title).rstrip(" .;"), leads=_leads(task), day=done
    )


def _ahead(task: Task) -> str:
    due = "" if task.due_on is None else show_date(task.due_on)
    return _("{code} “{title}”: {leads}, hạn {day}").format(
        code=clean(task.code), title=clean(task.title).rstrip(" .;"), leads=_leads(task), day=due
    )


def _leads(task: Task) -> str:
    return "; ".join(clean(lead) for lead in task.leads) or agency_text("", group=False)


def _unproved(report: Progress) -> Iterator[str]:
    lacking = [row.code for row in task_rows(report) if row.status is Status.DONE and row.unproved_products]
    if lacking:
        yield _("{count} nhiệm vụ đã hoàn thành còn thiếu tài liệu kiểm chứng: {codes}").format(
            count=official_count(len(lacking)), codes=", ".join(lacking)
        )


def _at_risk(report: Progress) -> Iterator[str]:
    if report.at_risk:
        yield _("Điểm Chỉ số cải cách hành chính có nguy cơ mất: {points}").format(points=show_points(report.at_risk))


def _most(lines: list[str]) -> tuple[str, ...]:
    """Return a readable number of lines; the list of tasks has all of them."""
    if len(lines) <= _MOST:
        return tuple(lines)
    return (*lines[:_MOST], _("… và {number} nhiệm vụ nữa").format(number=len(lines) - _MOST))
