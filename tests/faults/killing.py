"""A program that is killed at a random moment of its work, and what must be true of its files afterwards."""

import math
import multiprocessing
import os
import random
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from partui.store.db.connection import BEFORE_RELEASE, transaction
from partui.store.db.open import open_store
from partui.store.db.schema import migrate
from partui.store.projection.checking import check
from tests.faults.worker import READY, work_on
from tests.store.older import make_older

# Programs are forked from one that has imported all: a round costs what its work does.
_PROGRAMS = multiprocessing.get_context("forkserver")
_PROGRAMS.set_forkserver_preload(["tests.faults.worker"])
# How much of the processor one piece of each work takes about; of most several are done before the end.
_LONGEST_SECONDS = {"merge": 1.5, "restore": 1.5, "import": 1.5, "plan": 1.5, "report": 1.0, "migrate": 0.15}
_SECONDS, _LOOK_SECONDS = 0.3, 0.002
# What of the store says that a piece of work was done.
_NOTES, _YEARS = "SELECT new FROM change WHERE field = 'note'", "SELECT year FROM plan"
_SAID = {"set": _NOTES, "joint": _NOTES, "undo": _NOTES, "restore": _NOTES, "import": _YEARS, "plan": _YEARS}


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
        work: one of the worker's.
        seeded: a store with the seeded plan.
        folder: an empty folder for the round.
    """
    store = Path(shutil.copyfile(seeded, folder / "partui.db"))
    kind, _sign, version = work.partition("-")
    if work == "merge":
        _another_copy(folder)
    if version:
        _make_older_file(store, folder, int(version))
    reading, writing = _PROGRAMS.Pipe(duplex=False)
    program = _PROGRAMS.Process(target=work_on, args=(work, store, writing))
    program.start()
    writing.close()
    said: list[str] = []
    with reading:
        assert reading.recv() == READY
        used = _processor_seconds(program)
        last = used + dice.uniform(0, _LONGEST_SECONDS.get(kind, _SECONDS))
        while (was_killed := program.is_alive()) and _processor_seconds(program) < last:
            time.sleep(_LOOK_SECONDS)
        program.kill()
        with suppress(EOFError):
            while True:
                said.append(reading.recv())
    program.join()
    program.close()
    _check_left(work, store, folder, said)
    return Round(len(said), was_killed)


def _processor_seconds(program: BaseProcess) -> float:
    """How long a program that may be over has worked: what others do at the time changes nothing."""
    assert program.pid is not None
    # What clock_getcpuclockid(3) gives on Linux.
    with suppress(OSError):
        return time.clock_gettime(~program.pid << 3 | 2)
    return math.inf


def _make_older_file(store: Path, folder: Path, version: int) -> None:
    store.unlink()
    with closing(sqlite3.connect(store, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        if version <= BEFORE_RELEASE:
            make_older(conn, version, folder)
        else:
            with transaction(conn):
                migrate(conn, version)


def _another_copy(folder: Path) -> None:
    from tests.store.officer import edit

    other = Path(shutil.copyfile(folder / "partui.db", folder / "other.db"))
    with closing(open_store(str(other))) as conn:
        for number in range(40):
            edit(conn, "1.1", "1.2", "1.3.1", note=f"họ {number}", by="Bình")


def _check_left(work: str, store: Path, folder: Path, said: list[str]) -> None:
    with closing(open_store(str(store))) as conn:
        assert check(conn) == [], work
        if work in _SAID:
            there = {str(new) for (new,) in conn.execute(_SAID[work])}
            assert set(said) <= there, (work, set(said) - there)
        if work == "move":
            assert conn.execute("SELECT count(DISTINCT edit) FROM change").fetchone()[0] >= len(said)
        if work == "merge":
            (number,) = conn.execute("SELECT count(*) FROM change").fetchone()
            assert number in ({120} if said else {0, 120}), number
    for copy in [*folder.glob("out-*.db"), *(folder / "backups").glob("*.db")]:
        with closing(sqlite3.connect(copy)) as conn:
            assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",), copy
    made = {path.name for path in folder.glob("out-*")}
    if work in {"export", "report"}:
        assert set(said) <= made, set(said) - made
    for name in made:
        if name.endswith((".docx", ".xlsx")):
            assert ZipFile(folder / name).testzip() is None
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
