"""Commands run in this process, and as a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from partui.cli.start import run


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output as data."""
        return json.loads(self.out)

    def refused(self, code: int = 1) -> str:
        """The sentence on stderr of a command that could not, and wrote nothing else."""
        assert self.code == code, self
        assert self.out == ""
        assert self.err.startswith("Lỗi: ")
        assert "Traceback" not in self.err
        assert len(self.err.splitlines()) == (2 if code == 2 else 1)
        return self.err


Partui = Callable[..., Answer]


@pytest.fixture
def partui(store_path: Path, capsys: pytest.CaptureFixture[str]) -> Partui:
    """Run a command in this process on the test's own store."""

    def call(*args: str) -> Answer:
        code = run(args)
        return Answer(code, *capsys.readouterr())

    return call


@pytest.fixture
def process(store_path: Path) -> Partui:
    """Run a command as a process, without a terminal."""

    def call(*args: str, **env: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "partui", *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", **env},
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
