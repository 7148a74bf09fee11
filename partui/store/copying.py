"""One consistent copy of the store in one new file."""

import os
import sqlite3
from contextlib import suppress

from partui.domain.errors import PartuiError
from partui.files import PRIVATE, no_room, part_file
from partui.store.faults import explain


def copy_to(conn: sqlite3.Connection, target: str, *, force: bool = False) -> None:
    """Write the whole store to a file, mode 0600, complete or not at all.

    Args:
        conn: the store, not inside a transaction.
        target: the file to make.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: the target is there, is the store itself, its folder is missing or cannot be written, the
            disk is full.
    """
    target = os.path.abspath(os.path.expanduser(target))
    _check_target(conn, target)
    try:
        with part_file(target, PRIVATE, force=force) as part:
            _copy(conn, part)
    except sqlite3.Error as error:
        raise _refusal(error, target) from error


def _copy(conn: sqlite3.Connection, part: str) -> None:
    try:
        conn.execute("VACUUM INTO ?", (part,))
        _check_copy(part)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(f"{part}-journal")


def _check_target(conn: sqlite3.Connection, target: str) -> None:
    source = conn.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
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
    copy = sqlite3.connect(part)
    try:
        # Whether the copy is whole is asked, not whether its rows obey their rules: that is `partui check`'s.
        copy.execute("PRAGMA ignore_check_constraints = ON")
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    finally:
        copy.close()
    if found != "ok":
        raise PartuiError("Bản sao không lành ({found}); chưa xuất gì.", found=found)


def _refusal(error: sqlite3.Error, target: str) -> PartuiError:
    full = (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_FULL")
    return no_room(target) if full else explain(error, target)
