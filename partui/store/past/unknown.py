"""The changes that a day does not know yet, listed for one connection while it looks at the day."""

import sqlite3

from partui.store.past.later import LookedAt

# From this share of all changes on.
_MANY = 0.2


def list_unknown(conn: sqlite3.Connection, looked: LookedAt, unasked: tuple[str, ...]) -> set[str]:
    """List which fields of what differ on a day, `past_unknown`, and have `change` show what counts on it.

    Args:
        unasked: fields, and families of them, that nobody asks for meanwhile.

    Returns:
        The fields; none where the day knows everything.
    """
    asked = "".join(f" AND c.field NOT GLOB '{field}'" for field in unasked)
    if conn.execute(f"SELECT 1 FROM change AS c WHERE {looked.unknown()}{asked} LIMIT 1").fetchone() is None:
        return set()
    first = looked.first_clock()
    # Where many are later, going through all of them takes less than looking each up.
    (later,) = conn.execute("SELECT count(*) FROM change WHERE clock >= ?", (first,)).fetchone()
    (every,) = conn.execute("SELECT max(seq) FROM change").fetchone()
    way = "NOT INDEXED" if later > every * _MANY else ""
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
