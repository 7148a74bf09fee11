"""Works until it is killed, saying each piece of work once it is done: `python -m tests.faults.worker WORK FILE`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from partui.store.db.open import open_store
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.copying import copy_to
from partui.store.exchange.merge import merge
from partui.store.exchange.restoring import restore
from tests.store.officer import edit


def edits(store: Path) -> Iterator[str]:
    """Edit two tasks at a time."""
    with closing(open_store(str(store))) as conn:
        number = 0
        while True:
            edit(conn, "1.1", "1.2", note=f"lần {number}")
            yield f"lần {number}"
            number += 1


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
        number = 0
        while True:
            copy_to(conn, str(store.with_name(f"out-{number}.db")))
            yield str(number)
            number += 1


def backs_up(store: Path) -> Iterator[str]:
    """Back up again and again."""
    while True:
        yield str(back_up(str(store), Reason.MERGE).number)


def restores(store: Path) -> Iterator[str]:
    """Edit, back up and restore what was backed up."""
    with closing(open_store(str(store))) as conn:
        number = 0
        while True:
            edit(conn, "1.1", note=f"lần {number}")
            kept = back_up(str(store), Reason.ASKED)
            restore(str(store), kept.path)
            yield f"lần {number}"
            number += 1


WORKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "edit": edits,
    "merge": merges,
    "migrate": migrates,
    "export": exports,
    "backup": backs_up,
    "restore": restores,
}


def main() -> None:
    """Say that all is imported, then work."""
    print("ready", flush=True)
    for done in WORKS[sys.argv[1]](Path(sys.argv[2])):
        print(done, flush=True)


if __name__ == "__main__":
    main()
