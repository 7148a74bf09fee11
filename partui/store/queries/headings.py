"""The headings of a plan, those without tasks among them."""

import sqlite3
from typing import NamedTuple

from partui.domain.tasks.task import Heading
from partui.store.db.connection import snapshot


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
            "SELECT id, position, code, chapter, title, version, parent_id FROM heading WHERE plan = ?"
            " ORDER BY position",
            (plan,),
        ).fetchall()
        tasks = conn.execute("SELECT id, heading_id FROM task WHERE plan = ? ORDER BY position", (plan,)).fetchall()
    parents: dict[int, int | None] = {row[0]: row[-1] for row in rows}
    below: dict[int, list[int]] = {key: [] for key in parents}
    for task, heading in tasks:
        above = heading
        while above is not None:
            below[above].append(task)
            above = parents[above]
    return [ListedHeading(Heading(*cells), version, tuple(below[cells[0]])) for *cells, version, _parent in rows]
