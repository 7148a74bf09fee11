"""The agencies of a plan, by name."""

import sqlite3

from partui.domain.agencies.names import find_agency
from partui.domain.agencies.official_order import official_rank
from partui.domain.errors import PartuiError
from partui.domain.text import fold


def plan_agencies(conn: sqlite3.Connection, plan: int) -> list[tuple[int, str]]:
    """Return id and name of every agency that has a task of a plan, itself or in a group, in official order."""
    rows: list[tuple[int, str]] = conn.execute(
        "SELECT id, name FROM agency WHERE EXISTS (SELECT 1 FROM task_party JOIN task ON task.id = task_id"
        " WHERE agency_id = agency.id AND task.plan = ?) ORDER BY sort_key",
        (plan,),
    ).fetchall()
    return sorted(rows, key=lambda row: official_rank(row[1]))


def agency_named(conn: sqlite3.Connection, plan: int, query: str) -> tuple[int, str]:
    """Return id and name of the agency meant by its abbreviation or any unambiguous part of its name.

    Args:
        plan: the plan's year.
        query: a part of the name; case and marks are ignored.

    Raises:
        PartuiError: no such agency (names the nearest), or several (lists them).
    """
    ids = {name: agency for agency, name in plan_agencies(conn, plan)}
    abbreviated = conn.execute("SELECT id, name, short FROM agency WHERE short <> ''").fetchall()
    meant = [(agency, name) for agency, name, short in abbreviated if name in ids and fold(short) == fold(query)]
    if len(meant) == 1:
        return meant[0]
    match = find_agency(query, list(ids))
    if match.name is not None:
        return ids[match.name], match.name
    if not match.candidates:
        raise PartuiError(
            "Không có cơ quan nào tên “{query}” trong kế hoạch {plan}; “partui status” liệt kê các cơ quan chủ trì.",
            query=query,
            plan=plan,
        )
    listed = "; ".join(match.candidates)
    if any(fold(query) in fold(name) for name in match.candidates):
        raise PartuiError("“{query}” chỉ nhiều cơ quan: {names}. Hãy ghi rõ hơn.", query=query, names=listed)
    raise PartuiError("Không có cơ quan nào tên “{query}”; gần nhất: {names}.", query=query, names=listed)
