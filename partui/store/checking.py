"""Is the file whole, and do the rows say what the journal says; rebuilding them when they do not."""

import sqlite3
from typing import NamedTuple

from partui.domain.agencies import agency_key, read_agencies
from partui.domain.evidence import EVIDENCE
from partui.locale import _
from partui.store.connection import snapshot, transaction
from partui.store.evidence_rows import evidence_values
from partui.store.recounting import recount, wrong_tallies
from partui.store.rows import (
    Planned,
    Printed,
    Row,
    planned_tasks,
    printed_row,
    read_row,
    search_row,
    work_out,
    write_agencies,
)
from partui.store.subjects import Subject, documents_in, own_in, read_standing, write_standing

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


class Replayed(NamedTuple):
    """A task as it follows from the plan's cells and the journal.

    Attributes:
        values: its fields as the journal leaves them.
        row: what the table `task` must say then.
    """

    planned: Planned
    values: dict[str, str | None]
    row: Row
    version: int


def check(conn: sqlite3.Connection) -> list[Finding]:
    """Look for damage: SQLite's own checks, references, rows against the journal; nothing found is an empty list."""
    with snapshot(conn):
        return _damage(conn) or _loose_ends(conn) or [*_rows_against_journal(conn), *_counts_wrong(conn)]


def _damage(conn: sqlite3.Connection) -> list[Finding]:
    return [Finding(str(text)) for (text,) in conn.execute(f"PRAGMA integrity_check({_LISTED})") if text != "ok"]


def _loose_ends(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng {table}, dòng {row}: trỏ tới dòng không có trong {parent}.").format(
            table=table, row=row, parent=parent))
        for table, row, parent, _key in conn.execute("PRAGMA foreign_key_check").fetchmany(_LISTED)
    ]  # fmt: skip


def repair(conn: sqlite3.Connection) -> list[Finding]:
    """Rebuild every row that does not follow from the journal; return what was wrong before."""
    with transaction(conn):
        findings = check(conn)
        tasks, criteria = replay(conn), replay_criteria(conn)
        for finding in findings:
            match finding.subject:
                case Subject("task", key) as subject:
                    _rebuild(conn, subject, tasks[key])
                case Subject(_, key) as subject:
                    write_standing(conn, subject, read_standing(conn, subject), *criteria[key])
                case Counts(table):
                    recount(conn, table)
        return findings


def _rebuild(conn: sqlite3.Connection, subject: Subject, replayed: Replayed) -> None:
    write_standing(conn, subject, read_standing(conn, subject), replayed.values, replayed.version)
    printed = printed_row(replayed.planned)
    columns = ", ".join(f"{name} = ?" for name in Printed._fields)
    conn.execute(f"UPDATE task SET {columns} WHERE id = ?", (*printed, subject.id))
    for role, words in _agency_cells(replayed.planned, replayed.row):
        write_agencies(conn, subject.id, role, words)
    conn.execute(
        "REPLACE INTO task_search (task_id, folded, title_key, lead_key) VALUES (?, ?, ?, ?)",
        (subject.id, *search_row(replayed.planned, replayed.row)),
    )


def replay(conn: sqlite3.Connection) -> dict[int, Replayed]:
    """Work out every task from the plan's cells and the journal alone."""
    planned = planned_tasks(conn, "1", ())
    values = {task: dict(plan.values) for task, plan in planned.items()}
    versions = dict.fromkeys(planned, 1)
    for task, field, new in conn.execute(
        "SELECT task_id, field, new FROM change WHERE task_id IS NOT NULL ORDER BY at, uuid"
    ):
        if task in planned:
            values[task][field] = new
            versions[task] += 1
            if new is None and field.startswith(EVIDENCE):
                # A document that comes back stands after those that stayed.
                del values[task][field]
    return {
        task: Replayed(plan, values[task], work_out(plan, values[task]), versions[task])
        for task, plan in planned.items()
    }


def replay_criteria(conn: sqlite3.Connection) -> dict[int, tuple[dict[str, str | None], int]]:
    """Work out every criterion's values and version from the journal alone."""
    found: dict[int, tuple[dict[str, str | None], int]] = {
        key: ({"own": None}, 1) for (key,) in conn.execute("SELECT id FROM criterion")
    }
    for key, field, new in conn.execute(
        "SELECT criterion_id, field, new FROM change WHERE criterion_id IS NOT NULL ORDER BY at, uuid"
    ):
        if key in found:
            found[key] = ({**found[key][0], field: new}, found[key][1] + 1)
    return found


def _rows_against_journal(conn: sqlite3.Connection) -> list[Finding]:
    codes = dict(conn.execute("SELECT id, code FROM task"))
    replayed = replay(conn)
    findings = [
        _mismatch(codes[key], Subject("task", key), wrong)
        for key, each in replayed.items()
        if (wrong := _task_wrong(conn, key, each))
    ]
    findings += [
        Finding(_("{code}: không có dòng gốc của kế hoạch.").format(code=code))
        for key, code in codes.items()
        if key not in replayed
    ]
    most = dict(conn.execute("SELECT id, max FROM criterion"))
    for key, (values, version) in replay_criteria(conn).items():
        subject = Subject("criterion", key)
        standing = read_standing(conn, subject)
        wrong = ["own"] if standing.values["own"] != own_in(values, most[key]) else []
        wrong += ["version"] if standing.version != version else []
        if wrong:
            findings.append(_mismatch(standing.code, subject, wrong))
    return findings


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
        (role, agency_key(name)) for role, words in _agency_cells(planned, row) for name, _group in read_agencies(words)
    ]


def _agency_cells(planned: Planned, row: Row) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("lead", row.leads), ("implementer", planned.implementers)


def _search_wrong(conn: sqlite3.Connection, task: int, planned: Planned, row: Row) -> bool:
    stands = conn.execute("SELECT folded, title_key, lead_key FROM task_search WHERE task_id = ?", (task,)).fetchone()
    return stands is None or tuple(stands) != tuple(search_row(planned, row))
