"""Clauses of a plan's body, read by id or by code and seen from a day, each in the form of a task."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import chapter_of
from partui.domain.tasks.task import Day, Heading, Role, Task
from partui.domain.text import alphabet_key, fold
from partui.store.queries.listing import Sort, TaskQuery
from partui.store.queries.tasks import clause_id, task_in

# A clause's cells in a task's order, blank where it has none, and last which part of the body it is of.
_CLAUSE = """
SELECT c.id, c.plan, c.position, c.code, '', p.code, nullif(c.criterion, ''), c.title, c.products, c.requirements,
       c.deadline, c.deadline_kind, c.due_on, c.leads, c.implementers, '{}',
       c.status, c.completed_on, 0, '', c.note, c.version,
       c.number, '', '', '', '{}', '', '', 0, '', '', '', c.part
FROM clause AS c LEFT JOIN clause AS p ON p.id = c.parent_id WHERE c.plan = ? AND c.part <> 'heading'
ORDER BY c.position
"""
_ROLES = {Role.LEAD: ("lead",), Role.IMPLEMENTER: ("implementer",), Role.ANY: ("lead", "implementer")}


def clause_ids(conn: sqlite3.Connection, plan: int, codes: Sequence[str]) -> list[int]:
    """Return the ids of the clauses with these codes; nothing where none of them is a clause's.

    Raises:
        PartuiError: some are clauses' and some are not.
    """
    found = [clause_id(conn, plan, code) for code in codes]
    keys = [key for key in found if key is not None]
    if keys and None in found:
        raise PartuiError("Sửa riêng nhiệm vụ của Phụ lục II và mục của thân kế hoạch; chưa lưu gì.")
    return keys


def clauses_by_id(conn: sqlite3.Connection, plan: int, ids: Sequence[int], day: Day) -> list[Task]:
    """Return clauses in the order of their ids given."""
    found = {clause.id: clause for clause in list_clauses(conn, plan, TaskQuery(), day)}
    return [found[key] for key in ids if key in found]


def list_clauses(conn: sqlite3.Connection, plan: int, query: TaskQuery, day: Day) -> list[Task]:
    """Return the goals, actions and duties that are looked for; the order is the plan's unless another is asked for.

    Args:
        plan: the plan's year.
        query: which ones; a chapter is a part of the body: `II`.
        day: the day that status and timeliness are worked out for.
    """
    names = _names(conn, plan)
    whose = None if query.agency is None else _concerned(conn, query.agency, query.role)
    found = []
    for *cells, part in conn.execute(_CLAUSE, (plan,)):
        clause = task_in(cells, names, day)
        clause = clause._replace(chapter=chapter_of(clause.code), clause=part)
        if _is_wanted(clause, query) and (whose is None or clause.id in whose):
            found.append(clause)
    if query.sort is not Sort.CODE or query.descending:
        found.sort(key=_ORDER[query.sort], reverse=query.descending)
    return found


_ORDER = {
    Sort.CODE: lambda clause: clause.position,
    Sort.TITLE: lambda clause: alphabet_key(clause.title),
    Sort.LEAD: lambda clause: alphabet_key("; ".join(clause.leads)),
    Sort.DUE: lambda clause: clause.due_on or date.max,
    Sort.DAYS: lambda clause: clause.due_on or date.max,
    Sort.TIMELINESS: lambda clause: clause.timeliness,
    Sort.STATUS: lambda clause: clause.status,
}


def clauses_serving(conn: sqlite3.Connection, plan: int) -> list[tuple[str, str]]:
    """Return the code of each clause that serves a criterion, with the criterion's, in the plan's order."""
    return conn.execute(
        "SELECT code, criterion FROM clause WHERE plan = ? AND criterion <> '' ORDER BY position", (plan,)
    ).fetchall()


def body_headings(conn: sqlite3.Connection, plan: int) -> list[Heading]:
    """Return the headings of a plan's body in order; parts are chapters."""
    rows = conn.execute(
        "SELECT id, position, code, title, number FROM clause WHERE plan = ? AND part = 'heading' ORDER BY position",
        (plan,),
    )
    return [Heading(key, place, code, chapter_of(code), title, number) for key, place, code, title, number in rows]


def _is_wanted(clause: Task, query: TaskQuery) -> bool:
    searched = fold(query.search)
    return (
        (query.chapter is None or clause.chapter.casefold() == query.chapter.casefold())
        and (query.status is None or clause.status is query.status)
        and (query.timeliness is None or clause.timeliness is query.timeliness)
        and (not searched or searched in _folded(clause))
    )


def _folded(clause: Task) -> str:
    texts = (
        clause.code, clause.title, *clause.products, *clause.requirements, clause.deadline, clause.leads_words,
        clause.implementers_words, clause.note,
    )  # fmt: skip
    return "\n".join(map(fold, texts))


def _names(conn: sqlite3.Connection, plan: int) -> dict[tuple[int, str], list[str]]:
    names: dict[tuple[int, str], list[str]] = {}
    for key, role, name in conn.execute(
        "SELECT m.subject_id, m.role, a.name FROM mention AS m JOIN agency AS a ON a.id = m.agency_id"
        " JOIN clause AS c ON c.id = m.subject_id WHERE c.plan = ? ORDER BY m.subject_id, m.role, m.position",
        (plan,),
    ):
        names.setdefault((key, role), []).append(name)
    return names


def _concerned(conn: sqlite3.Connection, agency: int, role: Role) -> set[int]:
    """Return the ids of rows that name an agency, or a group that it is a member of."""
    marks = ", ".join("?" * len(_ROLES[role]))
    rows = conn.execute(
        f"SELECT subject_id FROM mention WHERE role IN ({marks}) AND agency_id IN"
        " (SELECT ? UNION SELECT group_id FROM agency_member WHERE member_id = ?)",
        (*_ROLES[role], agency, agency),
    )
    return {key for (key,) in rows}
