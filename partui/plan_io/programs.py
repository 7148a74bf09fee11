"""Runs other programs in a folder of their own, without input and with a time limit."""

import subprocess
import time
from collections.abc import Mapping, Sequence

from partui.plan_io.document import OnRow
from partui.system.processes import apart, end_all

_LOOK_SECONDS = 0.2


def run_program(
    words: Sequence[str], folder: str, seconds: float, watch: OnRow, *, variables: Mapping[str, str] | None = None
) -> bool:
    """Run a program; return whether it succeeded in time.

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
