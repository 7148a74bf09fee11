"""The rows of a plan put in, taken out, moved and renumbered as its sources and the journal want it."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from partui.domain.plan.codes import chapter_of, nearest_among, parent_among
from partui.domain.plan.structure import Placed
from partui.store.projection.plan_rows import KINDS, PlanRows, plan_rows
from partui.store.projection.planned_rows import POINTS
from partui.store.projection.replaying import Replayed, replay, replay_criteria, replay_headings
from partui.store.projection.rows import agency_cells, read_row, write_agencies, write_search
from partui.store.projection.subjects import Subject, read_standing, write_standing

_MANY = 50
_TASKS_A_STEP = 100
# What hangs on a task goes before it.
HANGS_ON_TASKS = ("task_agency", "task_search", "task_member", "evidence")


def place_rows(conn: sqlite3.Connection, plan: int, watch: Callable[[int], None] = lambda _tasks: None) -> PlanRows:
    """Bring the rows of a plan to where they belong; inside a transaction.

    Args:
        plan: the plan's year.
        watch: told from time to time how many tasks have been put in.

    Returns:
        The rows that the plan has.
    """
    rows = plan_rows(conn, plan)
    for kind in KINDS:
        _free_codes(conn, plan, kind, rows.of(kind))
    for key in _lacking(conn, plan, "criterion", rows.criterion):
        _put_in_criterion(conn, plan, key, rows.criterion[key])
    for key in _lacking(conn, plan, "heading", rows.heading):
        _put_in_heading(conn, plan, key, rows.heading[key])
    for kind in ("criterion", "heading"):
        _renumber(conn, plan, kind, rows.of(kind))
        _join_parents(conn, plan, kind, rows.of(kind))
    _place_tasks(conn, plan, rows, watch)
    for kind in ("heading", "criterion"):
        _take_out(conn, kind, _surplus(conn, plan, kind, rows.of(kind)))
    return rows


def _lacking(conn: sqlite3.Connection, plan: int, kind: str, placed: Mapping[int, Placed]) -> list[int]:
    there = {key for (key,) in conn.execute(f"SELECT id FROM {kind} WHERE plan = ?", (plan,))}
    return [key for key in sorted(placed, key=lambda key: placed[key].position) if key not in there]


def _surplus(conn: sqlite3.Connection, plan: int, kind: str, placed: Mapping[int, Placed]) -> list[int]:
    """Rows that the journal has removed; one without a source is none of ours to take out."""
    return [
        key
        for (key,) in conn.execute(
            f"SELECT id FROM {kind} WHERE plan = ? AND id IN (SELECT {kind}_id FROM {kind}_source)", (plan,)
        )
        if key not in placed
    ]


def _free_codes(conn: sqlite3.Connection, plan: int, kind: str, placed: Mapping[int, Placed]) -> None:
    """Take away codes that change hands, so that no two rows have one at any moment."""
    changing = [
        (key,)
        for key, code in conn.execute(
            f"SELECT id, code FROM {kind} WHERE plan = ? AND id IN (SELECT {kind}_id FROM {kind}_source)", (plan,)
        )
        if key not in placed or placed[key].code != code
    ]
    conn.executemany(f"UPDATE {kind} SET code = 'row ' || id WHERE id = ?", changing)


def _renumber(conn: sqlite3.Connection, plan: int, kind: str, placed: Mapping[int, Placed]) -> list[int]:
    """Write codes and positions; return the rows whose code was another."""
    stands = {
        key: Placed(code, position)
        for key, code, position in conn.execute(f"SELECT id, code, position FROM {kind} WHERE plan = ?", (plan,))
    }
    moved = {key: row for key, row in placed.items() if stands.get(key) != row}
    # Most rows only move up or down by one: the index of codes is left alone.
    conn.executemany(
        f"UPDATE {kind} SET position = ? WHERE id = ?", [(row.position, key) for key, row in moved.items()]
    )
    recoded = {key: row.code for key, row in moved.items() if key not in stands or stands[key].code != row.code}
    chapter = "" if kind == "criterion" else ", chapter = :chapter"
    conn.executemany(
        f"UPDATE {kind} SET code = :code{chapter} WHERE id = :id",
        [{"code": code, "chapter": chapter_of(code), "id": key} for key, code in recoded.items()],
    )
    return list(recoded)


def _put_in_criterion(conn: sqlite3.Connection, plan: int, key: int, placed: Placed) -> None:
    replayed = replay_criteria(conn, key)[key]
    points = [float(replayed.planned.values[name] or 0) for name in POINTS]
    conn.execute(
        "INSERT INTO criterion (id, plan, position, code, title, max, baseline, target, lead)"
        " VALUES (?, ?, ?, ?, '', ?, ?, ?, '')",
        (key, plan, placed.position, placed.code, *points),
    )
    subject = Subject("criterion", key)
    write_standing(conn, subject, read_standing(conn, subject), replayed.values, replayed.version)


def _put_in_heading(conn: sqlite3.Connection, plan: int, key: int, placed: Placed) -> None:
    replayed = replay_headings(conn, key)[key]
    conn.execute(
        "INSERT INTO heading (id, plan, position, code, chapter, title) VALUES (?, ?, ?, ?, ?, '')",
        (key, plan, placed.position, placed.code, chapter_of(placed.code)),
    )
    subject = Subject("heading", key)
    write_standing(conn, subject, read_standing(conn, subject), replayed.values, replayed.version)


def _place_tasks(conn: sqlite3.Connection, plan: int, rows: PlanRows, watch: Callable[[int], None]) -> None:
    _take_out(conn, "task", _surplus(conn, plan, "task", rows.task))
    lacking = _lacking(conn, plan, "task", rows.task)
    replayed = replay(conn) if len(lacking) > _MANY else {}
    for number, key in enumerate(lacking, start=1):
        _put_in_task(conn, plan, key, rows.task[key], replayed[key] if replayed else replay(conn, key)[key])
        if number % _TASKS_A_STEP == 0:
            watch(number)
    for key in _renumber(conn, plan, "task", rows.task):
        write_search(conn, key, read_row(conn, key))
    under = task_parents(rows)
    changed = [
        (*under[key], key)
        for key, *stands in conn.execute("SELECT id, heading_id, criterion_id FROM task WHERE plan = ?", (plan,))
        if key in under and under[key] != tuple(stands)
    ]
    conn.executemany("UPDATE task SET heading_id = ?, criterion_id = ? WHERE id = ?", changed)


def _put_in_task(conn: sqlite3.Connection, plan: int, key: int, placed: Placed, replayed: Replayed) -> None:
    columns = {
        "id": key,
        "uid": replayed.planned.uid,
        "plan": plan,
        "position": placed.position,
        "code": placed.code,
        "chapter": chapter_of(placed.code),
        **replayed.row._asdict(),
    }
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    conn.execute(f"INSERT INTO task ({names}) VALUES ({marks})", tuple(columns.values()))
    for role, words in agency_cells(replayed.row):
        write_agencies(conn, key, role, words)
    write_search(conn, key, replayed.row)
    if replayed.version > 1:
        subject = Subject("task", key)
        write_standing(conn, subject, read_standing(conn, subject), replayed.values, replayed.version)


def task_parents(rows: PlanRows) -> dict[int, tuple[int | None, int | None]]:
    """Return the heading and the criterion that each task stands under, by their codes."""
    headings = {row.code: key for key, row in rows.heading.items()}
    criteria = {row.code: key for key, row in rows.criterion.items()}
    return {
        key: (
            headings.get(parent_among(row.code, headings) or ""),
            criteria.get(nearest_among(row.code, criteria) or ""),
        )
        for key, row in rows.task.items()
    }


def parents_among(placed: Mapping[int, Placed]) -> dict[int, int | None]:
    """Return the row that each row stands under, by their codes."""
    ids = {row.code: key for key, row in placed.items()}
    return {key: ids.get(parent_among(row.code, ids) or "") for key, row in placed.items()}


def _join_parents(conn: sqlite3.Connection, plan: int, kind: str, placed: Mapping[int, Placed]) -> None:
    parents = parents_among(placed)
    stands = dict(conn.execute(f"SELECT id, parent_id FROM {kind} WHERE plan = ?", (plan,)))
    conn.executemany(
        f"UPDATE {kind} SET parent_id = ? WHERE id = ?",
        [(parents.get(key), key) for key, parent in stands.items() if parent != parents.get(key)],
    )


def _take_out(conn: sqlite3.Connection, kind: str, keys: Iterable[int]) -> None:
    gone = [(key,) for key in keys]
    if kind == "task":
        for table in HANGS_ON_TASKS:
            conn.executemany(f"DELETE FROM {table} WHERE task_id = ?", gone)
    conn.executemany(f"DELETE FROM {kind} WHERE id = ?", gone)
