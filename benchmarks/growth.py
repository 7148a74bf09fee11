"""How time and memory grow with the plan: one line a size, and a chart of them."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import PROGRAM, started
from benchmarks.figures import seconds_of, spread
from benchmarks.generate import A_DAY
from benchmarks.screen import FIRST_ROW, QUIET_SECONDS, app, first_screen, sit_down
from partui.store.db.open import open_store
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author

SIZES = (100, 1_000, 10_000, 100_000)
# A million tasks are searched for longer than a screen is otherwise still.
LONG_QUIET_SECONDS = 2.0
MEMORY = "peak memory, MiB"


class Grown(NamedTuple):
    """What one size costs.

    Attributes:
        costs: milliseconds by what was done, and the memory in MiB under `MEMORY`.
    """

    tasks: int
    costs: Mapping[str, float]


def grown(path: str, tasks: int, rounds: int) -> Grown:
    """Measure one store.

    Args:
        path: the store; it is edited, and the edits taken back.
        tasks: how many it has.
        rounds: how often each thing is done.
    """
    commands = {
        name: spread([started([PROGRAM, "--db", path, f"--as-of={A_DAY}", name])() for _round in range(rounds)]).p50
        for name in ("status", "overdue")
    }
    quiet = QUIET_SECONDS if tasks <= SIZES[-1] else LONG_QUIET_SECONDS
    opened = spread([first_screen(app(path), FIRST_ROW, quiet=quiet).last for _round in range(rounds)])
    sat = sit_down(path, FIRST_ROW, 8, quiet=quiet)
    costs = {
        "status": commands["status"] * 1000,
        "overdue": commands["overdue"] * 1000,
        "first full screen": opened.p50 * 1000,
        "cursor down": sat.down.milliseconds.p50,
        "search, a character": sat.search.milliseconds.p50,
        "switching to Quá hạn": sat.late.milliseconds.p50,
        "saving one edit": _saving(path, rounds) * 1000,
        MEMORY: sat.memory / 1024,
    }
    return Grown(tasks, costs)


def _saving(path: str, rounds: int) -> float:
    with closing(open_store(path)) as conn:
        key = conn.execute("SELECT max(id) FROM task").fetchone()[0]
        took = []
        for status in ("doing", "todo") * rounds:
            who = Author("An", datetime.now(UTC))
            took.append(seconds_of(partial(edit_tasks, conn, [key], {"status": status}, who, A_DAY)))
    return spread(took).p50


def write_chart(sizes: Sequence[Grown], path: Path) -> None:
    """Draw the growth as SVG, both axes by powers of ten."""
    from benchmarks.chart import chart

    curves = {what: [(each.tasks, each.costs[what]) for each in sizes] for what in sizes[0].costs}
    path.write_text(chart(curves), encoding="utf-8")
