"""Criteria and headings as the plan has them, from their sources: what the journal is replayed over."""

import sqlite3
from typing import NamedTuple

from partui.domain.scores.points import points_text
from partui.store.projection.planned import planned_structure

POINTS = ("max", "baseline", "target")


class PlannedRow(NamedTuple):
    """A criterion or a heading as the plan has it, before any change.

    Attributes:
        uid: its name in every file.
        values: the journal's fields as they stood when the plan was read.
    """

    uid: str
    year: int
    values: dict[str, str | None]


def planned_criteria(
    conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()
) -> dict[int, PlannedRow]:
    """Return criteria as the plan has them, by id.

    Args:
        where: a condition on the table `criterion_source`, and what fills its question marks.
    """
    rows = conn.execute(
        "SELECT criterion_id, uid, plan, position, code, title, max, baseline, target, lead, added"
        f" FROM criterion_source WHERE {where}",
        args,
    )
    return {
        key: PlannedRow(
            uid,
            plan,
            {
                "own": None,
                "title": title,
                **{name: points_text(value) for name, value in zip(POINTS, points, strict=True)},
                "lead": lead,
                **planned_structure(code, position, bool(added)),
            },
        )
        for key, uid, plan, position, code, title, *points, lead, added in rows
    }


def planned_headings(
    conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()
) -> dict[int, PlannedRow]:
    """Return headings as the plan has them, by id.

    Args:
        where: a condition on the table `heading_source`, and what fills its question marks.
    """
    rows = conn.execute(
        f"SELECT heading_id, uid, plan, position, code, title, added FROM heading_source WHERE {where}", args
    )
    return {
        key: PlannedRow(uid, plan, {"title": title, **planned_structure(code, position, bool(added))})
        for key, uid, plan, position, code, title, added in rows
    }
