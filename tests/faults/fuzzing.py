"""Many hostile files, texts and keys: `python -m tests.faults.fuzzing [EXAMPLES]`; none may end in anything but a
sentence.
"""

import asyncio
import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from partui.domain.agencies.names import find_agency, read_agencies
from partui.domain.deadlines.reading import read_deadline
from partui.domain.errors import PartuiError
from partui.domain.plan.file import parse_plan
from partui.domain.tasks.evidence import read_evidence
from partui.domain.text import clean, fold
from partui.store.db.data import data_path
from partui.store.db.open import open_store
from partui.store.exchange.merge import merge
from partui.store.projection.checking import check
from partui.store.queries.listing import TaskQuery, task_keys
from partui.wording.columns import cut
from tests.store.officer import DAY, PLAN, everything

EXAMPLES = 2_000
SLOW = 10
KEYS = (
    *"1234jkgGsenvuomfdixrMH?/:qhl", "enter", "escape", "tab", "up", "down", "left", "right", "pageup", "pagedown",
    "home", "end", "ctrl+s", "ctrl+o", "ctrl+p", "backspace", "space", "đ", "\x1b",
)  # fmt: skip
TEXT = st.text(max_size=300) | st.text(alphabet="0123456789/.-;,: áàảđĐquýtháng\x1b\x00\u202e[]", max_size=80)

_CELLS = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


def run(name: str, examples: int, strategy: st.SearchStrategy[Any], hold: Callable[[Any], object]) -> None:
    """Hold something against many examples and say how many there were."""
    count = 0

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=False, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def each(example: Any) -> None:
        nonlocal count
        count += 1
        with suppress(PartuiError):
            hold(example)

    start = time.monotonic()
    each()
    sys.stdout.write(f"{name}: {count} examples, {time.monotonic() - start:.0f} s, nothing but sentences\n")
    sys.stdout.flush()


def plan_holder() -> tuple[st.SearchStrategy[Any], Callable[[Any], None]]:
    """The seeded plan with one place replaced by anything."""
    plan = Path(data_path("seed.json")).read_text(encoding="utf-8")

    def hold(example: tuple[int, str, Any]) -> None:
        row, key, value = example
        data = json.loads(plan)
        rows = data["items"] + data["criteria"] + [data["plan"], data]
        rows[row % len(rows)][key] = value
        parse_plan(json.dumps(data))

    keys = st.sampled_from(["code", "title", "products", "deadline", "lead", "max", "year", "plan", "items", "totals"])
    return st.tuples(st.integers(0, 400), keys, _CELLS), hold


def torn_files(seeded: Path, folder: Path) -> Callable[[Any], None]:
    """A file with bytes written over somewhere: opened, checked, merged."""
    target = Path(shutil.copyfile(seeded, folder / "ours.db"))
    conn = open_store(str(target))
    before = everything(conn)

    def hold(example: list[tuple[int, bytes]]) -> None:
        torn = Path(shutil.copyfile(seeded, folder / "torn.db"))
        with torn.open("r+b") as file:
            for at, written in example:
                file.seek(at % torn.stat().st_size)
                file.write(written)
        for tail in ("-wal", "-shm"):
            torn.with_name(torn.name + tail).unlink(missing_ok=True)
        with suppress(PartuiError):
            merge(conn, [str(torn)])
        assert everything(conn) == before or check(conn) == []
        with suppress(PartuiError, sqlite3.Error), closing(open_store(str(torn))) as own:
            check(own)

    return hold


def key_presses(seeded: Path, folder: Path) -> Callable[[Any], None]:
    """Random keys in the app: it goes on, or leaves in order."""
    from tests.tui.officer import at_work

    def hold(example: list[str]) -> None:
        path = Path(shutil.copyfile(seeded, folder / "keys.db"))
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)

        async def press() -> None:
            async with at_work(path) as officer:
                for key in example:
                    if not officer.app.is_running:
                        break
                    await officer.press_at_once(key)
                assert officer.app._exception is None

        asyncio.run(press())
        with closing(open_store(str(path))) as conn:
            assert check(conn) == []

    return hold


def main() -> None:
    """Fuzz one thing after the other."""
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    with TemporaryDirectory() as name:
        folder = Path(name)
        seeded = folder / "seeded.db"
        open_store(str(seeded)).close()
        conn = open_store(str(seeded))
        run("deadlines", examples, TEXT, lambda text: read_deadline(text, PLAN))
        run(
            "agency cells",
            examples,
            TEXT,
            lambda text: [find_agency(text, [n for n, _g in read_agencies(text)])],
        )
        run("texts", examples, TEXT, lambda text: [fold(text), cut(clean(text, lines=True), 20)])
        run("search", examples, TEXT, lambda text: task_keys(conn, PLAN, TaskQuery(search=text), DAY))
        run(
            "documents",
            examples,
            TEXT | _CELLS.map(json.dumps),
            lambda text: read_evidence("evidence/x", "", text),
        )
        run("plan files", examples, *plan_holder())
        run("plan texts", examples, st.binary(max_size=400) | TEXT, parse_plan)
        tears = st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=64)), min_size=1, max_size=4)
        run("torn files", examples // SLOW, tears, torn_files(seeded, folder))
        run("keys", examples // SLOW // 4, st.lists(st.sampled_from(KEYS), max_size=25), key_presses(seeded, folder))
        conn.close()


if __name__ == "__main__":
    main()
