"""One consistent copy of the store in one new file."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from partui.domain.errors import PartuiError
from partui.files import PRIVATE, check_target, no_room, part_file
from partui.store.db.connection import Connection, see_present, write_to
from partui.store.db.faults import FAULTS, explain
from partui.store.db.log_files import check_length
from partui.store.past.looking import look_at

_PACKED_BLOCK = 1 << 20


def copy_to(
    conn: sqlite3.Connection,
    target: str,
    *,
    force: bool = False,
    packed: bool = False,
    shorten: Callable[[sqlite3.Connection], None] | None = None,
) -> None:
    """Write the whole store to a file, mode 0600, complete or not at all.

    Args:
        conn: the store, not inside a transaction.
        target: the file to make.
        force: whether to put it in the place of a file that is there.
        packed: whether to pack it with gzip.
        shorten: takes out of the copy what is not to go along, before anything of it has that name.

    Raises:
        PartuiError: the target is there, is the store itself, its folder is missing or cannot be written, the
            disk is full.
    """
    target = os.path.abspath(os.path.expanduser(target))
    _check_target(conn, target)
    try:
        with part_file(target, PRIVATE, force=force) as part:
            _fill(conn, part, shorten, packed)
    except FAULTS as error:
        raise _refusal(error, target) from error


def check_copy_target(conn: sqlite3.Connection, target: str, *, force: bool) -> None:
    """Refuse, before anything is done, a file that the store cannot be copied to.

    Args:
        conn: the store.
        target: the file to make.
        force: whether it may be there.

    Raises:
        PartuiError: as `copy_to`.
    """
    target = os.path.abspath(os.path.expanduser(target))
    _check_target(conn, target)
    check_target(target, force=force)


def store_file(conn: sqlite3.Connection) -> str:
    """Return the path of the file that a connection is open on."""
    found = conn.execute("SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    return os.fsdecode(found or b"")


def _fill(
    conn: sqlite3.Connection, part: str, shorten: Callable[[sqlite3.Connection], None] | None, packed: bool
) -> None:
    whole, short = f"{part}-whole", f"{part}-short"
    copy = whole if packed or shorten is not None else part
    try:
        _copy(conn, copy)
        if shorten is not None:
            copy = short if packed else part
            _copy_shortened(whole, copy, shorten)
        if packed:
            _pack(copy, part)
    finally:
        for stage in (whole, short):
            with suppress(FileNotFoundError):
                os.unlink(stage)


def _copy_shortened(whole: str, short: str, shorten: Callable[[sqlite3.Connection], None]) -> None:
    with closing(sqlite3.connect(whole, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = OFF")
        shorten(conn)
        # What was deleted stays in the freed pages until the file is written anew.
        _copy(conn, short)


def _copy(conn: sqlite3.Connection, part: str) -> None:
    try:
        _make_private(part)
        with _writing_elsewhere(conn):
            write_to(conn, part)
        _check_copy(part)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(f"{part}-journal")


@contextmanager
def _writing_elsewhere(conn: sqlite3.Connection) -> Iterator[None]:
    """A connection through which the store may not be written may still fill another file.

    While it looks at a day of the past it sees the present for that: a copy is of the file, and SQLite would take the
    names of its shadows for those of the copy.
    """
    (only_reading,) = conn.execute("PRAGMA query_only").fetchone()
    conn.execute("PRAGMA query_only = OFF")
    looked = conn.looks_at if isinstance(conn, Connection) else None
    see_present(conn)
    try:
        yield
    finally:
        if isinstance(conn, Connection):
            look_at(conn, looked)
        conn.execute(f"PRAGMA query_only = {only_reading}")


def _make_private(part: str) -> None:
    with suppress(FileExistsError):
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def _pack(copy: str, part: str) -> None:
    import gzip
    import shutil

    # No name and no time in it: the same store packs to the same bytes.
    with open(copy, "rb") as plain, open(part, "wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as out:
        shutil.copyfileobj(plain, out, _PACKED_BLOCK)


def _check_target(conn: sqlite3.Connection, target: str) -> None:
    check_length(target)
    source = store_file(conn)
    if source and os.path.isfile(target) and os.path.samefile(source, target):
        raise PartuiError("{target} chính là tệp đang dùng; hãy xuất ra tên khác.", target=target)
    leftover = next((path for path in (f"{target}-wal", f"{target}-journal") if os.path.exists(path)), None)
    if leftover is not None:
        # SQLite would play it over whatever takes the file's place.
        raise PartuiError(
            "{target} đang mở ở chương trình khác hoặc chưa được đóng hẳn (còn {leftover}); hãy xuất ra tên khác.",
            target=target,
            leftover=os.path.basename(leftover),
        )


def _check_copy(part: str) -> None:
    with closing(sqlite3.connect(part)) as copy:
        # Whether the copy is whole is asked, not whether its rows obey their rules: that is `partui check`'s.
        copy.execute("PRAGMA ignore_check_constraints = ON")
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise PartuiError("Bản sao có lỗi ({found}); chưa xuất gì. Hãy xem “partui check”.", found=found)


def _refusal(error: sqlite3.Error | UnicodeDecodeError, target: str) -> PartuiError:
    full = (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_FULL")
    return no_room(target) if full else explain(error, target)
