"""Copies kept beside the store: private, numbered, the last ten of those that nobody asked for."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import time_machine

from partui.domain.errors import PartuiError
from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.store.db.connection import transaction
from partui.store.db.data import data_path
from partui.store.db.open import open_store
from partui.store.edits.plans import import_plan
from partui.store.exchange.backups import KEPT, Reason, back_up, backup_named, backups
from partui.store.projection.checking import check
from tests.store.officer import edit, task


def test_a_copy_is_private_and_says_why_it_was_kept(conn: sqlite3.Connection, store_path: Path) -> None:
    edit(conn, "1.1", note="trước")
    kept = back_up(str(store_path), Reason.MERGE)
    edit(conn, "1.1", note="sau")
    path = Path(kept.path)
    assert (kept.number, kept.reason, kept.size) == (1, Reason.MERGE, path.stat().st_size)
    assert path.name == f"partui.db.0001.{kept.made:%Y%m%d-%H%M%S}.merge.db"
    assert [path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777] == [0o600, 0o700]
    with closing(open_store(kept.path)) as copy:
        assert task(copy, "1.1").note == "trước"
        assert check(copy) == []
    assert backups(str(store_path)) == [kept]


def test_the_last_ten_are_kept_and_every_one_that_was_asked_for(store_path: Path) -> None:
    with time_machine.travel("2020-10-05 09:00:00 +0700", tick=False) as clock:
        for number in range(KEPT + 3):
            back_up(str(store_path), Reason.ASKED if number < 2 else Reason.IMPORT)
            clock.shift(-86_400)
    found = backups(str(store_path))
    assert [each.number for each in found] == [*range(KEPT + 3, 3, -1), 2, 1], "a clock that goes back throws none away"
    assert {each.reason for each in found[-2:]} == {Reason.ASKED}


def test_a_copy_is_named_by_its_number_or_its_file(store_path: Path) -> None:
    back_up(str(store_path), Reason.MERGE)
    kept = back_up(str(store_path), Reason.ASKED)
    folder = Path(kept.path).parent
    for name in ("2", Path(kept.path).name, kept.path):
        assert backup_named(str(store_path), name) == kept
    for stranger in ("partui.db.0009.20201005-090000.lạ.db", "partui.db.0009.20209905-090000.merge.db", "x.db"):
        (folder / stranger).touch()
        assert backup_named(str(store_path), stranger) is None
    assert backup_named(str(store_path), "0002") is None
    assert backup_named(str(store_path), "3") is None
    other = store_path.with_name("khác.db")
    assert backups(str(other)) == [], "copies of another file in the same folder"


def test_it_may_be_taken_while_the_file_is_locked(conn: sqlite3.Connection, store_path: Path) -> None:
    with transaction(conn):
        conn.execute("UPDATE setting SET value = '99'")
        kept = back_up(str(store_path), Reason.MERGE)
    with closing(sqlite3.connect(kept.path)) as copy:
        assert copy.execute("SELECT value FROM setting WHERE name = 'due_soon_days'").fetchone() == ("15",)


def test_where_no_folder_can_be_nothing_is_thrown_away(store_path: Path) -> None:
    store_path.with_name("backups").write_text("x")
    with pytest.raises(PartuiError, match="không phải là thư mục"):
        back_up(str(store_path), Reason.MERGE)
    assert store_path.with_name("backups").read_text() == "x"


def test_an_import_keeps_what_was_there(conn: sqlite3.Connection, store_path: Path) -> None:
    plan = parse_plan(Path(data_path("seed.json")).read_bytes())
    plan = plan.model_copy(update={"plan": plan.plan.model_copy(update={"year": 2021})})
    import_plan(conn, read_plan(plan))
    (kept,) = backups(str(store_path))
    assert kept.reason == Reason.IMPORT
    with closing(open_store(kept.path)) as copy:
        assert copy.execute("SELECT year FROM plan").fetchall() == [(2020,)]
    with pytest.raises(PartuiError, match="năm 2021"):
        import_plan(conn, read_plan(plan))
    assert len(backups(str(store_path))) == 1


def test_who_shares_the_store_shares_its_copies(store_path: Path) -> None:
    store_path.chmod(0o660)
    path = Path(back_up(str(store_path), Reason.MERGE).path)
    assert [path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777] == [0o660, 0o770]
