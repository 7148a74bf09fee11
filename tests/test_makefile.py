"""What `make` does, in a checkout whose Python only writes down what it was called with."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.pythons import ROOT

MADE_OF = ("Makefile", "pyproject.toml", "constraints.txt", "hatch_build.py")
CATALOGUE = "partui/locale/en/LC_MESSAGES/partui.po"
PYTHON = """#!/bin/sh
echo "$*" >> {calls}
case "$*" in {failing}) for line in 1 2 3 4 5; do echo "trace $line" >&2; done; exit 1;; esac
"""


class Said(NamedTuple):
    """How it went."""

    code: int
    out: str
    err: list[str]


class Checkout:
    """A checkout with an environment of its own.

    Args:
        folder: where.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in (*MADE_OF, CATALOGUE):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
            os.utime(folder / name, (1000, 1000))
        self.python(folder / ".venv/bin/python")
        shutil.copyfile("/bin/true", folder / ".venv/bin/partui")
        (folder / ".venv/bin/partui").chmod(0o755)
        for stamp in (".venv/.python", ".venv/.run", CATALOGUE.replace(".po", ".mo")):
            (folder / stamp).touch()

    def python(self, path: Path, failing: str = "nothing") -> None:
        """Write a Python that fails where what it is called with is like a pattern of the shell's."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PYTHON.format(calls=self.folder / "calls", failing=failing), encoding="utf-8")
        path.chmod(0o755)

    def make(self, *args: str) -> Said:
        """Make something."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON"))}
        done = subprocess.run(
            ["make", *args],
            cwd=self.folder,
            env={**env, "LC_ALL": "C"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr.splitlines())

    @property
    def calls(self) -> list[str]:
        """What Python was called with."""
        calls = self.folder / "calls"
        return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_what_is_there_is_not_made_again(checkout: Checkout) -> None:
    assert checkout.make("run") == Said(0, "", [])
    assert checkout.calls == []


def test_a_changed_catalogue_is_compiled_without_pip(checkout: Checkout) -> None:
    (checkout.folder / CATALOGUE).touch()
    os.utime(checkout.folder / CATALOGUE.replace(".po", ".mo"), (1000, 1000))
    assert checkout.make("run") == Said(0, "", [])
    assert checkout.calls == ["hatch_build.py"]


def test_what_is_installed_is_installed_with_what_builds_it(checkout: Checkout) -> None:
    (checkout.folder / "pyproject.toml").touch()
    os.utime(checkout.folder / ".venv/.run", (2000, 2000))
    assert checkout.make("run").code == 0
    assert [call.split("constraints.txt ")[-1] for call in checkout.calls] == [
        "hatchling babel",
        "--no-build-isolation --editable .",
        "-m compileall -q partui",
    ]


def test_without_a_network_one_sentence_says_so(checkout: Checkout) -> None:
    (checkout.folder / ".venv/.run").unlink()
    checkout.python(checkout.folder / ".venv/bin/python", failing="*' install '*")
    said = checkout.make("run")
    assert said.code == 2
    assert said.err[:2] == [
        "partui: chuẩn bị lần đầu, xin chờ…",
        "partui: không cài được thư viện cần thiết; lần đầu cần có mạng. Chi tiết: .venv/install.log",
    ]
    assert [line for line in said.err[2:] if not line.startswith("make: ***")] == []
    assert "trace 5" in (checkout.folder / ".venv/install.log").read_text(encoding="utf-8")


def test_another_python_that_is_asked_for_looks_whose_the_environment_is(checkout: Checkout) -> None:
    other = checkout.folder / "other"
    checkout.python(other)
    assert checkout.make(f"PYTHON={other}", "run").code == 0
    assert checkout.calls == ["tools/environment.py .venv"]


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Checkout) -> None:
    (checkout.folder / ".venv/bin/python").unlink()
    checkout.python(checkout.folder / "bin/python3")
    checkout.make(f"PATH={checkout.folder / 'bin'}:{os.environ['PATH']}", "run")
    assert checkout.calls[0] == "tools/environment.py .venv"


def test_help_tells_of_every_target(checkout: Checkout) -> None:
    told = {line.split()[0] for line in checkout.make("help").out.splitlines()}
    (phony,) = [
        line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if line.startswith(".PHONY")
    ]
    assert told == set(phony.split()[1:]) - {"FORCE"}
