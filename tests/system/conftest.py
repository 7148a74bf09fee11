"""Windows, as far as it can be played on another system: its modules, and that it moves and removes no open file."""

import errno
import fcntl
import importlib
import os
import stat
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOM = ("locks", "moving", "folders", "sharing", "processes", "limits", "terminal", "places")


class Msvcrt(ModuleType):
    """The module, its locks played by this system's.

    Attributes:
        locked_at: where in the file each lock was taken.
    """

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.locked_at: list[int] = []

    def locking(self, handle: int, _mode: int, count: int) -> None:
        """Lock bytes from where the file stands."""
        assert count == 1
        self.locked_at.append(os.lseek(handle, 0, os.SEEK_CUR))
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Msvcrt:
    """The room as it works on Windows."""
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("what is open is seen in /proc alone")
    for name in ROOM:
        module = importlib.import_module(f"partui.system.{name}")
        if hasattr(module, "sys"):
            monkeypatch.setattr(module, "sys", SimpleNamespace(platform="win32", stderr=sys.stderr, argv=sys.argv))
    for function in ("replace", "rename", "unlink"):
        monkeypatch.setattr(os, function, _refusing_open_files(getattr(os, function)))
    real = os.lstat

    def lstat(path: str) -> SimpleNamespace:
        found = real(path)
        kept = {name: getattr(found, name) for name in ("st_mode", "st_mtime", "st_uid")}
        link = stat.FILE_ATTRIBUTE_REPARSE_POINT if stat.S_ISLNK(found.st_mode) else 0
        return SimpleNamespace(**kept, st_file_attributes=link)

    monkeypatch.setattr("partui.system.folders.os.lstat", lstat)
    played = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", played)
    return played


def _refusing_open_files(real: Callable[..., None]) -> Callable[..., None]:
    def function(path: str, *rest: Any, **others: Any) -> None:
        for each in (path, *rest):
            if os.path.realpath(each) in _open_files():
                raise PermissionError(errno.EACCES, "in use", each)
        real(path, *rest, **others)

    return function


def _open_files() -> set[str]:
    found = set()
    for handle in os.listdir("/proc/self/fd"):
        try:
            found.add(os.readlink(f"/proc/self/fd/{handle}"))
        except OSError:
            continue
    return found
