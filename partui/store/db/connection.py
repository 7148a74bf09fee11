"""A connection to an SQLite file: locks, transactions, and what a file of somebody else may not do."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date

from partui.domain.errors import PartuiError
from partui.store.db.shadows import lift_shadows
from partui.store.past.later import LookedAt

APPLICATION_ID = 0x70617274
# The first release counts on from the versions that were before it.
BEFORE_RELEASE = 8
SCHEMA_VERSION = 48
BUSY_SECONDS = 5.0
MOST_BYTES_OF_A_VALUE = 64_000_000
# For what is asked of a file that came from elsewhere.
MOST_SECONDS = 60.0
MOST_BYTES_OF_AN_IDLE_LOG = 4_000_000
_PAUSE_SECONDS = 0.01
# Of SQLite's machine; a single one may work out tens of megabytes.
_STEPS_BETWEEN_LOOKS = 500
# Two that wait must not look in step.
_SHORTEST_PAUSE_SECONDS, _UNEVEN = 0.0005, 5

# What SQLite says of a WAL file in a folder that cannot be written.
_NO_ROOM_FOR_THE_INDEX = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMOPEN", "SQLITE_IOERR_SHMMAP"}
_NOWHERE_FOR_THE_INDEX = {"SQLITE_CANTOPEN", "SQLITE_READONLY_CANTINIT", "SQLITE_READONLY_DIRECTORY"}


class Connection(sqlite3.Connection):
    """A connection to the store.

    Attributes:
        looks_at: the day that is looked at, from which an edit made meanwhile counts; the file as it is now when none.
        sees: for which day, and for which version of the file by its `data_version`, what it sees is right.
        shadow_changes: how many of its `total_changes` are none of the file.
        may_edit: whether it may be written; whoever looks at what was known on a day would edit what is not there.
    """

    looks_at: LookedAt | None = None
    sees: object = None
    shadow_changes = 0
    may_edit = True


def day_looked_at(conn: sqlite3.Connection) -> date | None:
    """Return the day that a connection looks at; none for today."""
    return conn.looks_at.day if isinstance(conn, Connection) and conn.looks_at else None


def see_present(conn: sqlite3.Connection) -> None:
    """Have a connection see the file as it is now, as whoever edits must."""
    if isinstance(conn, Connection) and conn.sees is not None:
        lift_shadows(conn)
        conn.sees = None


def file_version(conn: sqlite3.Connection) -> int | None:
    """Return a number that changes when another has changed the file; none where the connection sees a past day."""
    if isinstance(conn, Connection) and conn.sees is not None:
        return None
    return int(conn.execute("PRAGMA data_version").fetchone()[0])


def harden(conn: sqlite3.Connection) -> None:
    """Have nothing of a file's own making run that could reach beyond it, and nothing endless be read from it."""
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA cell_size_check = ON")
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_A_VALUE)


def application_and_version(conn: sqlite3.Connection) -> tuple[int, int]:
    """Return whose file it is, 0 for nobody's, and the version of its shape."""
    return (
        int(conn.execute("PRAGMA application_id").fetchone()[0]),
        int(conn.execute("PRAGMA user_version").fetchone()[0]),
    )


def end_by_itself(conn: sqlite3.Connection) -> None:
    """Have whatever SQLite does on a connection end after a minute, and a second more for each megabyte of the file."""
    (size,) = conn.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
    give_up = time.monotonic() + MOST_SECONDS + size / 1_000_000
    conn.set_progress_handler(lambda: time.monotonic() > give_up, _STEPS_BETWEEN_LOOKS)


@contextmanager
def ending_by_itself(conn: sqlite3.Connection) -> Iterator[None]:
    """Have what SQLite does on a connection end by itself, until the block is through."""
    end_by_itself(conn)
    try:
        yield
    finally:
        conn.set_progress_handler(None, 0)


def keep_small_and_clean(conn: sqlite3.Connection) -> None:
    """Leave nothing of what is deleted in the file, and no log longer than it need be once its readers are gone."""
    conn.execute("PRAGMA secure_delete = ON")
    conn.execute(f"PRAGMA journal_size_limit = {MOST_BYTES_OF_AN_IDLE_LOG}")


def write_anew(conn: sqlite3.Connection) -> None:
    """Write the whole file anew, so that neither it nor its log holds what was deleted; as far as others let it."""
    with suppress(sqlite3.OperationalError):
        conn.execute("VACUUM")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def write_to(conn: sqlite3.Connection, path: str) -> None:
    """Write the whole file anew to another, whose name need not be UTF-8."""
    conn.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(path),))


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

    Raises:
        PartuiError: the connection looks at what was known on a day.
    """
    if isinstance(conn, Connection) and not conn.may_edit:
        raise PartuiError("Theo tệp của một ngày (--known-on, phím d) chỉ để xem; hãy bỏ ngày ấy để sửa. Chưa lưu gì.")
    see_present(conn)
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


def connect(path: str) -> Connection:
    """Open a file that may be written, waiting a while for another program that writes.

    On a full disk, where the index beside a WAL file finds no room, it is opened for this connection alone: what
    is there can be read and taken elsewhere.

    Raises:
        sqlite3.Error: it cannot be opened or read.
    """
    conn = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, factory=Connection)
    try:
        conn.execute("SELECT 1 FROM sqlite_schema")
    except sqlite3.OperationalError as error:
        conn.close()
        if error.sqlite_errorname not in _NO_ROOM_FOR_THE_INDEX:
            raise
        conn = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, factory=Connection)
        conn.execute("PRAGMA locking_mode = EXCLUSIVE")
    except BaseException:
        conn.close()
        raise
    return conn


def connect_read_only(path: str) -> Connection:
    """Open a file that is not to be written, on a medium that cannot be written too.

    Raises:
        sqlite3.Error: it cannot be read.
        PartuiError: its last edits stand in a log that cannot be read there.
    """
    only_read = _only_read(path)
    conn = sqlite3.connect(only_read, timeout=BUSY_SECONDS, isolation_level=None, uri=True, factory=Connection)
    try:
        conn.execute("SELECT 1 FROM sqlite_schema")
    except sqlite3.Error as error:
        conn.close()
        if error.sqlite_errorname not in _NOWHERE_FOR_THE_INDEX:
            raise
        if has_content(f"{path}-wal"):
            raise PartuiError(
                "Thay đổi mới nhất của {path} còn nằm ở tệp {log} bên cạnh, mà thư mục ấy chỉ đọc nên không gộp được. "
                "Hãy chép cả hai tệp sang một thư mục ghi được rồi mở bản chép.",
                path=path, log=os.path.basename(f"{path}-wal"),
            ) from error  # fmt: skip
        conn = connect_unchanging(path)
    return conn


def connect_unchanging(path: str) -> Connection:
    """Open a file that nobody writes meanwhile and that has no log: not a lock is taken, nothing is laid beside it."""
    return sqlite3.connect(f"{_only_read(path)}&immutable=1", isolation_level=None, uri=True, factory=Connection)


def _only_read(path: str) -> str:
    from urllib.parse import quote

    return f"file:{quote(os.fsencode(path))}?mode=ro"


def has_content(path: str) -> bool:
    """Return whether a file is there and not empty."""
    return os.path.exists(path) and os.path.getsize(path) > 0
