"""Files that came from elsewhere: nothing in them runs, and what they hold is read as what it must be, or refused."""

import gzip
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlite_utils import Database

from partui.domain.errors import PartuiError
from partui.domain.journal.clock import LAST_CLOCK, clock_of
from partui.store.db.connection import BEFORE_RELEASE, SCHEMA_VERSION, transaction
from partui.store.db.data import our_triggers
from partui.store.db.open import open_store
from partui.store.db.schema import _Script, migrate
from partui.store.db.shape import Shape, _older, compare_shape, dumped_version
from partui.store.exchange import untrusted
from partui.store.exchange.merge import merge
from partui.store.exchange.restoring import restore
from partui.store.exchange.untrusted import private_copy
from partui.store.projection.checking import check, repair
from tests.examples import examples
from tests.store.officer import edit, everything, task
from tests.store.older import OLD_CHANGE, make_older

UUID = "11111111-2222-4333-8444-555555555555"
AT = "2020-10-05T02:30:00.000000Z"
CLOCK_THEN = clock_of(datetime.fromisoformat(AT))


@pytest.fixture
def other_path(seeded: Path, tmp_path: Path) -> Path:
    """A copy in somebody else's hands."""
    return Path(shutil.copyfile(seeded, tmp_path / "lạ [x].db"))


@pytest.fixture
def other(other_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to it that holds to no rule."""
    with closing(sqlite3.connect(other_path, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
        yield conn


def put_change(conn: sqlite3.Connection, **columns: object) -> None:
    """Write a change past every rule but SQLite's own."""
    conn.execute("PRAGMA ignore_check_constraints = ON")
    row = {
        "uuid": UUID,
        "edit": UUID,
        "subject_id": 1,
        "field": "note",
        "new": "x",
        "author": "B",
        "changed_at": AT,
        "reason": "",
        "clock": CLOCK_THEN,
    } | columns
    conn.execute(
        f"INSERT INTO change ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
    )  # fmt: skip


def rewrite(conn: sqlite3.Connection, name: str, old: str, new: str) -> None:
    """Alter what the schema says of a table, as only a hostile hand does."""
    conn.execute("PRAGMA writable_schema = ON")
    conn.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (old, new, name))
    conn.execute("PRAGMA writable_schema = RESET")


def a_view_for_a_table(conn: sqlite3.Connection) -> None:
    conn.execute("DROP TABLE evidence")
    conn.execute(
        "CREATE VIEW evidence AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    )


def a_generated_column(conn: sqlite3.Connection) -> None:
    conn.execute("ALTER TABLE setting ADD COLUMN more TEXT AS (hex(zeroblob(1000000000)))")


def no_strictness(conn: sqlite3.Connection) -> None:
    rewrite(conn, "change", ") STRICT", ")")
    conn.execute("PRAGMA ignore_check_constraints = ON")


def no_guard(conn: sqlite3.Connection) -> None:
    conn.execute("DROP TRIGGER change_is_never_deleted")


def another_guard(conn: sqlite3.Connection) -> None:
    conn.execute("DROP TRIGGER change_is_never_deleted")
    conn.execute("CREATE TRIGGER change_is_never_deleted AFTER INSERT ON change BEGIN DELETE FROM task_search; END")


@pytest.mark.parametrize("make", [a_view_for_a_table, a_generated_column, no_strictness, no_guard, another_guard])
def test_tables_that_are_not_ours_are_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path, make: Callable[[sqlite3.Connection], None]
) -> None:
    put_change(other)
    make(other)
    before, theirs = everything(conn), other_path.read_bytes()
    with pytest.raises(PartuiError, match="có bảng đã bị sửa"):
        merge(conn, [str(other_path)])
    assert everything(conn) == before
    assert other_path.read_bytes() == theirs


