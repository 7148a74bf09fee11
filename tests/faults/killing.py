"""A program that is killed at a random moment of its work, and what must be true of its files afterwards."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from partui.store.db.open import open_store
from partui.store.projection.checking import check
from tests.store.older import kept_facts, unpack

WORKER = "tests.faults.worker"
# How long each takes about, on a machine at rest.
_LONGEST_SECONDS = {"edit": 0.3, "merge": 1.5, "migrate": 0.4, "export": 0.3, "backup": 0.3, "restore": 1.5}


class Round(NamedTuple):
    """What one round left.

    Attributes:
        acknowledged: how many pieces of work the program had said were done before it was killed.
        was_killed: whether it was still at work then.
    """

    acknowledged: int
    was_killed: bool


def killed_round(work: str, seeded: Path, folder: Path, dice: random.Random) -> Round:
    """Let a program work, kill it at a random moment, and check what it left; raises AssertionError.

    Args:
        work: `edit`, `merge`, `migrate`, `export`, `backup` or `restore`.
        seeded: a store with the seeded plan.
        folder: an empty folder for the round.
    """
    store = Path(shutil.copyfile(seeded, folder / "partui.db"))
    if work in PREPARED:
        PREPARED[work](store, folder)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-m", WORKER, work, str(store)], stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0, _LONGEST_SECONDS[work]))
        was_killed = program.poll() is None
        program.send_signal(signal.SIGKILL)
        said = program.stdout.read().splitlines()
    _check_left(work, store, folder, said)
    return Round(len(said), was_killed)


def _an_older_file(store: Path, _folder: Path) -> None:
    with closing(sqlite3.connect(unpack("whole", store))) as conn:
        conn.execute("PRAGMA journal_mode = WAL")


def _another_copy(store: Path, folder: Path) -> None:
    from tests.store.officer import edit

    other = Path(shutil.copyfile(store, folder / "other.db"))
    with closing(open_store(str(other))) as conn:
        for number in range(40):
            edit(conn, "1.1", "1.2", "1.3.1", note=f"họ {number}", by="Bình")


PREPARED: dict[str, Callable[[Path, Path], None]] = {"migrate": _an_older_file, "merge": _another_copy}


def _check_left(work: str, store: Path, folder: Path, said: list[str]) -> None:
    with closing(open_store(str(store))) as conn:
        assert check(conn) == [], work
        if work in {"edit", "restore"}:
            there = {new for (new,) in conn.execute("SELECT new FROM change WHERE field = 'note'")}
            assert set(said) <= there, (work, set(said) - there)
        if work == "merge":
            (number,) = conn.execute("SELECT count(*) FROM change").fetchone()
            assert number in ({120} if said else {0, 120}), number
        if work == "migrate":
            assert conn.execute("SELECT count(*) FROM change").fetchone() == (len(kept_facts("whole")["journal"]),)
    for copy in [*folder.glob("out-*.db"), *(folder / "backups").glob("*.db")]:
        with closing(sqlite3.connect(copy)) as conn:
            assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",), copy
    if work == "export":
        assert {f"out-{number}.db" for number in range(len(said))} <= {path.name for path in folder.glob("out-*.db")}
    _check_swept(store, folder)


def _check_swept(store: Path, folder: Path) -> None:
    """What a killed program left half written goes when the next one writes there."""
    from partui.store.exchange.backups import Reason, back_up
    from partui.store.exchange.copying import copy_to

    long_ago = time.time() - 60
    for place in (folder, folder / "backups"):
        for part in place.glob(".partui.*") if place.exists() else ():
            os.utime(part, (long_ago, long_ago))
    with closing(open_store(str(store))) as conn:
        copy_to(conn, str(folder / "last.db"))
    back_up(str(store), Reason.ASKED)
    left = [path.name for path in folder.rglob("*") if path.name.startswith(".partui.") or "-journal" in path.name]
    assert left == [], left
