"""The rows of a plan by their codes."""

import sqlite3
from collections.abc import Sequence

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import code_key, is_code, nearest_codes
from partui.domain.plan.structure import Placed
from partui.store.projection.plan_rows import KINDS, PlanRows, plan_rows
from partui.store.projection.subjects import Subject


def row_coded(conn: sqlite3.Connection, plan: int, kind: str, code: str) -> Subject:
    """Return the row of a kind that has a code.

    Raises:
        PartuiError: no such row (names the nearest).
    """
    found = conn.execute(f"SELECT id FROM {kind} WHERE plan = ? AND code = ?", (plan, code)).fetchone()
    if found is None:
        codes = [known for (known,) in conn.execute(f"SELECT code FROM {kind} WHERE plan = ?", (plan,))]
        said = {"plan": plan, "code": code, "nearest": ", ".join(nearest_codes(code, codes)) or "–"}
        match kind:
            case "task":
                raise PartuiError("Kế hoạch {plan} không có nhiệm vụ mã “{code}”; gần nhất: {nearest}.", **said)
            case "heading":
                raise PartuiError("Kế hoạch {plan} không có mục mã “{code}”; gần nhất: {nearest}.", **said)
            case _criterion:
                raise PartuiError("Phụ lục I không có tiêu chí mã “{code}”; gần nhất: {nearest}.", **said)
    return Subject(kind, int(found[0]))


def next_code(conn: sqlite3.Connection, plan: int, kind: str, near: str | None) -> str:
    """Return a free code for a new row: the next number beside a code; empty where there is none to go by.

    Args:
        kind: `task`, `heading` or `criterion`.
        near: the code of the row that the new one stands near.
    """
    if near is None or not is_code(near):
        return ""
    above = near.rpartition(".")[0]
    rows = plan_rows(conn, plan)
    beside = [
        code_key(placed.code)[-1]
        for placed in annex_rows(rows, kind).values()
        if is_code(placed.code) and placed.code.rpartition(".")[0] == above
    ]
    number = max(beside, default=0) + 1
    return f"{above}.{number}" if above else str(number)


def inheriting(conn: sqlite3.Connection, task: int, fields: Sequence[str]) -> list[str]:
    """Return the codes of tasks whose cells are merged with one of a task's: an edit of it leaves them as they are."""
    marks = ", ".join("?" * len(fields))
    return [
        code
        for (code,) in conn.execute(
            "SELECT DISTINCT t.code FROM task AS t, json_each(t.inherited) AS i JOIN task_source AS s ON s.task_id = ?"
            f" WHERE t.plan = s.plan AND i.value = s.code AND i.key IN ({marks}) ORDER BY t.position",
            (task, *fields),
        )
    ]


def annex_rows(rows: PlanRows, kind: str) -> dict[Subject, Placed]:
    """Return the rows of the annex that a kind stands in: tasks and headings stand in one."""
    kinds = ("criterion",) if kind == "criterion" else tuple(name for name in KINDS if name != "criterion")
    return {Subject(name, key): placed for name in kinds for key, placed in rows.of(name).items()}
