"""`partui export --datasette`: what stands beside the file fits what is in it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Partui


def test_every_table_and_column_is_described_and_the_queries_run(partui: Partui, tmp_path: Path) -> None:
    target = tmp_path / "Đắk Lắk 2020.db"
    answer = partui("export", str(target), "--datasette")
    beside = tmp_path / "Đắk Lắk 2020.metadata.json"
    assert answer.code == 0
    assert f"datasette '{target}' --metadata '{beside}'" in answer.err
    said = json.loads(beside.read_text(encoding="utf-8"))
    assert said["title"].startswith("Nâng cao Chỉ số cải cách hành chính")
    (name,) = said["databases"]
    assert name == target.stem
    tables, queries = said["databases"][name]["tables"], said["databases"][name]["queries"]
    with closing(sqlite3.connect(target)) as conn:
        there = conn.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
        assert tables.keys() == {name for (name,) in there}
        for table, told in tables.items():
            columns = [column for (column,) in conn.execute("SELECT name FROM pragma_table_xinfo(?)", (table,))]
            assert list(told["columns"]) == columns
            assert all(told["columns"].values())
        for query in queries.values():
            assert query["title"]
            assert query["description"].endswith(".")
            assert query.get("params", []) in ([], ["day"])
            conn.execute(query["sql"], {"day": "2020-10-15"}).fetchall()
        late = conn.execute(queries["late_on"]["sql"], {"day": "2020-10-15"}).fetchall()
    assert [(agency, code, days) for agency, code, days, _title in late] == [
        ("Sở Nội vụ", "1.3.1", 15), ("Sở Nội vụ", "1.3.2", 15),
    ]  # fmt: skip
    assert tables["task_today"]["title"] == "Nhiệm vụ, tính đến hôm nay"
    assert tables["task_today"]["columns"]["days"].startswith("whole days")
    assert not any(sign in json.dumps(said) for sign in ("`", "]("))


def test_nothing_is_exported_beside_what_is_there(partui: Partui, tmp_path: Path) -> None:
    (tmp_path / "a.metadata.json").touch()
    target = tmp_path / "a.db"
    assert "--force" in partui("export", str(target), "--datasette").refused()
    assert not target.exists()
    assert partui("export", str(target), "--datasette", "--force").code == 0
    assert "--gzip" in partui("export", str(tmp_path / "b.db.gz"), "--datasette", "--gzip").refused(2)
