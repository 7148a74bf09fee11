"""Which rows a plan has, in which order and under which codes, from its sources and the journal."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from partui.domain.journal.changes import STRUCTURE
from partui.domain.plan.structure import Placed, Wanted, settle_rows, wanted_row

KINDS = ("criterion", "heading", "task")


class PlanRows(NamedTuple):
    """The rows that a plan has, by id; headings and tasks stand in one order."""

    criterion: Mapping[int, Placed]
    heading: Mapping[int, Placed]
    task: Mapping[int, Placed]

    def of(self, kind: str) -> Mapping[int, Placed]:
        """Return those of a kind: `criterion`, `heading` or `task`."""
        found: Mapping[int, Placed] = getattr(self, kind)
        return found


def plan_rows(conn: sqlite3.Connection, plan: int) -> PlanRows:
    """Work out which rows a plan has."""
    # Headings and tasks are numbered together: a heading's key is below zero.
    items = {-key: row for key, row in wanted_rows(conn, plan, "heading").items()}
    settled = settle_rows({**items, **wanted_rows(conn, plan, "task")})
    return PlanRows(
        criterion=settle_rows(wanted_rows(conn, plan, "criterion")),
        heading={-key: row for key, row in settled.items() if key < 0},
        task={key: row for key, row in settled.items() if key > 0},
    )


def wanted_rows(conn: sqlite3.Connection, plan: int, kind: str, row: int | None = None) -> dict[int, Wanted]:
    """Return the rows of a kind as their sources and the journal want them, removed ones included.

    Args:
        row: only this one.
    """
    only = "" if row is None else f" AND s.{kind}_id = {row:d}"
    values: dict[int, dict[str, str | None]] = defaultdict(dict)
    marks = ", ".join("?" * len(STRUCTURE))
    for key, field, new in conn.execute(
        f"SELECT c.{kind}_id, c.field, c.new FROM change AS c JOIN {kind}_source AS s USING ({kind}_id)"
        f" WHERE s.plan = ? AND c.field IN ({marks}){only} ORDER BY c.at, c.uuid",
        (plan, *STRUCTURE),
    ):
        values[key][field] = new
    return {
        key: wanted_row(uid, code, position, bool(added), values.get(key, {}))
        for key, uid, code, position, added in conn.execute(
            f"SELECT {kind}_id, uid, code, position, added FROM {kind}_source AS s WHERE plan = ?{only}", (plan,)
        )
    }
