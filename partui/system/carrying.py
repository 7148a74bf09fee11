"""Whether partui keeps its files beside itself, as on a USB stick, and where that is."""

import os
import sys
from collections.abc import Mapping

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
