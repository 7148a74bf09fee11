"""Opening the store: made, migrated and seeded at the first start, refused when it is not ours."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from partui.domain.errors import PartuiError
from partui.store.faults import explain

APPLICATION_ID = 0x70617274
SCHEMA_VERSION = 4
BUSY_SECONDS = 5.0
_PAUSE_SECONDS = 0.01

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
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
    try:
        _check_ours(conn, path, writable)
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA trusted_schema = OFF")
        if writable:
            use_wal(conn)
    except sqlite3.Error as error:
        conn.close()
        raise explain(error, path) from error
    except BaseException:
        conn.close()
        raise
    return conn


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
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


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
        raise PartuiError("Không có quyền đọc {path}.", path=path)
    return os.access(path, os.W_OK) and bool(os.stat(path).st_mode & 0o222)


def _connect(path: str, writable: bool) -> sqlite3.Connection:
    if writable:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
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
        raise PartuiError("{path} trống hoặc thuộc bản cũ, lại chỉ đọc được; không chuẩn bị được.", path=path)
    from partui.store.schema import prepare

    prepare(conn, path)


def _look(conn: sqlite3.Connection) -> tuple[int, int, bool]:
    """Return whose file it is, its version and whether it has tables, though another start may be making it now."""
    with snapshot(conn):
        application = conn.execute("PRAGMA application_id").fetchone()[0]
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        return application, version, conn.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None
