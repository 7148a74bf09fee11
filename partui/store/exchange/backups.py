"""Copies of the store kept beside it, in the folder `backups`."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.store.db.faults import FAULTS, explain
from partui.store.exchange.copying import copy_to
from partui.system.sharing import share_as
from partui.wording.disk_errors import disk_reason

KEPT = 10
_FOLDER = "backups"
_FOLDER_MODE = 0o700
_TIME = "%Y%m%d-%H%M%S"


class Reason(StrEnum):
    """Why a copy was kept: what was about to be done to the file, or that somebody asked for it."""

    ASKED = "asked"
    MIGRATION = "migration"
    MERGE = "merge"
    IMPORT = "import"
    REMOVAL = "removal"
    RESTORE = "restore"


class Backup(NamedTuple):
    """A copy of the store.

    Attributes:
        number: what it is called by, counted from 1; numbers of copies that were thrown away are not used again.
        made: when, by the computer's own clock.
        size: bytes.
    """

    number: int
    made: datetime
    reason: Reason
    path: str
    size: int


def reason_label(reason: Reason) -> str:
    """Return why a copy was kept, as an officer reads it."""
    return {
        Reason.ASKED: _("sao lưu"),
        Reason.MIGRATION: _("trước khi nâng cấp tệp"),
        Reason.MERGE: _("trước khi hợp nhất"),
        Reason.IMPORT: _("trước khi nạp kế hoạch"),
        Reason.REMOVAL: _("trước khi xóa kế hoạch"),
        Reason.RESTORE: _("trước khi khôi phục"),
    }[reason]


def backups(path: str) -> list[Backup]:
    """Return the copies kept of a store, the newest first.

    Args:
        path: the store's file.
    """
    folder = backup_folder(path)
    form = re.compile(rf"{re.escape(os.path.basename(path))}\.([0-9]{{4,9}})\.([0-9]{{8}}-[0-9]{{6}})\.([a-z]+)\.db")
    found = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for name in os.listdir(folder):
            match = form.fullmatch(name)
            with suppress(ValueError, OSError):
                if match is not None:
                    full = os.path.join(folder, name)
                    made = datetime.strptime(match[2], _TIME)
                    found.append(Backup(int(match[1]), made, Reason(match[3]), full, os.stat(full).st_size))
    return sorted(found, reverse=True)


def backup_folder(path: str) -> str:
    """Return the folder in which the copies of a store are kept."""
    return os.path.join(os.path.dirname(os.path.abspath(path)), _FOLDER)


def back_up(path: str, reason: Reason) -> Backup:
    """Keep a copy of a store as it stands; of those that nobody asked for the last ten are kept.

    It reads by a connection of its own, so that it may be called by whoever holds the file's write lock.

    Args:
        path: the store's file.

    Raises:
        PartuiError: the copy cannot be made; nothing was thrown away then.
    """

    def copy(target: str) -> None:
        with closing(sqlite3.connect(path)) as reader:
            copy_to(reader, target)

    try:
        return keep(path, reason, copy)
    except FAULTS as error:
        raise explain(error, path) from error


def keep(path: str, reason: Reason, copy: Callable[[str], None]) -> Backup:
    """Keep a copy that a function makes at the path it is given, and throw the eldest away."""
    _make_folder(path)
    made = datetime.now().replace(microsecond=0)
    number = next_number(path)
    name = f"{os.path.basename(path)}.{number:04}.{made.strftime(_TIME)}.{reason}.db"
    target = os.path.join(backup_folder(path), name)
    copy(target)
    share_as(path, target)
    _throw_away(path)
    return Backup(number, made, reason, target, os.stat(target).st_size)


def next_number(path: str) -> int:
    """Return the number that the next copy kept of a store gets."""
    return max((each.number for each in backups(path)), default=0) + 1


def backup_named(path: str, name: str) -> Backup | None:
    """Return the copy of a store that is meant by its number or its file's name; none when there is no such."""
    wanted = os.path.basename(name)
    for each in backups(path):
        if wanted in {str(each.number), os.path.basename(each.path)}:
            return each
    return None


def _make_folder(path: str) -> None:
    folder = backup_folder(path)
    try:
        if not os.path.isdir(folder):
            os.makedirs(folder, mode=_FOLDER_MODE)
            share_as(path, folder)
    except FileExistsError:
        raise PartuiError("{folder} không phải là thư mục, không sao lưu được; chưa làm gì.", folder=folder) from None
    except OSError as error:
        raise PartuiError(
            "Không tạo được thư mục sao lưu {folder}: {reason}; chưa làm gì.",
            folder=folder,
            reason=disk_reason(error),
        ) from error


def _throw_away(path: str) -> None:
    by_itself = [each for each in backups(path) if each.reason != Reason.ASKED]
    for each in by_itself[KEPT:]:
        for tail in ("", "-wal"):
            with suppress(OSError):
                os.unlink(f"{each.path}{tail}")
