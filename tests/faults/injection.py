"""Every command with every write, fsync, rename, open for writing and mmap of its files refused once, and from then on:
`python -m tests.faults.injection [SECONDS [COMMAND…]]`; needs a C compiler and Linux.

Of calls that a command makes in one place, as the hundreds of writes of one copy, the first and the last are refused: a
place is the lines of Python and the frames of C that lead there, and the file's ending.
"""

import ctypes
import errno
import importlib
import json
import os
import pkgutil
import random
import shutil
import sqlite3
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from io import FileIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import time_machine

import partui
from tests.store.officer import NOW

SECONDS = 900
KINDS = ("open", "write", "fsync", "rename", "mmap")
# A disk that is full stays so.
_LASTING = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_PRELOADED = "PARTUI_SHIM"
_FOUND_RIGHT: set[int] = set()
# What a child answers when its command ended in a fault of partui's own.
_OWN_FAULT = 99


class Fault(NamedTuple):
    """Which call is refused, and with what.

    Attributes:
        kind: one of `KINDS`, by number.
        number: the how manieth of its kind, from 1.
        for_ever: whether all calls of the kind after it are refused too.
    """

    kind: int
    number: int
    code: int
    for_ever: bool

    def __str__(self) -> str:
        return f"{KINDS[self.kind]} {self.number} {errno.errorcode[self.code]}{' …' if self.for_ever else ''}"


class Outcome(NamedTuple):
    """What a command answered, and where each of its calls was made, by kind."""

    code: int
    said: str
    places: tuple[tuple[int, ...], ...]


