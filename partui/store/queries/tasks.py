"""Tasks, read by id or by code and seen from a day."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import chapter_of, nearest_codes
from partui.domain.plan.columns import read_columns
from partui.domain.tasks.order import read_codes
from partui.domain.tasks.status import Status, days_left, status_on, timeliness_on
from partui.domain.tasks.task import Day, Task
from partui.domain.text import entries
from partui.store.queries.conditions import day_in

_TASK = """
SELECT t.id, t.plan, t.position, t.code, t.chapter, h.code, c.code, t.title, t.products, t.requirements,
       t.deadline, t.deadline_kind, t.original_due_on, t.leads, t.implementers, t.inherited,
       t.status, t.completed_on, t.progress, t.measured, t.note, t.version,
       t.number, t.second_code, t.person, t.start, t.other, t.bar, t.serves, t.effort, t.after,
       t.period_words, t.quorum
FROM task AS t
LEFT JOIN heading AS h ON h.id = t.heading_id
LEFT JOIN criterion AS c ON c.id = t.criterion_id
"""
_AT_ONCE = 500
_SHOWN = 8
# What most files have nothing of: what reads it is imported where it is there.
_RARE = ("reading", "extension", "milestone", "agency_member", "task_period")


def task_coded(conn: sqlite3.Connection, plan: int, code: str, day: Day) -> Task:
    """Return one task.

    Raises:
        PartuiError: no such code (names the nearest), or a heading's.
    """
    return tasks_coded(conn, plan, [code], day)[0]


def tasks_coded(conn: sqlite3.Connection, plan: int, codes: Iterable[str], day: Day) -> list[Task]:
    """Return tasks in the order of their codes given.

    Raises:
        PartuiError: no such code (names the nearest), or a heading's.
    """
    return tasks_by_id(conn, [task_id(conn, plan, code) for code in codes], day)


def task_id(conn: sqlite3.Connection, plan: int, code: str) -> int:
    """Return the id of the task with a code.

    Raises:
        PartuiError: no such code (names the nearest), or a heading's.
    """
    key = find_row(conn, "task", plan, code)
    if key is not None:
        return key
    heading = find_row(conn, "heading", plan, code)
    if heading is not None:
        (code,) = conn.execute("SELECT code FROM heading WHERE id = ?", (heading,)).fetchone()
        below = [
            known
            for (known,) in conn.execute(
                "SELECT code FROM task WHERE plan = ? AND code GLOB ? || '.*' ORDER BY position", (plan, code)
            )
        ]
        raise PartuiError(
            "{code} là một mục, không phải nhiệm vụ; nhiệm vụ bên dưới: {below}.",
            code=code,
            below=", ".join(below[:8]) or "–",
        )
    if clause_id(conn, plan, code) is not None:
        raise PartuiError("{code} thuộc thân kế hoạch; lệnh này chỉ nhận nhiệm vụ của Phụ lục II.", code=code)
    criterion = find_row(conn, "criterion", plan, code)
    if criterion is not None:
        behind = conn.execute("SELECT code FROM task WHERE criterion_id = ? ORDER BY position", (criterion,)).fetchall()
        raise PartuiError(
            "{code} là tiêu chí, không phải nhiệm vụ; kết quả, chỉ tiêu, số đo ghi ở nhiệm vụ của nó: {tasks}. Điểm của"
            " tiêu chí ghi bằng “partui score set {code}”.",
            code=code,
            tasks=", ".join(known for (known,) in behind[:_SHOWN]) or "–",
        )
    codes = [known for (known,) in conn.execute("SELECT code FROM task WHERE plan = ? ORDER BY position", (plan,))]
    part = f"{chapter_of(code)}.".casefold()
    clauses = conn.execute("SELECT code FROM clause WHERE plan = ? AND part <> 'heading' ORDER BY position", (plan,))
    near = [known for (known,) in clauses if known.casefold().startswith(part)]
    if near and not any(known.casefold().startswith(part) for known in codes):
        raise PartuiError(
            "Thân kế hoạch {plan} không có mục mã “{code}”; gần nhất: {nearest}.",
            plan=plan,
            code=code,
            nearest=", ".join(nearest_codes(code, near)) or ", ".join(near[:_SHOWN]),
        )
    nearest = nearest_codes(code, codes)
    raise PartuiError(
        "Kế hoạch {plan} không có nhiệm vụ mã “{code}”; gần nhất: {nearest}.",
        plan=plan,
        code=code,
        nearest=", ".join(nearest) or "–",
    )


def clause_id(conn: sqlite3.Connection, plan: int, code: str) -> int | None:
    """Return the id of the clause with a code; none where that is no clause's, or a heading's."""
    key = find_row(conn, "clause", plan, code)
    if key is None or conn.execute("SELECT 1 FROM clause WHERE id = ? AND part = 'heading'", (key,)).fetchone():
        return None
    return key


def find_row(conn: sqlite3.Connection, table: str, plan: int, code: str) -> int | None:
    """Return the id of the row with a code, as it is or with other cases of letters and a sign behind: `a.ii.1)`.

    Args:
        table: `criterion`, `heading`, `task` or `clause`.
    """
    find = f"SELECT id FROM {table} WHERE plan = ? AND code = ?"
    found = conn.execute(find, (plan, code)).fetchone()
    if found is not None:
        return int(found[0])
    bare = code.strip().rstrip(".):")
    alike = conn.execute(f"{find} COLLATE NOCASE LIMIT 2", (plan, bare)).fetchall()
    return int(alike[0][0]) if len(alike) == 1 else None


def titles_of(conn: sqlite3.Connection, plan: int, codes: Sequence[str]) -> dict[str, str]:
    """Return the titles of tasks by their codes."""
    marks = ",".join("?" * len(codes))
    return dict(
        conn.execute(f"SELECT code, title FROM task WHERE plan = ? AND code IN ({marks})", (plan, *codes)).fetchall()
    )


def tasks_by_id(conn: sqlite3.Connection, ids: Sequence[int], day: Day) -> list[Task]:
    """Return tasks in the order of their ids given; an id that is not there is left out.

    Args:
        ids: what `listing.task_keys` returned, or a page of it.
        day: the day they are seen from.
    """
    found: dict[int, Task] = {}
    rare = [table for table in _RARE if conn.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()]
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        marks = ",".join("?" * len(part))
        names = _agencies(conn, marks, part)
        rows = conn.execute(f"{_TASK} WHERE t.id IN ({marks})", tuple(part))
        seen = {row[0]: task_in(row, names, day) for row in rows}
        if rare or any(task.target for task in seen.values()):
            from partui.store.queries.due.task_parts import parts_of_tasks, with_parts

            parts = parts_of_tasks(conn, part, rare, day)
            seen = {key: with_parts(task, parts, day) for key, task in seen.items()}
        found |= seen
    return [found[key] for key in ids if key in found]


def _agencies(conn: sqlite3.Connection, marks: str, ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    names: dict[tuple[int, str], list[str]] = {}
    rows = conn.execute(
        "SELECT task_id, role, name FROM task_agency JOIN agency ON agency.id = agency_id"
        f" WHERE task_id IN ({marks}) ORDER BY task_id, role, task_agency.position",
        tuple(ids),
    )
    for key, role, name in rows:
        names.setdefault((key, role), []).append(name)
    return names


def task_in(row: Sequence[Any], names: dict[tuple[int, str], list[str]], day: Day) -> Task:
    """Return a task seen from a day, without what hangs on it.

    Args:
        row: its cells, in the order in which this module reads them.
        names: the agencies by id and role.
    """
    (key, plan, position, code, chapter, heading, criterion, title, products, requirements, deadline, kind, original,
     leads, implementers, inherited, status, completed, progress, measured, note, version,
     number, second_code, person, start, other, target, serves, effort, after, period_words, quorum) = row  # fmt: skip
    due_on, completed_on = day_in(original), day_in(completed)
    recorded = Status(status)
    on_day = status_on(recorded, completed_on, day.date)
    return Task(
        id=key,
        plan=plan,
        position=position,
        code=code,
        chapter=chapter,
        heading=heading,
        criterion=criterion,
        title=title,
        products=entries(products),
        requirements=entries(requirements),
        deadline=deadline,
        deadline_kind=kind,
        due_on=due_on,
        leads_words=leads,
        leads=tuple(names.get((key, "lead"), ())),
        implementers_words=implementers,
        implementers=tuple(names.get((key, "implementer"), ())),
        inherited=read_columns(inherited) or {},
        recorded_status=recorded,
        recorded_completed_on=completed_on,
        status=on_day,
        completed_on=completed_on if on_day is Status.DONE else None,
        timeliness=timeliness_on(recorded, due_on, completed_on, *day),
        days=days_left(due_on, day.date),
        progress=progress,
        measured=measured,
        note=note,
        version=version,
        number=number,
        second_code=second_code,
        person=person,
        start=start,
        other=read_columns(other) or {},
        target=target,
        serves=serves,
        effort=effort or None,
        after=read_codes(after),
        original_due_on=due_on,
        period_words=period_words,
        quorum=quorum,
    )
