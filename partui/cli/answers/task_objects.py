"""Tasks, documents and changes as data: JSON objects as the contract writes them, and tasks as CSV."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from partui.domain.agencies.members import Member
from partui.domain.journal.changes import Change
from partui.domain.tasks.evidence import Evidence, issued_by, unproved_products
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task

if TYPE_CHECKING:
    from datetime import date

_HEADS = (
    "plan", "code", "title", "chapter", "heading", "criterion", "products", "requirements", "deadline", "deadline_kind",
    "due_on", "leads", "implementers", "status", "timeliness", "days", "progress", "completed_on", "note", "version",
)  # fmt: skip


def task_object(task: Task) -> dict[str, Any]:
    """Return a task as `list --json` shows it; status and completion are those of the day looked at."""
    return {
        "plan": task.plan,
        "code": task.code,
        "title": task.title,
        "chapter": task.chapter,
        "heading": task.heading,
        "criterion": task.criterion,
        "products": task.products,
        "requirements": task.requirements,
        "deadline": task.deadline,
        "deadline_kind": task.deadline_kind,
        "due_on": _iso(task.due_on),
        "leads": task.leads,
        "implementers": task.implementers,
        "inherited": task.inherited,
        "status": task.status,
        "timeliness": task.timeliness,
        "days": task.days,
        "progress": task.progress,
        "completed_on": _iso(task.completed_on),
        "note": task.note,
        "version": task.version,
        **({"members": [_member_object(member) for member in task.members]} if task.members else {}),
    }


def _member_object(member: Member) -> dict[str, Any]:
    return {
        "name": member.name,
        "status": member.status,
        "completed_on": _iso(member.completed_on),
        "late": member.late,
    }


def whole_object(
    task: Task, reminders: "Sequence[date]", evidence: Collection[Evidence], changes: Sequence[Change], day: "date"
) -> dict[str, Any]:
    """Return a task as `show --json` shows it: what `list` shows and more.

    Args:
        reminders: the ends of the periods of a periodic deadline.
        evidence: the documents that prove the task.
        changes: the task's history, oldest first.
        day: the day looked at.
    """
    return {
        **task_object(task),
        "measured": task.measured,
        "leads_words": task.leads_words,
        "implementers_words": task.implementers_words,
        "reminders": [day.isoformat() for day in reminders],
        "reason": reason_cancelled(task, changes),
        "evidence": [evidence_object(each) for each in evidence],
        "unproved": unproved_products(task.products, issued_by(evidence, day)),
        "history": [change_object(change) for change in changes],
    }


def proved_object(task: Task, evidence: Collection[Evidence], unproved: Sequence[int]) -> dict[str, Any]:
    """Return a task as `evidence list --json` shows it.

    Args:
        unproved: which of its products, counted from 1, no document proves.
    """
    return {
        "code": task.code,
        "title": task.title,
        "status": task.status,
        "products": task.products,
        "evidence": [evidence_object(each) for each in evidence],
        "unproved": unproved,
    }


def evidence_object(evidence: Evidence) -> dict[str, Any]:
    """Return a document; `product` counts from 1 and is null where it proves the task as a whole."""
    return {
        "uuid": evidence.uuid,
        "product": evidence.product,
        "number": evidence.number,
        "issued_on": _iso(evidence.issued_on),
        "issuer": evidence.issuer,
        "summary": evidence.summary,
        "link": evidence.link,
    }


def change_object(change: Change) -> dict[str, str | None]:
    """Return a change as `history --json` shows it."""
    return {
        "uuid": change.uuid,
        "code": change.code,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "by": change.by,
        "at": change.at,
        "why": change.why,
    }


def reason_cancelled(task: Task, changes: Sequence[Change]) -> str | None:
    """Return why a cancelled task was cancelled; none for any other task."""
    if task.status is not Status.CANCELLED:
        return None
    return next((change.why for change in reversed(changes) if change.field == "status"), "")


def _iso(day: "date | None") -> str | None:
    return None if day is None else day.isoformat()


def tasks_csv(tasks: Iterable[Task]) -> str:
    """Return tasks as CSV; several products or agencies stand in one cell, set apart by `; `."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.DictWriter(text, _HEADS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for task in tasks:
        writer.writerow({head: _cell(value) for head, value in task_object(task).items()})
    return text.getvalue()


def _cell(value: object) -> object:
    return "; ".join(text.removesuffix(";") for text in value) if isinstance(value, tuple) else value
