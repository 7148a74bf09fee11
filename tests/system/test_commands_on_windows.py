"""Commands where Python has nothing that Windows lacks: no module, function, flag or signal of POSIX alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Libraries are imported as this system has them; from then on partui finds Windows.
WITHOUT_POSIX = """
import asyncio, ctypes, gzip, importlib.metadata, json, locale, logging.handlers, multiprocessing, os, platform, random
import shutil, signal, sqlite3, subprocess, sys, tempfile, types, uuid, zipfile
import click, docx, icalendar, jinja2, lxml.etree, openpyxl, platformdirs, pydantic, sqlite_utils, tomlkit, xlsxwriter
for name in ("termios", "fcntl", "pwd", "grp", "resource", "tty", "pty", "curses"):
    sys.modules[name] = None
for module, names in (
    (os, "chown fchmod fchown fork geteuid getuid getegid getgid getgroups killpg setsid O_DIRECTORY O_NOFOLLOW"),
    (signal, "SIGHUP SIGKILL SIGALRM SIGUSR1 SIGUSR2 SIGQUIT SIGTSTP SIGCONT SIGCHLD alarm"),
):
    for name in names.split():
        delattr(module, name)
signal.SIGBREAK = 21
sys.platform = "win32"
msvcrt = types.ModuleType("msvcrt")
msvcrt.LK_NBLCK, msvcrt.locking = 2, lambda handle, mode, count: None
sys.modules["msvcrt"] = msvcrt
real = os.lstat
class Found:
    st_file_attributes = 0
    def __init__(self, path, **rest):
        self.found = real(path, **rest)
    def __getattr__(self, name):
        return getattr(self.found, name)
os.lstat = Found
from partui.cli.start import run
codes = [run(line.split()) for line in sys.argv[1:]]
print(codes, file=sys.stderr)
"""
COMMANDS = (
    "status", "list --csv", "overdue --json", "set 1.3.1 --status doing --by Lan", "undo --by Lan", "history",
    "evidence add 1.3.1 --number 12 --by Lan", "score --json", "backup", "restore", "check",
    "report progress {folder}/a.docx", "report progress {folder}/a.xlsx", "export {folder}/b.db",
    "export {folder}/b.db.gz", "merge {folder}/b.db.gz --dry-run", "merge {folder}/b.db", "plan list", "config",
    "config set officer Lan", "template {folder}/c.xlsx --filled", "import {folder}/c.xlsx --dry-run",
)  # fmt: skip


def test_every_kind_of_command(store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTUI_CONFIG", str(tmp_path / "config.toml"))
    folder = tmp_path / "Thư_mục_của_chị_Lan"
    folder.mkdir()
    store = tmp_path / "Dữ liệu CCHC" / "Kế hoạch 2020.db"
    store.parent.mkdir()
    monkeypatch.setenv("PARTUI_DB", str(store_path.rename(store)))
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_POSIX, *(command.format(folder=folder) for command in COMMANDS)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONUTF8": "1",
            "PARTUI_DEBUG": "1",
            "LOCALAPPDATA": str(tmp_path),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr.splitlines()[-1:] == [str([0] * len(COMMANDS))], done.stderr
    assert {path.name for path in folder.iterdir()} == {"a.docx", "a.xlsx", "b.db", "b.db.gz", "c.xlsx"}
    assert not [path.name for path in tmp_path.rglob("*") if path.name.startswith(".partui")]
