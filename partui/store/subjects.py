"""What the journal speaks of: a task, or a criterion."""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.evidence import EVIDENCE, evidence_value, read_evidence
from partui.domain.points import points_text, read_points
from partui.store.evidence_rows import evidence_values, write_evidence
from partui.store.planned import planned_task
from partui.store.rows import Row, current_values, work_out, write_row

_UUID_LENGTH = 36
# Those with rows of their own that follow from a source and the journal.
SUBJECTS = ("criterion", "heading", "task")

Values = Mapping[str, str | None]


class Subject(NamedTuple):
    """What a change is about.

    Attributes:
        table: `task`, `criterion` or `heading`.
        id: its row there.
    """

    table: str
    id: int

    @property
    def column(self) -> str:
        """The column of the journal that names it."""
        return f"{self.table}_id"


class Standing(NamedTuple):
    """A subject as it stands.

    Attributes:
        version: how often it has been edited, plus one.
        values: its fields as the journal writes them; a document that is not there is not in it.
    """

    code: str
    version: int
    values: dict[str, str | None]


def read_standing(conn: sqlite3.Connection, subject: Subject) -> Standing:
    """Return what a subject says now.

    Raises:
        PartuiError: it is not in the file.
    """
    if subject.table == "criterion":
        return _criterion_standing(conn, subject.id)
    columns = ", ".join(Row._fields)
    found = conn.execute(f"SELECT code, version, {columns} FROM task WHERE id = ?", (subject.id,)).fetchone()
    if found is None:
        raise PartuiError("Nhiệm vụ không còn trong tệp; chưa lưu gì.")
    code, version, *row = found
    return Standing(code, version, current_values(Row(*row)) | evidence_values(conn, subject.id))


def _criterion_standing(conn: sqlite3.Connection, criterion: int) -> Standing:
    row = conn.execute("SELECT code, version, own FROM criterion WHERE id = ?", (criterion,)).fetchone()
    if row is None:
        raise PartuiError("Tiêu chí không còn trong tệp; chưa lưu gì.")
    code, version, own = row
    return Standing(code, version, {"own": None if own is None else points_text(own)})


def write_standing(conn: sqlite3.Connection, subject: Subject, before: Standing, values: Values, version: int) -> None:
    """Write what the journal leaves of a subject, and what follows from it.

    Args:
        before: what it says now.
    """
    if subject.table == "criterion":
        (most,) = conn.execute("SELECT max FROM criterion WHERE id = ?", (subject.id,)).fetchone()
        own = own_in(values, most)
        conn.execute(
            "UPDATE criterion SET own = ?, version = ? WHERE id = ?",
            (None if own is None else float(own), version, subject.id),
        )
        return
    planned = planned_task(conn, subject.id)
    write_row(conn, subject.id, planned, before.values, work_out(planned, values), version)
    documents = documents_in(values)
    if documents != _documents(before.values):
        write_evidence(conn, subject.id, documents)


def _documents(values: Values) -> dict[str, str | None]:
    return {field: value for field, value in values.items() if field.startswith(EVIDENCE)}


def documents_in(values: Values) -> dict[str, str | None]:
    """Return the documents among a task's values, each as this program writes it; no other name than a uuid's."""
    return {
        field: evidence_value(read_evidence(field, "", value))
        for field, value in values.items()
        if field.startswith(EVIDENCE) and len(field) == len(EVIDENCE) + _UUID_LENGTH and value is not None
    }


def own_in(values: Values, most: float) -> str | None:
    """Return the own score among a criterion's values as this program writes it.

    Args:
        most: the criterion's maximum; what is no score up to it counts as none.
    """
    with suppress(PartuiError):
        own = read_points(values["own"] or "")
        return points_text(own) if own <= Decimal(points_text(most)) else None
    return None
