"""Provinces' files read where they lie: the figures are those of one's own file, and nothing is left behind."""

import gzip
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from partui.domain.rollup.figures import POINTS
from partui.domain.rollup.ranking import Rollup
from partui.domain.tasks.task import Day
from partui.store.db.connection import SCHEMA_VERSION, transaction
from partui.store.db.open import open_store
from partui.store.edits.plan_head import set_head
from partui.store.exchange.copying import copy_to
from partui.store.journal.writing import author
from partui.store.projection.heads import add_head
from partui.store.queries.scores import load_scores
from partui.store.queries.tallies import plan_tally
from partui.store.rollup.files import files_named
from partui.store.rollup.reading import NoReadableFile, RollupQuery, read_provinces
from tests.store.officer import edit
from tests.store.older import unpack

DAY = Day(date(2020, 10, 15), 15)


def read(*paths: Path, plan: int | None = None) -> Rollup:
    """Read files together, as of a day of the plan's year."""
    asked = RollupQuery(plan, lambda _year: DAY.date, lambda _year: None, 3)
    return read_provinces(map(str, paths), asked, lambda _done, _all: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where provinces' files lie."""
    made = tmp_path / "các tỉnh [63]"
    made.mkdir()
    return made


@pytest.fixture
def province(seeded: Path, tmp_path: Path, folder: Path) -> Callable[[str], Path]:
    """Make a province's export, in which a task was done in time."""

    def make(code: str) -> Path:
        work = Path(shutil.copyfile(seeded, tmp_path / f"work-{code}.db"))
        with closing(open_store(str(work))) as conn:
            set_head(conn, 2020, {"province": code, "issuer": f"UBND tỉnh {code}"}, author("An"))
            edit(conn, "1.3.1", status="done", completed_on="2020-09-20")
            edit(conn, "1.3.2", deadline=f"Ngày {code}/9")
            copy_to(conn, str(folder / f"{code}.db"))
        return folder / f"{code}.db"

    return make


def lying_there(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What lies in a folder; readers of an open store sign in its index, whose bytes are nobody's."""
    return {
        path.name: (b"" if path.name.endswith("-shm") else path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
    }


def test_the_figures_are_those_of_the_file_itself(province: Callable[[str], Path]) -> None:
    files = [province("15"), province("20")]
    found = read(*files)
    assert [(each.rank, each.province.code, each.province.name) for each in found.ranked] == [
        (1, "15", "UBND tỉnh 15"), (1, "20", "UBND tỉnh 20"),
    ]  # fmt: skip
    with closing(open_store(str(files[0]))) as conn:
        assert found.ranked[0].province.tally == plan_tally(conn, 2020, DAY)
        total = load_scores(conn, 2020, DAY).total
    assert found.ranked[0].province.points == {name: getattr(total, name) for name in POINTS}
    assert found.ranked[0].province.due == (2, 1)
    assert [(each.province.code, each.task.code, each.task.due_on.day) for each in found.worst] == [
        ("15", "1.3.2", 15), ("20", "1.3.2", 20),
    ]  # fmt: skip
    assert found.total.tally.total == 172


def test_nothing_is_written_and_nothing_left_beside(province: Callable[[str], Path], folder: Path) -> None:
    exported, open_elsewhere, cut_off = province("01"), province("02"), province("03")
    with closing(open_store(str(open_elsewhere))) as conn, closing(open_store(str(cut_off))) as other:
        for each in (conn, other):
            each.execute("PRAGMA wal_autocheckpoint = 0")
            edit(each, "1.1", status="done", completed_on="2020-09-20")
        shutil.copyfile(cut_off, folder / "cut.db")
        shutil.copyfile(f"{cut_off}-wal", folder / "cut.db-wal")
        before = lying_there(folder)
        found = read(exported, open_elsewhere, folder / "cut.db")
        assert lying_there(folder) == before
    assert found.left_out == ()
    # What stands only in a log counts too.
    assert {each.province.code: each.province.tally.done for each in found.ranked} == {"01": 1, "02": 2, "03": 2}


def of_an_older_partui(path: Path) -> None:
    unpack("seeded", path)


def of_a_newer_partui(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE letter (text)")


def no_database(path: Path) -> None:
    path.write_text("số liệu", encoding="utf-8")


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(40_960, len(data), 4096):
        data[at : at + 512] = bytes(512)
    path.write_bytes(data)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100_000])


def altered(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP VIEW unproved")
        conn.execute("CREATE VIEW unproved AS SELECT 1 AS plan")


def without_a_plan(path: Path) -> None:
    path.unlink()
    open_store(str(path), empty=True).close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (of_an_older_partui, "cũ hơn"),
        (of_a_newer_partui, "mới hơn"),
        (of_another_program, "không phải là tệp của partui"),
        (no_database, "không phải là tệp của partui"),
        (damaged, "hỏng"),
        (cut_short, "hỏng"),
        (altered, "đã bị sửa"),
        (without_a_plan, "chưa có kế hoạch"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(
    spoil: Callable[[Path], None], said: str, province: Callable[[str], Path], folder: Path
) -> None:
    files = [province("01"), province("02"), province("03")]
    spoil(files[1])
    before = lying_there(folder)
    found = read(folder)
    assert lying_there(folder) == before
    assert [each.province.code for each in found.ranked] == ["01", "03"]
    assert [each.file for each in found.left_out] == [str(files[1])]
    assert said in str(found.left_out[0].reason)


def test_only_where_none_can_be_read_it_is_refused(folder: Path) -> None:
    no_database(folder / "a.db")
    with pytest.raises(NoReadableFile) as refused:
        read(folder, folder / "nowhere.db")
    assert [os.path.basename(each.file) for each in refused.value.left_out] == ["a.db", "nowhere.db"]


def test_packed_files_are_read_and_a_file_counts_once(province: Callable[[str], Path], folder: Path) -> None:
    plain = province("01")
    packed = folder / "02.db.gz"
    packed.write_bytes(gzip.compress(province("02").read_bytes()))
    (folder / "02.db").unlink()
    (folder / "link.db").symlink_to(plain)
    found = read(folder, plain, folder / "link.db")
    assert [(each.province.code, each.province.file) for each in found.ranked] == [
        ("01", str(plain)), ("02", str(packed)),
    ]  # fmt: skip
    assert found.left_out == ()


def test_a_folder_gives_its_stores_alone(folder: Path) -> None:
    (folder / "miền bắc").mkdir()
    for name in ("b.db", "A.DB", "x.sqlite", "notes.txt", "b.db-wal", ".hidden.db", "miền bắc/c.db.gz"):
        (folder / name).touch()
    files, left = files_named([str(folder)])
    assert [os.path.relpath(each, folder) for each in files] == ["A.DB", "b.db", "x.sqlite", "miền bắc/c.db.gz"]
    assert left == []
    (folder / "rỗng").mkdir()
    files, left = files_named([str(folder / "rỗng")])
    assert (files, len(left)) == ([], 1)


def test_a_file_without_the_plan_of_the_others_is_named(province: Callable[[str], Path]) -> None:
    files = [province("01"), province("02"), province("03")]
    with closing(open_store(str(files[0]))) as conn:
        with transaction(conn):
            conn.execute("INSERT INTO plan (year, number, issued, issuer, title) VALUES (2021, '', '', '', 'x')")
            add_head(conn, 2021)
            conn.execute("UPDATE setting SET value = '2021' WHERE name = 'plan_in_use'")
        conn.execute("PRAGMA journal_mode = DELETE")
    assert [each.province.plan for each in read(*files).ranked] == [2020] * 3
    with pytest.raises(NoReadableFile) as refused:
        read(*files[1:], plan=2021)
    assert "Tệp không có kế hoạch năm 2021; hiện có: 2020." in str(refused.value.left_out[0].reason)
