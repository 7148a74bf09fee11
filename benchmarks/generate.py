"""Stores of any size, written through the store: the 2020 plan over and over, with history and evidence."""

import argparse
import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from partui.domain.evidence import Evidence, evidence_value
from partui.domain.plan import ItemRow, PlanFile, parse_plan
from partui.domain.reading import ReadPlan, read_plan
from partui.store.connection import open_store, transaction
from partui.store.data import data_path
from partui.store.editing import Author, NewValue, edit_tasks, write_changes
from partui.store.plans import add_plan
from partui.store.subjects import Subject

YEAR = 2030
DEADLINES = ("Quý I", "Quý II", "Quý III", "Quý IV", "Trong năm", "Thường xuyên", "Trước ngày 01/12", "Tháng 9")
EDITED = 0.2
PROVED = 0.05
A_DAY = date(YEAR, 10, 1)


def make_plan(tasks: int) -> ReadPlan:
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
                    "deadline": dice.choice(DEADLINES),
                    "lead": row.lead or "Sở Nội vụ",
                }
            )


def make_store(path: str, tasks: int) -> None:
    """Write a store with a plan of so many tasks in use, a fifth of them edited, some with evidence.

    Args:
        path: the file; one that is there is replaced.
    """
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.unlink(path + ending)
    conn = open_store(path)
    conn.execute("PRAGMA synchronous = OFF")
    with transaction(conn):
        add_plan(conn, make_plan(tasks))
        conn.execute("UPDATE setting SET value = ? WHERE name = 'plan_in_use'", (str(YEAR),))
    keys = [key for (key,) in conn.execute("SELECT id FROM task WHERE plan = ?", (YEAR,))]
    dice = random.Random(tasks)
    moment = datetime(YEAR, 1, 1, tzinfo=UTC)
    for key in dice.sample(keys, int(len(keys) * EDITED)):
        moment += timedelta(seconds=1)
        status = dice.choice(("doing", "done", "done", "cancelled"))
        edit_tasks(conn, [key], {"status": status, "note": f"Đã báo cáo lần {key}"}, Author("An", moment), A_DAY)
    for key in dice.sample(keys, int(len(keys) * PROVED)):
        moment += timedelta(seconds=1)
        paper = Evidence("", "", None, f"{key}/BC-SNV", A_DAY, "Sở Nội vụ", "Báo cáo kết quả", "")
        uuid = f"{dice.getrandbits(128):032x}"
        field = f"evidence/{uuid[:8]}-{uuid[8:12]}-4{uuid[13:16]}-8{uuid[17:20]}-{uuid[20:]}"
        with transaction(conn):
            write_changes(conn, [NewValue(Subject("task", key), field, evidence_value(paper))], Author("An", moment))
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()


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
