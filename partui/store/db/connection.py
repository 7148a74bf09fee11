"""Opening the store: made, migrated and seeded at the first start, refused when it is not ours."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from partui.domain.errors import PartuiError
from partui.store.db.faults import FAULTS, explain
from partui.store.db.triggers import our_triggers

Connection = sqlite3.Connection

APPLICATION_ID = 0x70617274
SCHEMA_VERSION = 8
BUSY_SECONDS = 5.0
MOST_BYTES_OF_A_VALUE = 64_000_000
_PAUSE_SECONDS = 0.01
# Two that wait must not look in step.
_SHORTEST_PAUSE_SECONDS, _UNEVEN = 0.0005, 5

# What SQLite says of a WAL file in a folder that cannot be written.
_NOWHERE_FOR_THE_INDEX = {"SQLITE_CANTOPEN", "SQLITE_READONLY_CANTINIT", "SQLITE_READONLY_DIRECTORY"}


def open_store(path: str) -> sqlite3.Connection:
    """Open the store for reading and, where the file allows it, for writing.

    Args:
        path: the file; made with mode 0600 when it is not there.

    Raises:
        PartuiError: a folder, somebody else's file, a file of a newer partui, no right to read it.
    """
    try:
        writable = _make_ready(path)
        conn = _connect(path, writable)
    except (*FAULTS, OSError) as error:
        raise explain(error, path) from error
    try:
        _check_ours(conn, path, writable)
        harden(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        if writable:
            use_wal(conn)
    except FAULTS as error:
        conn.close()
        raise explain(error, path) from error
    except BaseException:
        conn.close()
        raise
    return conn


def harden(conn: sqlite3.Connection) -> None:
    """Have nothing of a file's own making run that could reach beyond it, and nothing endless be read from it."""
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA cell_size_check = ON")
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_A_VALUE)


def use_wal(conn: sqlite3.Connection) -> None:
    """Let others read while one writes; of two that turn it on at once SQLite refuses one without waiting."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > give_up:
                raise
        time.sleep(_PAUSE_SECONDS)


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """Hold the file's write lock from the first statement on; all of it is kept, or nothing."""
    begin_writing(conn)
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def begin_writing(conn: sqlite3.Connection) -> None:
    """Take the write lock as soon as it is free.

    SQLite itself looks every tenth of a second after a while: a program that writes without a pause takes the lock
    again long before, and the other one gives up.
    """
    (patience,) = conn.execute("PRAGMA busy_timeout").fetchone()
    give_up = time.monotonic() + patience / 1_000
    conn.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                conn.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > give_up:
                    raise
            time.sleep(_SHORTEST_PAUSE_SECONDS * (1 + time.monotonic_ns() % _UNEVEN))
    finally:
        conn.execute(f"PRAGMA busy_timeout = {patience}")


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Read everything from one moment, whatever others write; inside a transaction, from that one's."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


def _make_ready(path: str) -> bool:
    """Make the file where there is none; return whether it may be written."""
    if os.path.isdir(path):
        raise PartuiError("{path} là một thư mục; hãy ghi tên một tệp, ví dụ {example}.",
                          path=path, example=os.path.join(path, "partui.db"))  # fmt: skip
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if not os.access(path, os.R_OK):
        raise PartuiError(
            "Không có quyền đọc {path}; tệp được giữ nguyên. Hãy xin quyền đọc hoặc chọn tệp khác (--db).", path=path
        )
    return os.access(path, os.W_OK) and bool(os.stat(path).st_mode & 0o222)


def _connect(path: str, writable: bool) -> sqlite3.Connection:
    if writable:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    return connect_read_only(path)


def connect_read_only(path: str) -> sqlite3.Connection:
    """Open a file that is not to be written, on a medium that cannot be written too.

    Raises:
        sqlite3.Error: it cannot be read, or not with the last edits.
    """
    from urllib.parse import quote

    only_read = f"file:{quote(path)}?mode=ro"
    conn = sqlite3.connect(only_read, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
    try:
        conn.execute("SELECT 1 FROM sqlite_schema")
    except sqlite3.Error as error:
        conn.close()
        if error.sqlite_errorname not in _NOWHERE_FOR_THE_INDEX or _has_content(f"{path}-wal"):
            raise
        conn = sqlite3.connect(f"{only_read}&immutable=1", isolation_level=None, uri=True)
    return conn


def _has_content(path: str) -> bool:
    return os.path.exists(path) and os.path.getsize(path) > 0


def _check_ours(conn: sqlite3.Connection, path: str, writable: bool) -> None:
    application, version, has_tables = _look(conn)
    if application == APPLICATION_ID and version <= SCHEMA_VERSION:
        _check_triggers(conn, path)
    if application == APPLICATION_ID and version == SCHEMA_VERSION:
        return
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise PartuiError(
            "{path} do một bản partui mới hơn tạo ra (lược đồ {version}, bản này đọc được {known}); "
            "tệp được giữ nguyên. Hãy nâng cấp partui.",
            path=path, version=version, known=SCHEMA_VERSION,
        )  # fmt: skip
    if application != APPLICATION_ID and (application or version or has_tables):
        raise PartuiError(
            "{path} là tệp SQLite của chương trình khác; tệp được giữ nguyên. Hãy chọn tệp khác (--db).",
            path=path,
        )
    if not writable:
        raise PartuiError(
            "{path} trống hoặc thuộc bản cũ, lại chỉ đọc được; chưa ghi gì. Hãy cấp quyền ghi hoặc chọn tệp khác.",
            path=path,
        )
    from partui.store.db.schema import prepare

    prepare(conn, path)


def _check_triggers(conn: sqlite3.Connection, path: str) -> None:
    """Refuse a file with a trigger that is not ours: it would run on what we write."""
    found = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").fetchall()
    ours = our_triggers()
    others = [name for name, sql in found if ours.get(name) != sql]
    if others:
        raise PartuiError(
            "{path} có trigger lạ ({names}) sẽ chạy mỗi khi ghi; tệp được giữ nguyên, không mở. Hãy dùng bản khác, "
            "hoặc xóa trigger ấy bằng sqlite3 nếu do cơ quan mình tạo.",
            path=path, names=", ".join(others[:3]),
        )  # fmt: skip


def _look(conn: sqlite3.Connection) -> tuple[int, int, bool]:
    """Return whose file it is, its version and whether it has tables, though another start may be making it now."""
    with snapshot(conn):
        application = conn.execute("PRAGMA application_id").fetchone()[0]
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        return application, version, conn.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None
