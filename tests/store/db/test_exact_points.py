"""Points are exact decimals to the file's end, those of an older file too."""

import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest

from partui.store.db.connection import SCHEMA_VERSION
from partui.store.db.schema import migrate

POINTS = (0.1, 0.25, 1.14, 8.66, 10.0, 79.53, 92.79, 100.0, 0.0, 0.0001, 1.2345, 999999.99, 0.00005)


def test_an_older_files_points_come_over_exactly() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, up_to=16)
        for key, points in enumerate(POINTS, 1):
            conn.execute("INSERT INTO subject (id, kind, uid) VALUES (?, 'criterion', ?)", (key, f"c{key}"))
            conn.execute(
                "INSERT INTO criterion_source VALUES (?, '', ?, ?, ?, '', NULL)", (key, points, points, points)
            )
        conn.execute("INSERT INTO plan VALUES (2020, '', '', '', '', 100, 79.53, NULL)")
        migrate(conn)
        rows = conn.execute("SELECT max, baseline, target FROM criterion_source ORDER BY id").fetchall()
        assert [[Decimal(each) for each in row] for row in rows] == [[Decimal(str(points))] * 3 for points in POINTS]
        assert conn.execute("SELECT max, baseline, target FROM plan").fetchone() == ("100", "79.53", None)
        assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_no_column_of_the_file_holds_floating_points(conn: sqlite3.Connection) -> None:
    types = conn.execute(
        "SELECT s.name, c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c WHERE c.type = 'REAL'"
    ).fetchall()
    assert types == []


@pytest.mark.parametrize("column", ["max", "baseline", "target"])
def test_a_fresh_file_says_points_as_the_plan_prints_them(conn: sqlite3.Connection, column: str) -> None:
    texts = [text for (text,) in conn.execute(f"SELECT {column} FROM criterion")]
    assert all(isinstance(text, str) and text == f"{Decimal(text).normalize():f}" for text in texts)
