"""What several users share through their group."""

import os
import stat
import sys
from contextlib import suppress
from typing import NamedTuple

_GROUP = stat.S_IRGRP | stat.S_IWGRP


def share_as(model: str, made: str) -> None:
    """Open a file or folder to the group that a file may be written by; on Windows a folder hands that on by itself.

    Args:
        model: the file.
        made: what was made beside it.
    """
    if sys.platform == "win32":
        return
    there, here = os.stat(model), os.stat(made)
    shared = stat.S_IMODE(there.st_mode) & _GROUP
    if shared & stat.S_IWGRP:
        with suppress(OSError):
            os.chown(made, -1, there.st_gid)
        enter = stat.S_IXGRP if stat.S_ISDIR(here.st_mode) else 0
        with suppress(OSError):
            os.chmod(made, stat.S_IMODE(here.st_mode) | shared | enter)


class Sharing(NamedTuple):
    """Who may use a file or folder.

    Attributes:
        mode: the bits, those of the group's inheritance and of deleting among them.
        group: the group's number; name what it is called.
    """

    mode: int
    group: int
    name: str


def sharing(path: str) -> Sharing | None:
    """Return who may use a file or folder; none on Windows, where no bits say so.

    Raises:
        OSError: it is not there.
    """
    if sys.platform == "win32":
        return None
    import grp

    found = os.stat(path)
    try:
        name = grp.getgrgid(found.st_gid).gr_name
    except KeyError:
        name = str(found.st_gid)
    return Sharing(stat.S_IMODE(found.st_mode), found.st_gid, name)


def is_member(group: int) -> bool:
    """Return whether this user is of a group, or needs not be.

    Args:
        group: its number.
    """
    if sys.platform == "win32":
        return True
    return os.geteuid() == 0 or group in {os.getegid(), *os.getgroups()}


def own_umask() -> int:
    """Return what is taken away from the modes of files that this program makes."""
    found = os.umask(0o077)
    os.umask(found)
    return found
