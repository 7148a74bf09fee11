"""The virtual environment of `make`: whose it is, and when it is made anew."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The environments that are made, without what takes seconds."""
    folders: list[Path] = []

    def run(command: list[str], **_how: object) -> subprocess.CompletedProcess[str]:
        assert command[:-1] == [sys.executable, "-m", "venv"]
        folders.append(Path(command[-1]))
        (folders[-1] / "bin").mkdir(parents=True)
        (folders[-1] / "bin/python").touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return folders


def test_it_is_made_once(made: list[Path], tmp_path: Path) -> None:
    for _time in range(2):
        environment.main(tmp_path / "venv")
    assert made == [tmp_path / "venv"]


@pytest.mark.parametrize("change", ["another's", "gone"])
def test_it_is_made_anew(change: str, made: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "venv"
    environment.main(folder)
    (folder / "left").touch()
    if change == "gone":
        (folder / "bin/python").unlink()
    else:
        (folder / ".python").write_text("/usr 3.11.0", encoding="utf-8")
    environment.main(folder)
    assert made == [folder, folder]
    assert not (folder / "left").exists()


def test_an_older_python_is_told_so(made: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit, match=r"partui: cần Python 3\.11 trở lên, đây là 3\.8; ví dụ: make PYTHON="):
        environment.main(tmp_path / "venv")
    assert made == []
