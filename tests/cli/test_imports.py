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
LISTING = (
    "import sys; from partui.cli.start import run; code = run(sys.argv[1:]);"
    " print(*sorted(sys.modules), sep='\\n', file=sys.stderr); sys.exit(code)"
)


def modules_of(*args: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-S", "-c", LISTING, *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )
    return set(done.stderr.decode().split())


@pytest.mark.parametrize(
    "args",
    [
        ["status"],
        ["status", "--json"],
        ["overdue", "--as-of", "2020-10-01"],
        ["list"],
        ["list", "--agency", "so noi vu", "--search", "kiem tra"],
        ["show", "1.3.1"],
        ["history"],
        ["check"],
        ["set", "1.3.1", "--progress", "5", "--by", "Lan"],
        ["set", "1.3.1", "--status", "done", "--by", "Lan"],
        ["plan", "list"],
        ["plan", "use", "2020"],
        ["task", "add", "1.9", "--title", "x", "--product", "y", "--by", "Lan"],
        ["task", "move", "1.1", "--after", "1.6", "--by", "Lan"],
        ["agency", "list"],
        ["agency", "set", "Sở Nội vụ", "--short", "SNV", "--by", "Lan"],
        ["score", "--json"],
        ["score", "--if-done", "1.3.1"],
        ["score", "set", "1.2", "0,25", "--by", "Lan"],
        ["evidence", "list", "--missing"],
        ["evidence", "add", "1.3.1", "--number", "12", "--by", "Lan"],
    ],
)
def test_quick_commands_import_nothing_heavy(store_path: Path, args: list[str]) -> None:
    assert modules_of(*args) & HEAVY == set()


def test_status_reads_neither_agencies_nor_deadlines_nor_json(store_path: Path) -> None:
    found = modules_of("status")
    assert (
        found & {"json", "csv", "getpass", "partui.domain.agencies.names", "partui.domain.deadlines.reading"} == set()
    )
    assert not {name for name in found if name.startswith("partui.cli.commands")}


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
