"""What proves the tasks: documents added, changed and taken away."""

import sqlite3
from uuid import uuid4

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.tasks.evidence import EVIDENCE, Evidence, check_evidence, evidence_value
from partui.domain.text import entries
from partui.store.db.connection import transaction
from partui.store.edits.documents import places_of
from partui.store.journal.edit import Author, NewValue, read_unless_changed, write_changes
from partui.store.projection.kind import Subject
from partui.store.queries.document.register import document_named


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
        standing = read_unless_changed(conn, subject, {field: value}, seen)
        if evidence.uuid and field not in standing.values:
            raise PartuiError("Tài liệu này không còn ở nhiệm vụ {code}; chưa lưu gì.", code=code)
        values = [NewValue(subject, field, value)] if standing.values.get(field) != value else []
        # What a document says of itself, it says wherever it proves something.
        for place, there in places_of(conn, evidence.uuid).items():
            same = evidence_value(checked._replace(product=there.product))
            if place != subject and same != evidence_value(there):
                values.append(NewValue(place, field, same))
        return write_changes(conn, values, who)


def remove_evidence(
    conn: sqlite3.Connection, plan: int, uuid: str, who: Author, seen: int | None = None, only: int | None = None
) -> list[Change]:
    """Take a document away from all that it proves, or from one task; the journal keeps what it said.

    Args:
        uuid: the document's uuid, or the start of it.
        seen: the version of the task that the user saw.
        only: the id of the one task that it is taken from.

    Raises:
        PartuiError: no document, or several, of that name.
        ChangedMeanwhile: somebody else wrote this document since.
    """
    with transaction(conn):
        full = document_named(conn, plan, uuid).details.uuid
        field, found = f"{EVIDENCE}{full}", places_of(conn, full)
        places = [place for place in found if only is None or place == Subject("task", only)]
        for place in places:
            read_unless_changed(conn, place, {field: None}, seen if only is not None or len(found) == 1 else None)
        return write_changes(conn, [NewValue(place, field, None) for place in places], who)
