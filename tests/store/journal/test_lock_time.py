"""How long an edit keeps others from writing: what reads its words is ready before it takes the lock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HELD = """
import sys
import partui.store.db.connection as connection
begin, known = connection.begin_writing, []
def watched(conn):
    begin(conn)
    known.append(set(sys.modules))
    def told(said):
        if said == "COMMIT":
            print(*sorted(set(sys.modules) - known[0]), file=sys.stderr)
    conn.set_trace_callback(told)
connection.begin_writing = watched
from partui.cli.start import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("words", ["--status doing", "--note x", "--deadline 30/9", "--progress 5"])
def test_nothing_of_ours_is_imported_under_the_lock(store_path: Path, words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELD, "set", "1.3.1", *words.split(), "--by", "Lan"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "\n1.3.1: " in done.stderr
    assert [name for name in done.stderr.split() if name.startswith("partui.")] == []
