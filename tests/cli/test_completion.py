"""Completion: what bash, zsh and fish are told may be typed next."""

import os
import pty
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from partui.cli.session import COMPLETION
from partui.cli.start import run
from partui.log import log_path
from tests.cli.conftest import Partui

PROGRAM = Path(sys.executable).parent / "partui"


class Shell:
    """A shell that asks what may be typed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = monkeypatch
        self._streams = capsys

    def ask(self, shell: str, words: str, at: str) -> list[str]:
        with self._patch.context() as patch:
            for name, value in ((COMPLETION, f"{shell}_complete"), ("COMP_WORDS", words), ("COMP_CWORD", at)):
                patch.setenv(name, value)
            run([])
        out, err = self._streams.readouterr()
        assert err == ""
        return out.splitlines()

    def bash(self, *words: str) -> list[str]:
        """Values offered for the last word, as they would stand in the line."""
        lines = self.ask("bash", "\n".join(("partui", *words)), str(len(words)))
        return [line.partition(",")[2].replace("\\\\", "\\") for line in lines]

    def fish(self, line: str) -> list[str]:
        """Values offered for the last word, each with its meaning."""
        return [each.partition(",")[2] for each in self.ask("fish", f"partui {line}", line.rpartition(" ")[2])]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["sh"], ["show"]),
        (["show", "1.3"], ["1.3.1", "1.3.2"]),
        (["set", "1.1", "1.4."], ["1.4.1", "1.4.2"]),
        (["score", "set", "1.5"], ["1.5"]),
        (["list", "--agency", "noi"], ["Sở\\ Nội\\ vụ"]),
        (["list", "--agency", '"noi v'], ["Sở Nội vụ"]),
        (["list", "--agency", "noi\\ v"], ["Sở\\ Nội\\ vụ"]),
        (["list", "--agency", "=", "noi"], ["Sở\\ Nội\\ vụ"]),
        (["list", "--agency", "sở, ban"], ["Các\\ sở,\\ ban,\\ ngành"]),
        (["list", "--status", "d"], ["doing", "done"]),
        (["list", "--timeliness", "o"], ["overdue"]),
        (["list", "--sort", "d"], ["due", "days"]),
        (["list", "--chapter", ""], ["1", "2", "3", "4", "5", "6", "7", "8"]),
        (["report", "s"], ["scores"]),
        (["--plan", "2"], ["2020"]),
        (["plan", "use", "2"], ["2020"]),
        (["plan", "compare", "2020", "2"], ["2020"]),
        (["plan", "new", "2021", "--from", "2"], ["2020"]),
        (["plan", "new", "2021", "--carry", ""], ["fresh", "late"]),
        (["criterion", "set", "3.2"], ["3.2"]),
        (["heading", "move", "1."], ["1.3", "1.4"]),
        (["task", "remove", "1.3"], ["1.3.1", "1.3.2"]),
        (["status", "--lang", ""], ["vi", "en"]),
        (["config", "un"], ["unset"]),
        (["config", "set", "la"], ["lang"]),
        (["config", "set", "mouse", ""], ["true", "false"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["show", "9."], []),
        (["set", "1.1", "--prog"], ["--progress"]),
    ],
)
def test_what_may_be_typed(store_path: Path, shell: Shell, words: list[str], offered: list[str]) -> None:
    assert shell.bash(*words) == offered


def test_changes_and_documents_by_number(partui: Partui, shell: Shell) -> None:
    partui("set", "1.3.1", "--progress", "5")
    partui("evidence", "add", "1.3.1", "--number", "12/QĐ")
    numbers = [change["uuid"][:8] for change in partui("history", "--json").json]
    assert shell.bash("undo", "") == numbers[::-1]
    assert len(shell.bash("evidence", "remove", "")) == 1


def test_files_are_left_to_the_shell(store_path: Path, shell: Shell) -> None:
    assert shell.ask("bash", "partui\nexport\n/tmp/a", "2") == ["file,/tmp/a"]


def test_meanings(store_path: Path, shell: Shell) -> None:
    assert shell.fish("show 1.3.2") == ["1.3.2\tXử lý các vấn đề phát hiện qua kiểm tra"]
    assert shell.ask("zsh", "partui set 1.1 --status don", "4") == ["plain", "done", "Hoàn thành"]


def test_a_name_typed_without_marks_stays_so_in_fish(store_path: Path, shell: Shell) -> None:
    assert shell.fish("list --agency pháp") == ["Sở Tư pháp"]
    assert shell.fish("list --agency phap") == ["so tu phap\tSở Tư pháp"]
    assert shell.fish("list --agency=pháp") == ["--agency=Sở Tư pháp"]
    assert shell.fish("list --agency=phap") == ["--agency=so tu phap\tSở Tư pháp"]


def test_the_file_named_in_the_line_is_asked(store_path: Path, shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "khác.db"
    assert shell.bash("--db", str(other), "show", "1.3") == []
    assert not other.exists()
    shutil.copyfile(store_path, other)
    assert shell.bash("show", "--db", str(other), "1.3") == ["1.3.1", "1.3.2"]


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_cannot_be_read_leaves_the_line_clean(store_path: Path, shell: Shell, content: bytes) -> None:
    store_path.write_bytes(content)
    assert shell.bash("show", "1") == []
    assert store_path.read_bytes() == content


def test_a_shell_that_is_not_known(store_path: Path, shell: Shell, partui: Partui) -> None:
    assert shell.ask("ksh", "partui", "1") == []
    assert "chọn một trong: bash, zsh, fish" in partui("completion", "ksh").refused(2)


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_asks_partui(partui: Partui, name: str) -> None:
    script = partui("completion", name).out
    assert f"{COMPLETION}={name}_complete" in script
    assert 'split ","' not in script


@pytest.mark.skipif(not (shutil.which("bash") and PROGRAM.exists()), reason="bash, and partui installed")
def test_in_a_real_bash(store_path: Path, partui: Partui, tmp_path: Path) -> None:
    script = tmp_path / "partui.bash"
    script.write_text(partui("completion", "bash").out, encoding="utf-8")
    ask = f'COMP_WORDS=(partui list --agency noi); COMP_CWORD=3; _partui_completion {PROGRAM}; echo "$COMPREPLY"'
    done = subprocess.run(
        ["bash", "--norc", "-c", f"source {script}; {ask}"],
        capture_output=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.stdout.decode() == "Sở\\ Nội\\ vụ\n"


# Whatever would be run, looked up or spread out, in whichever quotes.
PLANTED = 'Zqa $(touch pwned) `touch pwned` "|touch pwned;" \'|touch pwned;\' ; !! !x * ~ {a,b} \\ \\" ^ # & <(x) >y'


@pytest.mark.skipif(not (shutil.which("bash") and PROGRAM.exists()), reason="bash, and partui installed")
def test_a_name_that_a_file_brings_is_no_command_in_bash(store_path: Path, partui: Partui, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("UPDATE agency SET name = ? WHERE name = 'Sở Nội vụ'", (PLANTED,))
    script = tmp_path / "partui.bash"
    script.write_text(partui("completion", "bash").out, encoding="utf-8")
    with Bash(script, tmp_path) as bash:
        for typed in (
            "--agency Zqa",
            '--agency "Zqa',
            "--agency 'Zqa",
            "--agency=Zqa",
            '--agency="Zqa',
            "--agency='Zqa",
        ):
            assert bash.run_completed(f"partui list {typed}").removeprefix("--agency=") == PLANTED
        assert bash.run_completed('partui list --agency Z"qa', '"') == "Zqa"
    assert not (tmp_path / "pwned").exists()


class Bash:
    """A bash with a keyboard, in which `partui` only says its last word."""

    def __init__(self, script: Path, folder: Path) -> None:
        self._screen, tty = pty.openpty()
        path = f"{PROGRAM.parent}:{os.environ['PATH']}"
        environment = {**os.environ, "PYTHONUTF8": "1", "PATH": path, "PS1": "", "TERM": "dumb", "INPUTRC": "/dev/null"}
        # What it draws goes nowhere: a screen that nobody reads would hold it up.
        self._bash = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-i"],
            cwd=folder, env=environment, stdin=tty, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True, encoding="utf-8",
        )  # fmt: skip
        os.close(tty)
        # What waits for another line than the one that was typed would wait for ever.
        self._end = Timer(30, self._bash.kill)
        self._end.start()
        self._type(f"source {script}; partui() {{ printf '%s\\n' \"${{@: -1}}\"; }}\n")

    def __enter__(self) -> "Bash":
        return self

    def __exit__(self, *_fault: object) -> None:
        self._end.cancel()
        self._bash.kill()
        self._bash.communicate()
        os.close(self._screen)

    def run_completed(self, line: str, more: str = "") -> str:
        """Type a line, have its last word completed, add something, and return the word that the program is given."""
        self._type(f"{line}\t{more}\n")
        assert self._bash.stdout
        return self._bash.stdout.readline().removesuffix("\n")

    def _type(self, keys: str) -> None:
        os.write(self._screen, keys.encode())


@pytest.mark.parametrize("place", ["partui.cli.start.read_settings", "partui.cli.completions.completions_in"])
def test_a_fault_leaves_the_line_clean_and_is_written_down(
    shell: Shell, store_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(place, fail)
    monkeypatch.setenv("PARTUI_DEBUG", "1")
    assert shell.bash("show", "1") == []
    assert "ZeroDivisionError" in Path(log_path() or "").read_text(encoding="utf-8")


def test_what_was_typed_wrongly_is_no_fault(shell: Shell, store_path: Path) -> None:
    assert shell.bash("--plan", "1999", "show", "1") == []
    assert not Path(log_path() or "").exists()


def test_a_file_that_cannot_be_read_is_one(shell: Shell, store_path: Path) -> None:
    store_path.write_bytes(store_path.read_bytes()[:100] + b"\xff" * 4000)
    assert shell.bash("show", "1") == []
    assert "\nDatabaseError: " in Path(log_path() or "").read_text(encoding="utf-8")
