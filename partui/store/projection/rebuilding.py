"""Rows rebuilt from the sources and the journal, and counts from the rows, where `check` found them wrong."""

import sqlite3

from partui.store.db.connection import transaction
from partui.store.projection.agency_replaying import replay_agencies
from partui.store.projection.checking import Counts, Finding, check
from partui.store.projection.invariants import mend_triggers
from partui.store.projection.placing import place_rows
from partui.store.projection.recounting import recount
from partui.store.projection.replaying import Replayed, replay, replay_criteria, replay_headings
from partui.store.projection.rows import agency_cells, write_agencies, write_search
from partui.store.projection.subjects import Subject, read_standing, write_standing


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
    agencies = replay_agencies(conn)
    for subject in subjects:
        if subject.table == "agency":
            write_standing(conn, subject, read_standing(conn, subject), *agencies[subject.id])
    for (plan,) in conn.execute("SELECT year FROM plan").fetchall():
        place_rows(conn, plan)
    tasks, rows = replay(conn), {"criterion": replay_criteria(conn), "heading": replay_headings(conn)}
    for subject in subjects:
        if subject.table == "task":
            _rebuild_task(conn, subject, tasks[subject.id])
        elif subject.table in rows:
            replayed = rows[subject.table][subject.id]
            write_standing(conn, subject, read_standing(conn, subject), replayed.values, replayed.version)


def _rebuild_task(conn: sqlite3.Connection, subject: Subject, replayed: Replayed) -> None:
    if conn.execute("SELECT 1 FROM task WHERE id = ?", (subject.id,)).fetchone() is None:
        return
    write_standing(conn, subject, read_standing(conn, subject), replayed.values, replayed.version)
    for role, words in agency_cells(replayed.row):
        write_agencies(conn, subject.id, role, words)
    write_search(conn, subject.id, replayed.row)
