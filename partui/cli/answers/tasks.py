"""Tasks, documents and changes: JSON objects as the contract writes them, CSV, and the lines of their parts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from partui.cli.answers.changes import SHORT, change_object
from partui.cli.answers.targets import reading_objects, target_object
from partui.domain.agencies.members import Member, followed
from partui.domain.formulas import inert
from partui.domain.journal.changes import Change
from partui.domain.tasks.documents import Document
from partui.domain.tasks.evidence import Evidence, TaskProofs, issued_by
from partui.domain.tasks.extensions import Extension
from partui.domain.tasks.milestones import Milestone
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.wording.due.periods import period_label
from partui.wording.labels import NOTHING
from partui.wording.targets import is_done_below
from partui.wording.task_parts import evidence_text, member_line, members_text
from partui.wording.tasks import extension_text

if TYPE_CHECKING:
    from datetime import date

    from partui.domain.deadlines.deadline import Deadline

_HEADS = (
    "plan", "code", "title", "chapter", "heading", "criterion", "products", "requirements", "deadline", "deadline_kind",
    "due_on", "leads", "implementers", "status", "timeliness", "days", "progress", "completed_on", "note", "version",
    "number", "second_code", "person", "start", "measured", "target", "readings",
    "effort", "original_due_on", "extensions", "after", "documents", "quorum",
)  # fmt: skip


def task_object(task: Task, documents: Iterable[Document] = ()) -> dict[str, Any]:
    """Return a task as `list --json` shows it; status and completion are those of the day looked at.

    Args:
        documents: those of the register that prove it.
    """
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
        "number": task.printed_number,
        "second_code": task.second_code,
        "person": task.person,
        "start": task.start,
        "other": task.other,
        "measured": task.measured,
        "target": target_object(task),
        "readings": reading_objects(task),
        "periods": period_objects(task),
        "effort": task.effort,
        "original_due_on": _iso(task.original_due_on),
        "extensions": [extension_object(each) for each in task.extensions],
        "after": task.after,
        "steps": [step_object(each) for each in task.milestones],
        "quorum": task.quorum,
        "members": [_member_object(member) for member in task.members],
        "documents": [document_object(each) for each in documents],
        "part": task.part,
        **({"kind": task.clause} if task.clause else {}),
    }


def extension_object(extension: Extension) -> dict[str, str]:
    """Return an extension as `show --json` shows it."""
    return {
        "uuid": extension.uuid,
        "words": extension.words,
        "due_on": extension.due_on.isoformat(),
        "granted_on": extension.granted_on.isoformat(),
        "document": extension.document,
        "text": extension_text(extension),
    }


def step_object(milestone: Milestone) -> dict[str, str | None]:
    """Return a milestone of a task, as it stands on the day looked at."""
    return {
        "uuid": milestone.uuid,
        "words": milestone.words,
        "due_on": milestone.due_on.isoformat(),
        "done_on": _iso(milestone.done_on),
    }


def period_objects(task: Task) -> list[dict[str, Any]]:
    """Return the instances of a task as they stand on the day looked at."""
    return [
        {
            "key": each.key,
            "label": period_label(each.key, task.plan),
            "due_on": each.due_on.isoformat(),
            "days": each.days,
            "status": each.status,
            "timeliness": each.timeliness,
            "completed_on": each.completed_on and each.completed_on.isoformat(),
            "reason": each.reason,
            "documents": list(each.proofs),
            "reported": each.reported,
            "owing": list(each.owing),
        }
        for each in task.periods
    ]


def _member_object(member: Member) -> dict[str, Any]:
    return {
        "name": member.name,
        "status": member.status,
        "completed_on": _iso(member.completed_on),
        "late": member.late,
        "followed": member.followed,
    }


def whole_object(
    task: Task,
    deadline: "Deadline",
    evidence: Collection[Evidence],
    documents: Iterable[Document],
    changes: Sequence[Change],
    day: "date",
) -> dict[str, Any]:
    """Return a task as `show --json` shows it: what `list` shows and more.

    Args:
        deadline: as its words were read.
        evidence: the documents that prove the task.
        documents: the same with all that they prove.
        changes: the task's history, oldest first.
        day: the day looked at.
    """
    from partui.domain.tasks.quorum import propose_quorums, quorum_value
    from partui.wording.deadlines import reading_text

    return {
        **task_object(task, documents),
        "leads_words": task.leads_words,
        "implementers_words": task.implementers_words,
        "deadline_reading": reading_text(deadline),
        "starts_on": _iso(deadline.start),
        "reminders": [day.isoformat() for day in deadline.reminders],
        "milestones": [day.isoformat() for day in deadline.milestones],
        "reason": reason_given(task, changes),
        "evidence": [evidence_object(each) for each in evidence],
        "quorum_proposed": [
            {"quorum": quorum_value(each.quorum), "of": each.bodies} for each in propose_quorums(task.requirements)
        ],
        "unproved": TaskProofs(task, tuple(evidence), day).unproved,
        "history": [change_object(change) for change in changes],
    }


def document_object(document: Document) -> dict[str, Any]:
    """Return a document of the register with all that it proves."""
    shown = evidence_object(document.details)
    details = {name: value for name, value in shown.items() if name not in {"product", "products", "period"}}
    proves = [{"code": code, "product": product} for code, product in document.proves]
    return {**details, "proves": proves, "criteria": document.criteria}


def proved_object(proofs: TaskProofs) -> dict[str, Any]:
    """Return a task as `evidence list --json` shows it."""
    task = proofs.task
    return {
        "code": task.code,
        "title": task.title,
        "status": task.status,
        "products": task.products,
        "evidence": [evidence_object(each) for each in proofs.evidence],
        "unproved": proofs.unproved,
    }


def evidence_object(evidence: Evidence) -> dict[str, Any]:
    """Return a document; `products` count from 1, none for the task as a whole; `product` is the first of them."""
    return {
        "uuid": evidence.uuid,
        "product": next(iter(evidence.products), None),
        "products": evidence.products,
        "number": evidence.number,
        "issued_on": _iso(evidence.issued_on),
        "issuer": evidence.issuer,
        "summary": evidence.summary,
        "link": evidence.link,
        "period": evidence.period,
    }


def reason_given(task: Task, changes: Sequence[Change]) -> str | None:
    """Return why a task was cancelled, or done below its target; none for any other task."""
    if task.status is not Status.CANCELLED and not is_done_below(task):
        return None
    return next((change.why for change in reversed(changes) if change.field == "status"), "")


def _iso(day: "date | None") -> str | None:
    return None if day is None else day.isoformat()


def tasks_csv(tasks: Iterable[Task], register: Mapping[str, Sequence[Document]]) -> str:
    """Return tasks as CSV; several products, agencies or documents stand in one cell, set apart by `; `.

    A text that a spreadsheet would take for a formula begins with an apostrophe.

    Args:
        register: the documents that prove a task, by its code.
    """
    import csv
    import io

    text = io.StringIO()
    writer = csv.DictWriter(text, _HEADS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for task in tasks:
        cells = {head: _cell(value) for head, value in task_object(task).items()}
        proofs = "; ".join(evidence_text(each.details) for each in register.get(task.code, ()))
        writer.writerow({**cells, "documents": inert(proofs)})
    return text.getvalue()


def _cell(value: object) -> object:
    match value:
        case str():
            return inert(value)
        case tuple():
            return inert("; ".join(text.removesuffix(";") for text in value))
        case {"text": text}:
            return inert(str(text))
        case list():
            return inert("; ".join(str(each.get("text", "")) for each in value))
        case {}:
            return ""
    return value


_PROVED, _UNPROVED = "✓", "○"


def product_lines(proofs: TaskProofs, missing: Collection[str]) -> list[str]:
    """Return each product with a sign that says whether it is proved, its documents below it.

    What proves the task as a whole stands at the end.

    Args:
        proofs: a task with its documents; one that is issued after the day stands there, and proves nothing yet.
        missing: the links that name a file which is not there.
    """
    (task, evidence, day), unproved = proofs, proofs.unproved
    lines: list[str] = []
    for number, product in enumerate(task.products, start=1):
        lines.append(f"{_UNPROVED if number in unproved else _PROVED} {number}. {clean(product)}")
        lines += [_document_line(each, day, missing) for each in evidence if number in each.products]
    others = [each for each in evidence if each.is_of_whole(len(task.products))]
    if others:
        sign = _PROVED if issued_by(others, day) and not unproved else _UNPROVED
        lines += [f"{sign} {_('Cả nhiệm vụ')}", *(_document_line(each, day, missing) for each in others)]
    return lines or [NOTHING]


def _document_line(evidence: Evidence, day: date, missing: Collection[str]) -> str:
    text = f"  → {clean(evidence_text(evidence))}"
    if not issued_by([evidence], day):
        text = _("{document} (! ban hành sau ngày đang xem)").format(document=text)
    if evidence.link in missing:
        text = _("{document} (! không thấy tệp)").format(document=text)
    return f"{text} [{clean(evidence.uuid)[:SHORT]}]"


def member_lines(task: Task) -> list[str]:
    """Return the count and then each member that is followed in a task, a line each."""
    return [members_text(task), *(member_line(member) for member in followed(task.members))]
