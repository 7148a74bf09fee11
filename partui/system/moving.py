"""Putting a file or a folder in the place of another, whole or not at all."""

import os
import sys
import time

# Whatever looks through new files, for viruses or for search, has them open for a moment.
_WAITS_SECONDS = (0.05, 0.1, 0.2, 0.4)

# What opens a file but not one that a link leads to; Windows has no such flag.
if sys.platform == "win32":
    NO_LINKS = 0
else:
    NO_LINKS = os.O_NOFOLLOW


def closed_to_move(handle: int) -> int:
    """Return the handle of a file that is to be moved or removed; -1, and closed, where that is done to none in use.

    Args:
        handle: of the file, -1 where it is closed already.
    """
    if sys.platform == "win32" and handle >= 0:
        os.close(handle)
        return -1
    return handle


def replace(source: str, target: str) -> None:
    """Move a file to the place of another, in one step.

    Raises:
        OSError: it cannot be; both are as they were.
    """
    if sys.platform == "win32":
        for seconds in _WAITS_SECONDS:
            try:
                os.replace(source, target)
            except PermissionError:
                time.sleep(seconds)
            else:
                return
    os.replace(source, target)


# Of Linux's renameat2: both exist, and each takes the other's name; paths are as they are written.
_EXCHANGE, _AS_WRITTEN = 2, -100


def exchange(one: str, other: str) -> bool:
    """Give two folders each the other's name in one step; return whether the system could.

    Args:
        one: the whole path of one; other likewise, on the same disk.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AS_WRITTEN, os.fsencode(one), _AS_WRITTEN, os.fsencode(other), _EXCHANGE) == 0)