def test_a_trigger_of_theirs_does_not_run_and_their_views_are_let_be(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    put_change(other, new="họ")
    other.execute("CREATE TRIGGER lạ AFTER INSERT ON change BEGIN DELETE FROM task_search; END")
    other.execute(
        "CREATE VIEW vô_tận AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    )
    other.execute("CREATE TABLE ghi_chep (id INTEGER)")
    assert merge(conn, [str(other_path)]).added == 1
    assert check(conn) == []
    assert compare_shape(conn, SCHEMA_VERSION) == Shape((), ())
    with pytest.raises(PartuiError, match="có trigger lạ \\(lạ\\)"):
        open_store(str(other_path))


@pytest.mark.parametrize("version", range(1, BEFORE_RELEASE + 1))
def test_a_file_of_an_older_partui_is_brought_up_on_a_copy(
    conn: sqlite3.Connection, tmp_path: Path, version: int
) -> None:
    old = tmp_path / "cũ.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as made:
        make_older(made, version, tmp_path)
        made.execute(
            f"INSERT INTO change ({OLD_CHANGE}) VALUES (?, ?, NULL, 7, 'progress', '0', '40', 'B', ?, '')",
            (UUID, UUID, AT),
        )
        made.execute("CREATE TRIGGER lạ AFTER INSERT ON setting BEGIN DELETE FROM change; END")
        made.execute("CREATE VIEW của_họ AS SELECT * FROM change")
    before = old.read_bytes()
    assert merge(conn, [str(old)]).added == 1
    assert conn.execute("SELECT progress FROM task WHERE id = 7").fetchone() == (40,)
    assert check(conn) == []
    assert old.read_bytes() == before


def test_a_file_of_a_newer_partui_is_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    other.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(PartuiError, match="Hãy nâng cấp partui"):
        merge(conn, [str(other_path)])


@pytest.mark.parametrize(
    "columns",
    [
        {"changed_at": "2020-02-31T02:30:00.000000Z"},
        {"changed_at": "9999-12-31T23:59:59.999999Z", "clock": LAST_CLOCK},
        {"field": "trường lạ"},
        {"field": "evidence/../../x"},
        {"uuid": "x" * 35 + "\x1b"},
        {"edit": "'" * 36},
        {"undoes": "không"},
        {"new": "x" * 10_000_000},
        {"author": "B" * 5_000},
        {"reason": "w" * 50_000},
    ],
)
def test_a_change_that_cannot_be_is_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path, columns: dict[str, object]
) -> None:
    put_change(other, **columns)
    before = everything(conn)
    with pytest.raises(PartuiError, match=r"dòng không hợp lệ \(bảng change") as refused:
        merge(conn, [str(other_path)])
    assert len(str(refused.value)) < 400
    assert everything(conn) == before


def test_a_change_whose_clock_is_before_its_moment_is_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path
) -> None:
    put_change(other, clock=CLOCK_THEN - 1)
    with pytest.raises(PartuiError, match="CHECK constraint failed in change"):
        merge(conn, [str(other_path)])


@pytest.mark.parametrize(
    ("table", "setting"),
    [
        ("task_source", "products = replace(hex(zeroblob(50000)), '0', 'a' || char(10))"),
        ("task_source", "products = hex(zeroblob(30000))"),
        ("task_source", 'inherited = \'{"status": "1.1"}\''),
        ("task_source", "id = 9999"),
        ("criterion_source", "max = '9999999'"),
        ("criterion_source", "baseline = '1.'"),
        ("agency", "name = ''"),
        ("plan", "title = hex(zeroblob(3000))"),
    ],
)
def test_a_source_that_cannot_be_is_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path, table: str, setting: str
) -> None:
    other.execute(f"UPDATE {table} SET {setting} WHERE rowid = (SELECT max(rowid) FROM {table})")
    before = everything(conn)
    with pytest.raises(PartuiError, match=f"dòng không hợp lệ \\(bảng {table}"):
        merge(conn, [str(other_path)])
    assert everything(conn) == before


@pytest.mark.parametrize(
    "setting", ["code = '1.1; x'", "uid = 'task/2020/' || char(27)", "position = -5", "plan = NULL"]
)
def test_a_subject_that_cannot_be_is_refused(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path, setting: str
) -> None:
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute(f"UPDATE subject SET {setting} WHERE id = (SELECT max(id) FROM task_source)")
    before = everything(conn)
    with pytest.raises(PartuiError, match=r"dòng không hợp lệ \(bảng task_source"):
        merge(conn, [str(other_path)])
    assert everything(conn) == before


