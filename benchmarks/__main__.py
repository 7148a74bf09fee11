"""`make bench`: measure, print the table, write docs/benchmarks.md."""

import argparse
import sys
from pathlib import Path

from benchmarks.commands import peer_figures, quick_figures
from benchmarks.figures import Figure
from benchmarks.generate import A_DAY, make_store
from benchmarks.growth import SIZES, Grown, grown, write_chart
from benchmarks.past import past_figures, past_screen_figures
from benchmarks.report import HEAD, machine, page
from benchmarks.rollup import rollup_figures
from benchmarks.saving import saving_figures
from benchmarks.screen import LEAST, screen_figures, visidata_figures
from benchmarks.slow_line import slow_figures
from partui.store.db.connection import SCHEMA_VERSION

FEW_LATE = 7


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"), help="where stores are kept")
    parser.add_argument("--page", type=Path, default=Path("docs/benchmarks.md"), help="the page to write")
    parser.add_argument("--notes", type=Path, default=Path("benchmarks/notes.md"), help="what the page says at its end")
    parser.add_argument("--rounds", type=int, default=7, help="how often each thing is measured")
    parser.add_argument("--presses", type=int, default=40, help="how often each key is pressed")
    parser.add_argument("--up-to", type=int, default=100_000, help="the largest store measured whole")
    parser.add_argument("--grow-to", type=int, default=100_000, help="the largest store of the chart")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    sections = _sections(asked)
    sizes = [tasks for tasks in (*SIZES, 1_000_000) if tasks <= asked.grow_to]
    growth = [_grown(asked.folder, tasks, asked.rounds) for tasks in sizes]
    head = HEAD.format(rounds=asked.rounds, day=A_DAY, few=FEW_LATE, machine=machine())
    asked.page.write_text(page(head, sections, growth, asked.notes.read_text(encoding="utf-8")), encoding="utf-8")
    if growth:
        write_chart(growth, asked.page.with_suffix(".svg"))


def _sections(asked: argparse.Namespace) -> dict[str, list[Figure]]:
    sizes = [size for size in (LEAST, 10_000, 100_000) if size <= asked.up_to]
    floor = _store(asked.folder, LEAST)
    found: dict[str, list[Figure]] = {"Commands": [], "The app": [], "Saving and exporting": [], "A slow line": []}
    for size in sizes:
        path = _store(asked.folder, size)
        found["Commands"] += _told(quick_figures(path, size, asked.rounds))
        found["Commands"] += _told(past_figures(path, size, asked.rounds))
        found["The app"] += _told(screen_figures(path, floor, size, asked.rounds, asked.presses))
        found["The app"] += _told(past_screen_figures(path, size, asked.rounds))
        found["Saving and exporting"] += _told(saving_figures(path, size, asked.folder, asked.rounds))
    found["Commands"] += _told(rollup_figures(floor, LEAST, asked.rounds))
    found["Commands"] += _told(peer_figures(asked.folder, asked.rounds))
    found["The app"] += _told(visidata_figures(floor, asked.folder, asked.rounds))
    found["A slow line"] += _told(slow_figures(floor, LEAST))
    return found


def _store(folder: Path, tasks: int) -> str:
    """Return a store of so many tasks, written at the first run and kept for the next."""
    path = folder / f"{tasks}.v{SCHEMA_VERSION}.db"
    if not path.exists():
        sys.stderr.write(f"{path}…\n")
        unfinished = path.with_suffix(".part")
        make_store(str(unfinished), tasks)
        unfinished.rename(path)
    return str(path)


def _told(figures: list[Figure]) -> list[Figure]:
    """Print figures as they come."""
    for figure in figures:
        missed = "" if figure.met is None else " ✓" if figure.met else " MISSED"
        target = f"  ({figure.target}{missed})" if figure.target else ""
        sys.stdout.write(f"{figure.size:>9}  {figure.what}: {figure.value}{target}\n")
    sys.stdout.flush()
    return figures


def _grown(folder: Path, tasks: int, rounds: int) -> Grown:
    each = grown(_store(folder, tasks), tasks, rounds)
    told = ", ".join(f"{what} {cost:.1f}" for what, cost in each.costs.items())
    sys.stdout.write(f"{tasks:>9}  {told}\n")
    sys.stdout.flush()
    return each


if __name__ == "__main__":
    main()
