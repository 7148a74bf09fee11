"""Folders for what passes: held while their program lives, so that one left behind is known by not being held."""

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from partui.system.locks import lock

# Windows locks no folder: a file in it is locked instead.
HELD_BY = ".partui-held"


class HeldFolder(NamedTuple):
    """A folder that is held.

    Attributes:
        path: the folder.
        handle: what is locked.
    """

    path: str
    handle: int


def hold(path: str, *, unchanged_seconds: float = 0.0) -> HeldFolder:
    """Hold a folder of this user's.

    Args:
        path: the folder.
        unchanged_seconds: how long nothing may have been made in it or taken out.

    Raises:
        OSError: it is held, is a link, another user's or too young.
    """
    if sys.platform == "win32":
        import stat

        found = os.lstat(path)
        # Links and junctions alike. The folder above is the user's own.
        _check_left(not found.st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT, found, unchanged_seconds)
        handle = os.open(os.path.join(path, HELD_BY), os.O_CREAT | os.O_RDWR, 0o600)
    else:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if sys.platform != "win32":
            found = os.fstat(handle)
            _check_left(found.st_uid == os.geteuid(), found, unchanged_seconds)
        lock(handle)
    except BaseException:
        os.close(handle)
        raise
    return HeldFolder(path, handle)


def held_to_move(held: HeldFolder) -> int:
    """Return what is locked of a folder that is to be moved; -1, and let go, where none that is held can be."""
    if sys.platform == "win32":
        os.close(held.handle)
        with suppress(OSError):
            os.unlink(os.path.join(held.path, HELD_BY))
        return -1
    return held.handle


def remove(held: HeldFolder, names: Iterable[str]) -> None:
    """Let go of a folder and remove it with files of some names; with anything else in it, it stays.

    Args:
        held: the folder.
        names: of the files, some of which may not be there.
    """
    if sys.platform == "win32":
        os.close(held.handle)
        for name in (*names, HELD_BY):
            with suppress(OSError):
                os.unlink(os.path.join(held.path, name))
        with suppress(OSError):
            os.rmdir(held.path)
        return
    try:
        for name in names:
            with suppress(OSError):
                # Whatever is put in the folder's place meanwhile keeps its files.
                os.unlink(name, dir_fd=held.handle)
        with suppress(OSError):
            os.rmdir(held.path)
    finally:
        os.close(held.handle)


def _check_left(ours: bool, found: os.stat_result, unchanged_seconds: float) -> None:
    if not ours or (unchanged_seconds and time.time() - found.st_mtime < unchanged_seconds):
        raise PermissionError
