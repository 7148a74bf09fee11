"""How the plan stood, sealed: it never changes, travels with the journal, and is known by its digest."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.edits.snapshots import remove_snapshot, take_snapshot
from partui.store.exchange.merge import merge
from partui.store.journal.writing import Author
from partui.store.projection.checking import check, repair
from partui.store.queries.standing import list_snapshots, snapshot_named
from tests.store.officer import DAY, NOW, PLAN, edit, redo, set_own, undo

AN, BINH = Author("An", NOW), Author("Bình", NOW)


def test_a_snapshot_says_what_it_said_whatever_comes_later(conn: sqlite3.Connection, tmp_path: Path) -> None:
    taken = take_snapshot(conn, PLAN, "Quý III", DAY, AN)
    assert (taken.standing.total, taken.standing.by_timeliness["overdue"], taken.whole) == (86, 2, True)
    edit(conn, "1.3.1", deadline="Ngày 15/11", status="done")
    set_own(conn, PLAN, "1.2", None, BINH)
    assert list_snapshots(conn, PLAN) == [taken]
    with pytest.raises(PartuiError, match="Đã có bản chốt"):
        take_snapshot(conn, PLAN, "quy iii", DAY, AN)
    undo(conn, AN, conn.execute("SELECT uuid FROM change WHERE field LIKE 'snapshot/%'").fetchone()[0])
    assert list_snapshots(conn, PLAN) == []
    redo(conn, AN)
    assert list_snapshots(conn, PLAN) == [taken]
    assert check(conn) == []


def test_two_files_that_are_merged_have_both_their_snapshots(
    conn: sqlite3.Connection, store_path: Path, tmp_path: Path
) -> None:
    other_path = tmp_path / "khác.db"
    shutil.copyfile(store_path, other_path)
    with closing(sqlite3.connect(other_path, isolation_level=None)) as other:
        theirs = take_snapshot(other, PLAN, "Tháng 9", DAY, BINH)
        ours = take_snapshot(conn, PLAN, "Quý III", DAY, AN)
        assert merge(conn, [str(other_path)]).added == 1
        assert merge(conn, [str(other_path)]).added == 0
        assert merge(other, [str(store_path)]).added == 1
        assert list_snapshots(conn, PLAN) == list_snapshots(other, PLAN) == sorted(
            [ours, theirs], key=lambda each: each.name
        )  # fmt: skip
        assert check(conn) == check(other) == []


def test_a_snapshot_that_was_altered_is_told_and_mended_from_the_journal(conn: sqlite3.Connection) -> None:
    taken = take_snapshot(conn, PLAN, "Quý III", DAY, AN)
    conn.execute("UPDATE snapshot SET sealed = replace(sealed, '\"overdue\": 2', '\"overdue\": 0')")
    assert not snapshot_named(conn, PLAN, "quý").whole
    assert any("dấu niêm không khớp" in finding.text for finding in check(conn))
    repair(conn)
    assert list_snapshots(conn, PLAN) == [taken]
    assert check(conn) == []


def test_a_snapshot_is_named_by_a_part_of_its_name(conn: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match="Chưa có bản chốt nào"):
        snapshot_named(conn, PLAN, "x")
    take_snapshot(conn, PLAN, "Tháng 9", DAY, AN)
    take_snapshot(conn, PLAN, "Tháng 10", DAY, AN)
    for name, said in (("tháng", "chỉ nhiều bản chốt: Tháng 10 .*; Tháng 9 "), ("x", "hiện có: Tháng 10; Tháng 9")):
        with pytest.raises(PartuiError, match=said):
            snapshot_named(conn, PLAN, name)


def test_of_two_with_one_name_the_day_or_the_digest_chooses(
    conn: sqlite3.Connection, store_path: Path, tmp_path: Path
) -> None:
    other_path = tmp_path / "khác.db"
    shutil.copyfile(store_path, other_path)
    with closing(sqlite3.connect(other_path, isolation_level=None)) as other:
        edit(other, "1.3.1", status="done")
        theirs = take_snapshot(other, PLAN, "Quý III", DAY, BINH)
    ours = take_snapshot(conn, PLAN, "Quý III", DAY._replace(date=date(2020, 9, 30)), AN)
    merge(conn, [str(other_path)])
    with pytest.raises(PartuiError, match=rf"30/09/2020, {ours.digest[:8]}.*ghi ngày, hoặc mấy chữ đầu"):
        snapshot_named(conn, PLAN, "quý iii")
    for found in (ours, theirs):
        for name in (found.digest[:8], found.uuid[:8], found.standing.as_of.isoformat()):
            assert snapshot_named(conn, PLAN, name) == found
    assert remove_snapshot(conn, PLAN, "30/9", AN) == ours
    assert list_snapshots(conn, PLAN) == [theirs]
    undo(conn, AN)
    assert list_snapshots(conn, PLAN) == [ours, theirs]
    with pytest.raises(PartuiError, match="chưa đến"):
        take_snapshot(conn, PLAN, "mai", DAY._replace(date=date(2020, 10, 6)), AN)
    assert check(conn) == []
