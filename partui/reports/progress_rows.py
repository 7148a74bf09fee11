"""Tasks under their headings, and their counts per chapter and per lead, as rows of a report."""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from partui.domain.agencies.members import followed
from partui.domain.plan.report import Progress
from partui.domain.tasks.evidence import Evidence, unproved_products
from partui.domain.tasks.quorum import read_quorum
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.task import Heading, Task
from partui.domain.text import clean
from partui.locale import _
from partui.wording.due.periods import pressing_periods
from partui.wording.labels import timeliness_label, timeliness_sign
from partui.wording.plan.capitals import as_sentence
from partui.wording.targets import is_done_below, standing_text
from partui.wording.task_parts import done_of_all, parts_done
from partui.wording.tasks import agency_text, deadline_text, parts_note, task_standing


class HeadingRow(NamedTuple):
    """A chapter or a heading over the tasks that follow.

    Attributes:
        code: blank for what is no row of the plan.
    """

    code: str
    title: str
    is_chapter: bool

    @property
    def text(self) -> str:
        """Its title behind its number."""
        return f"{self.code}. {self.title}" if self.code else self.title


class TaskRow(NamedTuple):
    """A task's row in a report, with cleaned texts.

    Attributes:
        deadline: in the plan's words, and how it was extended.
        due_words: why there is no due date, where that needs saying.
        standing: the timeliness in words.
        days: days to the due date of an open task, negative when past.
        progress: percent.
        unproved: the products that no document proves, numbered from 1; none of a task not carried out.
        note: why it is not carried out, then the note with its line breaks.
        members: how many members of its groups have done their part, of how many, of work that comes back in the first
            instance that is open; none where it is not followed so.
        behind: the members that have not.
        needed: how many of them suffice; none where all have to.
    """

    code: str
    title: str
    leads: tuple[str, ...]
    implementers: tuple[str, ...]
    deadline: str
    due_on: date | None
    due_words: str
    timeliness: Timeliness
    standing: str
    status: Status
    completed_on: date | None
    days: int | None
    progress: int
    measured: str
    products: tuple[str, ...]
    requirements: tuple[str, ...]
    unproved: tuple[int, ...]
    note: str
    members: tuple[int, int] | None = None
    behind: tuple[str, ...] = ()
    needed: int | None = None

    @property
    def signed_standing(self) -> str:
        """How the task stands, behind its sign."""
        return f"{timeliness_sign(self.timeliness)} {self.standing}"

    @property
    def unproved_products(self) -> tuple[str, ...]:
        """The products that lack documents."""
        return tuple(self.products[number - 1] for number in self.unproved)


def task_heads(*, members: bool = False) -> tuple[str, ...]:
    """Return the heads of the columns of a task, in the order of its table.

    Args:
        members: with those of the members of groups.
    """
    return (
        _("Mã"),
        _("Nhiệm vụ"),
        _("Chủ trì"),
        _("Thực hiện"),
        _("Thời hạn"),
        _("Hạn"),
        _("So với hạn"),
        _("Kết quả thực hiện"),
        _("Ngày hoàn thành"),
        _("Số ngày còn lại (âm: quá hạn)"),
        _("% hoàn thành"),
        _("Kết quả đo được"),
        _("Sản phẩm"),
        _("Yêu cầu"),
        _("Sản phẩm chưa có tài liệu kiểm chứng"),
        _("Ghi chú"),
        *((_("Thành viên hoàn thành"), _("Thành viên chưa hoàn thành")) if members else ()),
    )


def task_row(task: Task, evidence: tuple[Evidence, ...], reason: str = "") -> TaskRow:
    """Return a task as a row, with the products that lack documents.

    Args:
        evidence: its documents.
        reason: why it is not carried out, or done below its target; stands before its note.
    """
    note = clean(task.note, lines=True)
    told = ""
    if clean(reason) and (task.status is Status.CANCELLED or is_done_below(task)):
        because = _("Lý do dưới mức: {reason}") if is_done_below(task) else _("Lý do không thực hiện: {reason}")
        told = because.format(reason=clean(reason))
    closed = task.status in {Status.DONE, Status.CANCELLED}
    parts = parts_done(task)
    quorum = read_quorum(task.quorum)
    return TaskRow(
        code=clean(task.code),
        title=clean(task.title),
        leads=_cleaned(task.leads),
        implementers=_cleaned(task.implementers),
        deadline=" – ".join(text for text in (deadline_text(task), pressing_periods(task)) if text),
        due_on=task.due_on,
        due_words=_("chưa rõ hạn") if task.is_unread else "",
        timeliness=task.timeliness,
        standing=task_standing(task),
        status=task.status,
        completed_on=task.completed_on,
        days=None if closed else task.days,
        progress=task.progress,
        measured="; ".join(text for text in (clean(task.measured), standing_text(task)) if text),
        products=_cleaned(task.products),
        requirements=_cleaned(task.requirements),
        unproved=(() if task.status is Status.CANCELLED else unproved_products(task.products, evidence, task.periods)),
        note="\n".join(text for text in (told, note) if text),
        members=None if parts is None else (parts.done, parts.every),
        behind=() if parts is None else _cleaned(parts.behind),
        needed=None if parts is None or quorum is None else quorum.needed(parts.every),
    )


