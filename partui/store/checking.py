"""Is the file whole, and do the rows say what the sources and the journal say."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from partui.domain.agencies import agency_key, read_agencies
from partui.locale import _
from partui.store.connection import snapshot
from partui.store.evidence_rows import evidence_values
from partui.store.invariants import broken_rules
from partui.store.planned import Planned
from partui.store.recounting import wrong_tallies
from partui.store.replaying import Replayed, replay, replay_criteria
from partui.store.rows import Printed, Row, agency_cells, printed_row, read_row, search_row
from partui.store.subjects import SUBJECTS, Subject, documents_in, own_in, read_standing

_LISTED = 20


class Counts(NamedTuple):
    """A table of counts."""

    table: str


class Finding(NamedTuple):
    """Something that is not as it must be.

    Attributes:
        text: what is wrong, in a sentence.
        subject: whose row does not follow from the journal, or which counts from the rows; it can be rebuilt.
    """

    text: str
    subject: Subject | Counts | None = None


def check(conn: sqlite3.Connection) -> list[Finding]:
    """Look for damage: SQLite's own checks, references, rows against the journal; nothing found is an empty list."""
    with snapshot(conn):
        return (
            _damage(conn)
            or [*map(Finding, broken_rules(conn)), *_lacking(conn)]
            or _loose_ends(conn)
            or [*_tasks_wrong(conn), *_criteria_wrong(conn), *_counts_wrong(conn)]
        )


def _damage(conn: sqlite3.Connection) -> list[Finding]:
    return [Finding(str(text)) for (text,) in conn.execute(f"PRAGMA integrity_check({_LISTED})") if text != "ok"]


def _loose_ends(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng {table}, dòng {row}: trỏ tới dòng không có trong {parent}.").format(
            table=table, row=row, parent=parent))
        for table, row, parent, _key in conn.execute("PRAGMA foreign_key_check").fetchmany(_LISTED)
    ]  # fmt: skip


def _lacking(conn: sqlite3.Connection) -> list[Finding]:
    """Rows without a source, and sources without their row."""
    findings = []
    for kind in SUBJECTS:
        sourced, stands = (
            dict(conn.execute(f"SELECT {key}, code FROM {table}"))
            for key, table in ((f"{kind}_id", f"{kind}_source"), ("id", kind))
        )
        findings += [
            Finding(_("{code}: không có dòng gốc của kế hoạch.").format(code=stands[key]))
            for key in stands.keys() - sourced.keys()
        ]
        findings += [
            Finding(_("{code}: thiếu dòng của bảng {table}.").format(code=sourced[key], table=kind), Subject(kind, key))
            for key in sourced.keys() - stands.keys()
        ]
    return findings


def _tasks_wrong(conn: sqlite3.Connection) -> Iterator[Finding]:
    for key, replayed in replay(conn).items():
        wrong = _task_wrong(conn, key, replayed)
        if wrong:
            yield _mismatch(replayed.planned.code, Subject("task", key), wrong)


def _criteria_wrong(conn: sqlite3.Connection) -> Iterator[Finding]:
    most = dict(conn.execute("SELECT id, max FROM criterion"))
    for key, replayed in replay_criteria(conn).items():
        subject = Subject("criterion", key)
        standing = read_standing(conn, subject)
        wrong = ["own"] if standing.values["own"] != own_in(replayed.values, most[key]) else []
        wrong += ["version"] if standing.version != replayed.version else []
        if wrong:
            yield _mismatch(standing.code, subject, wrong)


def _counts_wrong(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng đếm {table} không khớp với các nhiệm vụ.").format(table=table), Counts(table))
        for table in wrong_tallies(conn)
    ]


def _mismatch(code: str, subject: Subject, wrong: list[str]) -> Finding:
    return Finding(
        _("{code}: {fields} không khớp với nhật ký thay đổi.").format(code=code, fields=", ".join(wrong)), subject
    )


def _task_wrong(conn: sqlite3.Connection, task: int, replayed: Replayed) -> list[str]:
    stands = read_row(conn, task)
    wrong = [name for name, value, now in zip(Row._fields, replayed.row, stands, strict=True) if value != now]
    wrong += _printed_wrong(conn, task, printed_row(replayed.planned))
    if conn.execute("SELECT version FROM task WHERE id = ?", (task,)).fetchone()[0] != replayed.version:
        wrong.append("version")
    if _agencies_wrong(conn, task, replayed.planned, replayed.row):
        wrong.append("task_agency")
    if _search_wrong(conn, task, replayed.planned, replayed.row):
        wrong.append("task_search")
    if documents_in(replayed.values) != evidence_values(conn, task):
        wrong.append("evidence")
    return wrong


def _printed_wrong(conn: sqlite3.Connection, task: int, printed: Printed) -> list[str]:
    stands = conn.execute(f"SELECT {', '.join(Printed._fields)} FROM task WHERE id = ?", (task,)).fetchone()
    return [name for name, value, now in zip(Printed._fields, printed, stands, strict=True) if value != now]


def _agencies_wrong(conn: sqlite3.Connection, task: int, planned: Planned, row: Row) -> bool:
    stands = conn.execute(
        "SELECT role, key FROM task_agency JOIN agency ON agency.id = agency_id"
        " WHERE task_id = ? ORDER BY role = 'implementer', task_agency.position",
        (task,),
    ).fetchall()
    return stands != [
        (role, agency_key(name)) for role, words in agency_cells(planned, row) for name, _group in read_agencies(words)
    ]


def _search_wrong(conn: sqlite3.Connection, task: int, planned: Planned, row: Row) -> bool:
    stands = conn.execute("SELECT folded, title_key, lead_key FROM task_search WHERE task_id = ?", (task,)).fetchone()
    return stands is None or tuple(stands) != tuple(search_row(planned, row))
