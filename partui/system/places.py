"""Where a program keeps its files: beside itself, as on a USB stick, else in the user's folders."""

import os
import sys
from collections.abc import Mapping

_NAME = "partui"


def data_folder() -> str:
    """Return the folder of the store; nothing where the user has no folder of their own."""
    return carried_folder() or _own("data")


def log_folder() -> str:
    """Return the folder of the log; nothing where the user has no folder of their own."""
    return carried_folder() or _own("log")


def state_folder() -> str:
    """Return the folder of what is kept between sittings; nothing where the user has no folder of their own."""
    return carried_folder() or _own("state")


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
    return _own("config") or os.path.join("~", _NAME)


def _own(kind: str) -> str:
    import platformdirs

    # Older versions answer `~` where no home folder is known; each of the ways to ask Windows fails in its own.
    try:
        folder: str = getattr(platformdirs, f"user_{kind}_dir")(_NAME, appauthor=False)
    except (RuntimeError, ValueError, LookupError, OSError):
        return ""
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
