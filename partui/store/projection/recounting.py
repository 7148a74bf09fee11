"""The tables of counts against a recount of the tasks; counting anew where they differ."""

import sqlite3

TALLIES = ("plan_tally", "agency_tally")


def wrong_tallies(conn: sqlite3.Connection) -> list[str]:
    """Return the names of the tables that do not say what a recount gives."""
    return [table for table in TALLIES if _differs(conn, table)]


def recount(conn: sqlite3.Connection, table: str) -> None:
    """Count a table's tasks anew; inside a transaction.

    Args:
        table: one of `TALLIES`.
    """
    conn.execute(f"DELETE FROM {table}")
    conn.execute(f"INSERT INTO {table} SELECT * FROM {table}_counted")


def _differs(conn: sqlite3.Connection, table: str) -> bool:
    kept, counted = f"SELECT * FROM {table}", f"SELECT * FROM {table}_counted"
    (differs,) = conn.execute(f"SELECT EXISTS ({kept} EXCEPT {counted}) OR EXISTS ({counted} EXCEPT {kept})").fetchone()
    return bool(differs)
