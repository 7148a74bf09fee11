"""Is the file whole, and do the rows say what the journal says; rebuilding them when they do not."""

import sqlite3
from typing import NamedTuple

from partui.domain.agencies import agency_key, read_agencies
from partui.locale import _
from partui.store.connection import snapshot, transaction
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
    write_row,
)

_LISTED = 20


class Finding(NamedTuple):
    """Something that is not as it must be.

    Attributes:
        text: what is wrong, in a sentence.
        task: the task whose row does not follow from the journal; such a row can be rebuilt.
    """

    text: str
    task: int | None = None


def check(conn: sqlite3.Connection) -> list[Finding]:
    """Look for damage: SQLite's own checks, references, rows against the journal; nothing found is an empty list."""
    with snapshot(conn):
        return _damage(conn) or _loose_ends(conn) or _rows_against_journal(conn)


def _damage(conn: sqlite3.Connection) -> list[Finding]:
    return [Finding(str(text)) for (text,) in conn.execute(f"PRAGMA integrity_check({_LISTED})") if text != "ok"]


def _loose_ends(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng {table}, dòng {row}: trỏ tới dòng không có trong {parent}.").format(
            table=table, row=row, parent=parent))
        for table, row, parent, _key in conn.execute("PRAGMA foreign_key_check").fetchmany(_LISTED)
    ]  # fmt: skip


def repair(conn: sqlite3.Connection) -> list[Finding]:
    """Rebuild every task's row from the plan's cells and the journal; return what was wrong before."""
    with transaction(conn):
        findings = check(conn)
        wrong = [finding.task for finding in findings if finding.task is not None]
        replayed = replay(conn)
        for task in wrong:
            planned, row, version = replayed[task]
            write_row(conn, task, planned, row, version)
            printed = printed_row(planned)
            columns = ", ".join(f"{name} = ?" for name in Printed._fields)
            conn.execute(f"UPDATE task SET {columns} WHERE id = ?", (*printed, task))
            for role, words in _agency_cells(planned, row):
                write_agencies(conn, task, role, words)
            conn.execute(
                "REPLACE INTO task_search (task_id, folded, title_key, lead_key) VALUES (?, ?, ?, ?)",
                (task, *search_row(planned, row)),
            )
        return findings


def replay(conn: sqlite3.Connection) -> dict[int, tuple[Planned, Row, int]]:
    """Work out every task's row and version from the plan's cells and the journal alone."""
    planned = planned_tasks(conn, "1", ())
    values = {task: dict(plan.values) for task, plan in planned.items()}
    versions = dict.fromkeys(planned, 1)
    for task, field, new in conn.execute("SELECT task_id, field, new FROM change ORDER BY at, uuid"):
        if task in planned:
            values[task][field] = new
            versions[task] += 1
    return {task: (plan, work_out(plan, values[task]), versions[task]) for task, plan in planned.items()}


def _rows_against_journal(conn: sqlite3.Connection) -> list[Finding]:
    findings: list[Finding] = []
    found = dict(conn.execute("SELECT id, code FROM task"))
    replayed = replay(conn)
    for task, (planned, row, version) in replayed.items():
        stands = read_row(conn, task)
        wrong = [name for name, value, now in zip(Row._fields, row, stands, strict=True) if value != now]
        wrong += _printed_wrong(conn, task, printed_row(planned))
        if conn.execute("SELECT version FROM task WHERE id = ?", (task,)).fetchone()[0] != version:
            wrong.append("version")
        if _agencies_wrong(conn, task, planned, row):
            wrong.append("task_agency")
        if _search_wrong(conn, task, planned, row):
            wrong.append("task_search")
        if wrong:
            findings.append(
                Finding(
                    _("{code}: {fields} không khớp với nhật ký thay đổi.").format(
                        code=found[task], fields=", ".join(wrong)
                    ),
                    task,
                )
            )
    findings += [
        Finding(_("{code}: không có dòng gốc của kế hoạch.").format(code=code))
        for task, code in found.items()
        if task not in replayed
    ]
    return findings


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
