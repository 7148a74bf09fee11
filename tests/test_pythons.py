"""Which Pythons the smoke tests run on."""

import sys
import tomllib
from pathlib import Path

import pytest

from tools.pythons import ROOT, folders, installed, probed, supported


def program(path: Path, answer: str, code: int = 0) -> None:
    """Write a program that answers what it is asked as a Python would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{answer} {path}'\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_versions_named_begin_with_the_oldest_that_is_allowed() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert project["requires-python"] == ">={}.{}".format(*supported()[0])
    assert [minor for _major, minor in supported()] == list(range(supported()[0][1], supported()[-1][1] + 1))


def test_the_python_that_runs_this_is_one() -> None:
    python = probed(Path(sys.executable))
    assert python is not None
    assert python.version == sys.version_info[:3]


def test_the_newest_of_each_version_is_found_wherever_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pyenv = tmp_path / "pyenv"
    program(tmp_path / "bin/python3.12", "3 12 1")
    program(pyenv / "versions/3.12.9/bin/python3.12", "3 12 9")
    program(pyenv / "versions/3.13.0/bin/python3.13", "3 13 0")
    program(pyenv / "versions/3.10.0/bin/python3.10", "3 10 0")
    program(tmp_path / "shims/python3.14", "not in use", 127)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{tmp_path / 'shims'}:{tmp_path / 'gone'}")
    monkeypatch.setenv("PYENV_ROOT", str(pyenv))
    found = installed(folders(), [(3, 11), (3, 12), (3, 13), (3, 14)])
    assert {version: str(python) for version, python in found.items()} == {(3, 12): "3.12.9", (3, 13): "3.13.0"}
