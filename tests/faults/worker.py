"""Works until it is killed, saying each piece of work once it is done."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stdout
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from partui.domain.plan.file import parse_plan
from partui.domain.plan.next_plan import CarryOver
from partui.domain.plan.reading import read_plan
from partui.store.db.connection import SCHEMA_VERSION
from partui.store.db.open import open_store
from partui.store.edits.next_plan import new_plan
from partui.store.edits.plans import import_plan
from partui.store.edits.rows import RowPosition, move_row
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.exchange.restoring import restore
from partui.store.journal.writing import Author
from partui.store.projection.kind import Subject
from partui.store.queries.tasks import task_id
from tests.places import SEED
from tests.store.officer import DAY, NOW, PLAN, edit, undo

READY = "ready"
AN = Author("An", NOW)


def edits(store: Path, *codes: str) -> Iterator[str]:
    """Edit one or several tasks at a time."""
    with closing(open_store(str(store))) as conn:
        for number in count():
            edit(conn, *codes, note=f"lần {number}")
            yield f"lần {number}"


def undoes(store: Path) -> Iterator[str]:
    """Edit, and take every other edit back."""
    with closing(open_store(str(store))) as conn:
        for number in count():
            edit(conn, "1.1", "1.2", note=f"lần {number}")
            yield f"lần {number}"
            if number % 2:
                undo(conn, AN)


def moves(store: Path) -> Iterator[str]:
    """Move a task to and fro."""
    with closing(open_store(str(store))) as conn:
        moved = Subject("task", task_id(conn, PLAN, "1.1"))
        for number in count():
            move_row(conn, PLAN, moved, AN, spot=RowPosition(("1.5", "1.6")[number % 2]))
            yield str(number)


def imports(store: Path) -> Iterator[str]:
    """Import the plan for one year after the other."""
    file = parse_plan(SEED.read_bytes())
    with closing(open_store(str(store))) as conn:
        for year in count(1950):
            import_plan(conn, read_plan(file.model_copy(update={"plan": file.plan.model_copy(update={"year": year})})))
            yield str(year)


def makes_plans(store: Path) -> Iterator[str]:
    """Make next year's plan, and the one after."""
    with closing(open_store(str(store))) as conn:
        for year in count(PLAN + 1):
            new_plan(conn, year, year - 1, CarryOver.LATE, AN, DAY)
            yield str(year)


def merges(store: Path) -> Iterator[str]:
    """Merge the copy beside the store."""
    with closing(open_store(str(store))) as conn:
        merge(conn, [str(store.with_name("other.db"))])
        yield "merged"


def migrates(store: Path) -> Iterator[str]:
    """Open an older store."""
    open_store(str(store)).close()
    yield "opened"


def exports(store: Path) -> Iterator[str]:
    """Export again and again."""
    with closing(open_store(str(store))) as conn:
        for number in count():
            copy_to(conn, str(store.with_name(f"out-{number}.db")))
            yield f"out-{number}.db"


def reports(store: Path) -> Iterator[str]:
    """Write reports again and again."""
    from partui.cli.start import run

    os.environ["PARTUI_DB"] = str(store)
    for number in count():
        path = store.with_name(f"out-{number}{('.docx', '.xlsx', '.md')[number % 3]}")
        with redirect_stdout(sys.stderr):
            assert run(["report", "progress", str(path)]) == 0
        yield path.name


def backs_up(store: Path) -> Iterator[str]:
    """Back up again and again."""
    while True:
        yield str(back_up(str(store), Reason.MERGE).number)


def restores(store: Path) -> Iterator[str]:
    """Edit, back up and restore what was backed up."""
    with closing(open_store(str(store))) as conn:
        for number in count():
            edit(conn, "1.1", note=f"lần {number}")
            kept = back_up(str(store), Reason.ASKED)
            restore(str(store), kept.path)
            yield f"lần {number}"


WORKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "set": lambda store: edits(store, "1.1"),
    "joint": lambda store: edits(store, "1.1", "1.2", "1.3.1"),
    "undo": undoes,
    "move": moves,
    "import": imports,
    "plan": makes_plans,
    "merge": merges,
    "export": exports,
    "report": reports,
    "backup": backs_up,
    "restore": restores,
    **{f"migrate-{version}": migrates for version in range(1, SCHEMA_VERSION)},
}


def work_on(work: str, store: Path, said: Connection) -> None:
    """Say that all is there, then work."""
    said.send(READY)
    for done in WORKS[work](store):
        said.send(done)
