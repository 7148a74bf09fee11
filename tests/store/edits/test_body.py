"""The body of a plan: in new files and in older ones, merged, repaired, left out of an agency's part."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.file import parse_plan
from partui.domain.tasks.task import Role
from partui.store.db.connection import SCHEMA_VERSION, transaction
from partui.store.db.open import open_store
from partui.store.db.schema import migrate
from partui.store.edits.agencies import remove_agency
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.plan_removal import remove_plan
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.exchange.partial_export import keep_only_tasks_of
from partui.store.journal.edit import edit_each
from partui.store.journal.writing import author
from partui.store.projection.checking import check, repair
from partui.store.queries.agencies import agency_named, list_agencies
from partui.store.queries.document.clauses import list_clauses
from partui.store.queries.listing import TaskQuery
from partui.store.queries.plans import stored_plan
from partui.store.queries.tasks import clause_id
from tests.places import SEED
from tests.store.officer import DAY, PLAN, edit, task
from tests.store.older import make_older, unpack


def say_done(conn: sqlite3.Connection, code: str, by: str = "An") -> None:
    key = clause_id(conn, PLAN, code)
    assert key is not None
    edit_each(conn, {key: {"status": "done", "completed_on": "2020-10-01"}}, author(by), DAY.date, kind="clause")


def done(conn: sqlite3.Connection) -> list[str]:
    return [clause.code for clause in list_clauses(conn, PLAN, TaskQuery(), DAY) if clause.completed_on]


def test_it_is_kept_as_the_plan_has_it(conn: sqlite3.Connection) -> None:
    assert stored_plan(conn, PLAN) == parse_plan(SEED.read_bytes())


def test_an_older_file_gains_it_and_keeps_what_was_edited(tmp_path: Path) -> None:
    old = unpack("whole", tmp_path / "old.db")
    with closing(sqlite3.connect(old)) as before:
        changes = before.execute("SELECT count(*) FROM change").fetchone()
        tasks = before.execute("SELECT code, status, note, leads FROM task ORDER BY plan, code").fetchall()
    with closing(open_store(str(old))) as conn:
        assert conn.execute("SELECT count(*) FROM clause WHERE plan = 2020").fetchone() == (60,)
        assert conn.execute("SELECT count(*) FROM change").fetchone() == changes
        assert conn.execute("SELECT code, status, note, leads FROM task ORDER BY plan, code").fetchall() == tasks
        assert check(conn) == []


@pytest.mark.parametrize("version", [1, 8, SCHEMA_VERSION - 1])
def test_every_older_schema_gains_it_once(tmp_path: Path, version: int) -> None:
    with closing(sqlite3.connect(tmp_path / "old.db", isolation_level=None)) as conn:
        if version > 8:
            with transaction(conn):
                migrate(conn, up_to=version)
        else:
            make_older(conn, version, tmp_path)
        for _again in range(2):
            with transaction(conn):
                migrate(conn)
        assert conn.execute("SELECT count(*) FROM clause").fetchone() == (60 if version <= 8 else 0,)
        assert check(conn) == []


def test_what_is_said_of_it_is_merged_and_repaired(conn: sqlite3.Connection, tmp_path: Path) -> None:
    copy_to(conn, str(tmp_path / "other.db"))
    with closing(open_store(str(tmp_path / "other.db"))) as other:
        say_done(other, "II.3.b", "Bình")
    say_done(conn, "III.2.b")
    merge(conn, [str(tmp_path / "other.db")])
    assert done(conn) == ["II.3.b", "III.2.b"]
    conn.execute("UPDATE clause SET status = 'todo', completed_on = NULL")
    conn.execute("DELETE FROM mention")
    assert check(conn) != []
    repair(conn)
    assert done(conn) == ["II.3.b", "III.2.b"]
    assert check(conn) == []


def test_an_agency_s_part_is_without_it_and_comes_back(conn: sqlite3.Connection, tmp_path: Path) -> None:
    key, _name = agency_named(conn, PLAN, "tu phap")
    part = tmp_path / "part.db"
    copy_to(conn, str(part), shorten=partial(keep_only_tasks_of, plan=PLAN, agency=key, role=Role.LEAD))
    with closing(open_store(str(part))) as theirs:
        assert theirs.execute("SELECT count(*) FROM clause_source").fetchone() == (0,)
        assert check(theirs) == []
        edit(theirs, "2.1.1", note="xong")
    merge(conn, [str(part)])
    assert task(conn, "2.1.1").note == "xong"
    assert len(list_clauses(conn, PLAN, TaskQuery(), DAY)) == 45


def test_it_goes_with_its_plan(conn: sqlite3.Connection) -> None:
    conn.execute("INSERT INTO plan VALUES (2019, '', '', '', 'x', NULL, NULL, NULL, '')")
    remove_plan(conn, PLAN)
    assert conn.execute("SELECT count(*) FROM mention").fetchone() == (0,)
    assert conn.execute("SELECT count(*) FROM clause_source").fetchone() == (0,)


def test_an_agency_that_the_body_names_is_joined_and_not_taken_out(conn: sqlite3.Connection) -> None:
    def key(name: str) -> int:
        return next(each.id for each in list_agencies(conn, PLAN) if each.name == name)

    with pytest.raises(PartuiError, match=r"2020: III\.5"):
        remove_agency(conn, key("Hội Cựu chiến binh tỉnh"), author("An"))
    join_agencies(conn, key("Hội Cựu chiến binh tỉnh"), key("Sở Nội vụ"), author("An"))
    found = {clause.code: clause for clause in list_clauses(conn, PLAN, TaskQuery(), DAY)}
    assert found["III.5"].implementers == ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Sở Nội vụ")
    assert "Hội Cựu chiến binh tỉnh" not in [each.name for each in list_agencies(conn, PLAN)]
    assert check(conn) == []
