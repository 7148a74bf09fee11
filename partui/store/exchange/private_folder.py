"""A folder of one's own for a copy that is only read; one that a killed program left is removed by the next."""

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock

COPY, UNPACKED = "copy.db", "unpacked.db"

_PREFIX = "partui-copy-"
_NAME = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
_ENDINGS = ("", "-journal", "-wal", "-shm")
# Nothing else is ever removed from a folder.
_OURS = tuple(f"{name}{ending}" for name in (COPY, UNPACKED) for ending in _ENDINGS)
# A folder that has just been made is not locked yet.
_YOUNG_SECONDS = 1.0


@contextmanager
def private_folder() -> Iterator[str]:
    """Give a new folder that nobody else may open, for files of the names above; it goes when the block is through.

    As long as its program lives it is locked, so that others know it from one that was left behind.

    Raises:
        OSError: it cannot be made.
    """
    above = tempfile.gettempdir()
    _sweep(above)
    folder = tempfile.mkdtemp(prefix=_PREFIX, dir=above)
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        os.rmdir(folder)
        raise
    try:
        flock(held, LOCK_EX | LOCK_NB)
        yield folder
    finally:
        _remove(folder, held)
        os.close(held)


def _sweep(above: str) -> None:
    with suppress(OSError):
        for name in filter(_NAME.fullmatch, os.listdir(above)):
            with suppress(OSError):
                _remove_if_left(os.path.join(above, name))


def _remove_if_left(folder: str) -> None:
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        found = os.fstat(held)
        if found.st_uid == os.geteuid() and time.time() - found.st_mtime >= _YOUNG_SECONDS:
            flock(held, LOCK_EX | LOCK_NB)
            _remove(folder, held)
    finally:
        os.close(held)


def _remove(folder: str, held: int) -> None:
    for name in _OURS:
        with suppress(OSError):
            os.unlink(name, dir_fd=held)
    with suppress(OSError):
        os.rmdir(folder)
