"""Output that cannot be written: what is said of the command's own work is true."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from partui.cli.start import run
from tests.cli.conftest import Partui

SAVED = "Lỗi: Đã làm xong và lưu rồi, chỉ không in ra được: đĩa đã đầy. Không cần làm lại.\n"
NOTHING = "Lỗi: Không in ra được: đĩa đã đầy; chưa sửa gì.\n"


@pytest.fixture
def copy(partui: Partui, tmp_path: Path) -> Path:
    """A copy with an edit that the store lacks."""
    path = tmp_path / "bản khác.db"
    partui("export", str(path))
    partui("--db", str(path), "set", "2.2", "--note", "nơi khác")
    return path


def test_what_was_saved_is_said_to_be(
    partui: Partui, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saving = lines(f"""
    set 1.1 --note X --json
    undo --json
    task add 1.9 --title Mới --product Báo-cáo --json
    task move 1.9 --code 1.10 --json
    score set 1.2 0,25 --json
    evidence add 1.1 --number 12/KH --json
    agency add UBND-xã-Ea-Bông --json
    plan new 2021 --from 2020 --json
    config set due_soon_days 20 --json
    config set theme nord --json
    report progress {tmp_path}/a.md --json
    template {tmp_path}/b.csv --json
    export {tmp_path}/c.db --json
    backup --json
    merge {shlex.quote(str(copy))}
    """)
    reading = lines(f"""
    list
    history --json
    merge {shlex.quote(str(copy))} --dry-run
    config
    """)
    before = len(partui("history", "--json").json)
    expected = {**dict.fromkeys(reading, NOTHING), **dict.fromkeys(saving, SAVED)}
    for words in [*reading, *saving]:
        assert run_on_a_full_disk(words) == 1, words
        assert capsys.readouterr().err.splitlines(keepends=True)[-1] == expected[words], words
    assert len(partui("history", "--json").json) > before + 5
    assert {"a.md", "b.csv", "c.db"} <= {path.name for path in tmp_path.iterdir()}


def lines(text: str) -> list[str]:
    """Return the lines of a text."""
    return [line.strip() for line in text.strip().splitlines()]


def run_on_a_full_disk(words: str) -> int:
    """Run a command whose output goes to a full disk; return its exit code."""
    with pytest.MonkeyPatch.context() as patch, open("/dev/full", "w", encoding="utf-8") as full:
        patch.setattr(sys, "stdout", full)
        return run(shlex.split(words))


@pytest.mark.parametrize(("words", "sentence"), [("list", NOTHING), ("set 1.1 --note X --json", SAVED)])
def test_a_program_says_it_too(store_path: Path, words: str, sentence: str) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "partui", *words.split()],
            stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines(keepends=True)[-1] == sentence
