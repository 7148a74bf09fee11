"""Types every sentence into every kind of field, on an ordinary screen and on a spare one, and counts."""

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from partui.store.db.open import open_store
from tests.typing.fields import Field, fields
from tests.typing.sentences import NUMBER
from tests.typing.sitting import Typed, sit


def main() -> int:
    """Type, and return 1 if anything was taken otherwise than it was meant."""
    parser = argparse.ArgumentParser(prog="make typing", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=NUMBER, help="how many sentences")
    parser.add_argument("part", nargs="?", default="", help="a part of the field's name")
    parser.add_argument("--through", type=shlex.split, default=[], help="a command that the app is started by, as tmux")
    asked = parser.parse_args()
    with TemporaryDirectory() as name, ThreadPoolExecutor(cpu_count()) as hands:
        folder = Path(name)
        jobs = list(_jobs(folder, asked.part))
        wrong: list[str] = []
        sittings = hands.map(partial(_sit, asked.number, asked.through), jobs)
        for (field, options, _path), typed in zip(jobs, sittings, strict=True):
            right = typed.number - len(typed.wrong)
            print(f"{field.name:20} {' '.join(options) or 'ordinary':10} {right} / {typed.number}", flush=True)
            wrong += typed.wrong
    print(*wrong, sep="\n\n")
    return 1 if wrong else 0


def _jobs(folder: Path, part: str) -> Iterator[tuple[Field, tuple[str, ...], Path]]:
    for options in ((), ("--plain",)):
        written = folder / f"written{len(options)}"
        written.mkdir()
        for number, field in enumerate(fields(written)):
            if part in field.name:
                yield field, options, folder / f"{number}{len(options)}.db"


def _sit(number: int, through: Sequence[str], job: tuple[Field, tuple[str, ...], Path]) -> Typed:
    field, options, path = job
    open_store(str(path)).close()
    return sit(path, field, min(number, len(field.texts)), *options, through=through)


if __name__ == "__main__":
    sys.exit(main())
