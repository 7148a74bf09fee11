"""The program itself: terminals, pipes, languages, interrupts, help."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from partui.cli.main import COMMANDS, SECTIONS, program
from partui.cli.start import FAST_PATHS, GLOBAL, run
from partui.log import log_path
from partui.store.db.data import data_path
from partui.wording.columns import cell_width
from tests.cli.conftest import Partui

ENV_PATH = os.pathsep.join(sys.path)


def in_terminal(*args: str, columns: int = 80, **env: str) -> tuple[int, str]:
    """Run partui on a terminal of its own and return its exit code and what the terminal was sent."""
    pid, terminal = pty.fork()
    if pid == 0:
        size = {"COLUMNS": str(columns), "LINES": "24", "TERM": "xterm-256color"}
        environment = {**os.environ, "PYTHONPATH": ENV_PATH, "PYTHONUTF8": "1", **size, **env}
        os.execve(sys.executable, [sys.executable, "-m", "partui", *args], environment)
    received = b""
    try:
        while chunk := os.read(terminal, 65536):
            received += chunk
    except OSError:
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), received.decode()


def test_colours_and_widths_on_a_terminal(store_path: Path) -> None:
    for args in (["status"], ["list"], ["overdue"], ["show", "1.3.1"]):
        code, sent = in_terminal(*args, "--as-of", "2020-10-01")
        assert code == 0
        assert "\x1b[" in sent
        plain = re.sub(r"\x1b\[[0-9;]*m", "", sent)
        assert "\x1b" not in plain
        assert max(cell_width(line) for line in plain.split("\r\n")) <= 80


def test_no_colours_when_none_are_wanted(store_path: Path) -> None:
    assert "\x1b" not in in_terminal("overdue", "--as-of", "2020-10-01", NO_COLOR="1")[1]
    assert "\x1b" not in in_terminal("overdue", "--as-of", "2020-10-01", TERM="dumb")[1]


def test_a_narrow_terminal_ends_nothing(store_path: Path) -> None:
    for args in (["status"], ["list"], ["show", "1.3.1"], ["overdue", "--as-of", "2020-10-01"]):
        assert in_terminal(*args, columns=1)[0] == 0


def test_where_what_is_printed_goes_elsewhere_the_status_is_printed(store_path: Path, tmp_path: Path) -> None:
    """`partui > out.txt`, `partui | head` on a terminal."""
    out = tmp_path / "out.txt"
    pid, terminal = pty.fork()
    if pid == 0:
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT), 1)
        environment = {**os.environ, "PYTHONPATH": ENV_PATH, "PYTHONUTF8": "1", "TERM": "xterm-256color"}
        os.execve(sys.executable, [sys.executable, "-m", "partui"], environment)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    os.close(terminal)
    assert out.read_text().startswith("Kế hoạch 2020")


def test_lines_in_a_pipe(process: Partui) -> None:
    listed = process("list").out.splitlines()
    longest = max(listed, key=cell_width)
    # No row is padded for the longest title of another, and none is cut.
    assert listed[1].startswith("1.1    Kế hoạch CCHC năm                         Sở Nội vụ")
    assert "…" not in longest
    assert all(cell_width(line) <= 90 for line in process("list", COLUMNS="90").out.splitlines())
    assert "\x1b" not in longest
    assert "\x1b[" in process("list", FORCE_COLOR="1").out
    assert "\x1b" not in process("list", FORCE_COLOR="1", NO_COLOR="1").out


def test_a_dumb_terminal_is_told_so(store_path: Path) -> None:
    code, sent = in_terminal(TERM="dumb")
    assert code == 1
    assert sent.startswith("Lỗi: Màn hình này (TERM=dumb) không hiển thị được ứng dụng")


def test_the_app_gets_the_session(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[object, ...]] = []
    app = ModuleType("partui.tui.run")

    def run_app(*args: object) -> int:
        called.append(args)
        return 7

    app.run_app = run_app  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "partui.tui.run", app)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run([]) == 7
    assert [(*args[:3], args[4]) for args in called] == [(str(store_path), None, None, False)]


def test_letters_that_the_terminal_does_not_know(process: Partui) -> None:
    poor = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    told, refused = process("status", **poor), process("show", "9.9", **poor)
    assert (told.code, refused.code) == (0, 1)
    assert "Tinh den" in told.out
    assert refused.err.startswith('Loi: Ke hoach 2020 khong co nhiem vu ma "9.9"')
    as_data = process("show", "1.3.1", "--json", **poor)
    assert as_data.json["leads"] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    ("args", "code"), [(["list", "--json"], 0), (["overdue", "--check", "--as-of", "2020-10-01"], 3), (["--help"], 1)]
)
def test_a_reader_that_leaves_early(store_path: Path, args: list[str], code: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "partui", *args],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": ENV_PATH},
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (code, b"")


def test_closed_streams(store_path: Path) -> None:
    python = f"exec '{sys.executable}' -m partui"
    env = {**os.environ, "PYTHONPATH": ENV_PATH, "PYTHONUTF8": "1"}
    for command in ("<&-", "list --json >&-", "list >&-", "show 9.9 2>&-", "<&- >&- 2>&-"):
        done = subprocess.run(["sh", "-c", f"{python} {command}"], capture_output=True, env=env, check=False)
        assert (done.returncode, done.stderr) == (int("9.9" in command), b""), command


@pytest.mark.parametrize("raised", [KeyboardInterrupt, click.Abort])
def test_interrupted(partui: Partui, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException]) -> None:
    def interrupt(*_args: object, **_named: object) -> None:
        raise raised

    monkeypatch.setattr("partui.cli.session.open_store", interrupt)
    answer = partui("list")
    assert (answer.code, answer.out, answer.err.strip()) == (130, "", "")


def test_what_nobody_foresaw_is_one_sentence(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, ZeroDivisionError("a\x1b[2J\nb"))
    said = partui("status").refused()
    assert re.fullmatch(
        r"Lỗi: partui gặp lỗi của chính mình \(ZeroDivisionError, test_program\.py:\d+\); chi tiết ghi ở .*\n", said
    )
    assert f"chi tiết ghi ở {log_path()}." in said
    assert "ZeroDivisionError: a" in written_log()


def test_what_nobody_foresaw_is_said_whole_where_no_log_can_be_written(
    partui: Partui, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch, ZeroDivisionError("a\x1b[2J\nb"))
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    said = partui("status").refused()
    assert re.search(r"\(ZeroDivisionError, test_program\.py:\d+: a\[2J b\) và không ghi được nhật ký lỗi", said)


@pytest.mark.parametrize("error", [ZeroDivisionError("a\x1b[2J"), OSError(28, "No space", "x")])
def test_the_trace_is_shown_to_who_asks_for_it(
    partui: Partui, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    plant(monkeypatch, error)
    monkeypatch.setenv("PARTUI_DEBUG", "1")
    answer = partui("status")
    assert answer.code == 1
    lines = answer.err.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-2].startswith(f"{type(error).__name__}: ")
    assert lines[-1].startswith("Lỗi: ")
    assert "\x1b" not in answer.err


def test_what_the_disk_refused_unheard_is_written_down(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, OSError(28, "No space", "/nhà/Kế hoạch"))
    assert "/nhà/Kế hoạch" in partui("status").refused()
    log = written_log()
    assert "OSError: [Errno 28] No space: …" in log
    assert "Kế hoạch" not in log


def test_settings_that_break_are_one_sentence(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("partui.cli.start.read_settings", fail)
    assert "ZeroDivisionError" in partui("status").refused()


def plant(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Have the file's opening fail as nobody foresaw."""

    def fail(*_args: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr("partui.cli.session.open_store", fail)


def written_log() -> str:
    """Return what the log says."""
    return Path(log_path() or "").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(partui: Partui, name: str) -> None:
    answer = partui(name, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"Cách dùng: partui {name} [TÙY CHỌN]")
    assert "--as-of NGÀY" in answer.out
    assert not {"Usage", "Options", "Show this message"} & set(answer.out.split(":"))
    found = program().get_command(click.Context(program()), name)
    assert found is not None
    assert found.name == name
    assert all(param.help for param in found.params if isinstance(param, click.Option))
    assert [line for line in answer.out.splitlines()[1:] if line.endswith("…")] == []


def test_help_of_the_program_lists_every_command(partui: Partui) -> None:
    out = partui("--help").out
    assert all(f"\n  {name} " in out for name in COMMANDS)


def test_help_is_whole_in_groups_and_asked_for_in_several_ways(partui: Partui) -> None:
    out = partui("-h").out
    told = " ".join(out.split())
    root = program()
    for name in COMMANDS:
        command = root.get_command(click.Context(root), name)
        assert command is not None
        assert " ".join((command.help or "").split()) in told
    assert [out.index(f"\n{heading}:\n") for heading in SECTIONS.values()] == sorted(
        out.index(f"\n{heading}:\n") for heading in SECTIONS.values()
    )
    assert partui("help", "plan", "new").out == partui("plan", "new", "--help").out == partui("plan", "new", "-h").out
    assert partui("help").out == out
    assert "partui plan new 2021 --from 2020" in partui("help", "plan").out
    assert "gần nhất: plan" in partui("help", "plann").refused(2)
    assert [name for name in COMMANDS if "\nVí dụ:\n" not in partui(name, "--help").out] == []


def test_the_guide_comes_along(partui: Partui) -> None:
    assert partui("guide").out == Path(data_path("docs", "huong-dan.md")).read_text(encoding="utf-8")


@pytest.mark.parametrize("args", [["--version"], ["-V"], ["status", "--version"]])
def test_version(partui: Partui, args: list[str]) -> None:
    assert re.fullmatch(r"partui \d+\.\d+\.\d+\n", partui(*args).out)


@pytest.mark.parametrize("args", [["--lang", "vi", "status"], ["status", "--lang=vi"], ["status", "--lang", "en"]])
def test_languages(partui: Partui, args: list[str]) -> None:
    assert partui(*args).code == 0


def test_a_spare_screen_is_the_apps_alone(partui: Partui) -> None:
    assert "--plain" in partui("--plain", "status").refused(2)
    assert partui("--plain").out == partui("status").out


@pytest.mark.parametrize("name", list(FAST_PATHS))
def test_fast_path_knows_the_options_that_the_command_has(name: str) -> None:
    whole = program()
    command = (whole.get_command(click.Context(whole), name) or whole) if name else whole
    known = {flag: (param.name, getattr(param, "is_flag", False)) for param in command.params for flag in param.opts}
    path = FAST_PATHS[name]
    plain = {flag: (value, False) for flag, value in (GLOBAL | dict(path.values)).items()}
    plain |= {flag: (value, True) for flag, value in path.flags.items()}
    assert {flag: known.get(flag) for flag in plain} == plain
