"""Which tasks, in which order: the keys that a table or a list then reads page by page."""

import re
import sqlite3
from array import array
from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role
from partui.domain.text import I_OR_Y, fold
from partui.store.queries.conditions import (
    STATUS_IS,
    STATUS_RANK,
    TIMELINESS_IS,
    TIMELINESS_RANK,
    UNPROVED_PRODUCT,
    assignee_table,
    day_args,
    tasks_on,
)


class Sort(StrEnum):
    """What tasks are ordered by; `code` is the plan's own order."""

    CODE = "code"
    TITLE = "title"
    LEAD = "lead"
    DUE = "due"
    DAYS = "days"
    TIMELINESS = "timeliness"
    STATUS = "status"


class TaskQuery(NamedTuple):
    """Which tasks of a plan are looked for, all conditions together.

    Attributes:
        agency: an agency's id.
        search: part of any text of the task; case and marks are ignored.
        descending: the other way round; tasks without a due date stay last.
        unproved: only tasks that are done with a product that no document proves.
        followed: besides, tasks of the groups that the agency is a member of, in whichever role.
    """

    agency: int | None = None
    role: Role = Role.LEAD
    chapter: str | None = None
    status: Status | None = None
    timeliness: Timeliness | None = None
    search: str = ""
    sort: Sort = Sort.CODE
    descending: bool = False
    unproved: bool = False
    followed: bool = False


_ORDER = {
    Sort.CODE: "t.position",
    Sort.TITLE: "s.title_key",
    Sort.LEAD: "s.lead_key",
    Sort.DUE: "t.due_on",
    Sort.DAYS: "t.due_on",
    Sort.TIMELINESS: TIMELINESS_RANK,
    Sort.STATUS: STATUS_RANK,
}
_BEFORE = dict.fromkeys((Sort.DUE, Sort.DAYS), "t.due_on IS NULL, ")
_AFTER = {Sort.CODE: "", Sort.TIMELINESS: ", t.due_on IS NULL, t.due_on, t.position"}
_UNPROVED = (
    f"{STATUS_IS[Status.DONE]} AND EXISTS"
    f" (SELECT 1 FROM task_product AS p WHERE p.task_id = t.id AND {UNPROVED_PRODUCT})"
)
_LONGEST_PATTERN = 1000
_SPECIAL, _AS_IT_IS = re.compile(r"[\[*?]"), r"[\g<0>]"
_BY_SEARCH_ROW = {Sort.TITLE, Sort.LEAD}


def task_keys(conn: sqlite3.Connection, plan: int, query: TaskQuery, day: Day) -> "array[int]":
    """Return the ids of the tasks looked for, in order.

    Args:
        plan: the plan's year.
        query: which tasks, in which order.
        day: the day that status and timeliness are worked out for.
    """
    sql, args = _query(conn, plan, query, day, "t.id")
    return array("q", (key for (key,) in conn.execute(sql, args)))


def row_keys(conn: sqlite3.Connection, plan: int, query: TaskQuery, day: Day, first: int | None = None) -> "array[int]":
    """Return the same in the plan's order with the headings above them, a heading's id negative.

    A heading stands in the list as long as a task below it does. Another order than the plan's has no headings.

    Args:
        first: only so many tasks, those at the top.
    """
    if query.sort is not Sort.CODE or query.descending:
        return task_keys(conn, plan, query, day)
    sql, args = _query(conn, plan, query, day, "t.id, t.heading_id")
    if first is not None:
        sql, args = f"{sql} LIMIT :first", {**args, "first": first}
    above = _Headings(conn, plan)
    keys = array("q")
    for heading, below in groupby(conn.execute(sql, args), key=itemgetter(1)):
        keys.extend(above.of(heading))
        keys.extend(map(itemgetter(0), below))
    return keys


class _Headings:
    """Which headings are still to be shown above the next task."""

    def __init__(self, conn: sqlite3.Connection, plan: int) -> None:
        rows = conn.execute("SELECT id, parent_id FROM heading WHERE plan = ? ORDER BY position", (plan,))
        self._parents: dict[int, int | None] = dict(rows)
        self._shown: set[int] = set()

    def of(self, heading: int | None) -> Iterable[int]:
        chain: list[int] = []
        while heading is not None and heading not in self._shown:
            self._shown.add(heading)
            chain.append(-heading)
            heading = self._parents.get(heading)
        return reversed(chain)


def _query(
    conn: sqlite3.Connection, plan: int, query: TaskQuery, day: Day, columns: str
) -> tuple[str, dict[str, object]]:
    args: dict[str, object] = {"plan": plan, **day_args(day)}
    where = ["t.plan = :plan"]
    searched = fold(query.search)
    if query.agency is not None:
        where.append(_agency(assignee_table(conn), query.role, query.followed))
        args["agency"] = query.agency
    if query.chapter is not None:
        where.append("t.chapter = :chapter")
        args["chapter"] = query.chapter
    if query.status is not None:
        where.append(STATUS_IS[query.status])
    if query.timeliness is not None:
        where.append(TIMELINESS_IS[query.timeliness])
    if query.unproved:
        where.append(_UNPROVED)
    if searched:
        # GLOB looks twice as fast, yet refuses a pattern of 50 000 bytes.
        short = len(searched) <= _LONGEST_PATTERN
        where.append("s.folded GLOB :search" if short else "instr(s.folded, :search)")
        pattern = re.sub(I_OR_Y, r"\1[iy]", _SPECIAL.sub(_AS_IT_IS, searched))
        args["search"] = f"*{pattern}*" if short else searched
    join = " JOIN task_search AS s ON s.task_id = t.id" if searched or query.sort in _BY_SEARCH_ROW else ""
    # The plan's order needs no sorting, yet few tasks stand as is asked for: better to find those and sort them.
    index = "" if query.status is None and query.timeliness is None else "task_by_status"
    order = _ORDER[query.sort]
    direction = " DESC" if query.descending else ""
    by = _BEFORE.get(query.sort, "") + order + direction + _AFTER.get(query.sort, ", t.position")
    tasks = tasks_on(conn, day.date, index)
    return f"SELECT {columns} FROM {tasks}{join} WHERE {' AND '.join(where)} ORDER BY {by}", args


def _agency(table: str, role: Role, followed: bool) -> str:
    only = "" if role is Role.ANY else f" AND role = '{role}'"
    grouped = (
        " UNION SELECT ta.task_id FROM agency_member AS g JOIN task_agency AS ta ON ta.agency_id = g.group_id"
        " WHERE g.member_id = :agency"
    )
    return f"t.id IN (SELECT task_id FROM {table} WHERE agency_id = :agency{only}{grouped if followed else ''})"
