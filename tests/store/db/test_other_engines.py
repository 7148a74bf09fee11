"""Every table and view, read by other engines than the SQLite that partui brings, and from another day than today."""

import re
import shlex
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day
from partui.store.db.data import data_path
from partui.store.db.settings import day_with_notice
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.journal.writing import Author
from partui.store.queries.agencies import directory_agency
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.scores import load_scores
from partui.store.queries.tasks import tasks_by_id
from tests.store.officer import DAY, NOW, PLAN, edit

# What DuckDB cannot work out itself it leaves to SQLite, and gets text.
LEFT_TO_SQLITE = {"looked_at", "task_product"}
NOT_PORTABLE = re.compile(r"(?i)\b(?:date|datetime|julianday|strftime|unixepoch|char|json_\w+|iif)\s*\(")
QUERIES = sorted(Path(data_path("db", "queries")).glob("*.sql"))


@pytest.fixture
def file(busy: sqlite3.Connection, store_path: Path) -> Path:
    """A store in which everything has something, looked at from a day of its plan's year."""
    districts = ("UBND huyện Lắk", "UBND thị xã Buôn Hồ")
    set_agency(busy, directory_agency(busy, PLAN, "UBND cấp huyện").id, AgencyEdit(add=districts), Author("An", NOW))
    lak = busy.execute("SELECT id FROM agency WHERE name = 'UBND huyện Lắk'").fetchone()[0]
    busy.execute("INSERT INTO task_member SELECT id, ?, 'done', '2020-09-30' FROM task WHERE code = '1.3.2'", (lak,))
    edit(busy, "8.1.2", period_words="Hàng quý")
    edit(busy, "1.6", period_words="Hàng quý", status="doing")
    busy.execute(
        "INSERT INTO agency_period (uuid, task_id, period, agency, name, status, said_on, reason)"
        f" SELECT '{'2' * 36}', t.id, '2020-Q3', a.key, a.name, 'done', '2020-09-30', '' FROM task AS t, agency AS a"
        " WHERE t.code = '1.6' AND a.id = ?",
        (lak,),
    )
    edit(busy, "2.2", products='Báo cáo “quý” "A"\nTệp C:\\n')
    reading = "INSERT INTO reading (uuid, task_id, taken_on, number, whole, unit, source)"
    busy.execute(f"{reading} SELECT '{'1' * 36}', id, '2020-09-30', '62', '96', '', '' FROM task WHERE code = '6.1.1'")
    extension = "INSERT INTO extension (uuid, task_id, words, due_on, granted_on, document)"
    for number, (due_on, granted_on) in enumerate([("2020-10-12", "2020-09-20"), ("2020-12-01", "2020-10-20")]):
        busy.execute(
            f"{extension} SELECT '{str(number) * 36}', id, 'x', ?, ?, '' FROM task WHERE code = '1.3.2'",
            (due_on, granted_on),
        )
    busy.execute("INSERT INTO setting VALUES ('looked_at', ?)", (DAY.date.isoformat(),))
    busy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store_path


def names_in(conn: sqlite3.Connection) -> dict[str, str]:
    """The tables and views by name, each with which of both it is."""
    named = conn.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    return {name: kind for name, kind in named if not name.startswith("sqlite_")}


@pytest.fixture
def duck(file: Path) -> Any:
    """DuckDB with the file as `s`."""
    duckdb = pytest.importorskip("duckdb")
    package = pytest.importorskip("duckdb_extension_sqlite_scanner")
    (extension,) = Path(str(resources.files(package))).glob(f"extensions/v{duckdb.__version__}/*.duckdb_extension")
    made = duckdb.connect()
    made.execute(f"LOAD '{extension}'")
    made.execute(f"ATTACH '{file}' AS s (TYPE sqlite, READ_ONLY)")
    return made


def test_duckdb_reads_every_table_and_view(file: Path, duck: Any) -> None:
    with closing(sqlite3.connect(file)) as conn:
        names = names_in(conn)
        assert names.keys() > LEFT_TO_SQLITE
        own_days = "SELECT agency, due_on FROM overdue_today WHERE code = '1.6' AND through_group"
        assert conn.execute(own_days).fetchall() == [("UBND thị xã Buôn Hồ", "2020-09-30")]
        for name in names:
            expected = conn.execute(f"SELECT * FROM {name}").fetchall()
            found = duck.execute(f"SELECT * FROM s.{name}").fetchall()
            said = str if name in LEFT_TO_SQLITE else repr
            assert sorted([said(cell) for cell in row] for row in found) == sorted(
                [said(cell) for cell in row] for row in expected
            ), name
            assert duck.execute(f"SELECT count(*) FROM s.{name}").fetchone() == (len(expected),), name
    listed = duck.execute("SELECT table_name FROM information_schema.tables WHERE table_catalog = 's'").fetchall()
    assert {name for (name,) in listed} == names.keys()
    duck.close()


def test_duckdb_counts_with_what_it_reads(duck: Any) -> None:
    sums = duck.execute("SELECT sum(overdue), sum(done_late) FROM s.agency_month WHERE role = 'lead'").fetchone()
    assert sums is not None
    assert min(sums) > 0
    days = duck.execute("SELECT min(days), max(days) FROM s.task_today").fetchone()
    assert days is not None
    assert days[0] < 0 < days[1]
    duck.close()


