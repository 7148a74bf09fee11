"""The figures as a page: docs/benchmarks.md."""

import os
import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version

from benchmarks.figures import Figure
from benchmarks.growth import Grown

HEAD = """# Benchmarks

What `make bench` found, medians of {rounds} rounds taken in turn with their floor. A ratio is to the floor that is
named, run in the same minute on the same machine. The stores are written through the store itself, with history and
evidence, by `benchmarks/generate.py`; everything is looked at from {day}, when 200 tasks (at 86: {few}) are late. The
app is measured from outside, through a pty of 100x30: from the key until the last byte that it caused.

{machine}

"""


def page(head: str, sections: Mapping[str, Sequence[Figure]], growth: Sequence[Grown], notes: str) -> str:
    """Return the whole page.

    Args:
        head: how the figures were found.
        sections: tables by their titles.
        growth: what each size costs; none where it was not measured.
        notes: what is to be said of the figures, as Markdown.
    """
    parts = [head]
    for title, figures in sections.items():
        parts += [f"## {title}\n\n", *_table(figures), "\n"]
    if growth:
        parts += ["## How it grows\n\n", "![Time and memory against tasks](benchmarks.svg)\n\n", *_growth(growth), "\n"]
    return "".join([*parts, notes])


def machine() -> str:
    """Return what the figures were found on."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("partui", "textual", "click"))
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release().split('-')[0]}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}{_peers()}."
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def _peers() -> str:
    found = []
    for name in ("task", "todo", "vd"):
        if shutil.which(name):
            told = subprocess.run([name, "--version"], capture_output=True, text=True, check=False).stdout.strip()
            found.append(f", {name} {told.splitlines()[0] if told else ''}".rstrip())
    return "".join(found)


def _table(figures: Iterable[Figure]) -> list[str]:
    rows = [f"| {each.what} | {each.size} | {each.value} | {each.target} | {_met(each)} |\n" for each in figures]
    return ["| what | tasks | measured | target | |\n", "|---|--:|--:|--:|---|\n", *rows]


def _met(figure: Figure) -> str:
    return "" if figure.met is None else "✓" if figure.met else "**missed**"


def _growth(growth: Sequence[Grown]) -> list[str]:
    heads = " | ".join(f"{each.tasks:,}" for each in growth)
    rows = [f"| {what} | {' | '.join(f'{each.costs[what]:.1f}' for each in growth)} |\n" for what in growth[0].costs]
    return [f"| ms | {heads} |\n", f"|---|{'--:|' * len(growth)}\n", *rows]
