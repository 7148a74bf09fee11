"""Locks on files, which a program that is killed leaves behind unlocked."""

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Windows lets nobody else touch the bytes that are locked: one that no file of ours has, beyond SQLite's own.
_FAR = 0x7FFFFFF0


def lock(handle: int) -> None:
    """Lock an open file until it is closed or its program ends.

    Args:
        handle: of the file, open for writing; of a folder too, but on Windows.

    Raises:
        OSError: another has it locked, or its file system knows no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def read_locked(path: str, first: int, count: int) -> Iterator[None]:
    """Keep bytes of a file locked as one of its readers does, also against this process, where the system can.

    Args:
        path: the file.
        first: the first byte; count how many they are.
    """
    if sys.platform == "win32":
        # It lets nobody delete a file that is open, which is what this is for.
        yield
        return
    try:
        import fcntl

        command, handle = fcntl.F_OFD_SETLK, os.open(path, os.O_RDONLY)
    except (ImportError, AttributeError, OSError):
        yield
        return
    try:
        fcntl.fcntl(handle, command, struct.pack("@hhqqi4x", fcntl.F_RDLCK, os.SEEK_SET, first, count, 0))
        yield
    finally:
        os.close(handle)
