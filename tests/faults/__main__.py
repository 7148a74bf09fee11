"""A thousand rounds of kill -9: `make faults`, or `python -m tests.faults [ROUNDS] [SECONDS]`."""

import random
import shutil
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from partui.store.db.open import open_store
from tests.faults.killing import killed_round
from tests.faults.worker import WORKS

ROUNDS, SECONDS = 1_000, 3_000


def main() -> None:
    """Run rounds of every work in turn, until there are enough or the time is up."""
    rounds, seconds = (*map(int, sys.argv[1:3]), *(ROUNDS, SECONDS)[len(sys.argv[1:3]) :])
    give_up = time.monotonic() + seconds
    told = {work: [0, 0, 0] for work in WORKS}
    with TemporaryDirectory() as name:
        seeded = Path(name) / "seeded.db"
        with closing(open_store(str(seeded))):
            pass
        for number in range(rounds):
            work = list(WORKS)[number % len(WORKS)]
            if time.monotonic() > give_up:
                break
            folder = Path(name) / "round"
            folder.mkdir()
            left = killed_round(work, seeded, folder, random.Random(number))
            shutil.rmtree(folder)
            told[work] = [told[work][0] + 1, told[work][1] + left.was_killed, told[work][2] + left.acknowledged]
    for work, (done, killed, acknowledged) in told.items():
        sys.stdout.write(f"{work}: {done} rounds, killed at work {killed}, acknowledged {acknowledged}, lost 0\n")


if __name__ == "__main__":
    main()
