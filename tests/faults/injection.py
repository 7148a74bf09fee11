"""Every command with every write, fsync, rename, open for writing and mmap of its files refused once, and from then on:
`python -m tests.faults.injection [SECONDS [COMMAND…]]`; needs a C compiler and Linux.
"""

import ctypes
import errno
import os
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

SECONDS = 900
KINDS = ("open", "write", "fsync", "rename", "mmap")
# A disk that is full stays so.
_LASTING = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_PRELOADED = "PARTUI_SHIM"
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
    """What a command answered."""

    code: int
    said: str
    made: tuple[int, ...]


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
    cases = {args: _whole(folder, args) for args in COMMANDS if not only or args[0] in only}
    planned = [(args, fault) for args, whole in cases.items() for fault in _faults(whole.outcome)]
    # What the time does not reach is another part each time.
    random.shuffle(planned)
    told: Counter[str] = Counter()
    for args, fault in planned:
        if time.monotonic() > give_up:
            break
        told[KINDS[fault.kind]] += 1
        told[_tried(folder, args, fault, cases[args])] += 1
    counts = ", ".join(f"{name} {told[name]}" for name in KINDS)
    sys.stdout.write(
        f"{len(cases)} commands, {len(planned)} refusals possible, {sum(told[name] for name in KINDS)} tried"
        f" ({counts}): {told['done']} done all the same, {told['refused']} refused with all as before,"
        f" {told['said']} done and said so\n"
    )


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
    for kind, count in enumerate(outcome.made):
        for number in range(1, count + 1):
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
        assert check(conn) == []
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


def _forked(work: Path, args: Sequence[str], fault: Fault | None) -> Outcome:
    """Run a command in a child, so that nothing that it leaves in memory reaches the next."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _child(work, args, fault, writing)
    os.close(writing)
    with open(reading, encoding="utf-8", errors="replace") as pipe:
        *said, made = pipe.read().rsplit("\n", 1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Outcome(status, "\n".join(said), tuple(map(int, made.split())))


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
        shim.shim_watch(os.fsencode(work))
        if fault is not None:
            shim.shim_arm(fault.kind, ctypes.c_long(fault.number), fault.code, int(fault.for_ever))
        code = run(args)
    except BaseException:
        os.write(writing, traceback.format_exc().encode())
    finally:
        made = [shim.shim_made(kind) for kind in range(len(KINDS))]
        os.write(writing, ("\n" + " ".join(map(str, made))).encode())
        os._exit(code)


if __name__ == "__main__":
    main()
