"""Opening the store: made, migrated and seeded at the first start, refused when it is not ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from partui.domain.errors import PartuiError
from partui.store.faults import explain

APPLICATION_ID = 0x70617274
SCHEMA_VERSION = 2
BUSY_SECONDS = 5.0


def open_store(path: str, *, any_thread: bool = False) -> sqlite3.Connection:
    """Open the store for reading and, where the file allows it, for writing.

    Args:
        path: the file; made with mode 0600 when it is not there.
        any_thread: whether the connection may be closed by another thread than the one that opened it.

    Raises:
        PartuiError: a folder, somebody else's file, a file of a newer partui, no right to read it.
    """
    try:
        writable = _make_ready(path)
        conn = _connect(path, writable, any_thread)
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
    try:
        _check_ours(conn, path, writable)
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA trusted_schema = OFF")
        if writable:
            conn.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        conn.close()
        raise explain(error, path) from error
    except BaseException:
        conn.close()
        raise
    return conn


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


def _connect(path: str, writable: bool, any_thread: bool) -> sqlite3.Connection:
    def connect(target: str, *, uri: bool) -> sqlite3.Connection:
        return sqlite3.connect(
            target, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=not any_thread, uri=uri
        )

    if writable:
        return connect(path, uri=False)
    from urllib.parse import quote

    conn = connect(f"file:{quote(path)}?mode=ro", uri=True)
    try:
        conn.execute("SELECT 1 FROM sqlite_schema")
    except sqlite3.OperationalError:
        # A WAL file in a folder that cannot be written has nowhere to put its index.
        conn.close()
        conn = connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)
    return conn


def _check_ours(conn: sqlite3.Connection, path: str, writable: bool) -> None:
    application = conn.execute("PRAGMA application_id").fetchone()[0]
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION_ID and version == SCHEMA_VERSION:
        return
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise PartuiError(
            "{path} do một bản partui mới hơn tạo ra (lược đồ {version}, bản này đọc được {known}); "
            "tệp được giữ nguyên. Hãy nâng cấp partui.",
            path=path, version=version, known=SCHEMA_VERSION,
        )  # fmt: skip
    if application != APPLICATION_ID and (application or version or _has_tables(conn)):
        raise PartuiError(
            "{path} là tệp SQLite của chương trình khác; tệp được giữ nguyên. Hãy chọn tệp khác (--db).",
            path=path,
        )
    if not writable:
        raise PartuiError("{path} trống hoặc thuộc bản cũ, lại chỉ đọc được; không chuẩn bị được.", path=path)
    from partui.store.schema import prepare

    prepare(conn, path)


def _has_tables(conn: sqlite3.Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None
