"""The register of documents: each once, with the tasks and the criteria that it proves."""

import sqlite3

from partui.domain.errors import PartuiError
from partui.domain.tasks.documents import Document, is_same_document, register
from partui.domain.tasks.evidence import Evidence
from partui.store.projection.details import evidence_rows


def documents_by_task(conn: sqlite3.Connection, plan: int) -> dict[str, list[Document]]:
    """Return the documents of each task that has any, by its code."""
    found: dict[str, list[Document]] = {}
    for document in documents(conn, plan):
        for proved in document.proves:
            found.setdefault(proved.code, []).append(document)
    return found


def documents_by_criterion(conn: sqlite3.Connection, plan: int) -> dict[str, list[Document]]:
    """Return the documents of each criterion that has any itself, by its code."""
    found: dict[str, list[Document]] = {}
    for document in documents(conn, plan):
        for code in document.criteria:
            found.setdefault(code, []).append(document)
    return found


def documents(conn: sqlite3.Connection, plan: int) -> list[Document]:
    """Return the register of a plan: each document once, with all that it proves."""
    return register(*(evidence_rows(conn, "t.plan", plan, kind) for kind in ("task", "criterion")))


def known_document(conn: sqlite3.Connection, plan: int, details: Evidence) -> Document | None:
    """Return the document of the register that a new one seems to be."""
    return next((each for each in documents(conn, plan) if is_same_document(each.details, details)), None)


def document_named(conn: sqlite3.Connection, plan: int, uuid: str) -> Document:
    """Return the document of a plan with a uuid, or the start of it.

    Raises:
        PartuiError: no document, or several, of that name.
    """
    start = uuid.strip().lower()
    found = [each for each in documents(conn, plan) if start and each.details.uuid.startswith(start)]
    if not found:
        raise PartuiError("Không có tài liệu nào mang mã {uuid}; xem “partui document list”.", uuid=uuid[:50])
    if len(found) > 1:
        raise PartuiError("Mã {uuid} chỉ nhiều tài liệu; hãy ghi dài hơn.", uuid=uuid[:50])
    return found[0]
