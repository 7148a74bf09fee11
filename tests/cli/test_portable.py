"""`--portable`: whatever partui keeps stands beside it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from partui.cli.start import run
from partui.log import log_path
from partui.settings.recent import recent_folder, remember_folder
from partui.system.places import carried_folder, carry


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program on a stick; the computer has a file and settings of its own."""
    monkeypatch.setenv("PARTUI_DB", str(tmp_path / "of-this-computer.db"))
    monkeypatch.setenv("PARTUI_CONFIG", str(tmp_path / "config-of-this-computer.toml"))
    (tmp_path / "config-of-this-computer.toml").write_text('lang = "en"\n')
    path = tmp_path / "stick" / "partui.pyz"
    path.parent.mkdir()
    path.touch()
    monkeypatch.setattr(sys, "argv", [str(path)])
    yield path
    carry(False, {})


@pytest.mark.parametrize("args", [["--portable", "status"], ["status", "--portable"], ["list", "--portable"]])
def test_everything_stands_beside_the_program(
    program: Path, capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    folder = program.parent / "partui-data"
    assert run(args) == 0
    assert "Chưa thực hiện" in capsys.readouterr().out
    assert run(["config", "set", "officer", "Lan", "--portable"]) == 0
    remember_folder(str(program))
    assert recent_folder() == os.path.join(program.parent, "")
    assert log_path() == str(folder / "partui.log")
    assert sorted(path.name for path in folder.iterdir()) == ["config.toml", "partui.db", "recent-folder"]
    assert "Lan" in (folder / "config.toml").read_text()
    assert "partui-data" not in os.listdir(os.environ["XDG_DATA_HOME"])


def test_a_file_that_is_named_is_taken(program: Path, seeded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--portable", "--db", str(seeded), "status"]) == 0
    assert not (program.parent / "partui-data").exists()


@pytest.mark.parametrize(
    ("made", "said", "carried"),
    [(True, None, True), (False, None, False), (True, "0", False), (False, "1", True), (False, "0", False)],
)
def test_a_bundle_knows_its_own_folder(program: Path, made: bool, said: str | None, carried: bool) -> None:
    if made:
        (program.parent / "partui-data").mkdir()
    carry(False, {} if said is None else {"PARTUI_PORTABLE": said})
    assert bool(carried_folder()) is carried


def test_a_folder_of_that_name_beside_another_program_says_nothing(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program.parent / "partui-data").mkdir()
    monkeypatch.setattr(sys, "argv", [str(program.with_suffix(""))])
    carry(False, {})
    assert carried_folder() == ""


def test_a_link_leads_to_the_stick(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "partui.pyz"
    link.symlink_to(program)
    monkeypatch.setattr(sys, "argv", [str(link)])
    carry(True, {})
    assert carried_folder() == str(program.parent / "partui-data")


def test_what_stands_behind_two_dashes_is_no_option(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--", "--portable"]) == 1
    assert not (program.parent / "partui-data").exists()


def test_a_stick_that_cannot_be_written_is_told_of(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if os.access("/proc/1/environ", os.W_OK):
        pytest.skip("this user may write everywhere")
    program.parent.chmod(0o500)
    try:
        assert run(["--portable", "status"]) == 1
    finally:
        program.parent.chmod(0o700)
    assert "partui-data" in capsys.readouterr().err


@pytest.mark.usefixtures("program")
def test_the_package_itself_is_beside_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "partui" / "__main__.py")])
    carry(True, {})
    assert carried_folder() == str(tmp_path / "partui-data")
