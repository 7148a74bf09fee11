"""The store's shape: migrations, and what SQLite itself refuses."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.clock import clock_of
from partui.store.db.connection import APPLICATION_ID, BEFORE_RELEASE, SCHEMA_VERSION, transaction
from partui.store.db.data import data_path, sql_files
from partui.store.db.open import open_store
from partui.store.db.schema import migrate
from partui.store.exchange.backups import Reason, backups
from partui.store.exchange.partial_export import PARTIAL
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from tests.store.officer import NOW, PLAN, edit, everything, undo
from tests.store.older import OLD_CHANGE, make_older, unpack
from tools.schema import SCHEMA, migrated, schema_text

UUID = "11111111-2222-4333-8444-555555555555"
CHANGE = "INSERT INTO change (uuid, edit, subject_id, field, author, changed_at, reason, clock) VALUES "
AT = "2020-10-05T02:30:00.000000Z"
CLOCK_THEN = clock_of(datetime.fromisoformat(AT))
LATER = "2020-10-05T02:30:00.000001Z"
EVIDENCE = "INSERT INTO evidence (uuid, task_id, product, number, issued_on, issuer, summary, link) VALUES "
NAMES = "uuid, edit, undoes, subject_id, field, old, new, author, changed_at, reason"


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    """A store as the first version of its shape left it."""
    path = tmp_path / "partui.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        with transaction(conn):
            migrate(conn, up_to=1)
            conn.execute("INSERT INTO setting VALUES ('dấu', 'cũ')")
    return path


def marked(conn: sqlite3.Connection) -> tuple[int, int, str]:
    return (
        conn.execute("PRAGMA application_id").fetchone()[0],
        conn.execute("PRAGMA user_version").fetchone()[0],
        conn.execute("SELECT value FROM setting WHERE name = 'dấu'").fetchone()[0],
    )


def test_version_is_the_number_of_migrations() -> None:
    for folder, versions in (
        ("migrations", SCHEMA_VERSION - BEFORE_RELEASE),
        # And the two steps that lead to the first release.
        ("before_release", BEFORE_RELEASE + 2),
    ):
        names = [Path(path).name for path in sql_files(folder)]
        assert [int(name[:4]) for name in names] == list(range(1, versions + 1))


def test_a_new_file_is_made_as_the_migrations_make_it() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run: make tables"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made, closing(migrated()) as step_by_step:
        with transaction(made):
            migrate(made)
        for asked in (
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid",
            "SELECT id, migration_set, name FROM _sqlite_migrations ORDER BY id",
            "SELECT * FROM pragma_application_id, pragma_user_version",
        ):
            assert made.execute(asked).fetchall() == step_by_step.execute(asked).fetchall()
        for conn in (made, step_by_step):
            conn.execute("UPDATE _sqlite_migrations SET applied_at = ''")
        assert everything(made) == everything(step_by_step)


def test_an_older_file_is_migrated_with_a_copy_beside_it(old_path: Path) -> None:
    with closing(open_store(str(old_path))) as conn:
        assert marked(conn) == (APPLICATION_ID, SCHEMA_VERSION, "cũ")
        assert conn.execute("SELECT count(*) FROM task_today").fetchone() == (86,)
    (kept,) = backups(str(old_path))
    copy = Path(kept.path)
    assert kept.reason == Reason.MIGRATION
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as conn:
        assert marked(conn) == (APPLICATION_ID, 1, "cũ")
    assert {path.name for path in old_path.parent.iterdir()} == {old_path.name, "backups"}
    assert copy.parent == old_path.parent / "backups"
    assert copy.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("version", range(1, BEFORE_RELEASE + 1))
def test_the_journal_of_an_older_file_is_kept(tmp_path: Path, version: int) -> None:
    path = tmp_path / "partui.db"
    journal = f"SELECT seq, {NAMES} FROM change ORDER BY seq"
    others = [f"{number}{UUID[1:]}" for number in (2, 3)]
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        make_older(conn, version, tmp_path)
        conn.execute("UPDATE task SET progress = 40, version = 4 WHERE id = 7")
        conn.execute(
            f"INSERT INTO change (seq, {OLD_CHANGE}) VALUES"
            f" (5, '{UUID}', '{UUID}', NULL, 7, 'progress', '0', '40', 'An', '{AT}', 'đã giao'),"
            f" (7, '{others[0]}', '{UUID}', NULL, 7, 'note', '', 'x', 'An', '{AT}', ''),"
            f" (90, '{others[1]}', '{others[1]}', '{others[0]}', 7, 'note', 'x', '', 'Bình', '{LATER}', '')"
        )
        before = conn.execute(f"SELECT seq, {OLD_CHANGE} FROM change ORDER BY seq").fetchall()
        assert len(before) == 3
    with closing(open_store(str(path))) as conn:
        assert conn.execute(journal).fetchall() == before
        assert conn.execute("SELECT DISTINCT plan, subject FROM history").fetchall() == [(PLAN, "task")]
        assert check(conn) == []
        for statement in (
            "UPDATE change SET reason = 'x'",
            "DELETE FROM change",
            f"REPLACE INTO change ({NAMES}, clock) SELECT {NAMES}, clock FROM change",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="a change is never"):
                conn.execute(statement)
        undo(conn, Author("An", NOW))
        assert conn.execute("SELECT progress, version FROM task WHERE id = 7").fetchone() == (0, 5)
        assert conn.execute(journal).fetchall()[:-1] == before
        assert conn.execute("SELECT max(seq) FROM change").fetchone() == (91,)
        assert check(conn) == []


def test_a_row_of_an_older_file_that_lost_its_source_is_still_named(tmp_path: Path) -> None:
    path = unpack("seeded", tmp_path / "partui.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("DELETE FROM task_source WHERE code = '1.5'")
        conn.execute(
            f"INSERT INTO change ({OLD_CHANGE}) SELECT '{UUID}', '{UUID}', NULL, id, 'note', '', 'x', 'An', '{AT}', ''"
            " FROM task WHERE code = '1.5'"
        )
    with closing(open_store(str(path))) as conn:
        assert [finding.text for finding in check(conn)] == ["1.5: không có dòng gốc của kế hoạch."]
        assert conn.execute("SELECT code, new FROM history").fetchall() == [("1.5", "x")]


def test_an_older_file_that_was_one_agencys_part_is_one_still(tmp_path: Path) -> None:
    path = unpack("seeded", tmp_path / "partui.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("INSERT INTO setting VALUES ('excerpt/2020', 'Sở Y tế')")
    with closing(open_store(str(path))) as conn:
        settings = dict(conn.execute("SELECT name, value FROM setting"))
    assert settings == {
        "due_soon_days": "15",
        "due_soon_year_days": "60",
        "plan_in_use": "2020",
        f"{PARTIAL}2020": "Sở Y tế",
    }


def test_an_older_file_with_a_change_of_nothing_is_left_alone(tmp_path: Path) -> None:
    path = unpack("seeded", tmp_path / "partui.db")
    journal = f"SELECT {OLD_CHANGE} FROM change"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(
            f"INSERT INTO change ({OLD_CHANGE}) VALUES"
            f" ('{UUID}', '{UUID}', NULL, 9999, 'note', '', 'x', 'An', '{AT}', '')"
        )
        before = conn.execute(journal).fetchall()
    with pytest.raises(PartuiError, match="không dùng được"):
        open_store(str(path))
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute(journal).fetchall() == before
        assert conn.execute("PRAGMA user_version").fetchone() == (BEFORE_RELEASE,)


def test_an_older_file_ends_up_in_the_shape_of_a_new_one(old_path: Path, seeded: Path) -> None:
    shape = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    with closing(open_store(str(old_path))) as old, closing(sqlite3.connect(seeded)) as new:
        assert old.execute(shape).fetchall() == new.execute(shape).fetchall()


def test_deadlines_of_an_older_file_are_read_anew(tmp_path: Path) -> None:
    path = unpack("seeded", tmp_path / "partui.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        # As a partui left it that could not read the words.
        conn.execute("UPDATE task_source SET deadline = 'Quý II và Quý III' WHERE deadline = 'Quý III'")
        conn.execute(
            "UPDATE task SET deadline = 'Quý II và Quý III', deadline_kind = 'unknown', due_on = NULL"
            " WHERE deadline = 'Quý III'"
        )
    with closing(open_store(str(path))) as conn:
        assert [finding.text for finding in check(conn) if "task_search" not in finding.text] == []
        read = conn.execute("SELECT deadline_kind, due_on FROM task WHERE code = '1.3.1'").fetchone()
        assert read == ("recurring", "2020-09-30")


def test_an_older_file_that_cannot_be_copied_is_not_migrated(old_path: Path) -> None:
    old_path.with_name("backups").touch()
    before = old_path.read_bytes()
    with pytest.raises(PartuiError, match="không phải là thư mục"):
        open_store(str(old_path))
    assert old_path.read_bytes() == before


@pytest.fixture
def _last_migration_fails(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("hỏng")
    shutil.copytree(data_path("db"), folder / "db")
    shutil.copyfile(data_path("seed.json"), folder / "seed.json")
    for name in (Path("migrations", Path(sql_files("migrations")[-1]).name), "schema.sql"):
        with (folder / "db" / name).open("a") as script:
            script.write("UPDATE setting SET value = 'nửa chừng';\nINSERT INTO khong_co VALUES (1);\n")
    for module in ("data", "schema"):
        monkeypatch.setattr(f"partui.store.db.{module}.data_path", lambda *parts: str(folder.joinpath(*parts)))


@pytest.mark.usefixtures("_last_migration_fails")
def test_a_migration_that_fails_leaves_the_file_as_it_was(old_path: Path) -> None:
    before = old_path.read_bytes()
    with pytest.raises(PartuiError, match="khong_co"):
        open_store(str(old_path))
    assert old_path.read_bytes() == before
    with closing(sqlite3.connect(old_path)) as conn:
        assert marked(conn) == (APPLICATION_ID, 1, "cũ")


@pytest.mark.usefixtures("_last_migration_fails")
def test_a_first_start_that_fails_can_be_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "partui.db"
    with pytest.raises(PartuiError, match="khong_co"):
        open_store(str(path))
    for module in ("data", "schema"):
        monkeypatch.setattr(f"partui.store.db.{module}.data_path", data_path)
    with closing(open_store(str(path))) as conn:
        assert conn.execute("SELECT count(*) FROM task").fetchone() == (86,)


def test_every_table_of_ours_is_strict(conn: sqlite3.Connection) -> None:
    tables = conn.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    assert {name for name, strict in tables if not strict} <= {"sqlite_schema", "_sqlite_migrations"}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO plan VALUES ('năm nay', '', '', '', '', NULL, NULL, NULL, '')",
        "INSERT INTO plan VALUES (20, '', '', '', '', NULL, NULL, NULL, '')",
        "INSERT INTO plan VALUES (2020, '', '', '', '', NULL, NULL, NULL, '')",
        "UPDATE plan SET title = NULL",
        "UPDATE plan SET year = 2021",
        "DELETE FROM plan",
        "UPDATE criterion SET max = 'một'",
        "UPDATE criterion SET parent_id = 9999",
        "UPDATE criterion SET own = -0.01 WHERE code = '1.1'",
        "UPDATE criterion SET own = 1.51 WHERE code = '1.1'",
        "UPDATE criterion SET own = 'một' WHERE code = '1.1'",
        "UPDATE criterion SET version = 0",
        "UPDATE heading SET code = '1'",
        "DELETE FROM heading",
        "UPDATE agency SET is_group = 2",
        "UPDATE agency SET key = 'x'",
        "DELETE FROM agency",
        "UPDATE task SET status = 'xong'",
        "UPDATE task SET status = 'done'",
        "UPDATE task SET completed_on = '2020-10-05'",
        "UPDATE task SET status = 'done', completed_on = '2020-02-30'",
        "UPDATE task SET status = 'done', completed_on = '5/10/2020'",
        "UPDATE task SET due_on = '20200930'",
        "UPDATE task SET due_on = ''",
        "UPDATE task SET progress = 101",
        "UPDATE task SET progress = -1",
        "UPDATE task SET progress = 'một nửa'",
        "UPDATE task SET progress = 0.5",
        "UPDATE task SET version = 0",
        "UPDATE task SET deadline_kind = 'soon'",
        "UPDATE task SET products = NULL",
        "UPDATE task SET inherited = '[]'",
        "UPDATE task SET note = NULL",
        "UPDATE task SET measured = NULL",
        "UPDATE task SET heading_id = 9999",
        "UPDATE task SET criterion_id = 9999",
        "UPDATE task SET plan = 1999",
        "UPDATE task SET code = '1.3.1'",
        "UPDATE subject SET uid = 'x' WHERE kind = 'task'",
        "UPDATE subject SET plan = 1999",
        "UPDATE subject SET added = 2",
        "DELETE FROM subject",
        "DELETE FROM task",
        "UPDATE task_source SET requirements = NULL",
        "UPDATE task_source SET inherited = '[]'",
        "INSERT INTO task_source (id, title, products, requirements, deadline, lead, implementers, inherited)"
        " VALUES (9999, '', '', '', '', '', '', '{}')",
        "INSERT INTO heading_source (id, title) VALUES (9999, '')",
        "UPDATE task_agency SET role = 'boss'",
        "INSERT INTO task_agency VALUES (1, 'lead', 90, 9999)",
        "INSERT INTO task_agency VALUES (9999, 'lead', 0, 1)",
        "INSERT INTO task_agency SELECT task_id, role, 90, agency_id FROM task_agency LIMIT 1",
        "INSERT INTO task_search VALUES (9999, '', '', '')",
        f"{EVIDENCE} ('ngắn', 1, 1, '', NULL, '', '', '')",
        f"{EVIDENCE} ('{UUID}', 9999, 1, '', NULL, '', '', '')",
        f"{EVIDENCE} ('{UUID}', NULL, 1, '', NULL, '', '', '')",
        f"{EVIDENCE} ('{UUID}', 1, 0, '', NULL, '', '', '')",
        f"{EVIDENCE} ('{UUID}', 1, 'một', '', NULL, '', '', '')",
        f"{EVIDENCE} ('{UUID}', 1, 1, '', '2020-02-30', '', '', '')",
        f"{EVIDENCE} ('{UUID}', 1, 1, '', '', '', '', '')",
        f"{EVIDENCE} ('{UUID}', 1, 1, '', NULL, '', NULL, '')",
        f"{EVIDENCE} ('{UUID}', 1, 1, '', NULL, '', '', ''), ('{UUID}', 1, 1, 'x', NULL, '', '', '')",
        f"{CHANGE} ('{UUID}', '{UUID}', NULL, 'note', 'An', '{AT}', '', {CLOCK_THEN})",
        f"{CHANGE} ('ngắn', '{UUID}', 1, 'note', 'An', '{AT}', '', {CLOCK_THEN})",
        f"{CHANGE} ('{UUID}', 'ngắn', 1, 'note', 'An', '{AT}', '', {CLOCK_THEN})",
        f"{CHANGE} ('{UUID}', '{UUID}', 9999, 'note', 'An', '{AT}', '', {CLOCK_THEN})",
        f"{CHANGE} ('{UUID}', '{UUID}', 1, '', 'An', '{AT}', '', {CLOCK_THEN})",
        f"{CHANGE} ('{UUID}', '{UUID}', 1, 'note', NULL, '{AT}', '', {CLOCK_THEN})",
        f"{CHANGE} ('{UUID}', '{UUID}', 1, 'note', 'An', '{AT}', '', {CLOCK_THEN - 1})",
        f"{CHANGE} ('{UUID}', '{UUID}', 1, 'note', 'An', '2020-10-05 02:30', '', {CLOCK_THEN})",
        f"{CHANGE} ('{UUID}', '{UUID}', 1, 'note', 'An', '2020-10-05T02:30:00Z', '', {CLOCK_THEN})",
    ],
)
def test_nonsense_is_refused_by_the_file_itself(conn: sqlite3.Connection, statement: str) -> None:
    before = everything(conn)
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute(statement)
    assert everything(conn) == before


@pytest.fixture(params=["ours", "bare"])
def any_conn(request: pytest.FixtureRequest, store_path: Path) -> Iterator[sqlite3.Connection]:
    """A store with one edit, opened by partui or by anything that knows SQLite."""
    with closing(open_store(str(store_path))) as conn:
        edit(conn, "1.3.1", status="done")
    opened = (
        open_store(str(store_path))
        if request.param == "ours"
        else sqlite3.connect(store_path, isolation_level=None)
    )  # fmt: skip
    with closing(opened):
        yield opened


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET new = 'todo'",
        "UPDATE OR REPLACE change SET seq = 1 WHERE seq = 2",
        "UPDATE change SET reason = reason",
        "DELETE FROM change",
        f"REPLACE INTO change ({NAMES}, clock) SELECT {NAMES}, clock FROM change",
        f"INSERT OR REPLACE INTO change ({NAMES}, clock) SELECT {NAMES}, clock FROM change WHERE seq = 1",
        f"INSERT OR REPLACE INTO change (seq, {NAMES}, clock) SELECT 90, {NAMES}, clock FROM change WHERE seq = 1",
        f"INSERT OR REPLACE INTO change (seq, {NAMES}, clock) SELECT seq, '{UUID}', {NAMES[6:]}, clock FROM change",
        f"INSERT INTO change ({NAMES}, clock) SELECT {NAMES}, clock FROM change WHERE true"
        " ON CONFLICT DO UPDATE SET new = 'x'",
    ],
)
def test_a_change_is_never_altered(any_conn: sqlite3.Connection, statement: str) -> None:
    before = everything(any_conn)
    with pytest.raises(sqlite3.IntegrityError, match="a change is never"):
        any_conn.execute(statement)
    assert everything(any_conn) == before


def test_changes_are_added_by_anything_that_knows_sqlite(any_conn: sqlite3.Connection) -> None:
    any_conn.execute(f"{CHANGE} ('{UUID}', '{UUID}', 1, 'note', 'An', '{AT}', '', {CLOCK_THEN})")
    assert any_conn.execute("SELECT count(*) FROM history WHERE plan = ?", (PLAN,)).fetchone() == (3,)
