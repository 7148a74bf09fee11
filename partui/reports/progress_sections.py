"""The six parts of a progress report as offices write them, filled from what the file knows."""

from collections.abc import Iterator
from typing import NamedTuple

from partui.domain.brief.due import DueDone
from partui.domain.brief.period import ReportPeriod, done_within, due_within
from partui.domain.plan.report import Progress
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.progress_notes import behind_lines, milestone_lines, since_lines
from partui.reports.progress_rows import task_rows
from partui.wording.numbers import official_percent, show_points
from partui.wording.tasks import agency_text

_MOST = 20


class ReportSections(NamedTuple):
    """What each part says, a line each; a part without lines is for the office to write.

    Attributes:
        judged: đánh giá chung.
        reached: kết quả nổi bật.
        lacking: tồn tại, hạn chế, besides the late tasks.
        reasons: nguyên nhân.
        ahead: nhiệm vụ kỳ tới.
        asked: kiến nghị, đề xuất.
    """

    judged: tuple[str, ...]
    reached: tuple[str, ...]
    lacking: tuple[str, ...]
    reasons: tuple[str, ...]
    ahead: tuple[str, ...]
    asked: tuple[str, ...]


class Note(NamedTuple):
    """A part of a report: its title, and a line each for what it says."""

    title: str
    lines: tuple[str, ...]


def report_sections(report: Progress) -> ReportSections:
    """Return what the parts of a report say."""
    period = ReportPeriod(report.head.day, report.head.day) if report.period is None else report.period.period
    titles = {task.code: clean(task.title) for task in report.tasks}
    reasons = [_("{code} “{title}”: {why}").format(code=clean(code), title=titles.get(code, ""), why=clean(why))
               for code, why in report.late_reasons.items()]  # fmt: skip
    asked = [f"{clean(each.agency)} ({clean(each.code)}): {clean(each.words)}" for each in report.proposals]
    return ReportSections(
        judged=tuple(_judged(report)),
        reached=_most([_reached(task) for task in done_within(report.tasks, period)]),
        lacking=(*behind_lines(report), *milestone_lines(report), *_unproved(report), *_at_risk(report)),
        reasons=_most(reasons),
        ahead=_most([_ahead(task) for task in due_within(report.tasks, period.ahead)]),
        asked=_most(asked),
    )


def section_notes(report: Progress) -> list[Note]:
    """Return the parts that have something to say, in the order of a report."""
    titles = (
        _("Đánh giá chung"),
        _("Kết quả nổi bật"),
        _("Tồn tại, hạn chế"),
        _("Nguyên nhân"),
        _("Nhiệm vụ kỳ tới"),
        _("Kiến nghị, đề xuất"),
    )
    notes = [Note(title, lines) for title, lines in zip(titles, report_sections(report), strict=True)]
    return [note for note in notes if note.lines]


def _judged(report: Progress) -> Iterator[str]:
    if report.period is not None:
        within = report.period.period
        yield _("Trong kỳ từ {first} đến {last}: {due}; hoàn thành trong kỳ {completed} nhiệm vụ").format(
            first=show_date(within.first),
            last=show_date(within.last),
            due=due_words(report.period.due),
            completed=report.period.completed,
        )
    yield _("Tính đến ngày {day}: {due}").format(day=show_date(report.head.day), due=due_words(report.due))
    doing = sum(1 for task in report.tasks if task.status is Status.DOING)
    todo = sum(1 for task in report.tasks if task.status is Status.TODO)
    yield _("Đang thực hiện: {doing} nhiệm vụ; chưa thực hiện: {todo} nhiệm vụ").format(doing=doing, todo=todo)
    on_time = report.total.by_timeliness[Timeliness.DONE_ON_TIME]
    if report.total.done:
        yield _("Hoàn thành đúng hạn: {on_time}/{done} nhiệm vụ đã hoàn thành, đạt {rate}").format(
            on_time=on_time, done=report.total.done, rate=official_percent(on_time / report.total.done)
        )
    yield from since_lines(report)


def due_words(due: DueDone) -> str:
    """Return what had to be done and is: `đến hạn 15 nhiệm vụ, hoàn thành 13, đạt 86,7%`."""
    if not due.due:
        return _("không có nhiệm vụ đến hạn")
    told = _("đến hạn {due} nhiệm vụ, hoàn thành {done}, đạt {rate}")
    return told.format(due=due.due, done=due.done, rate=official_percent(due.rate))


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
            count=len(lacking), codes=", ".join(lacking)
        )


def _at_risk(report: Progress) -> Iterator[str]:
    if report.at_risk:
        yield _("Điểm Chỉ số cải cách hành chính có nguy cơ mất: {points}").format(points=show_points(report.at_risk))


def _most(lines: list[str]) -> tuple[str, ...]:
    """Return so many lines as one reads; the list of tasks has all."""
    if len(lines) <= _MOST:
        return tuple(lines)
    return (*lines[:_MOST], _("… và {number} nhiệm vụ nữa").format(number=len(lines) - _MOST))
