"""Where a program keeps its files: beside itself, else in the user's folders as the system has them."""

import os
import sys
from collections.abc import Mapping

from partui.system.carrying import carried_folder

_NAME = "partui"


def data_folder() -> str:
    """Return the folder of the store; nothing where the user has no folder of their own."""
    if carried_folder():
        return carried_folder()
    import platformdirs

    try:
        return _whole(platformdirs.user_data_dir(_NAME, appauthor=False))
    except RuntimeError:
        return ""


def log_folder() -> str:
    """Return the folder of the log; nothing where the user has no folder of their own."""
    if carried_folder():
        return carried_folder()
    import platformdirs

    try:
        return _whole(platformdirs.user_log_dir(_NAME, appauthor=False))
    except RuntimeError:
        return ""


def state_folder() -> str:
    """Return the folder of what is kept between sittings; nothing where the user has no folder of their own."""
    if carried_folder():
        return carried_folder()
    import platformdirs

    try:
        return _whole(platformdirs.user_state_dir(_NAME, appauthor=False))
    except RuntimeError:
        return ""


def config_folder(environ: Mapping[str, str]) -> str:
    """Return the folder of the settings; one that begins with `~` where the user has no folder of their own.

    Args:
        environ: the environment.
    """
    if carried_folder():
        return carried_folder()
    if sys.platform == "linux":
        # What platformdirs answers here; importing it takes as long as a quick command.
        base = environ.get("XDG_CONFIG_HOME", "")
        return os.path.join(base if base.strip() else os.path.expanduser("~/.config"), _NAME)
    import platformdirs

    return platformdirs.user_config_dir(_NAME, appauthor=False)


def _whole(folder: str) -> str:
    # Older versions answer `~` where no home folder is known.
    return folder if os.path.isabs(folder) else ""
