"""A day of the past: what `status` and the first screen take beside what they take for today, with much history."""

import os
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from benchmarks.commands import PROGRAM, started
from benchmarks.figures import Figure, ratio, side_by_side, within
from benchmarks.generate import YEAR, make_store
from benchmarks.screen import FIRST_ROW, first_screen
from partui.domain.journal.clock import clock_of, moment_text
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.projection.kind import Subject
from partui.store.projection.rebuilding import rebuild

TARGET, SCREEN_TARGET = 20.0, 2.0
CHANGES_OF_A_TASK = 5
# Of all changes: deadlines that were moved.
MOVED = 0.005
# A quarter, and all, of the changes are later than these days.
QUARTER_LATER, ALL_LATER = 90, 365
_FIELDS = ("progress", "progress", "note", "status")

Row = tuple[str, str, int, str, str, str, str, str, str, int]


def past_figures(path: str, size: int, rounds: int) -> list[Figure]:
    """Measure `status` for days of the past against today's.

    Args:
        path: a store, which is left as it is.
        size: how many tasks it has.
        rounds: how often each is run.
    """
    now, quarter, whole = side_by_side(rounds, *(started([*each, "status"]) for each in _looking(path, size)))
    said = f"{size:,}"
    return [
        within("partui status of a day before a quarter of the changes / of today", said, ratio(quarter, now), TARGET),
        within("partui status of a day before all changes / of today", said, ratio(whole, now), TARGET),
    ]


def past_screen_figures(path: str, size: int, rounds: int) -> list[Figure]:
    """Measure the first screen for days of the past against today's; arguments as of `past_figures`."""
    now, quarter, whole = side_by_side(rounds, *(partial(_until_shown, each) for each in _looking(path, size)))
    said, what = f"{size:,}", "first full screen of a day before"
    return [
        within(f"{what} a quarter of the changes / of today", said, ratio(quarter, now), SCREEN_TARGET),
        within(f"{what} all changes / of today", said, ratio(whole, now), SCREEN_TARGET),
    ]


def _until_shown(command: Sequence[str]) -> float:
    return first_screen(command, FIRST_ROW).last


def _looking(path: str, size: int) -> list[list[str]]:
    """Return what looks at today, at a day before a quarter of the changes and at one before all, with much history."""
    busy = f"{path}.past"
    if not os.path.exists(busy):
        # Nothing is done in the plan's own year, which is to come.
        make_store(busy, size, followed=False)
        with closing(open_store(busy)) as conn:
            _report_through_the_year(conn, random.Random(size))
    today = date.today()
    return [
        [PROGRAM, "--db", busy, f"--as-of={today - timedelta(days=days)}"] for days in (0, QUARTER_LATER, ALL_LATER)
    ]


def _report_through_the_year(conn: sqlite3.Connection, dice: random.Random) -> None:
    """Have each task reported on several times in the year before today."""
    keys = [key for (key,) in conn.execute("SELECT id FROM task WHERE plan = ? ORDER BY id", (YEAR,))]
    rows = sorted((row for key in keys for row in _reports(key, dice)), key=lambda row: row[7])
    with transaction(conn):
        conn.executemany(
            "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        rebuild(conn, [Subject("task", key) for key in keys], [])


def _reports(key: int, dice: random.Random) -> Iterator[Row]:
    now = datetime.now().astimezone()
    said = {"progress": "0", "note": "", "status": "todo", "deadline": "Quý IV"}
    for number, ago in enumerate(sorted(dice.randrange(1, 360 * 24) for _each in range(CHANGES_OF_A_TASK))[::-1]):
        at = now - timedelta(hours=ago)
        field = "deadline" if dice.random() < MOVED else dice.choice(_FIELDS)
        new = {
            "progress": str(dice.randrange(1, 99)), "note": f"Báo cáo {number}", "deadline": "Tháng 11",
            "status": dice.choice(["doing", "todo"]),
        }[field]  # fmt: skip
        uuid = str(UUID(int=dice.getrandbits(128)))
        yield uuid, uuid, key, field, said[field], new, "An", moment_text(at), "", clock_of(at)
        said[field] = new
