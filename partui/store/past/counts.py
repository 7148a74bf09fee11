"""The counts of a day of the past: those of today, but for the tasks that stood otherwise."""

import sqlite3
from collections import Counter, defaultdict
from itertools import count

from partui.store.db.shadows import lay_out

# What tasks that are counted together have alike, as the counts say it: the plan, status, due day, day of completion.
_ALIKE = "{0}.plan || '|' || {1}.status || '|' || ifnull({1}.due_on, '') || '|' || ifnull({1}.completed_on, '')"


def count_then(conn: sqlite3.Connection, *, renamed: bool) -> None:
    """Have the counts be of the day, once the tasks' shadow is: the plan's now, the agencies' when they are asked for.

    The agencies' counts then have several rows of what is alike, which add up to how many tasks are.

    Args:
        renamed: whether tasks that were cast may have had other agencies.
    """
    other = " OR n.id IN (SELECT id FROM past_cast)" if renamed else ""
    # Each way in which tasks stand goes by a number.
    places: defaultdict[str, int] = defaultdict(count().__next__)
    moved = [
        (key, places[now], places[then])
        for key, now, then in conn.execute(
            f"SELECT n.id, {_ALIKE.format('n', 'n')}, {_ALIKE.format('n', 't')}"
            " FROM (SELECT id FROM past_said UNION ALL SELECT id FROM past_cast) AS p"
            " CROSS JOIN main.task AS n ON n.id = p.id CROSS JOIN task AS t ON t.id = n.id"
            f" WHERE (n.status, n.due_on, n.completed_on) IS NOT (t.status, t.due_on, t.completed_on){other}"
        )
    ]
    less, more = Counter(now for _key, now, _then in moved), Counter(then for _key, _now, then in moved)
    alike = [(place, *text.split("|"), more[place] - less[place]) for text, place in places.items()]
    conn.execute(
        "CREATE TEMP TABLE past_alike (id INTEGER PRIMARY KEY, plan INTEGER, status, due_on, completed_on, more)"
    )
    conn.executemany("INSERT INTO past_alike VALUES (?, ?, ?, ?, ?, ?)", alike)
    lay_out(conn, "plan_tally")
    conn.execute(
        "INSERT INTO temp.plan_tally (plan, status, due_on, completed_on, tasks)"
        " SELECT plan, status, due_on, completed_on, sum(tasks) FROM ("
        "  SELECT plan, status, due_on, completed_on, tasks FROM main.plan_tally"
        "  UNION ALL SELECT plan, status, due_on, completed_on, more FROM past_alike"
        " ) GROUP BY 1, 2, 3, 4 HAVING sum(tasks)"
    )
    conn.execute("CREATE TEMP TABLE past_moved (id INTEGER PRIMARY KEY, now INTEGER, before INTEGER)")
    conn.executemany("INSERT INTO past_moved VALUES (?, ?, ?)", moved)
    _add_up_agencies(conn)


def _add_up_agencies(conn: sqlite3.Connection) -> None:
    """Have the agencies' counts be today's, without the moved tasks as they stand now, and with them as they stood."""
    arms = "".join(f" UNION ALL {arm}" for arm in (*_moved("main.", "now", "-"), *_moved("", "before", "")))
    conn.execute(
        "CREATE TEMP VIEW agency_tally AS"
        f" SELECT plan, role, agency_id, status, due_on, completed_on, tasks FROM main.agency_tally{arms}"
    )


def _moved(of: str, place: str, sign: str) -> tuple[str, str]:
    """Return what counts the moved tasks by agency and role, and once more what one agency has in both roles.

    Args:
        of: whether tasks have the agencies of now, `main.`, or those of the day.
        place: how the tasks stand: `now`, or `before`.
        sign: whether they are taken off, `-`.
    """
    both = (
        f" CROSS JOIN {of}task_agency AS o ON o.task_id = m.id AND o.role = 'implementer' AND o.agency_id = r.agency_id"
    )
    each, twice = (
        f"SELECT k.plan, g.role, g.agency_id, k.status, k.due_on, k.completed_on, {sign}g.tasks AS tasks FROM ("
        f"  SELECT {role} AS role, r.agency_id, m.{place} AS alike, count(*) AS tasks FROM past_moved AS m"
        f"  CROSS JOIN {of}task_agency AS r ON r.task_id = m.id{more} GROUP BY r.agency_id, r.role, m.{place}"
        " ) AS g CROSS JOIN past_alike AS k ON k.id = g.alike"
        for role, more in (("r.role", ""), ("'both'", f" AND r.role = 'lead'{both}"))
    )
    return each, twice
