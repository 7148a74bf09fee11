"""Putting an earlier copy in the place of the store, whatever state that is in and whoever has it open."""

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.files import BESIDE_A_STORE, PRIVATE, part_file, part_unchecked
from partui.store.db.connection import BUSY_SECONDS, use_wal, write_to
from partui.store.db.faults import FAULTS, busy, explain
from partui.store.exchange.backups import Backup, Reason, back_up, backup_named, keep
from partui.store.exchange.untrusted import private_copy
from partui.store.projection.checking import repair
from partui.store.projection.kinds import KINDS
from partui.store.projection.readable import reading_anything, unreadable

_PATIENCE_SECONDS = 0.2
_NOT_TO_BE_WRITTEN_INTO = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_CANTOPEN", "SQLITE_IOERR")


class RestoreResult(NamedTuple):
    """What was done.

    Attributes:
        source: the file that the store is a copy of now.
        replaced: the copy kept of what was there before; none where there was no file.
    """

    source: str
    replaced: Backup | None


def copy_named(path: str, name: str) -> str:
    """Return the file that is meant by the number or name of a copy kept of a store, or by a path.

    Args:
        path: the store's file.

    Raises:
        PartuiError: there is no such copy.
    """
    kept = backup_named(path, name)
    if kept is not None:
        return kept.path
    there = os.path.abspath(os.path.expanduser(name))
    if not os.path.isfile(there):
        raise PartuiError("Không có bản sao lưu “{name}”; “partui restore” liệt kê các bản đang có.", name=name)
    return there


def check_restorable(source: str) -> None:
    """Refuse a copy that could not be put in the place of the store.

    Raises:
        PartuiError: it is unsound.
    """
    with private_copy(source) as copy:
        _look(copy, source)


def restore(path: str, source: str) -> RestoreResult:
    """Put a copy in the place of the store, all of it or nothing; what was there is kept in `backups` first.

    Programs that have the store open go on with what was restored: it is written into the same file, as an edit is.
    Only where the file cannot take it (damaged, or not there) is another put in its place.

    Args:
        path: the store's file.
        source: the copy.

    Raises:
        PartuiError: the copy is unsound, the store is busy, what was there cannot be kept, the disk is full.
    """
    with private_copy(source) as copy:
        _look(copy, source)
        if not os.path.exists(path):
            _put_in_place(path, copy)
            return RestoreResult(source, None)
        try:
            return RestoreResult(source, _write_into(path, copy))
        except sqlite3.Error as error:
            if not error.sqlite_errorname.startswith(_NOT_TO_BE_WRITTEN_INTO):
                raise explain(error, path) from error
        replaced = _keep_bytes(path)
        _put_in_place(path, copy)
        return RestoreResult(source, replaced)


def _look(copy: sqlite3.Connection, path: str) -> None:
    """Refuse a copy that no command could work on; what follows from its journal and cannot be read is written anew."""
    used = copy.execute("SELECT CAST(value AS BLOB) FROM setting WHERE name = 'plan_in_use'").fetchone()
    years = {str(year).encode() for (year,) in copy.execute("SELECT year FROM plan")}
    if used and used[0] not in years:
        raise PartuiError("{path}: kế hoạch đang dùng không có trong tệp ấy; chưa khôi phục gì.", path=path)
    with reading_anything(copy):
        wrong = unreadable(copy)
    if wrong:
        raise PartuiError("{path}: {wrong} Chưa khôi phục gì.", path=path, wrong=wrong[0])
    try:
        for table in KINDS:
            for _row in copy.execute(f"SELECT * FROM {table}"):
                pass
    except FAULTS:
        repair(copy)


def _write_into(path: str, copy: sqlite3.Connection) -> Backup:
    kept: list[Backup] = []
    give_up = time.monotonic() + BUSY_SECONDS

    def keep_what_is_there(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            # Python would try again for ever.
            if time.monotonic() > give_up:
                raise busy(path)
        elif not kept:
            # The first page is written: nobody else can write now, and what others read is still what was there.
            kept.append(_keep(path))

    with closing(sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)) as conn:
        use_wal(conn)
        copy.backup(conn, pages=1, progress=keep_what_is_there)
    return kept[0]


def _keep(path: str) -> Backup:
    try:
        return back_up(path, Reason.RESTORE)
    except PartuiError:
        # Damaged perhaps, and all the more worth keeping as it is.
        return _keep_bytes(path)


def _keep_bytes(path: str) -> Backup:
    """Keep a file as it is, with what was logged and not yet taken in."""

    def copy(target: str) -> None:
        for tail in ("", "-wal"):
            if os.path.exists(f"{path}{tail}") and (not tail or os.path.getsize(f"{path}{tail}")):
                with part_unchecked(f"{target}{tail}", PRIVATE) as part:
                    shutil.copyfile(f"{path}{tail}", part)

    return keep(path, Reason.RESTORE, copy)


def _put_in_place(path: str, copy: sqlite3.Connection) -> None:
    """Put a new file in the place of one that cannot be written into."""
    with part_file(path, PRIVATE, force=True) as part:
        write_to(copy, part)
        # SQLite would play what was logged for the old file over the new one.
        for tail in BESIDE_A_STORE:
            with suppress(FileNotFoundError):
                os.unlink(f"{path}{tail}")
