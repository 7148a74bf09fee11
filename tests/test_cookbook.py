"""Every recipe of docs/cong-thuc.md runs as it stands, and does what the page says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

PAGE = (ROOT / "docs" / "cong-thuc.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^```(sh|cron)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
SHELLS = [text for kind, text in RECIPES if kind == "sh"]
CRON_LINES = [
    line for kind, text in RECIPES if kind == "cron" for line in text.splitlines() if line[:1] in "*0123456789"
]
FIELD = r"(?:\*|\d+)(?:[-/,]\d+)*"
# What a recipe calls besides partui and what every system has.
BESIDES = ("jq", "sqlite3")

pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="the recipes are for a POSIX shell")


@pytest.fixture
def office(tmp_path: Path, store_path: Path) -> Path:
    """A home folder in which `partui` is found, mail is written down, and other programs are where they are."""
    home, programs = tmp_path / "home", tmp_path / "bin"
    for folder in (home / "sao-luu", programs):
        folder.mkdir(parents=True)
    write_program(programs / "partui", f'exec "{sys.executable}" -m partui "$@"')
    write_program(programs / "mail", 'printf "%s\\n" "$@" >>"$HOME/thu.txt"; cat >>"$HOME/thu.txt"')
    (home / "dia-chi.txt").write_text("so noi vu;noi-vu@example.vn\nso y te;y-te@example.vn\n", encoding="utf-8")
    return home


def write_program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def run(home: Path, text: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(home.parent / "bin"), os.environ["PATH"]))
    env = {
        **os.environ,
        "HOME": str(home),
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "PARTUI_BY": "cron",
    }
    return subprocess.run(
        ["sh", "-euc", text], capture_output=True, text=True, encoding="utf-8", env=env, timeout=120, check=False
    )


def lacking(text: str) -> list[str]:
    """The programs that a recipe needs and this machine has not got."""
    return [name for name in BESIDES if re.search(rf"\b{name}\b", text) and shutil.which(name) is None]


def test_there_is_a_recipe_for_each_thing() -> None:
    assert len(SHELLS) >= 8
    assert len(CRON_LINES) >= 5
    for title in ("cron", "login message", "nightly backup", "chase by mail"):
        assert re.search(rf"^## .*\(\*{title}\*\)$", PAGE, re.MULTILINE), title


@pytest.mark.parametrize("text", SHELLS, ids=lambda text: text.splitlines()[0][:40])
def test_a_recipe_runs(office: Path, text: str) -> None:
    if missing := lacking(text):
        pytest.skip(f"no {', '.join(missing)}")
    done = run(office, text)
    assert done.returncode == 0, done.stderr
    assert "Lỗi" not in done.stderr


@pytest.mark.parametrize("line", CRON_LINES, ids=lambda line: line[:40])
def test_a_line_of_cron_runs(office: Path, line: str) -> None:
    found = re.fullmatch(rf"((?:{FIELD}\s+){{5}})(\S.*)", line)
    assert found, line
    # What cron takes for the end of a line is escaped.
    assert "%" not in found[2].replace(r"\%", "")
    done = run(office, found[2].replace(r"\%", "%"))
    assert done.returncode == 0, done.stderr


def test_the_mail_goes_to_whom_has_something_late(office: Path) -> None:
    (text,) = [text for text in SHELLS if "dia-chi.txt" in text]
    assert run(office, text).returncode == 0
    sent = (office / "thu.txt").read_text(encoding="utf-8")
    assert "noi-vu@example.vn" in sent
    assert f"{office}/don-doc.docx" in sent
    assert "quá hạn" in sent
    assert "y-te@example.vn" not in sent


def test_the_nightly_copy_is_whole(office: Path) -> None:
    (line, *_monthly) = [line for line in CRON_LINES if "export" in line]
    run(office, line.split(maxsplit=5)[5].replace(r"\%", "%"))
    (copy,) = (office / "sao-luu").iterdir()
    done = run(
        office, f'gzip -dc "{copy}" >"$HOME/a.db"; partui status --db "$HOME/a.db"; partui check --db "$HOME/a.db"'
    )
    assert done.returncode == 0, done.stderr
    assert "86 nhiệm vụ" in done.stdout
