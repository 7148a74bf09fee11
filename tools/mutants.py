"""Puts faults into the rules of the field and into the journal, one at a time, and counts those that the tests find
(`make mutants`).

What is mutated and which tests are run stands in `pyproject.toml` under `[tool.mutmut]`; the names of mutants are the
arguments, patterns among them, all when there are none. Of many, a sample is soon run. Each run begins anew; `mutmut
browse` shows what it left.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from tools.pythons import ROOT

MUTMUT = str(Path(sys.executable).with_name("mutmut"))
MUTANTS = ROOT / "mutants"
# A mutant that never ends is found too: the test would not pass.
FOUND = ("killed", "timeout")
UNREACHED = "no tests"
NOT_RUN = ("not checked", "skipped")
LEAST_FOUND = 0.9

# mutmut makes all mutants, yet only where it then runs some.
FEW = "partui.domain.formulas.*"
SKIPPED = 34


def counted(results: Iterable[str]) -> dict[str, Counter[str]]:
    """Return how many mutants of each package met which end.

    Args:
        results: lines such as `partui.domain.plan.codes.x_is_code__mutmut_1: killed`.
    """
    packages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in results:
        name, _colon, end = line.strip().partition(": ")
        if end not in ("", *NOT_RUN):
            packages[".".join(name.split(".")[:3])][end] += 1
    return dict(packages)


def found(ends: Mapping[str, int]) -> int:
    """Return how many mutants the tests found."""
    return sum(ends.get(end, 0) for end in FOUND)


def drawn(mutants: Collection[str], patterns: Collection[str], size: int, seed: int) -> set[str]:
    """Return a sample, in which each mutant that a pattern means is as likely as another.

    Args:
        patterns: none means all.
    """
    meant = [name for name in sorted(mutants) if not patterns or any(fnmatchcase(name, each) for each in patterns)]
    return set(random.Random(seed).sample(meant, min(size, len(meant))))


def leave_out(folder: Path, patterns: Collection[str], size: int, seed: int) -> None:
    """Let mutmut run a sample alone: thousands of names as its arguments would take it hours to compare."""
    files = {path: json.loads(path.read_text("utf-8")) for path in folder.rglob("*.meta")}
    everything = [name for meta in files.values() for name in meta["exit_code_by_key"]]
    sample = drawn(everything, patterns, size, seed)
    for path, meta in files.items():
        meta["exit_code_by_key"] = {name: None if name in sample else SKIPPED for name in meta["exit_code_by_key"]}
        path.write_text(json.dumps(meta), "utf-8")
    print(f"a sample of {len(sample)} of {len(everything)} mutants: --sample {size} --seed {seed}", flush=True)


def main(arguments: Iterable[str]) -> int:
    """Run the mutants, and fail where too few are found."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("names", nargs="*", help="mutants, or patterns of their names; all when there are none")
    parser.add_argument("--sample", type=int, metavar="COUNT", help="run so many of them, drawn at random")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000), help="draw the same sample again")
    given = parser.parse_args([*arguments])
    # What an earlier run found says nothing of tests written since.
    shutil.rmtree(MUTANTS, ignore_errors=True)
    run = (MUTMUT, "run")
    if given.sample is None:
        subprocess.run([*run, *given.names], cwd=ROOT, check=True)
    else:
        subprocess.run([*run, FEW], cwd=ROOT, check=True)
        leave_out(MUTANTS, given.names, given.sample, given.seed)
        subprocess.run(run, cwd=ROOT, check=True)
    said = subprocess.run([MUTMUT, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, text=True)
    packages = counted(said.stdout.splitlines())
    everything = sum(packages.values(), Counter[str]())
    for package, ends in (*sorted(packages.items()), ("all", everything)):
        print(
            f"{package:26} {ends.total():5} mutants, {found(ends):5} found, {ends[UNREACHED]:4} where no test came, "
            f"{found(ends) / ends.total():6.1%}"
        )
    return 0 if found(everything) >= LEAST_FOUND * everything.total() else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
