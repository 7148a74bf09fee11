"""Opening the store: made, migrated and seeded at the first start, refused when it is not ours."""

import os
import sqlite3
from contextlib import suppress

from partui.domain.errors import PartuiError
from partui.store.db.connection import (
    APPLICATION_ID,
    BUSY_SECONDS,
    SCHEMA_VERSION,
    connect_read_only,
    harden,
    snapshot,
    use_wal,
)
from partui.store.db.faults import FAULTS, explain
from partui.store.db.triggers import our_triggers


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


def _check_ours(conn: sqlite3.Connection, path: str, writable: bool) -> None:
    application, version, has_tables = _look(conn)
    if application == APPLICATION_ID and version <= SCHEMA_VERSION:
        _check_triggers(conn, path, version)
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


def _check_triggers(conn: sqlite3.Connection, path: str, version: int) -> None:
    """Refuse a file with a trigger that is not ours: it would run on what we write."""
    found = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").fetchall()
    ours = our_triggers(version)
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
