"""Putting a file in the place of another, whole or not at all."""

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
