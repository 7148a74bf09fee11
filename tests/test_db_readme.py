"""`db/README.md`: it names what a fresh store has, and its queries run."""

import re
import sqlite3

import pytest

from partui.store.db.data import data_path

with open(data_path("db", "README.md"), encoding="utf-8") as _file:
    README = _file.read()
SECTION = re.compile(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
COLUMN = re.compile(r"^\| `(\w+)` \| \S", re.MULTILINE)
QUERIES = re.findall(r"^```sql\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_every_table_view_and_column_is_named(conn: sqlite3.Connection) -> None:
    named = {name: COLUMN.findall(text) for name, text in SECTION.findall(README)}
    names = conn.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite^_%' ESCAPE '^'"
    ).fetchall()
    there = {
        name: [column for (column,) in conn.execute("SELECT name FROM pragma_table_xinfo(?)", (name,))]
        for (name,) in names
    }
    assert named == there


def test_the_numbers_of_the_file_are_named(conn: sqlite3.Connection) -> None:
    assert str(conn.execute("PRAGMA application_id").fetchone()[0]) in README


@pytest.mark.parametrize("sql", QUERIES)
def test_every_query_runs(conn: sqlite3.Connection, sql: str) -> None:
    statements = [statement for statement in sql.split(";") if statement.strip()]
    assert statements
    for statement in statements:
        conn.execute(statement).fetchall()
