"""Every command answers as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from partui.cli.main import program

READING = """
status
overdue --as-of 2020-10-01
list --search dak
show 1.3.1 --json
history
evidence list --missing
score --if-done 1.3.1
plan list
agency list
check
config
doctor
completion bash
--help
"""
WRITING = """
set 1.3.1 --status done --completed-on 2020-09-28
evidence add 1.3.1 --number 12/QĐ-SNV
evidence remove UUID
undo
score set 1.2 0,25
task add 1.9 --title Mới --product Báo-cáo
task move 1.9 --code 1.10
task remove 1.10
heading add 9 --title Mới
heading set 9 --title Khác
heading move 9 --before 8
heading remove 9
criterion add 1.7 --title Mới --max 1
criterion set 1.7 --max 2
criterion move 1.7 --before 1.6
criterion remove 1.7
agency add UBND-xã-Ea-Bông
agency set UBND-xã-Ea-Bông --short EB
agency remove UBND-xã-Ea-Bông
plan new 2021 --from 2020
plan use 2021
plan compare 2020 2021
plan use 2020
plan remove 2021 --yes
"""
FILES = """
report progress progress.docx
report progress progress.xlsx
report progress progress.html
report progress progress.md
report calendar calendar.ics
report scores scores.docx
report reminder letters --all
template plan.docx --filled
import plan.docx --year 2023 --yes
template plan.xlsx --filled
import plan.xlsx --year 2024 --yes
export copy.db
merge copy.db --dry-run
backup
restore
"""


def call(*args: str, **env: str) -> str:
    """Run partui, which is to be well and to say nothing on stderr of itself; return its output."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "PARTUI_BY": "Lan", **env}
    done = subprocess.run(
        [sys.executable, "-m", "partui", *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )
    told = (args, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr, told
    assert done.returncode in ({0, 3} if "overdue" in args else {0}), told
    return done.stdout


@pytest.mark.parametrize("lines", [READING, WRITING, FILES], ids=["reading", "writing", "files"])
def test_it_answers(lines: str, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    uuid = ""
    for line in lines.split("\n"):
        if line:
            call(*line.replace("UUID", uuid).split())
        if line.startswith("evidence add"):
            (task,) = json.loads(call("evidence", "list", "1.3.1", "--json"))
            uuid = task["evidence"][0]["uuid"]


def test_a_shell_is_offered_commands(store_path: Path) -> None:
    asked = {"_PARTUI_COMPLETE": "bash_complete", "COMP_WORDS": "partui\nsh", "COMP_CWORD": "1"}
    assert call(**asked) == "plain,show\n"


def test_no_command_is_left_out() -> None:
    called = (READING + WRITING + FILES).splitlines()
    root = program()
    for name in _names(root, click.Context(root)):
        assert any(f"{line} ".startswith(f"{name} ") for line in called), name


def _names(group: click.Group, ctx: click.Context) -> Iterator[str]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield name
            yield from (f"{name} {below}" for below in _names(command, ctx))
        else:
            yield name
