"""Every command answers."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from partui.cli.main import program
from partui.cli.start import run

READING = """
status
status --ranking --as-of 2020-10-01
overdue --as-of 2020-10-01
list --search dak
show 1.3.1 --json
history
target
period list
period list 8.1.2 --json
evidence list --missing
document list
milestone list
today --line --as-of 2020-09-01
score --if-done 1.3.1
score --best --goal 88
score rule 1.3
status --since 30/9 --as-of 2020-10-01
snapshot list
trend --as-of 2020-10-01
plan list
agency list
check
check --plan
config
doctor
help plan new
guide
completion bash
--help
"""
WRITING = """
set 1.3.1 --status done --completed-on 2020-09-28
set 1.3.2 --status doing --dry-run
target 6.1.1 --accept
measure 6.1.1 62/100 --on 30/9
milestone 6.2.3 "dự thảo 30/9; ban hành 15/12"
milestone done 6.2.3 1
extend 1.3.2 --to "Ngày 15/11" --on 5/10
period set 8.1.2 "Hàng tháng"
period done 8.1.2 "tháng 8"
period waive 8.1.2 t9 --why mưa
period reopen 8.1.2 8
evidence add 1.3.1 --number 12/QĐ-SNV
document link UUID 1.1
document remove UUID
evidence add 1.3.1 --number 12/QĐ-SNV
evidence remove UUID
document add --proves 4.1.1:1 --same --number 350
document split 6.2.4 1
undo
redo
score set 1.2 0,25
snapshot Chốt --as-of 2020-09-30
snapshot show chot
snapshot take
snapshot remove chot
score steps 1.3 ">=30: 1; >=20: 0,5"
score share 1.3 1.3.1=0,5 1.3.2=1,5
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
agency add UBND-xã-Ea-Bóng --new-agency
agency merge UBND-xã-Ea-Bóng UBND-xã-Ea-Bông
agency remove UBND-xã-Ea-Bông
plan set --number 7/KH-UBND
plan new 2021 --from 2020
plan use 2021
plan compare 2020 2021
plan use 2020
plan remove 2021 --yes
"""
FILES = """
list --search dak --xlsx dak.xlsx
report progress progress.xlsx
update progress.xlsx
form
form out forms --agency "so noi vu"
form out papers --agency "so noi vu" --docx
form in forms
form accept --all
form return --all --why Thiếu
report progress progress.html
report progress progress.md
report calendar calendar.ics
report scores scores.html
report dossier dossier.zip
publish site --notes
report brief brief.docx
report brief brief.pdf
report brief brief.html --since 2020-09-30
report reminder letter.docx --agency "so noi vu" --as-of 2020-10-01
report reminder all.docx --collective --as-of 2021-01-05
agency contact "so noi vu" --email snv@daklak.gov.vn
report reminder letter.eml --agency "so noi vu" --eml --as-of 2020-10-01
template mau.docx --report progress
report progress own.docx --template mau.docx
words set asked --text "Thêm người" --as-of 2020-09-30
words
words list
words keep --as-of 2020-12-31
words clear asked
form silent
reminder list
reminder answered "so noi vu" --as-of 2020-10-01
template plan.docx --filled
import plan.docx --year 2023 --yes
template plan.xlsx --filled
import plan.xlsx --year 2024 --yes
members import members.txt --new-agency --yes
init
export copy.db
export described.db --datasette
rollup copy.db
rollup copy.db --html copy.html
merge copy.db --dry-run
backup
restore
"""


Call = Callable[..., str]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run partui, which is to be well; return its output."""

    def called(*args: str) -> str:
        code = run(args)
        said = capsys.readouterr()
        assert code == 0, (args, said)
        return said.out

    return called


@pytest.mark.parametrize("lines", [READING, WRITING, FILES], ids=["reading", "writing", "files"])
def test_it_answers(lines: str, call: Call, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "members.txt").write_text("Huyện Lắk\nThị xã Buôn Hồ\n", encoding="utf-8")
    uuid = ""
    for line in lines.split("\n"):
        if line:
            call(*shlex.split(line.replace("UUID", uuid)))
        if line.startswith("evidence add"):
            (task,) = json.loads(call("evidence", "list", "1.3.1", "--json"))
            uuid = task["evidence"][0]["uuid"]


def test_a_program_answers_a_shell_that_asks_what_may_be_typed(path: Path) -> None:
    asked = {"_PARTUI_COMPLETE": "bash_complete", "COMP_WORDS": "partui\nsh", "COMP_CWORD": "1"}
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **asked}
    command = [sys.executable, "-m", "partui"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, env=environment)
    assert (done.stdout, done.stderr) == (b"plain,show\n", b"")


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
