"""Headings of a plan, chapters among them, with what stands under them."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from partui.domain.plan.structure import refuse_circles, upward
from partui.domain.tasks.task import Heading
from partui.store.db.connection import snapshot

_HEADING = "SELECT h.id, h.position, h.code, h.chapter, h.title, h.number FROM heading AS h"


def headings_by_id(conn: sqlite3.Connection, ids: Iterable[int]) -> list[Heading]:
    """Return headings, chapters among them, by id."""
    wanted = tuple(ids)
    marks = ",".join("?" * len(wanted))
    return [Heading(*row) for row in conn.execute(f"{_HEADING} WHERE h.id IN ({marks})", wanted)]


def headings(conn: sqlite3.Connection, plan: int) -> list[Heading]:
    """Return the plan's headings in order, chapters among them."""
    return [Heading(*row) for row in conn.execute(f"{_HEADING} WHERE h.plan = ? ORDER BY h.position", (plan,))]


def chapters(conn: sqlite3.Connection, plan: int) -> list[Heading]:
    """Return the plan's chapters in order."""
    return [heading for heading in headings(conn, plan) if heading.is_chapter]


def chapter_codes(conn: sqlite3.Connection, plan: int) -> list[str]:
    """Return the codes of a plan's chapters in order, those without a heading too."""
    rows = conn.execute(
        "SELECT chapter FROM (SELECT chapter, position FROM task WHERE plan = :plan"
        " UNION ALL SELECT chapter, position FROM heading WHERE plan = :plan) GROUP BY chapter ORDER BY min(position)",
        {"plan": plan},
    )
    return [code for (code,) in rows]


def headings_above(conn: sqlite3.Connection, task: int) -> list[Heading]:
    """Return the headings that a task stands under, the chapter first."""
    rows = conn.execute(
        "WITH RECURSIVE above (id) AS (SELECT heading_id FROM task WHERE id = ? UNION"
        " SELECT parent_id FROM heading JOIN above ON heading.id = above.id)"
        f" {_HEADING} JOIN above ON above.id = h.id ORDER BY h.position",
        (task,),
    )
    return [Heading(*row) for row in rows]


class ListedHeading(NamedTuple):
    """A heading with what stands under it.

    Attributes:
        version: how often it has been edited, plus one.
        tasks: ids of the tasks below it and below the headings under it, in the plan's order.
    """

    heading: Heading
    version: int
    tasks: tuple[int, ...]


def list_headings(conn: sqlite3.Connection, plan: int) -> list[ListedHeading]:
    """Return a plan's headings in its order, chapters among them."""
    with snapshot(conn):
        rows = conn.execute(
            "SELECT id, position, code, chapter, title, number, version, parent_id FROM heading WHERE plan = ?"
            " ORDER BY position",
            (plan,),
        ).fetchall()
        tasks = conn.execute("SELECT id, heading_id FROM task WHERE plan = ? ORDER BY position", (plan,)).fetchall()
    parents: dict[int, int | None] = {row[0]: row[-1] for row in rows}
    codes = {row[0]: row[2] for row in rows}
    refuse_circles({codes[key]: codes.get(parent) for key, parent in parents.items()})
    below: dict[int, list[int]] = {key: [] for key in parents}
    for task, heading in tasks:
        for above in upward(heading, parents):
            below[above].append(task)
    return [ListedHeading(Heading(*cells), version, tuple(below[cells[0]])) for *cells, version, _parent in rows]
