"""Other programs, started so that they can be ended with all that they start."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess


def find_program(names: Sequence[str], windows: str) -> str | None:
    """Return the path of a program that is installed; none where it is not.

    Args:
        names: what it may be called where it stands on the search path.
        windows: where it is on Windows, below the folder for programs; it is on no search path there.
    """
    import os
    import shutil

    found = next(filter(None, map(shutil.which, names)), None)
    if found is None and sys.platform == "win32":
        place = os.path.join(os.environ.get("PROGRAMFILES", ""), windows)
        return place if os.path.isfile(place) else None
    return found


def apart() -> dict[str, Any]:
    """Return the arguments of `Popen` by which a program begins a group of its own, out of sight."""
    if sys.platform == "win32":
        import subprocess

        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def end_all(program: "subprocess.Popen[bytes]") -> None:
    """End a program that was started apart, with those that it has started.

    Args:
        program: the program; one that has ended by itself is left.
    """
    if program.poll() is not None:
        return
    if sys.platform == "win32":
        import subprocess

        words = ("taskkill", "/T", "/F", "/PID", str(program.pid))
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        program.kill()
    else:
        import os
        import signal
        from contextlib import suppress

        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
    program.wait()
