"""Other programs, run for a while in a folder of their own: never longer, never asked anything, ended when given up."""

import subprocess
import time
from collections.abc import Mapping, Sequence

from partui.plan_io.document import OnRow
from partui.system.processes import apart, end_all

_LOOK_SECONDS = 0.2


def run_program(
    words: Sequence[str], folder: str, seconds: float, watch: OnRow, *, variables: Mapping[str, str] | None = None
) -> bool:
    """Return whether a program did its work within some seconds.

    Args:
        words: the program and its arguments.
        folder: where it runs.
        watch: told that no row was read yet as long as it runs; what it raises ends the program.
        variables: its environment, ours where none is given.
    """
    give_up = time.monotonic() + seconds
    with subprocess.Popen(
        words, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, **apart(),
    ) as program:  # fmt: skip
        try:
            while program.poll() is None and time.monotonic() < give_up:
                watch(0)
                _wait(program)
        finally:
            end_all(program)
        return program.returncode == 0


def _wait(program: "subprocess.Popen[bytes]") -> None:
    try:
        program.wait(_LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        return
