"""Puts faults into the rules of the field and into the journal, one at a time, and counts those that the tests find
(`make mutants`).

What is mutated and which tests are run stands in `pyproject.toml` under `[tool.mutmut]`; the names of mutants are the
arguments, patterns among them, all when there are none. Each run begins anew; `mutmut browse` shows what it left.
"""

import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.pythons import ROOT

MUTMUT = str(Path(sys.executable).with_name("mutmut"))
# A mutant that never ends is found too: the test would not pass.
FOUND = ("killed", "timeout")
NOT_RUN = "not checked"
LEAST_FOUND = 0.9


def counted(results: Iterable[str]) -> dict[str, Counter[str]]:
    """Return how many mutants of each package met which end.

    Args:
        results: lines such as `partui.domain.plan.codes.x_is_code__mutmut_1: killed`.
    """
    packages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in results:
        name, _colon, end = line.strip().partition(": ")
        if end not in ("", NOT_RUN):
            packages[".".join(name.split(".")[:3])][end] += 1
    return dict(packages)


def found(ends: Mapping[str, int]) -> int:
    """Return how many mutants the tests found."""
    return sum(ends.get(end, 0) for end in FOUND)


def main(names: Iterable[str]) -> int:
    """Run the mutants, and fail where too few are found."""
    # What an earlier run found says nothing of tests written since.
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    subprocess.run([MUTMUT, "run", *names], cwd=ROOT, check=True)
    said = subprocess.run([MUTMUT, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, text=True)
    packages = counted(said.stdout.splitlines())
    everything = sum(packages.values(), Counter[str]())
    for package, ends in (*sorted(packages.items()), ("all", everything)):
        print(f"{package:26} {ends.total():5} mutants, {found(ends):5} found, {found(ends) / ends.total():6.1%}")
    return 0 if found(everything) >= LEAST_FOUND * everything.total() else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
