"""The register of documents: each once, with the tasks and the criteria that it proves."""

import sqlite3

from partui.domain.errors import PartuiError
from partui.domain.tasks.documents import Document, is_same_document, register
from partui.domain.tasks.evidence import Evidence
from partui.domain.text import fold
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


def document_named(conn: sqlite3.Connection, plan: int, name: str) -> Document:
    """Return the document of a plan that bears a number, or a uuid that begins so.

    Raises:
        PartuiError: no document, or several, of that name.
    """
    start, number = name.strip().lower(), fold(name)
    known = documents(conn, plan) if number else []
    found = [each for each in known if fold(each.details.number) == number] or [
        each for each in known if each.details.uuid.startswith(start)
    ]
    if not found:
        raise PartuiError("Không có tài liệu nào mang số hay mã {name}; xem “partui document list”.", name=name[:50])
    if len(found) > 1:
        raise PartuiError(
            "{name} chỉ nhiều tài liệu ({codes}); hãy ghi mã trong ngoặc vuông, đủ dài để chỉ một.",
            name=name[:50],
            codes=", ".join(each.details.uuid[:8] for each in found[:5]),
        )
    return found[0]
