"""Who has which task: the agencies that the cells name, and the members of their groups."""

import sqlite3

# The cells' own agencies.
CELLS = "task_agency"


def parties(conn: sqlite3.Connection) -> str:
    """Return the table to ask: the cells' own where no group has members, which answers several times sooner."""
    grouped = conn.execute("SELECT 1 FROM agency_member LIMIT 1").fetchone()
    return "task_party" if grouped else CELLS
