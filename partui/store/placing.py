"""Rows that the file lacks, put in from their sources: criteria, headings, tasks."""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from partui.domain.codes import chapter_of, nearest_among, parent_among
from partui.store.planned import Planned
from partui.store.rows import agency_cells, printed_row, search_row, work_out, write_agencies


class Places(NamedTuple):
    """What a plan's rows stand under: code to id."""

    criteria: Mapping[str, int]
    headings: Mapping[str, int]


def places(conn: sqlite3.Connection, plan: int) -> Places:
    """Return the criteria and headings of a plan."""
    return Places(
        dict(conn.execute("SELECT code, id FROM criterion WHERE plan = ?", (plan,))),
        dict(conn.execute("SELECT code, id FROM heading WHERE plan = ?", (plan,))),
    )


def place_criteria(conn: sqlite3.Connection, plan: int) -> None:
    """Put in the criteria that a plan's sources have and its rows lack, without an own score."""
    conn.execute(
        "INSERT INTO criterion (id, plan, position, code, title, max, baseline, target, lead)"
        " SELECT criterion_id, plan, position, code, title, max, baseline, target, lead FROM criterion_source"
        " WHERE plan = ? AND criterion_id NOT IN (SELECT id FROM criterion)",
        (plan,),
    )
    _join_parents(conn, "criterion", places(conn, plan).criteria)


def place_headings(conn: sqlite3.Connection, plan: int) -> None:
    """Put in the headings that a plan's sources have and its rows lack."""
    lacking = conn.execute(
        "SELECT heading_id, plan, position, code, title FROM heading_source"
        " WHERE plan = ? AND heading_id NOT IN (SELECT id FROM heading)",
        (plan,),
    ).fetchall()
    conn.executemany(
        "INSERT INTO heading (id, plan, position, code, chapter, title) VALUES (?, ?, ?, ?, ?, ?)",
        [(key, plan, position, code, chapter_of(code), title) for key, plan, position, code, title in lacking],
    )
    _join_parents(conn, "heading", places(conn, plan).headings)


def place_task(conn: sqlite3.Connection, task_id: int, planned: Planned, under: Places) -> None:
    """Put a task in as the plan has it, not begun.

    Args:
        under: the criteria and headings of its plan.
    """
    row, printed = work_out(planned, planned.values), printed_row(planned)
    columns = {
        "id": task_id,
        "uid": planned.uid,
        "plan": planned.year,
        "position": planned.position,
        "code": planned.code,
        "chapter": chapter_of(planned.code),
        "heading_id": under.headings.get(parent_among(planned.code, under.headings) or ""),
        "criterion_id": under.criteria.get(nearest_among(planned.code, under.criteria) or ""),
        **printed._asdict(),
        **row._asdict(),
    }
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    conn.execute(f"INSERT INTO task ({names}) VALUES ({marks})", tuple(columns.values()))
    for role, words in agency_cells(planned, row):
        write_agencies(conn, task_id, role, words)
    conn.execute(
        "INSERT INTO task_search (task_id, folded, title_key, lead_key) VALUES (?, ?, ?, ?)",
        (task_id, *search_row(planned, row)),
    )


def _join_parents(conn: sqlite3.Connection, table: str, ids: Mapping[str, int]) -> None:
    conn.executemany(
        f"UPDATE {table} SET parent_id = :parent WHERE id = :id AND parent_id IS NOT :parent",
        [{"id": key, "parent": ids.get(parent_among(code, ids) or "")} for code, key in ids.items()],
    )
