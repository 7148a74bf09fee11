"""Types every sentence into every kind of field, on an ordinary screen and on a spare one, and counts.

python -m tests.typing [HOW MANY SENTENCES] [PART OF A FIELD'S NAME]
"""

import sys
from collections.abc import Iterator
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
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    part = sys.argv[2] if len(sys.argv) > 2 else ""
    with TemporaryDirectory() as name, ThreadPoolExecutor(cpu_count()) as hands:
        folder = Path(name)
        jobs = list(_jobs(folder, part))
        wrong: list[str] = []
        for (field, options, _path), typed in zip(jobs, hands.map(partial(_sit, number), jobs), strict=True):
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


def _sit(number: int, job: tuple[Field, tuple[str, ...], Path]) -> Typed:
    field, options, path = job
    open_store(str(path)).close()
    return sit(path, field, min(number, len(field.texts)), *options)


if __name__ == "__main__":
    sys.exit(main())
