"""The tests of the app, late and in any order: `make flaky`, or `python -m tests.flaky [ROUNDS] [SEED]`."""

import random
import subprocess
import sys
from collections.abc import Callable

ROUNDS = 3
LATE = ("-p", "tests.flaky.late_answers", "--answers-late")
KINDS: dict[str, Callable[[int], tuple[str, ...]]] = {
    "every answer 60 ms late": lambda _seed: (*LATE, "0.06"),
    "each answer up to 80 ms late": lambda seed: (*LATE, "0.08", "--late-seed", str(seed)),
    "in any order": lambda seed: ("--random-order", "--random-order-bucket=global", f"--random-order-seed={seed}"),
}


def main() -> int:
    """Run the rounds; return how many had a failure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1_000_000)
    failed = 0
    for at in range(rounds):
        for kind, options in KINDS.items():
            told = f"{kind}, round {at + 1} of {rounds}, seed {seed + at}"
            sys.stdout.write(f"{told}: {' '.join(options(seed + at))}\n")
            sys.stdout.flush()
            tests = [sys.executable, "-m", "pytest", "--numprocesses", "auto", *options(seed + at), "tests/tui"]
            if subprocess.run(tests, check=False).returncode:
                failed += 1
                sys.stdout.write(f"FAILED: {told}\n")
    sys.stdout.write(f"{rounds * len(KINDS)} rounds, {failed} with a failure\n")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
