"""The log beside an open file (`-wal`) and its index (`-shm`), when somebody has deleted them."""

import os
import sqlite3
import sys

from partui.domain.errors import PartuiError
from partui.system.locks import read_locked

# The bytes of a file that SQLite locks for its readers: where they begin, how many they are.
_READERS = (0x40000002, 510)

BESIDE = ("-wal", "-shm")
_LONGEST_NAME, _LONGEST_PATH = 255 - len("-journal"), 450


def check_length(path: str) -> None:
    """Refuse a path that leaves no room for what SQLite puts behind it.

    Raises:
        PartuiError: the name or the whole path is too long.
    """
    if len(os.fsencode(os.path.basename(path))) > _LONGEST_NAME or len(os.fsencode(path)) > _LONGEST_PATH:
        raise PartuiError(
            "{path}: tên tệp dài nhất {name} byte, cả đường dẫn {whole} byte (một chữ có dấu là 2 hoặc 3 byte); "
            "chưa làm gì. Hãy ghi tên ngắn hơn.",
            path=path, name=_LONGEST_NAME, whole=_LONGEST_PATH,
        )  # fmt: skip


def brought_home(conn: sqlite3.Connection) -> bool:
    """Write what a deleted log holds into the file itself, as long as nobody has begun another log there.

    Args:
        conn: the connection that still holds the log.

    Returns:
        Whether all of it is in the file now, so that the file may be opened anew.
    """
    try:
        conn.execute("PRAGMA query_only = 0")
        busy, _frames, _written = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    return not busy


def close_unwritten(conn: sqlite3.Connection, path: str) -> None:
    """Close a connection without writing a deleted log into the file, which has gone on without it.

    Args:
        conn: the connection that still holds the deleted log.
        path: the file.
    """
    if sys.version_info >= (3, 12):
        conn.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE)
        conn.close()
    else:
        # As a reader of the file's own would: SQLite writes no log into it then.
        with read_locked(path, *_READERS):
            conn.close()
