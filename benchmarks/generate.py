"""Stores of any size, written through the store: the 2020 plan over and over, with history and evidence."""

import argparse
import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from partui.domain.plan.file import ItemRow, PlanFile, parse_plan
from partui.domain.plan.reading import ResolvedPlan, read_plan
from partui.domain.tasks.evidence import Evidence, evidence_value
from partui.store.db.connection import transaction
from partui.store.db.data import data_path
from partui.store.db.open import open_store
from partui.store.edits.plans import add_plan
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject

YEAR = 2030
# The day that everything is measured on.
A_DAY = date(YEAR, 10, 1)
PAST = ("Quý I", "Quý II")
TO_COME = ("Quý IV", "Trong năm", "Thường xuyên", "Trước ngày 01/12", "Tháng 10", "Tháng 11")
# What is late on that day does not grow with the plan: an officer lives with so many late tasks.
LATE = 200
LATE_SHARE = 0.3
BEGUN = 0.1
CANCELLED = 0.05
PROVED = 0.05


def make_plan(tasks: int) -> ResolvedPlan:
    """Return a plan with so many tasks: the seeded one's rows, again and again below new headings.

    Args:
        tasks: how many, at least 1.
    """
    seed = parse_plan(Path(data_path("seed.json")).read_bytes())
    items = tuple(_items(seed, tasks))
    return read_plan(seed.model_copy(update={"plan": seed.plan.model_copy(update={"year": YEAR}), "items": items}))


def _items(seed: PlanFile, tasks: int) -> Iterator[ItemRow]:
    dice = random.Random(tasks)
    rows = [item for item in seed.items if not item.is_heading]
    chapters = [item for item in seed.items if item.is_heading and "." not in item.code]
    left = tasks
    for place, chapter in enumerate(chapters):
        yield chapter
        here = left if place == len(chapters) - 1 else min(left, tasks // len(chapters) + 1)
        left -= here
        for number in range(here):
            group, within = divmod(number, 100)
            if within == 0:
                code = f"{chapter.code}.{group + 1}"
                yield chapter.model_copy(update={"code": code, "title": f"{chapter.title} {group + 1}"})
            row = rows[dice.randrange(len(rows))]
            yield row.model_copy(
                update={
                    "code": f"{chapter.code}.{group + 1}.{within + 1}",
                    "deadline": dice.choice(PAST + TO_COME),
                    "lead": row.lead or "Sở Nội vụ",
                }
            )


def make_store(path: str, tasks: int, *, followed: bool = True) -> None:
    """Write a store with a plan of so many tasks in use, in the autumn of its year.

    What was due is done or cancelled, day by day, but for the late ones; some of the rest is begun; some tasks have
    evidence. All of it is in the journal.

    Args:
        path: the file; one that is there is replaced.
        tasks: how many.
        followed: whether anything was done yet.
    """
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.unlink(path + ending)
    with closing(open_store(path)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        with transaction(conn):
            add_plan(conn, make_plan(tasks))
            conn.execute("UPDATE setting SET value = ? WHERE name = 'plan_in_use'", (str(YEAR),))
        if followed:
            _follow(conn, random.Random(tasks))
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _follow(conn: sqlite3.Connection, dice: random.Random) -> None:
    due = _keys(conn, f"due_on < '{A_DAY}'", dice)
    late = min(LATE, int(len(due) * LATE_SHARE))
    moment = datetime(YEAR, 1, 1, tzinfo=UTC)
    by_day: dict[date, list[int]] = {}
    for key in due[late:]:
        by_day.setdefault(date(YEAR, 1, 2) + timedelta(days=dice.randrange(270)), []).append(key)
    for day, keys in sorted(by_day.items()):
        moment = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
        cancelled = int(len(keys) * CANCELLED)
        done = {"status": "done", "completed_on": day.isoformat(), "note": f"Đã báo cáo ngày {day:%d/%m}"}
        edit_tasks(conn, keys[cancelled:], done, Author("An", moment), day)
        edit_tasks(conn, keys[:cancelled], {"status": "cancelled"}, Author("Bình", moment, "bỏ"), day)
    begun = _keys(conn, f"status = 'todo' AND (due_on IS NULL OR due_on > '{A_DAY}')", dice)
    edit_tasks(
        conn, begun[: int(len(begun) * BEGUN)], {"status": "doing", "progress": "40"}, Author("An", moment), A_DAY
    )
    with transaction(conn):
        for key in due[late : late + int(len(due) * PROVED)]:
            paper = Evidence("", "", (), f"{key}/BC-SNV", A_DAY, "Sở Nội vụ", "Báo cáo kết quả", "")
            uuid = UUID(int=dice.getrandbits(128), version=4)
            document = NewValue(Subject("task", key), f"evidence/{uuid}", evidence_value(paper))
            write_changes(conn, [document], Author("An", moment))


def _keys(conn: sqlite3.Connection, where: str, dice: random.Random) -> list[int]:
    keys = [key for (key,) in conn.execute(f"SELECT id FROM task WHERE plan = ? AND {where} ORDER BY id", (YEAR,))]
    dice.shuffle(keys)
    return keys


def main() -> None:
    """Write one store: `python -m benchmarks.generate FILE TASKS`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("tasks", type=int)
    asked = parser.parse_args()
    make_store(asked.file, asked.tasks)
    sys.stdout.write(f"{asked.file}: {asked.tasks}\n")


if __name__ == "__main__":
    main()
