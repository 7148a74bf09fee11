"""What several users share through their group."""

import os
import stat
import sys
from contextlib import suppress

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