def test_a_file_that_nobody_may_write_is_read_whole(file: Path) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as conn:
        for name, kind in names_in(conn).items():
            expected = conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            key = "rowid, " if kind == "table" else ""
            assert len(conn.execute(f"SELECT {key}* FROM {name}").fetchall()) == expected
        for path in QUERIES:
            assert conn.execute(path.read_text(encoding="utf-8"), {"day": "2020-10-15"}).fetchall(), path.name


def test_views_are_such_that_other_engines_work_them_out(conn: sqlite3.Connection) -> None:
    rows = conn.execute("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    views = {name: sql for name, kind, sql in rows if kind == "view" and name not in LEFT_TO_SQLITE}
    assert {name: NOT_PORTABLE.findall(sql) for name, sql in views.items() if NOT_PORTABLE.search(sql)} == {}
    assert [name for name, kind, sql in rows if kind == "table" and "WITHOUT ROWID" in sql.upper()] == []


def test_the_views_look_from_the_day_that_is_set(conn: sqlite3.Connection, file: Path) -> None:
    for moved in (-30, 0, 5, 30, 100):
        day = Day(DAY.date + timedelta(days=moved))
        conn.execute("UPDATE setting SET value = ? WHERE name = 'looked_at'", (day.date.isoformat(),))
        tasks = tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(), day), day)
        expected = [(each.code, each.status, each.timeliness, each.due_on, each.days) for each in tasks]
        with closing(sqlite3.connect(file)) as bare:
            found = bare.execute("SELECT code, status, timeliness, due_on, days FROM task_today").fetchall()
        assert [
            (code, status, said, due and date.fromisoformat(due), days) for code, status, said, due, days in found
        ] == [tuple(each) for each in expected]
    conn.execute("DELETE FROM setting WHERE name = 'looked_at'")
    assert (
        conn.execute("SELECT day FROM looked_at").fetchone()
        == conn.execute("SELECT date('now', 'localtime')").fetchone()
    )


def test_days_are_numbered_one_after_the_other(conn: sqlite3.Connection) -> None:
    days = [date(1999, 12, 31) + timedelta(days=number * 7) for number in range(86)]
    days += [date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1), date(2100, 2, 28), date(2100, 3, 1)]
    for at, day in enumerate(days):
        conn.execute(
            "UPDATE task SET original_due_on = ? WHERE id = (SELECT id FROM task ORDER BY id LIMIT 1)",
            (day.isoformat(),),
        )
        number = conn.execute("SELECT number FROM day_number WHERE day = ?", (day.isoformat(),)).fetchone()[0]
        conn.execute("REPLACE INTO setting VALUES ('looked_at', ?)", (day.isoformat(),))
        assert conn.execute("SELECT number FROM looked_at").fetchone() == (number,), at
        assert number == day.toordinal() + 1721425


def test_points_at_risk_are_those_of_the_scores(conn: sqlite3.Connection, file: Path) -> None:
    assert file.exists()
    day = day_with_notice(conn, DAY.date)
    (points,) = conn.execute("SELECT sum(points) FROM at_risk_today").fetchone()
    assert points == pytest.approx(float(load_scores(conn, PLAN, day).total.at_risk), abs=0.05)
    assert points > 0


def test_a_month_has_the_tasks_that_are_due_in_it(conn: sqlite3.Connection, file: Path) -> None:
    assert file.exists()
    tasks = tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(), DAY), DAY)
    due = [each for each in tasks if each.due_on and each.timeliness is not Timeliness.CANCELLED]
    expected: dict[tuple[str, str], list[Timeliness]] = {}
    for each in due:
        assert each.due_on is not None
        for name in each.leads:
            expected.setdefault((f"{each.due_on:%Y-%m}", name), []).append(each.timeliness)
    found = conn.execute(
        "SELECT month, agency, tasks, done_on_time, done_late, overdue FROM agency_month WHERE role = 'lead'"
    )
    assert {(month, agency): tuple(counts) for month, agency, *counts in found} == {
        key: (
            len(said), said.count(Timeliness.DONE_ON_TIME), said.count(Timeliness.DONE_LATE),
            said.count(Timeliness.OVERDUE),
        )
        for key, said in expected.items()
    }  # fmt: skip


def test_readings_are_numbers(conn: sqlite3.Connection, file: Path) -> None:
    assert file.exists()
    found = conn.execute("SELECT code, taken_on, number, whole, share FROM task_reading").fetchall()
    assert found == [("6.1.1", "2020-09-30", 62.0, 96.0, 62 / 96)]


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="no sqlite3 to call")
def test_the_program_sqlite3_runs_the_queries_as_the_page_says(file: Path) -> None:
    page = Path(data_path("db", "README.md")).read_text(encoding="utf-8")
    (command,) = re.findall(r"^sqlite3 .*\.read late_on\.sql.*$", page, re.MULTILINE)
    words = shlex.split(command.replace("copy.db", str(file)))
    for query in QUERIES:
        asked = [word.replace("late_on.sql", str(query)) for word in words]
        done = subprocess.run(asked, stdin=subprocess.DEVNULL, capture_output=True, check=True, encoding="utf-8")
        assert done.stderr == ""
        assert len(done.stdout.splitlines()) > 3, query.name
