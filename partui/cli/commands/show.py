"""`partui show`: one task, whole."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from partui.cli.answers.changes import change_rows
from partui.cli.answers.targets import reading_lines
from partui.cli.answers.tasks import member_lines, product_lines, reason_given, whole_object
from partui.cli.command import subcommand
from partui.cli.options import AsJson, CodeArgument
from partui.cli.output import paint, say_json, say_lines, screen_width
from partui.cli.session import Session
from partui.cli.table import table
from partui.domain.agencies.names import is_group
from partui.domain.deadlines.deadline import Deadline
from partui.domain.journal.changes import Change
from partui.domain.tasks.deadline import deadline_of
from partui.domain.tasks.evidence import Evidence, TaskProofs
from partui.domain.tasks.pace import pace_of
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.domain.text import clean
from partui.files import missing_files
from partui.locale import _
from partui.store.journal.history import subject_history
from partui.store.projection.kind import Subject
from partui.store.queries.document.clauses import body_headings, clauses_by_id
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.document.register import documents_by_task
from partui.store.queries.due.order import OpenDependencies, waiting_of
from partui.store.queries.due.pace import plan_start
from partui.store.queries.headings import chapters
from partui.store.queries.tasks import clause_id, task_coded
from partui.wording.columns import pad, wrap
from partui.wording.deadlines import reading_text
from partui.wording.due.milestones import milestone_lines
from partui.wording.due.order import order_text
from partui.wording.due.pace import pace_text
from partui.wording.due.periods import period_line
from partui.wording.labels import NOTHING, clause_label, part_label, status_label
from partui.wording.targets import target_progress
from partui.wording.task_parts import further_cells, quorum_standing
from partui.wording.tasks import (
    agency_text,
    date_text,
    days_text,
    due_text,
    extension_text,
    progress_text,
    signed_task_standing,
)

if TYPE_CHECKING:
    from datetime import date

_LABELS = 16
_LAST = 5


@subcommand("show", help=_("Một nhiệm vụ, đầy đủ."))
def show_task(session: Session, code: CodeArgument, as_json: AsJson) -> None:
    """Print everything known of a task."""
    with session.store() as store:
        key = clause_id(store.conn, store.plan, code)
        if key is None:
            task = task_coded(store.conn, store.plan, code, store.day)
            headings = chapters(store.conn, store.plan)
        else:
            (task,) = clauses_by_id(store.conn, store.plan, [key], store.day)
            headings = body_headings(store.conn, store.plan)
        changes = subject_history(store.conn, Subject("clause" if task.clause else "task", task.id))
        evidence = [] if task.clause else task_evidence(store.conn, task.id)
        titles = {heading.code: heading.title for heading in headings}
        waiting = OpenDependencies() if task.clause else waiting_of(store.conn, task, store.day.date.isoformat())
        kept = None if task.clause else pace_of(task, store.day.date, plan_start(store.conn, store.plan))
        register = documents_by_task(store.conn, store.plan).get(task.code, []) if as_json else []
    order = order_text(task, waiting.before, waiting.held_up)
    pace = pace_text(kept) if kept is not None else ""
    told = _TaskContext(titles.get(task.chapter, ""), pace, order)
    deadline = deadline_of(task)
    if as_json:
        say_json(whole_object(task, deadline, evidence, register, changes, store.day.date))
        return
    width = screen_width()
    lines = wrap(f"{task.code}  {clean(task.title)}", width)
    parts = [paint(line, "head") for line in lines] + [""]
    missing = missing_files((each.link for each in evidence), session.db)
    products = _products(task, evidence, store.day.date, missing)
    for label, texts in _labelled(task, store.day, told, deadline, products, changes):
        parts += _part(label, texts, width)
    if changes:
        parts += ["", paint(_("Thay đổi gần đây"), "head"), *table(*change_rows(changes[-_LAST:]), width, indent="  ")]
    say_lines(parts)


class _TaskContext(NamedTuple):
    """What is said of a task besides its own cells."""

    chapter: str
    pace: str
    order: str


def _labelled(
    task: Task, day: Day, told: _TaskContext, deadline: Deadline, products: list[str], changes: Sequence[Change]
) -> list[tuple[str, list[str]]]:
    parts = [
        (_("Lĩnh vực"), [f"{task.chapter}. {clean(told.chapter)}" if told.chapter else NOTHING]),
        (_("Mục"), [task.heading or NOTHING]),
        *([(_("Thuộc"), [f"{part_label(task.part)} · {clause_label(task.clause)}"])] if task.clause else ()),
        (_("Tiêu chí"), [task.criterion or NOTHING]),
        (_("Sản phẩm"), products),
        (_("Yêu cầu"), _listed(task, "requirements", task.requirements)),
        (_("Thời hạn"), [(clean(task.deadline) or NOTHING) + _inherited(task, "deadline")]),
        (_("Hạn"), [_due(task)]),
        (_("Đọc là"), [reading_text(deadline)]),
        *([(_("Gia hạn"), [extension_text(each) for each in task.extensions])] if task.extensions else ()),
        *([(_("Thứ tự"), [told.order])] if told.order else ()),
        *([(_("Các mốc"), milestone_lines(task, day))] if task.milestones else ()),
        (_("Chủ trì"), [_agencies(task.leads) + _inherited(task, "leads")]),
        (_("Thực hiện"), [_agencies(task.implementers) + _inherited(task, "implementers")]),
        *((label, clean(text, lines=True).split("\n")) for label, text in further_cells(task)),
        (_("Kết quả"), [_status(task, changes)]),
        (_("So với hạn"), [" · ".join(text for text in (signed_task_standing(task), told.pace) if text)]),
        (_("% hoàn thành"), [progress_text(task)]),
        (_("Chỉ tiêu"), [target_progress(task) or NOTHING]),
        (_("Kết quả đo được"), reading_lines(task) or [NOTHING]),
        *([(_("Công sức"), [f"{task.effort}/5"])] if task.effort else ()),
        (_("Ghi chú"), clean(task.note, lines=True).split("\n") if task.note else [NOTHING]),
    ]
    if task.members:
        parts.insert(10, (_("Thành viên"), member_lines(task)))
    if enough := quorum_standing(task):
        parts.insert(11 if task.members else 10, (_("Đủ khi có"), [enough]))
    if task.periods:
        parts.insert(8, (_("Các kỳ"), [period_line(each, task.plan) for each in task.periods]))
    return parts


def _part(label: str, texts: Sequence[str], width: int | None) -> list[str]:
    room = None if width is None else max(20, width - _LABELS)
    first, *others = [line for text in texts for line in wrap(text, room)]
    return [f"{pad(label, _LABELS - 1)} {first}", *(" " * _LABELS + line for line in others)]


def _products(task: Task, evidence: Sequence[Evidence], day: "date", missing: Collection[str]) -> list[str]:
    first, *others = product_lines(TaskProofs(task, tuple(evidence), day), missing)
    return [first + _inherited(task, "products"), *others]


def _listed(task: Task, field: str, texts: Sequence[str]) -> list[str]:
    shown = [clean(text) for text in texts] or [NOTHING]
    if len(shown) > 1:
        shown = [f"- {text}" for text in shown]
    return [*shown[:-1], shown[-1] + _inherited(task, field)]


def _inherited(task: Task, field: str) -> str:
    code = task.inherited.get(field)
    return " " + _("(theo {code})").format(code=code) if code else ""


def _due(task: Task) -> str:
    days = days_text(task)
    return due_text(task) if days == NOTHING else f"{due_text(task)} ({days})"


def _agencies(names: Sequence[str]) -> str:
    return "; ".join(agency_text(name, is_group(name)) for name in names) or NOTHING


def _status(task: Task, changes: Sequence[Change]) -> str:
    label = status_label(task.status)
    if task.recorded_status is not task.status:
        return _("{status} (hoàn thành sau ngày xem, {day})").format(
            status=label, day=date_text(task.recorded_completed_on)
        )
    if task.status is Status.DONE:
        label = f"{label} ({date_text(task.completed_on)})"
    reason = reason_given(task, changes)
    return f"{label} ({clean(reason)})" if reason else label
