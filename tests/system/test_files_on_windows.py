"""Files and folders under the rules of Windows: a lock that hinders no writer, nothing open moved or removed."""

import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

import platformdirs
import platformdirs.windows
import pytest
from platformdirs.windows import get_win_folder_from_env_vars

from partui.domain.errors import PartuiError
from partui.files import USUAL, part_file
from partui.store.db.open import store_path
from partui.store.exchange.untrusted import COPY, private_folder
from partui.system.folders import hold, remove
from partui.system.locks import lock, read_locked
from partui.system.moving import replace
from partui.system.places import config_folder, data_folder, log_folder, state_folder
from partui.system.sharing import share_as
from tests.system.conftest import Msvcrt


def test_a_lock_is_beyond_what_is_written_and_held_alone(tmp_path: Path, windows: Msvcrt) -> None:
    path = tmp_path / "a"
    first, second = (os.open(path, os.O_CREAT | os.O_RDWR) for _ in range(2))
    lock(first)
    with pytest.raises(OSError, match="unavailable"):
        lock(second)
    os.write(first, b"from the beginning")
    os.close(first)
    lock(second)
    os.close(second)
    assert path.read_bytes() == b"from the beginning"
    # SQLite's own locks lie at 1 GiB.
    assert min(windows.locked_at) > 0x40000000 + 512


def test_reading_needs_no_lock_where_nobody_can_delete(tmp_path: Path, windows: Msvcrt) -> None:
    with read_locked(str(tmp_path / "none"), 1, 2):
        pass
    assert windows.locked_at == []


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("force", [False, True])
def test_a_new_file_takes_its_place(tmp_path: Path, force: bool) -> None:
    target = tmp_path / "a.md"
    if force:
        target.write_text("before")
    with part_file(str(target), USUAL, force=force) as part:
        Path(part).write_text("xong", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "xong"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.usefixtures("windows")
def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), part_file(str(tmp_path / "a.md"), USUAL):
        raise ZeroDivisionError
    assert os.listdir(tmp_path) == []


@pytest.mark.usefixtures("windows")
def test_a_target_that_is_open_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.system.moving._WAITS_SECONDS", (0.0,))
    target = tmp_path / "a.md"
    target.write_text("before")
    with (
        target.open(),
        pytest.raises(PartuiError, match="đang mở ở chương trình khác"),
        part_file(str(target), USUAL, force=True),
    ):
        pass
    assert target.read_text() == "before"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.usefixtures("windows")
def test_a_part_left_behind_goes_and_one_in_use_stays(tmp_path: Path) -> None:
    left = tmp_path / ".partui.1.00000000.part"
    left.touch()
    os.utime(left, (1, 1))
    with part_file(str(tmp_path / "a"), USUAL) as held:
        os.utime(held, (1, 1))
        with part_file(str(tmp_path / "b"), USUAL):
            assert not left.exists()
            assert os.path.exists(held)


def test_a_file_that_another_looks_through_is_waited_for(
    tmp_path: Path, windows: Msvcrt, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("new")
    opened = [target.open("w")]
    monkeypatch.setattr(time, "sleep", lambda _seconds: opened.pop().close())
    replace(str(source), str(target))
    assert target.read_text() == "new"


@pytest.mark.usefixtures("windows")
def test_a_folder_that_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "partui-copy-left0000"
    left.mkdir()
    (left / COPY).touch()
    os.utime(left, (1, 1))
    link = tmp_path / "partui-copy-link0000"
    link.symlink_to(tmp_path)
    with private_folder() as held:
        assert not left.exists()
        os.utime(held, (1, 1))
        with closing(sqlite3.connect(Path(held, COPY))) as conn:
            conn.execute("CREATE TABLE t (x)")
        with private_folder():
            assert Path(held, COPY).exists()
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.usefixtures("windows")
def test_a_user_without_folders_is_told_which_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", platformdirs.windows.Windows)
    monkeypatch.setattr(platformdirs.windows, "get_win_folder", get_win_folder_from_env_vars)
    for name in ("LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)
    assert (data_folder(), log_folder(), state_folder()) == ("", "", "")
    assert config_folder({}) == os.path.join("~", "partui")
    with pytest.raises(PartuiError, match="LOCALAPPDATA"):
        store_path(None)
    monkeypatch.setenv("LOCALAPPDATA", "/Người dùng/Chị Lan/AppData")
    assert store_path(None) == "/Người dùng/Chị Lan/AppData/partui/partui.db"


@pytest.mark.usefixtures("windows")
def test_a_folder_with_something_else_in_it_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    remove(hold(str(tmp_path)), ("not there",))
    assert os.listdir(tmp_path) == ["mine"]


def test_a_group_is_left_to_the_folder(tmp_path: Path, windows: Msvcrt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "chown")
    tmp_path.chmod(0o770)
    share_as(str(tmp_path), str(tmp_path / "not there"))
