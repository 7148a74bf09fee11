"""Rows rebuilt from the sources and the journal, and counts from the rows, where `check` found them wrong."""

import sqlite3

from partui.store.checking import Counts, Finding, check
from partui.store.connection import transaction
from partui.store.invariants import mend_triggers
from partui.store.placing import place_criteria, place_headings, place_task, places
from partui.store.recounting import recount
from partui.store.replaying import Replayed, replay, replay_criteria
from partui.store.rows import Printed, agency_cells, printed_row, search_row, write_agencies
from partui.store.subjects import Subject, read_standing, write_standing


def repair(conn: sqlite3.Connection) -> list[Finding]:
    """Rebuild what does not follow from the journal: rows, then counts of them; return what was wrong before."""
    with transaction(conn):
        lacking = check(conn)
        mend_triggers(conn)
        rebuild(conn, _subjects(lacking))
        # Rows are compared only once none is lacking.
        findings = [*lacking, *(finding for finding in check(conn) if finding not in lacking)]
        rebuild(conn, _subjects(findings))
        for finding in findings:
            if isinstance(finding.subject, Counts):
                recount(conn, finding.subject.table)
        return findings


def _subjects(findings: list[Finding]) -> list[Subject]:
    return [finding.subject for finding in findings if isinstance(finding.subject, Subject)]


def rebuild(conn: sqlite3.Connection, subjects: list[Subject]) -> None:
    """Write rows as they follow from the sources and the journal, those that are lacking included; in a transaction."""
    for (plan,) in conn.execute("SELECT year FROM plan").fetchall():
        place_criteria(conn, plan)
        place_headings(conn, plan)
    tasks, criteria = replay(conn), replay_criteria(conn)
    for subject in subjects:
        if subject.table == "task":
            _rebuild_task(conn, subject, tasks[subject.id])
        elif subject.table == "criterion":
            write_standing(conn, subject, read_standing(conn, subject), *criteria[subject.id])


def _rebuild_task(conn: sqlite3.Connection, subject: Subject, replayed: Replayed) -> None:
    if conn.execute("SELECT 1 FROM task WHERE id = ?", (subject.id,)).fetchone() is None:
        place_task(conn, subject.id, replayed.planned, places(conn, replayed.planned.year))
    write_standing(conn, subject, read_standing(conn, subject), replayed.values, replayed.version)
    printed = printed_row(replayed.planned)
    columns = ", ".join(f"{name} = ?" for name in Printed._fields)
    conn.execute(f"UPDATE task SET {columns} WHERE id = ?", (*printed, subject.id))
    for role, words in agency_cells(replayed.planned, replayed.row):
        write_agencies(conn, subject.id, role, words)
    conn.execute(
        "REPLACE INTO task_search (task_id, folded, title_key, lead_key) VALUES (?, ?, ?, ?)",
        (subject.id, *search_row(replayed.planned, replayed.row)),
    )
