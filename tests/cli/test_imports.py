"""What a quick command imports: speed is kept by not importing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "pydantic", "pydantic_core", "textual", "sqlite_utils", "rich", "platformdirs", "pathlib", "asyncio", "tempfile",
    "logging", "dataclasses", "subprocess", "argparse", "importlib.metadata", "urllib", "difflib", "shutil",
}  # fmt: skip
QUICK = [
    ["status"],
    ["overdue", "--as-of", "2020-10-01"],
    ["list"],
    ["list", "--agency", "so noi vu", "--search", "kiem tra"],
    ["show", "1.3.1"],
    ["history"],
    ["check"],
    ["set", "1.3.1", "--progress", "5", "--by", "Lan"],
    ["score", "--if-done", "1.3.1"],
    ["set", "1.3.1", "--status", "done", "--by", "Lan"],
    ["plan", "list"],
    ["plan", "use", "2020"],
    ["task", "add", "1.9", "--title", "x", "--product", "y", "--by", "Lan"],
    ["task", "move", "1.1", "--after", "1.6", "--by", "Lan"],
    ["agency", "list"],
    ["agency", "set", "Sở Nội vụ", "--short", "SNV", "--by", "Lan"],
    ["score", "set", "1.2", "0,25", "--by", "Lan"],
    ["target", "6.1.1", "--accept", "--by", "Lan"],
    ["measure", "6.1.1", "62/100", "--by", "Lan"],
    ["milestone", "1.3.2", "dự thảo 30/9", "--by", "Lan"],
    ["extend", "1.3.2", "--to", "Quý IV", "--on", "5/10", "--by", "Lan"],
    ["period", "list", "8.1.2"],
    ["period", "set", "8.1.2", "Hàng quý", "--by", "Lan"],
    ["period", "done", "8.1.2", "q3", "--by", "Lan"],
    ["evidence", "list", "--missing"],
    ["document", "add", "--proves", "4.1.1:1", "--same", "--number", "1", "--by", "Lan"],
    ["document", "list"],
    ["evidence", "add", "1.3.1", "--number", "12", "--by", "Lan"],
    ["status", "--json"],
    ["today", "--as-of", "2020-09-01"],
    ["today", "--line", "--as-of", "2020-09-01"],
    ["score", "--json"],
]
LISTING = (
    "import sys\n"
    "from partui.cli.start import run\n"
    "known = set()\n"
    "for line in sys.argv[1:]:\n"
    "    code = run(line.split('\\t'))\n"
    "    print('imported', code, *sorted(set(sys.modules) - known), sep='\\t', file=sys.stderr)\n"
    "    known = set(sys.modules)\n"
)


def modules_after(*commands: list[str]) -> list[set[str]]:
    """What each of some commands imports that those before it did not, in one process."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", LISTING, *map("\t".join, commands)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )
    said = [line.split("\t") for line in done.stderr.decode().splitlines()]
    answers = [rest for mark, *rest in said if mark == "imported"]
    assert [code for code, *_modules in answers] == ["0"] * len(commands), done.stderr.decode()
    return [set(modules) for _code, *modules in answers]


def modules_of(*args: str) -> set[str]:
    (found,) = modules_after(list(args))
    return found


def test_quick_commands_import_nothing_heavy(store_path: Path) -> None:
    found = zip(QUICK, modules_after(*QUICK), strict=True)
    assert {" ".join(args): modules & HEAVY for args, modules in found if modules & HEAVY} == {}


def test_status_reads_neither_agencies_nor_deadlines_nor_json(store_path: Path) -> None:
    found = modules_of("status")
    unread = {"json", "csv", "getpass", "partui.files"}
    assert found & {*unread, "partui.domain.agencies.names", "partui.domain.deadlines.deadline"} == set()
    assert "partui.domain.deadlines.reading" not in found
    assert not {name for name in found if name.startswith("partui.cli.commands")}


def test_today_is_as_quick_as_status(store_path: Path) -> None:
    more = modules_of("today", "--as-of", "2020-09-01") - modules_of("status", "--as-of", "2020-09-01")
    assert {name for name in more if not name.startswith("partui.")} == set()
    unread = ("partui.cli.commands", "partui.domain.deadlines", "partui.domain.agencies.names")
    assert not {name for name in more if name.startswith((*unread, "partui.store.projection"))}


def test_overdue_reads_nothing_of_what_hangs_on_no_task_it_tells(store_path: Path) -> None:
    found = modules_of("overdue")
    assert found & {"partui.domain.forms.sent", "partui.domain.reminders.sent"} == set()
    unread = ("partui.store.projection", "partui.domain.deadlines.reading", "partui.domain.agencies.names")
    assert not {name for name in found if name.startswith((*unread, "partui.domain.targets", "partui.domain.periods"))}


def test_list_imports_nothing_that_edits_need(store_path: Path) -> None:
    found = modules_of("list")
    assert not {name for name in found if name.startswith(("partui.store.edits", "partui.store.journal"))}


def test_settings_are_read_without_the_model(store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "tomllib" not in modules_of("status")
    file = tmp_path / "config.toml"
    file.write_text('lang = "en"\nofficer = "Lan"\n[keys]\nundo = "z"\n', encoding="utf-8")
    monkeypatch.setenv("PARTUI_CONFIG", str(file))
    found = modules_of("status")
    assert "tomllib" in found
    assert found & HEAVY == set()


def test_json_only_where_it_is_asked_for(store_path: Path) -> None:
    assert "json" in modules_of("status", "--json")
