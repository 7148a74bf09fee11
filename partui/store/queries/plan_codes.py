"""The rows of a plan by their codes."""

import sqlite3
from collections.abc import Sequence

from partui.domain.plan.codes import code_after, code_key, is_code, nearest_codes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.projection.placing import plan_rows
from partui.store.queries.tasks import find_row


def row_coded(conn: sqlite3.Connection, plan: int, kind: str, code: str) -> Subject:
    """Return the row of a kind that has a code.

    Raises:
        PartuiError: no such row (names the nearest).
    """
    found = find_row(conn, kind, plan, code)
    if found is None:
        codes = [known for (known,) in conn.execute(f"SELECT code FROM {kind} WHERE plan = ?", (plan,))]
        raise PLAN_KINDS[kind].unknown(plan, code, ", ".join(nearest_codes(code, codes)) or "–")
    return Subject(kind, found)


def next_code(conn: sqlite3.Connection, plan: int, kind: str, near: str | None) -> str:
    """Return a free code for a new row: the next number beside a code; empty where there is none to go by.

    Args:
        kind: `task`, `heading` or `criterion`.
        near: the code of the row that the new one stands near.
    """
    if near is None or not is_code(near):
        return ""
    above = near.rpartition(".")[0]
    beside = [
        placed.code
        for placed in plan_rows(conn, plan).annex(kind).values()
        if is_code(placed.code) and placed.code.rpartition(".")[0] == above
    ]
    return code_after(max(beside, key=code_key, default=near))


def inheriting(conn: sqlite3.Connection, task: int, fields: Sequence[str]) -> list[str]:
    """Return the codes of tasks whose cells are merged with one of a task's: an edit of it leaves them as they are."""
    marks = ", ".join("?" * len(fields))
    return [
        code
        for (code,) in conn.execute(
            "SELECT DISTINCT t.code FROM task AS t, json_each(t.inherited) AS i JOIN subject AS s ON s.id = ?"
            f" WHERE t.plan = s.plan AND i.value = s.code AND i.key IN ({marks}) ORDER BY t.position",
            (task, *fields),
        )
    ]
