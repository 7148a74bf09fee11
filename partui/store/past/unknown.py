"""The changes that a day does not know yet, listed for one connection while it looks at the day."""

import sqlite3
from collections.abc import Collection

from partui.store.past.later import LookedAt

# From this share of all changes on.
_MANY = 0.2


def list_unknown(
    conn: sqlite3.Connection, looked: LookedAt, unasked: tuple[str, ...], of: Collection[int] | None
) -> set[str]:
    """List which fields of what differ on a day, `past_unknown`, and have `change` show what counts on it.

    Args:
        unasked: fields, and families of them, that nobody asks for meanwhile.
        of: only these subjects' are asked for; all when none.

    Returns:
        The fields; none where the day knows everything.
    """
    asked = "".join(f" AND c.field NOT GLOB '{field}'" for field in unasked)
    if of is not None:
        asked += f" AND c.subject_id IN ({', '.join(map(str, of))})"
    first = looked.first_clock()
    way = "INDEXED BY change_by_subject" if of is not None else _way(conn, first)
    if conn.execute(f"SELECT 1 FROM change AS c {way} WHERE {looked.unknown()}{asked} LIMIT 1").fetchone() is None:
        return set()
    conn.execute("CREATE TEMP TABLE past_later (seq INTEGER PRIMARY KEY, subject_id, field, known)")
    conn.execute(
        f"INSERT INTO past_later SELECT c.seq, c.subject_id, c.field, NOT {looked.unknown()} FROM change AS c {way}"
        f" WHERE c.clock >= {first}{asked} ORDER BY c.seq"
    )
    conn.execute(
        "CREATE TEMP TABLE past_unknown"
        " (subject_id INTEGER, field TEXT, changes INTEGER, PRIMARY KEY (subject_id, field)) WITHOUT ROWID"
    )
    conn.execute(
        "INSERT INTO past_unknown SELECT subject_id, field, count(*) FROM past_later WHERE NOT known GROUP BY 1, 2"
    )
    known = ""
    if conn.execute("SELECT 1 FROM past_later WHERE known LIMIT 1").fetchone():
        conn.execute("CREATE INDEX temp.past_known ON past_later (seq) WHERE known")
        known = " OR seq IN (SELECT seq FROM past_later WHERE known)"
    conn.execute(f"CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE clock < {first}{known}")
    return {field for (field,) in conn.execute("SELECT DISTINCT field FROM past_unknown")}


def _way(conn: sqlite3.Connection, first: int) -> str:
    """Return how changes from a clock on are found: where they are many, going through all takes less."""
    (later,) = conn.execute("SELECT count(*) FROM change WHERE clock >= ?", (first,)).fetchone()
    (every,) = conn.execute("SELECT ifnull(max(seq), 0) FROM change").fetchone()
    return "NOT INDEXED" if later > every * _MANY else "INDEXED BY change_by_time"
