"""Stores that were made to hang whoever reads them: every command ends soon, with an answer or a sentence."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Partui

GOING_UP = [["list"], ["score"], ["plan", "compare", "2020", "2021"], ["report", "scores", "a.xlsx"], ["doctor"]]


def test_rows_that_stand_under_themselves(partui: Partui, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(store_path.parent)
    assert partui("plan", "new", "2021", "--from", "2020").code == 0
    with closing(sqlite3.connect(store_path)) as conn, conn:
        for table in ("criterion", "heading"):
            below = f"SELECT id FROM {table} AS b WHERE code = '1.3' AND b.plan = {table}.plan"
            conn.execute(f"UPDATE {table} SET parent_id = ({below}) WHERE code = '1'")
            conn.execute(f"UPDATE {table} SET parent_id = id WHERE code = '2'")
    codes = []
    for args in GOING_UP:
        answer = partui(*args)
        codes.append(answer.code)
        assert "chính mình" not in answer.err, args
    assert codes == [0, 1, 1, 1, 1]
    assert "đứng dưới chính nó" in partui("score").refused()
    assert "không khớp" in partui("check").out
    assert partui("check", "--repair").code == 0
    assert partui("score").code == 0


def test_a_table_whose_rules_never_end(partui: Partui, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.store.db.connection.MOST_SECONDS", 0.2)
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("CREATE TABLE slow (a TEXT, CHECK (length(hex(zeroblob(1000000 + length(a)))) > 0))")
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.executemany("INSERT INTO slow VALUES (?)", [("x",)] * 20_000)
    assert "lâu quá mức" in partui("check").refused()
    assert partui("status").code == 0
