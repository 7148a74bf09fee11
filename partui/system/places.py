"""Where a program keeps its files: beside itself, as on a USB stick, else in the user's folders."""

import os
import sys
from collections.abc import Mapping

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


FOLDER = "partui-data"
VARIABLE = "PARTUI_PORTABLE"
BUNDLE = ".pyz"

# The folder, where there is one: every thread sees the same.
_carried: list[str] = []


def carry(asked: bool, environ: Mapping[str, str]) -> None:
    """Keep every file beside the program from now on where that is asked for, or a bundle has its folder there already.

    Args:
        asked: whether the flag was given.
        environ: the environment.
    """
    said = environ.get(VARIABLE, "")
    folder = os.path.join(_program_folder(), FOLDER)
    found = not said and sys.argv[0].endswith(BUNDLE) and os.path.isdir(folder)
    _carried[:] = [folder] if asked or said not in {"", "0"} or found else []


def carried_folder() -> str:
    """Return the folder beside the program; nothing where the user's own are taken."""
    return _carried[0] if _carried else ""


def _program_folder() -> str:
    program = os.path.realpath(sys.argv[0])
    folder = os.path.dirname(program)
    # `python -m partui` is called by a file of the package itself.
    return os.path.dirname(folder) if os.path.basename(program) == "__main__.py" else folder
