"""What the journal speaks of: a task, a criterion, a heading or an agency, each as it stands."""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.scores.points import points_text, read_points
from partui.domain.tasks.evidence import EVIDENCE, evidence_value, read_evidence
from partui.store.projection.agency_rows import agency_standing, write_agency
from partui.store.projection.evidence_rows import evidence_values, write_evidence
from partui.store.projection.member_rows import member_values, members_in, write_members
from partui.store.projection.planned import planned_task
from partui.store.projection.planned_rows import POINTS, planned_criteria
from partui.store.projection.replaying import replay_values
from partui.store.projection.rows import Row, current_values, work_out, write_row

_UUID_LENGTH = 36
# Those with rows of their own that follow from a source and the journal.
SUBJECTS = ("criterion", "heading", "task")

Values = Mapping[str, str | None]


class Subject(NamedTuple):
    """What a change is about.

    Attributes:
        table: `task`, `criterion`, `heading` or `agency`.
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
    """Return what a subject says now; what is removed from the plan, as the journal leaves it.

    Raises:
        PartuiError: it is not in the file.
    """
    if subject.table == "agency":
        return Standing(*agency_standing(conn, subject.id))
    read = {"task": _task_standing, "criterion": _criterion_standing, "heading": _heading_standing}[subject.table]
    return read(conn, subject.id) or _removed_standing(conn, subject)


def _task_standing(conn: sqlite3.Connection, task: int) -> Standing | None:
    columns = ", ".join(Row._fields)
    found = conn.execute(f"SELECT code, version, {columns} FROM task WHERE id = ?", (task,)).fetchone()
    if found is None:
        return None
    code, version, *row = found
    values = current_values(Row(*row)) | evidence_values(conn, task) | member_values(conn, task)
    return Standing(code, version, values | structure_values(conn, Subject("task", task)))


def _criterion_standing(conn: sqlite3.Connection, criterion: int) -> Standing | None:
    row = conn.execute(
        "SELECT code, version, own, title, lead, max, baseline, target FROM criterion WHERE id = ?", (criterion,)
    ).fetchone()
    if row is None:
        return None
    code, version, own, title, lead, *points = row
    values: dict[str, str | None] = {
        "own": None if own is None else points_text(own),
        "title": title,
        **{name: points_text(value) for name, value in zip(POINTS, points, strict=True)},
        "lead": lead,
    }
    return Standing(code, version, values | structure_values(conn, Subject("criterion", criterion)))


def _heading_standing(conn: sqlite3.Connection, heading: int) -> Standing | None:
    row = conn.execute("SELECT code, version, title FROM heading WHERE id = ?", (heading,)).fetchone()
    if row is None:
        return None
    code, version, title = row
    return Standing(code, version, {"title": title} | structure_values(conn, Subject("heading", heading)))


def structure_values(conn: sqlite3.Connection, subject: Subject) -> dict[str, str | None]:
    """Return where and under which code the journal wants a row; its own code may have got a suffix."""
    replayed = replay_values(conn, *subject)
    return {field: replayed[0][field] for field in ("code", "place", "removed")} if replayed else {}


def _removed_standing(conn: sqlite3.Connection, subject: Subject) -> Standing:
    replayed = replay_values(conn, *subject)
    if replayed is None:
        match subject.table:
            case "task":
                raise PartuiError("Nhiệm vụ không còn trong tệp; chưa lưu gì.")
            case "criterion":
                raise PartuiError("Tiêu chí không còn trong tệp; chưa lưu gì.")
            case _heading:
                raise PartuiError("Mục không còn trong tệp; chưa lưu gì.")
    values, version = replayed
    return Standing(values["code"] or "?", version, values)


def write_standing(conn: sqlite3.Connection, subject: Subject, before: Standing, values: Values, version: int) -> None:
    """Write what the journal leaves of a subject, and what follows from it; one that is removed has no row to write.

    Args:
        before: what it says now.
    """
    if subject.table == "agency":
        write_agency(conn, subject.id, values, version)
    elif subject.table == "criterion":
        _write_criterion(conn, subject.id, values, version)
    elif subject.table == "heading":
        conn.execute(
            "UPDATE heading SET title = ?, version = ? WHERE id = ?", (values["title"] or "", version, subject.id)
        )
    elif conn.execute("SELECT 1 FROM task WHERE id = ?", (subject.id,)).fetchone():
        _write_task(conn, subject.id, before, values, version)


def _write_task(conn: sqlite3.Connection, task: int, before: Standing, values: Values, version: int) -> None:
    write_row(conn, task, before.values, work_out(planned_task(conn, task), values), version)
    documents = documents_in(values)
    if documents != _documents(before.values):
        write_evidence(conn, task, documents)
    if members_in(values) != members_in(before.values):
        write_members(conn, task, values)


def _write_criterion(conn: sqlite3.Connection, criterion: int, values: Values, version: int) -> None:
    planned = planned_criteria(conn, "criterion_id = ?", (criterion,))[criterion].values
    row = criterion_row(values, planned)
    columns = ", ".join(f"{name} = ?" for name in row)
    conn.execute(f"UPDATE criterion SET {columns}, version = ? WHERE id = ?", (*row.values(), version, criterion))


def criterion_row(values: Values, planned: Values) -> dict[str, str | float | None]:
    """Work out what the table `criterion` says that an edit of the criterion may move.

    Args:
        planned: what the plan says, which counts where the journal says what is no value of the field.
    """
    points = {name: float(_points_in(values[name], planned[name])) for name in POINTS}
    own = own_in(values, points["max"])
    return {
        "own": None if own is None else float(own),
        "title": values["title"] or planned["title"] or "",
        "lead": values["lead"] or "",
        **points,
    }


def _points_in(value: str | None, planned: str | None) -> Decimal:
    with suppress(PartuiError):
        return read_points(value or "")
    return Decimal(planned or 0)


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
