"""A task as the plan has it, from its source: what the journal is replayed over."""

import json
import sqlite3
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.structure import ADDED_AS_REMOVED
from partui.domain.tasks.statuses import Status

# A cell's name in the journal, where it is another than the source's.
CELLS = {
    "products": "products",
    "requirements": "requirements",
    "deadline": "deadline",
    "leads": "lead",
    "implementers": "implementers",
}
_BLANK = {"products": "[]", "requirements": "[]"}


class Planned(NamedTuple):
    """A task as the plan has it, before any change.

    Attributes:
        uid: its name in every file.
        position: 0-based place in Phụ lục II, counted over headings and tasks.
        code: as the plan has it; blank where an officer added the task.
        values: the journal's fields as they stood when the plan was read.
        inherited: field to the code that its blank cell took its value from.
    """

    uid: str
    year: int
    position: int
    code: str
    values: dict[str, str | None]
    inherited: dict[str, str]


def planned_task(conn: sqlite3.Connection, task_id: int) -> Planned:
    """Return one task as the plan has it.

    Raises:
        PartuiError: the file has no source of it.
    """
    found = planned_tasks(conn, "s.task_id = ?", (task_id,))
    if task_id not in found:
        raise PartuiError("Tệp không còn dòng gốc của nhiệm vụ này; chưa lưu gì. Xem “partui check”.")
    return found[task_id]


def planned_tasks(conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()) -> dict[int, Planned]:
    """Return tasks as the plan has them, by id, in the plan's order.

    Args:
        where: a condition on the table `task_source` (s).
        args: what fills its question marks.
    """
    rows = conn.execute(
        "SELECT s.task_id, s.uid, s.plan, s.position, s.code, s.title, s.products, s.requirements, s.deadline, s.lead,"
        f" s.implementers, s.inherited, s.added FROM task_source AS s WHERE {where} ORDER BY s.plan, s.position",
        args,
    ).fetchall()

    @cache
    def cell_of(plan: int, code: str, column: str) -> str:
        found = conn.execute(
            f"SELECT {column} FROM task_source WHERE plan = ? AND code = ? AND NOT added", (plan, code)
        ).fetchone()
        # The file may lack it: `check` says so.
        return _BLANK.get(column, "") if found is None else str(found[0])

    return {key: _planned(cell_of, *cells) for key, *cells in rows}


def planned_structure(code: str, position: int, added: bool) -> dict[str, str | None]:
    """Return where and under which code a source has its row, as the journal writes it."""
    return {"code": code, "place": str(position), "removed": ADDED_AS_REMOVED if added else ""}


def _planned(
    cell_of: Callable[[int, str, str], str],
    uid: str,
    plan: int,
    position: int,
    code: str,
    title: str,
    products: str,
    requirements: str,
    deadline: str,
    lead: str,
    implementers: str,
    inherited: str,
    added: int,
) -> Planned:
    origin: dict[str, str] = json.loads(inherited)
    cells = {
        "products": products,
        "requirements": requirements,
        "deadline": deadline,
        "leads": lead,
        "implementers": implementers,
    }
    cells |= {field: cell_of(plan, above, CELLS[field]) for field, above in origin.items()}
    return Planned(
        uid=uid,
        year=plan,
        position=position,
        code=code,
        values={
            "status": Status.TODO.value,
            "completed_on": None,
            "deadline": cells["deadline"],
            "leads": cells["leads"],
            "progress": "0",
            "measured": "",
            "note": "",
            "title": title,
            "products": "\n".join(json.loads(cells["products"])),
            "requirements": "\n".join(json.loads(cells["requirements"])),
            "implementers": cells["implementers"],
            **planned_structure(code, position, bool(added)),
        },
        inherited=origin,
    )