def test_text_that_is_no_text_is_refused(conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path) -> None:
    other.execute(
        "INSERT INTO change (uuid, edit, subject_id, field, new, author, changed_at, reason, clock)"
        f" VALUES ('{UUID}', '{UUID}', 1, 'note', CAST(x'c3286162' AS TEXT), 'B', '{AT}', '', {CLOCK_THEN})"
    )
    with pytest.raises(PartuiError, match="không dùng được"):
        merge(conn, [str(other_path)])


def test_control_characters_stay_outside(conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path) -> None:
    put_change(other, new="a\x1b]52;c;x\x07b\u202ec\nd", author="B\x00\x9b", reason="w\x1b[2J")
    merge(conn, [str(other_path)])
    (found,) = conn.execute("SELECT new, author, reason FROM change").fetchall()
    assert found == ("a]52;c;xbc\nd", "B", "w[2J")
    assert task(conn, "1.1").note == "a]52;c;xbc\nd"
    assert check(conn) == []
    assert merge(conn, [str(other_path)]).unchanged == 1, "what was cleaned is taken for another change"


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def cut_short(path: Path) -> None:
    path.write_bytes(gzip.compress(b"SQLite format 3\x00" * 100)[:-20])


def packed_nonsense(path: Path) -> None:
    path.write_bytes(gzip.compress("Kế hoạch".encode()))


def no_packing(path: Path) -> None:
    path.write_bytes(b"\x1f\x8b" + b"x" * 100)


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE change (uuid)")


