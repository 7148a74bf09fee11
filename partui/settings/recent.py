"""The folder that a file was last opened from, remembered between runs if possible."""

import os
from contextlib import suppress

from partui.system.places import state_folder


def recent_folder() -> str:
    """Return the folder with a trailing slash; empty if it is gone."""
    with suppress(OSError, ValueError), open(_place(), encoding="utf-8") as file:
        folder = file.read(4096).strip()
        if os.path.isdir(folder):
            return os.path.join(folder, "")
    return ""


def remember_folder(path: str) -> None:
    """Remember the folder of a file.

    Args:
        path: the file's whole path.
    """
    with suppress(OSError, ValueError):
        place = _place()
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(os.path.dirname(path))


def _place() -> str:
    return os.path.join(state_folder(), "recent-folder")
