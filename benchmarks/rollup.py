"""Many provinces' files read together: what `rollup` takes beside one `status`, and how it grows with the files."""

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import PROGRAM, started
from benchmarks.figures import Figure, side_by_side, spread, told, within
from benchmarks.generate import A_DAY, make_store
from partui.store.db.open import open_store
from partui.store.edits.plan_head import set_head
from partui.store.exchange.copying import copy_to
from partui.store.journal.writing import author

PROVINCES = 63
TARGET_SECONDS = 2.0


@contextmanager
def provinces_files(path: str, number: int) -> Iterator[Path]:
    """Give a folder with the exports of so many provinces, each with a code of its own.

    Args:
        path: a store, which is left as it is.
        number: how many, at most 99.
    """
    with TemporaryDirectory() as name:
        folder, work = Path(name) / "xuat", Path(name) / "work"
        folder.mkdir()
        for code in range(1, number + 1):
            shutil.copyfile(path, work)
            with closing(open_store(str(work))) as conn:
                (year,) = conn.execute("SELECT value FROM setting WHERE name = 'plan_in_use'").fetchone()
                set_head(conn, int(year), {"province": f"{code:02}"}, author("An"))
                copy_to(conn, str(folder / f"{code:02}.db"))
        yield folder


def rollup_figures(path: str, size: int, rounds: int, number: int = PROVINCES) -> list[Figure]:
    """Measure `rollup` of many files, and of half of them, against one `status` of one.

    Args:
        path: a store that each file is made of.
        size: how many tasks it has.
        rounds: how often each is run.
        number: how many files.
    """
    with provinces_files(path, number) as folder:
        files = sorted(map(str, folder.iterdir()))
        day = f"--as-of={A_DAY}"
        one, half, whole = side_by_side(
            rounds,
            started([PROGRAM, "--db", files[0], day, "status"]),
            started([PROGRAM, day, "rollup", *files[: number // 2]]),
            started([PROGRAM, day, "rollup", *files]),
        )
    status, first, every = (spread(each).p50 for each in (one, half, whole))
    each = (every - first) / (number - number // 2) * 1_000
    said = f"{number} × {size:,}"
    return [
        within("partui rollup", said, every, TARGET_SECONDS, "s"),
        Figure("partui rollup / one partui status", said, told(every / status)),
        Figure("each file more", said, told(each, "ms")),
        Figure("each file of the first half", said, told((first - status) / (number // 2) * 1_000, "ms")),
    ]


def main() -> None:
    """Measure: `python -m benchmarks.rollup [TASKS] [FILES] [ROUNDS]`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", type=int, nargs="?", default=86)
    parser.add_argument("files", type=int, nargs="?", default=PROVINCES)
    parser.add_argument("rounds", type=int, nargs="?", default=5)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "store.db")
        make_store(path, asked.tasks)
        for figure in rollup_figures(path, asked.tasks, asked.rounds, asked.files):
            sys.stdout.write(f"{figure.size:>12}  {figure.what}: {figure.value}  {figure.target}\n")


if __name__ == "__main__":
    main()