def main() -> None:
    """Compile what refuses, begin anew with it, and refuse until every case has been or the time is up."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    if _PRELOADED not in os.environ:
        with TemporaryDirectory() as folder:
            library = Path(folder) / "shim.so"
            source = Path(__file__).with_name("shim.c")
            subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
            environment = {**os.environ, "LD_PRELOAD": str(library), _PRELOADED: str(library)}
            again = [sys.executable, "-m", "tests.faults.injection", *sys.argv[1:]]
            sys.exit(subprocess.run(again, env=environment, check=False).returncode)
    with TemporaryDirectory() as folder:
        _run(Path(folder), time.monotonic() + seconds, sys.argv[2:])


def _run(folder: Path, give_up: float, only: Sequence[str]) -> None:
    from tests.faults.commands import COMMANDS, prepare

    prepare(folder / "whole")
    # All that a command may import stands ready in the parent: a child costs what its command does.
    for module in pkgutil.walk_packages(partui.__path__, "partui."):
        if not module.name.startswith("partui.tui") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    cases = {args: _whole(folder, args) for args in COMMANDS if not only or args[0] in only}
    planned = [(args, fault) for args, whole in cases.items() for fault in _faults(whole.outcome)]
    # What the time does not reach is another part each time.
    random.shuffle(planned)
    told: Counter[str] = Counter()
    calls = sum(len(places) for whole in cases.values() for places in whole.outcome.places)
    for args, fault in planned:
        if time.monotonic() > give_up:
            break
        told[KINDS[fault.kind]] += 1
        try:
            told[_tried(folder, args, fault, cases[args])] += 1
        except AssertionError as wrong:
            told["wrong"] += 1
            sys.stdout.write(f"{wrong}\n")
    counts = ", ".join(f"{name} {told[name]}" for name in KINDS)
    tried = sum(told[name] for name in KINDS)
    sys.stdout.write(
        f"{len(cases)} commands, {calls} calls, {len(planned)} refusals to try, {tried} tried ({counts}):"
        f" {told['done']} done all the same, {told['refused']} refused with all as before,"
        f" {told['said']} done and said so, {told['wrong']} wrong\n"
    )
    sys.exit(1 if told["wrong"] else 0)


class Whole(NamedTuple):
    """What a command does where nothing is refused: what the store says before and after, and the calls."""

    before: object
    after: object
    outcome: Outcome


def _whole(folder: Path, args: Sequence[str]) -> Whole:
    work = _fresh(folder)
    before = _facts(work)
    outcome = _forked(work, args, None)
    assert outcome.code in {0, 3}, (args, outcome)
    return Whole(before, _facts(work), outcome)


def _faults(outcome: Outcome) -> Iterator[Fault]:
    for kind, places in enumerate(outcome.places):
        first = {place: number for number, place in reversed([*enumerate(places, 1)])}
        last = {place: number for number, place in enumerate(places, 1)}
        for number in sorted({*first.values(), *last.values()}):
            yield Fault(kind, number, errno.EIO, for_ever=False)
            yield Fault(kind, number, _LASTING[number % len(_LASTING)], for_ever=True)


def _tried(folder: Path, args: Sequence[str], fault: Fault, whole: Whole) -> str:
    """Run a command with one refusal; return which of the right ends it came to. Raises AssertionError."""
    work = _fresh(folder)
    outcome = _forked(work, args, fault)
    where = (args, str(fault), outcome)
    assert outcome.code in {0, 1, 3}, where
    assert "Traceback" not in outcome.said, where
    left = _facts(work)
    if outcome.code in {0, 3}:
        assert left == whole.after, (where, left, whole.after)
        return "done"
    assert outcome.said.startswith("Lỗi: ") or "\nLỗi: " in outcome.said, where
    if left == whole.before:
        return "refused"
    assert left == whole.after, (where, left, whole.after)
    assert "lưu rồi" in outcome.said, where
    return "said"


def _fresh(folder: Path) -> Path:
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(folder / "whole", work)
    return work


def _facts(work: Path) -> object:
    """What the store and the files beside it say, whatever their names hold of numbers and moments."""
    from partui.store.db.open import open_store
    from partui.store.projection.checking import check

    os.environ["TMPDIR"] = str(work / "tmp")
    with closing(open_store(str(work / "partui.db"))) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        # Rows that were found right are right wherever they stand once more.
        rows = _rows(conn)
        if rows not in _FOUND_RIGHT:
            found = check(conn)
            assert found == [], found
            _FOUND_RIGHT.add(rows)
        stands = [
            conn.execute(f"SELECT count(*) FROM {table}").fetchone()
            for table in ("plan", "task", "criterion", "heading", "agency", "evidence", "change", "setting")
        ]
        stands += conn.execute("SELECT code, status, note, leads FROM task ORDER BY plan, code").fetchall()
    for copy in (work / "backups").glob("*.db"):
        with closing(sqlite3.connect(copy)) as conn:
            assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",), copy
    files = {path.name: path.stat().st_size > 0 for path in (work / "out").iterdir()}
    assert all(files.values()), files
    left = [path.name for path in work.rglob("*") if path.name.startswith(".partui.")]
    assert left == [], left
    return stands, sorted(files)


def _rows(conn: sqlite3.Connection) -> int:
    tables = conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return hash(tuple(tuple(conn.execute(f'SELECT * FROM "{name}"')) for (name,) in tables))


def _forked(work: Path, args: Sequence[str], fault: Fault | None) -> Outcome:
    """Run a command in a child, so that nothing that it leaves in memory reaches the next."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _child(work, args, fault, writing)
    os.close(writing)
    with open(reading, encoding="utf-8", errors="replace") as pipe:
        *said, places = pipe.read().rsplit("\n", 1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Outcome(status, "\n".join(said), tuple(map(tuple, json.loads(places))))


def _child(work: Path, args: Sequence[str], fault: Fault | None, writing: int) -> None:
    shim = ctypes.CDLL(os.environ[_PRELOADED])
    code = _OWN_FAULT
    try:
        from partui.cli.start import run

        null = os.open(os.devnull, os.O_RDWR)
        for stream, file in ((0, null), (1, null), (2, writing)):
            os.dup2(file, stream)
        sys.stdout, sys.stderr = (TextIOWrapper(FileIO(stream, "w"), encoding="utf-8") for stream in (1, 2))
        os.chdir(work / "out")
        os.environ |= {"PARTUI_DB": str(work / "partui.db"), "TMPDIR": str(work / "tmp"), "PARTUI_BY": "An"}
        os.environ["PARTUI_CONFIG"] = str(work / "config.toml")
        # The same command writes the same rows each time.
        os.urandom = random.Random(0).randbytes
        time_machine.travel(NOW, tick=False).start()
        shim.shim_watch(os.fsencode(work))
        if fault is None:
            at = ctypes.CFUNCTYPE(ctypes.c_ulong)(_at)
            shim.shim_tell_apart(at)
        else:
            shim.shim_arm(fault.kind, ctypes.c_long(fault.number), fault.code, int(fault.for_ever))
        code = run(args)
    except BaseException:
        os.write(writing, traceback.format_exc().encode())
    finally:
        shim.shim_place.restype = ctypes.c_ulong
        places = [
            [shim.shim_place(kind, ctypes.c_long(number + 1)) for number in range(shim.shim_made(kind))]
            for kind in range(len(KINDS))
        ]
        with open(writing, "w", encoding="utf-8") as pipe:
            pipe.write("\n" + json.dumps(places))
        os._exit(code)


def _at() -> int:
    """What leads to a call: its lines of Python."""
    return hash(tuple((frame.f_code, line) for frame, line in traceback.walk_stack(None)))


if __name__ == "__main__":
    main()
