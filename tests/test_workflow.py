"""The workflow of a public forge, which runs nowhere here: it names the Pythons and the targets that there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.pythons import supported

ROOT = Path(__file__).parent.parent
JOBS: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))["jobs"]
VERSIONS = ["{}.{}".format(*version) for version in supported()]


def made(job: str) -> list[str]:
    """The targets that a job makes."""
    lines = [line for step in JOBS[job]["steps"] for line in step.get("run", "").splitlines()]
    return [line.split()[-1] for line in lines if line.startswith("make ")]


@pytest.mark.parametrize("job", ["unix", "windows"])
def test_each_system_is_tried_on_every_python(job: str) -> None:
    assert JOBS[job]["strategy"]["matrix"]["python"] == VERSIONS


def test_linux_and_macos_and_windows_are_tried() -> None:
    assert {*JOBS["unix"]["strategy"]["matrix"]["os"], JOBS["windows"]["runs-on"]} == {
        "ubuntu-latest",
        "macos-latest",
        "windows-latest",
    }


def test_the_lowest_versions_are_tried_on_the_newest_python() -> None:
    (version,) = [
        step["with"]["python-version"] for step in JOBS["lowest"]["steps"] if "python-version" in step.get("with", {})
    ]
    assert version == VERSIONS[-1]


def test_what_is_made_is_what_ci_makes_here() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    (here,) = re.findall(r"^make (.+)$", (ROOT / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE)
    assert made("unix") == made("windows")
    assert set(made("unix")) == set(here.split()) <= targets
    assert set(made("lowest")) <= targets
