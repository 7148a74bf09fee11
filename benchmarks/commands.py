"""The quick commands from outside: wall time against `python -c pass`, the query alone, and what others take."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure, ratio, side_by_side, spread, told, within
from benchmarks.generate import A_DAY

PROGRAM = str(Path(sys.executable).with_name("partui"))
COUNT = (
    "SELECT a.name, t.status, t.due_on < '{day}', count(*) FROM task AS t JOIN task_agency AS y ON y.task_id = t.id"
    " JOIN agency AS a ON a.id = y.agency_id WHERE y.role = 'lead' GROUP BY 1, 2, 3"
)
TARGETS = {86: 4.5, 10_000: 7.0, 100_000: 7.0}


def started(command: Sequence[str], env: Mapping[str, str] | None = None) -> Callable[[], float]:
    """Return what runs a command and tells how many seconds it took, with as little of its own as can be."""
    program = shutil.which(command[0]) or command[0]
    nowhere = [
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
    ]

    def run() -> float:
        begun = time.perf_counter()
        pid = os.posix_spawn(program, list(command), {**os.environ, **(env or {})}, file_actions=nowhere)
        _pid, status = os.waitpid(pid, 0)
        took = time.perf_counter() - begun
        if status:
            raise RuntimeError(f"{command}: {status}")
        return took

    return run


def quick_figures(path: str, size: int, rounds: int) -> list[Figure]:
    """Measure `status` and `overdue` of one store.

    Args:
        path: the store.
        size: how many tasks it has.
        rounds: how often each is run.
    """
    day = f"--as-of={A_DAY}"
    tried = {
        "python -c pass": started([sys.executable, "-c", "pass"]),
        "status": started([PROGRAM, "--db", path, day, "status"]),
        "overdue": started([PROGRAM, "--db", path, day, "overdue"]),
        "sqlite3": started([sys.executable, "-c", _query(path)]),
    }
    floor, status, overdue, query = side_by_side(rounds, *tried.values())
    said = f"{size:,}"
    return [
        within("partui status / python -c pass", said, ratio(status, floor), TARGETS[size]),
        within("partui overdue / python -c pass", said, ratio(overdue, floor), TARGETS[size]),
        Figure("python with sqlite3, counting the rows / python -c pass", said, told(ratio(query, floor))),
        Figure("python -c pass", said, told(spread(floor).p50 * 1000, "ms")),
    ]


def _query(path: str) -> str:
    sql = COUNT.format(day=A_DAY)
    return f"import sqlite3; print(sqlite3.connect({path!r}).execute({sql!r}).fetchall())"


def peer_figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure what other programs take to say the like, where they are installed.

    Args:
        folder: where their files may be made.
        rounds: how often each is run.
    """
    floor = started([sys.executable, "-c", "pass"])
    found = []
    for name, prepare in (("task", _taskwarrior), ("todo", _todoman)):
        if shutil.which(name) is None:
            found.append(Figure(f"{name} (not installed)", "86", "–"))
            continue
        command, env = prepare(folder)
        theirs, base = side_by_side(rounds, started(command, env), floor)
        found.append(Figure(f"{command[0]} {command[-1]} / python -c pass", "86", told(ratio(theirs, base))))
    return found


def _taskwarrior(folder: Path) -> tuple[list[str], dict[str, str]]:
    home = folder / "taskwarrior"
    home.mkdir(exist_ok=True)
    (home / "rc").write_text(f"data.location={home}\nconfirmation=off\n", encoding="utf-8")
    env = {"TASKRC": str(home / "rc"), "TASKDATA": str(home)}
    if not (home / "pending.data").exists():
        rows = "".join(f'{{"description": "Nhiệm vụ {number}", "due": "20200331T000000Z"}}\n' for number in range(86))
        subprocess.run(
            ["task", "import"], input=rows.encode(), capture_output=True, check=True, env={**os.environ, **env}
        )
    return ["task", "overdue"], env


def _todoman(folder: Path) -> tuple[list[str], dict[str, str]]:
    home = folder / "todoman"
    tasks = home / "tasks"
    tasks.mkdir(parents=True, exist_ok=True)
    (home / "config.py").write_text(f'path = "{home}/*"\ndefault_list = "tasks"\n', encoding="utf-8")
    for number in range(86):
        (tasks / f"{number}.ics").write_text(
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VTODO\n"
            f"UID:{number}\nDTSTAMP:20300101T000000Z\nSUMMARY:Nhiệm vụ {number}\nDUE:20300331T000000Z\n"
            "END:VTODO\nEND:VCALENDAR\n",
            encoding="utf-8",
        )
    return ["todo", "--config", str(home / "config.py"), "list"], {"XDG_CACHE_HOME": str(home)}