@pytest.mark.parametrize(
    "make", [a_folder, a_pipe, zeros, cut_short, packed_nonsense, no_packing, of_another_program, Path.touch]
)
def test_what_is_no_file_of_ours_is_refused(
    conn: sqlite3.Connection, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "lạ"
    make(path)
    before = everything(conn)
    with pytest.raises(PartuiError):
        merge(conn, [str(path)])
    assert everything(conn) == before


@pytest.mark.parametrize(
    ("begins", "said"), [(b"SQLite format 3\x00", "mở ra quá lớn"), (b"SQLite 3", "không phải là tệp của partui")]
)
def test_a_packed_file_that_never_ends_is_given_up_soon(
    conn: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begins: bytes, said: str
) -> None:
    bomb = tmp_path / "bom.gz"
    bomb.write_bytes(gzip.compress(begins + bytes(30_000_000)))
    monkeypatch.setattr(untrusted, "_SMALL", 1 << 20)
    written = 60 * bomb.stat().st_size + (1 << 20)
    with no_file_larger_than(written), pytest.raises(PartuiError, match=said):
        merge(conn, [str(bomb)])


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_their_last_edits_are_in_the_log_beside_the_file(conn: sqlite3.Connection, other_path: Path) -> None:
    with closing(open_store(str(other_path))) as own:
        edit(own, "1.1", note="còn trong wal")
        assert Path(f"{other_path}-wal").stat().st_size
        assert merge(conn, [str(other_path)]).added == 1


def test_the_triggers_known_as_ours_are_those_of_a_fresh_file(conn: sqlite3.Connection) -> None:
    found = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    assert dict(found) == our_triggers()


@examples(0.2)
@example(at=89_947, bytes_=b"\x80")
@given(at=st.integers(0, 400_000), bytes_=st.binary(min_size=1, max_size=40))
def test_a_file_torn_anywhere_hurts_nothing(
    seeded: Path, tmp_path_factory: pytest.TempPathFactory, at: int, bytes_: bytes
) -> None:
    folder = tmp_path_factory.mktemp("rách")
    torn, ours = (Path(shutil.copyfile(seeded, folder / f"{name}.db")) for name in "ab")
    with torn.open("r+b") as file:
        file.seek(at % torn.stat().st_size)
        file.write(bytes_)
    with closing(open_store(str(ours))) as conn:
        before = everything(conn)
        try:
            merge(conn, [str(torn)])
        except PartuiError:
            assert everything(conn) == before
        assert check(conn) == []


ENDLESS = "length(hex(zeroblob(20000000)))"


def an_index_that_works(conn: sqlite3.Connection) -> None:
    conn.execute(f"CREATE INDEX lạ ON task_source ({ENDLESS} + length(title))")


def an_index_on_a_condition(conn: sqlite3.Connection) -> None:
    conn.execute(f"CREATE INDEX lạ ON task (code) WHERE {ENDLESS} + length(title) > 0")


@pytest.mark.parametrize("make", [an_index_that_works, an_index_on_a_condition])
def test_an_index_that_works_something_out_is_left_behind(
    conn: sqlite3.Connection, other: sqlite3.Connection, other_path: Path, make: Callable[[sqlite3.Connection], None]
) -> None:
    put_change(other, new="họ")
    make(other)
    # A table whose rules take as long to look at, and one of a module, go the same way.
    other.execute(f"CREATE TABLE luật (a TEXT CHECK ({ENDLESS} > 0))")
    other.execute("CREATE VIRTUAL TABLE tìm USING fts5 (chữ)")
    with private_copy(str(other_path)) as copy:
        found = {name for (name,) in copy.execute("SELECT name FROM sqlite_schema")}
    assert not found & {"lạ", "luật", "tìm"}
    assert merge(conn, [str(other_path)]).added == 1
    with pytest.raises(PartuiError, match=r"có chỉ mục lạ tính theo biểu thức \(lạ\)"):
        open_store(str(other_path))


def test_a_view_of_ours_that_says_something_else_is_refused_until_it_is_put_right(
    other: sqlite3.Connection, other_path: Path
) -> None:
    columns = [column for (column,) in other.execute("SELECT name FROM pragma_table_info('task_assignee')")]
    other.execute("DROP VIEW task_assignee")
    other.execute(
        "CREATE VIEW task_assignee AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        f" SELECT {', '.join(f'i AS {column}' for column in columns)} FROM n"
    )
    with pytest.raises(PartuiError, match=r"có khung nhìn đã bị sửa \(task_assignee\)"):
        open_store(str(other_path))
    with closing(open_store(str(other_path), mending=True)) as mended:
        assert [finding.text for finding in repair(mended)] == ["Thiếu task_assignee trong cấu trúc tệp."]
        assert check(mended) == []
    open_store(str(other_path)).close()


def test_what_never_ends_is_ended(conn: sqlite3.Connection, other_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.store.db.connection.MOST_SECONDS", -1e9)
    before = everything(conn)
    with pytest.raises(PartuiError, match="lâu quá mức"):
        merge(conn, [str(other_path)])
    assert everything(conn) == before


@pytest.mark.parametrize("version", [1, BEFORE_RELEASE, SCHEMA_VERSION])
def test_a_dump_that_is_read_in_again_is_our_file(
    conn: sqlite3.Connection, seeded: Path, tmp_path: Path, version: int
) -> None:
    old, dumped = tmp_path / "cũ.db", tmp_path / "mới.db"
    with closing(sqlite3.connect(old if version < SCHEMA_VERSION else seeded, isolation_level=None)) as made:
        if version < SCHEMA_VERSION:
            make_older(made, version, tmp_path)
        text = "\n".join(made.iterdump())
    for path in (dumped, tmp_path / "khác.db"):
        with closing(sqlite3.connect(path)) as again:
            again.executescript(text)
    assert merge(conn, [str(dumped)]).added == 0
    with closing(open_store(str(dumped))) as opened:
        assert task(opened, "1.1").title == task(conn, "1.1").title
        assert check(opened) == []
    restore(str(dumped), str(tmp_path / "khác.db"))
    open_store(str(dumped)).close()


@pytest.mark.parametrize("version", [1, BEFORE_RELEASE, BEFORE_RELEASE + 1, SCHEMA_VERSION - 1])
def test_a_dump_of_any_version_is_known_in_the_time_of_a_few_migrations(
    monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        with transaction(conn):
            migrate(conn, up_to=version)
        applied: list[str] = []
        real = _Script.__call__

        def counted(script: _Script, db: Database) -> None:
            applied.append(script.__name__)
            real(script, db)

        monkeypatch.setattr(_Script, "__call__", counted)
        _older.cache_clear()
        assert dumped_version(conn) == version
    assert len(applied) <= 2 * SCHEMA_VERSION
