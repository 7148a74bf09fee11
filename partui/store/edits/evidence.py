"""What proves the tasks: documents added, changed and taken away."""

import sqlite3
from collections.abc import Collection, Iterable
from uuid import uuid4

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.tasks.evidence import EVIDENCE, Evidence, check_evidence, evidence_value, read_evidence
from partui.domain.text import entries
from partui.store.db.connection import transaction
from partui.store.edits.documents import places_of
from partui.store.journal.edit import read_unless_changed
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.parts.instances import task_instances
from partui.store.queries.document.register import document_named
from partui.store.queries.scores import criterion_coded
from partui.store.queries.tasks import task_id
from partui.wording.due.periods import period_label


def put_evidence(
    conn: sqlite3.Connection, task: int, evidence: Evidence, who: Author, seen: int | None = None
) -> list[Change]:
    """Add a document to a task, or write one anew.

    Args:
        task: the task's id.
        evidence: what it says; an empty uuid makes a new document, a known one changes that.
        who: who edits, when and why.
        seen: the version of the task that the user saw.

    Returns:
        The change written; none where the document says so already.

    Raises:
        PartuiError: it says nothing, names a product that the task does not have, or is no longer there.
        ChangedMeanwhile: somebody else wrote this document since.
    """
    with transaction(conn):
        row = conn.execute("SELECT code, products FROM task WHERE id = ?", (task,)).fetchone()
        if row is None:
            raise PartuiError("Nhiệm vụ không còn trong tệp; chưa lưu gì.")
        code, products = row
        checked = check_evidence(evidence._replace(code=code), len(entries(products)))
        subject, field, value = Subject("task", task), f"{EVIDENCE}{evidence.uuid or uuid4()}", evidence_value(checked)
        standing = read_unless_changed(conn, subject, {field: value}, seen, who)
        if evidence.uuid and field not in standing.values:
            raise PartuiError("Tài liệu này không còn ở nhiệm vụ {code}; chưa lưu gì.", code=code)
        # Another deadline may have taken the instance away of which a document is.
        if checked.period != read_evidence(field, code, standing.values.get(field) or "").period:
            _check_period(conn, task, checked)
        values = [NewValue(subject, field, value)] if standing.values.get(field) != value else []
        # What a document says of itself, it says wherever it proves something.
        for place, there in places_of(conn, evidence.uuid).items():
            same = evidence_value(checked._replace(products=there.products, period=there.period))
            if place != subject and same != evidence_value(there):
                values.append(NewValue(place, field, same))
        return write_changes(conn, values, who)


def _check_period(conn: sqlite3.Connection, task: int, evidence: Evidence) -> None:
    """Refuse a document of an instance that its task does not have.

    Raises:
        PartuiError: it names one.
    """
    found = task_instances(conn, [task]).get(task)
    if evidence.period and (found is None or evidence.period not in {each.key for each in found.instances}):
        raise PartuiError(
            "{code} không có kỳ {period}; chưa lưu gì.", code=evidence.code, period=period_label(evidence.period)
        )


def places_coded(conn: sqlite3.Connection, plan: int, tasks: Iterable[str], criteria: Iterable[str]) -> list[Subject]:
    """Return what a document can prove, by the codes of tasks and criteria.

    Raises:
        PartuiError: no such task or criterion (names the nearest).
    """
    return [
        *(Subject("task", task_id(conn, plan, code)) for code in tasks),
        *(Subject("criterion", criterion_coded(conn, plan, code)[0].id) for code in criteria),
    ]


def remove_evidence(
    conn: sqlite3.Connection,
    plan: int,
    uuid: str,
    who: Author,
    seen: int | None = None,
    only: Collection[Subject] = (),
) -> list[Change]:
    """Take a document away from all that it proves, or from some of that; the journal keeps what it said.

    Args:
        uuid: the document's uuid, or the start of it.
        seen: the version of the task that the user saw.
        only: the tasks and criteria that it is taken from.

    Raises:
        PartuiError: no document, or several, of that name.
        ChangedMeanwhile: somebody else wrote this document since.
    """
    with transaction(conn):
        full = document_named(conn, plan, uuid).details.uuid
        field, found = f"{EVIDENCE}{full}", places_of(conn, full)
        places = [place for place in found if not only or place in only]
        for place in places:
            read_unless_changed(conn, place, {field: None}, seen if only or len(found) == 1 else None, who)
        return write_changes(conn, [NewValue(place, field, None) for place in places], who)