def members_words(task: TaskRow) -> str:
    """Return how many members have done their part and which have not: `2/3 thành viên hoàn thành; quá hạn: …`.

    Blank if members are not followed. If none has begun, the count alone.
    """
    if task.members is None:
        return ""
    done, every = task.members
    counted = done_of_all(done, every)
    if task.needed is not None:
        counted = _("{counted} (cần {needed} trong {every})").format(counted=counted, needed=task.needed, every=every)
    if not task.behind or not done:
        return counted
    late = task.timeliness is Timeliness.OVERDUE
    told = _("{counted}; quá hạn: {names}") if late else _("{counted}; chưa hoàn thành: {names}")
    return told.format(counted=counted, names="; ".join(task.behind))


def members_cell(task: TaskRow) -> str:
    """Return how many members have done their part as a table has it: `11/15`."""
    return "" if task.members is None else "{}/{}".format(*task.members)


def task_rows(report: Progress) -> list[TaskRow]:
    """Return the tasks of a report."""
    return [_row(report, task) for task in report.tasks]


def has_members(report: Progress) -> bool:
    """Return whether a task of a report is followed member by member."""
    return any(followed(task.members) for task in report.tasks)


def late_first(report: Progress) -> Iterator[HeadingRow | TaskRow]:
    """Yield the late tasks, longest late first, then the others under their headings."""
    late = [task for task in report.tasks if task.timeliness is Timeliness.OVERDUE]
    if late:
        yield HeadingRow("", _("NHIỆM VỤ QUÁ HẠN ({number})").format(number=len(late)), True)
        yield from (_row(report, task) for task in sorted(late, key=lambda task: task.days or 0))
    left = tuple(task for task in report.tasks if task.timeliness is not Timeliness.OVERDUE)
    yield from rows_under_headings(report._replace(tasks=left))


def rows_under_headings(report: Progress) -> Iterator[HeadingRow | TaskRow]:
    """Yield the tasks of a report under their headings; a heading over no task stays out."""
    above = {heading for task in report.tasks for heading in (*_prefixes(task.code), task.chapter, task.heading)}
    listed: list[Heading | Task] = [heading for heading in report.headings if heading.code in above]
    listed += report.tasks
    for each in sorted(listed, key=attrgetter("position")):
        if isinstance(each, Heading):
            yield HeadingRow(clean(each.code), clean(each.title), each.is_chapter)
        else:
            yield _row(report, each)


def _row(report: Progress, task: Task) -> TaskRow:
    return task_row(task, report.evidence.get(task.code, ()), report.reasons.get(task.code, ""))


def _cleaned(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(clean(text) for text in texts)


def _prefixes(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]


COUNTED = (
    Timeliness.DONE_ON_TIME,
    Timeliness.DONE_LATE,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.OVERDUE,
    Timeliness.NO_DEADLINE,
    Timeliness.CANCELLED,
)


class CountRow(NamedTuple):
    """The counts under one name.

    Attributes:
        counts: as many tasks as stand in each way of `COUNTED`.
        rate: the share of tasks done, 0 to 1.
    """

    code: str
    name: str
    total: int
    counts: tuple[int, ...]
    rate: float | None


def count_heads() -> tuple[str, ...]:
    """Return the heads of the columns of counts."""
    return (_("Tổng số"), *(timeliness_label(each) for each in COUNTED), _("Tỷ lệ hoàn thành"))


def chapter_rows(report: Progress) -> list[CountRow]:
    """Return the counts of each chapter, with its name in sentence case."""
    return [
        _count_row(
            clean(row.chapter.code),
            as_sentence(clean(row.chapter.title), report.head.issuer) or _("Không thuộc mục nào"),
            row.tally,
        )
        for row in report.chapters
    ]


def lead_rows(report: Progress) -> list[CountRow]:
    """Return the counts of each lead, numbered."""
    return [
        _count_row(str(number), agency_text(lead.name, lead.group, lead.within), lead.tally)
        for number, lead in enumerate(report.leads, start=1)
    ]


def total_row(report: Progress) -> CountRow:
    """Return the counts of the whole."""
    return _count_row("", _("Tổng cộng"), report.total)


def leads_note(report: Progress) -> str:
    """Return why the leads' counts add up to more than the whole."""
    note = _("Ghi chú: nhiệm vụ do nhiều cơ quan cùng chủ trì được tính cho từng cơ quan.")
    return f"{note} {parts_note()}" if any(lead.within for lead in report.leads) else note


def _count_row(code: str, name: str, tally: Tally) -> CountRow:
    return CountRow(code, name, tally.total, tuple(tally.by_timeliness[each] for each in COUNTED), tally.rate)
