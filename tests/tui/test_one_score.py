"""The figures of a plan in the middle of its work, worked out here anew: commands, Điểm and Tổng quan say the same."""

import json
import re
from contextlib import closing, redirect_stdout
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from partui.cli.start import run
from partui.domain.targets.figures import read_figure
from partui.domain.targets.readings import Reading
from partui.store.db.data import data_path
from partui.store.db.open import open_store
from partui.store.edits.scores import set_scoring
from partui.store.edits.targets import add_reading
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import author
from partui.store.queries.tasks import task_id
from tests.tui.officer import LARGE, at_work

SEED = json.loads(Path(data_path("seed.json")).read_text(encoding="utf-8"))
DAY = "2020-10-01"
# As the plan's own notes have them: a survey asks people, no task earns its points.
SURVEYS = ("2.4.", "4.4.", "5.8.", "5.9.", "6.4.", "7.5.", "8.1")
TASKS = [row["code"] for row in SEED["items"] if row["products"] or row["requirements"]]
# Every second task, each in the next of these states; the others are as the plan has them.
STATES = ("on time", "late", "overdue", "cancelled", "soon", "doing", "below", "reached")
STATE = {code: STATES[place % len(STATES)] for place, code in enumerate(TASKS[::2][:40])}
ENTERED = {"1.2": ("own", "0,25"), "1.6": ("appraised", "0,75"), "8.1": ("surveyed", "7,5"), "2.4.1": ("own", "0,3")}
ON_TIME_ONLY, COUNTS_CANCELLED, STEPS = ("3.2", "3.4", "5.1"), ("3.3", "5.3"), {"6.2.3": ">=80: 0,5; >=40: 0,2"}


class Figures(NamedTuple):
    """A leaf's points."""

    earned: Decimal
    expected: Decimal
    highest: Decimal
    at_risk: Decimal


def work(path: Path) -> None:
    """Do what an office does by October."""
    who, day = author("Lan", "có báo cáo"), date(2020, 9, 15)
    with closing(open_store(str(path))) as conn:
        ids = {code: task_id(conn, 2020, code) for code in STATE}

        def edit(*states: str, **fields: str) -> None:
            tasks = [ids[code] for code, state in STATE.items() if state in states]
            edit_tasks(conn, tasks, fields, who, day)

        edit("late", "overdue", deadline="Tháng 6")
        edit("soon", deadline="Ngày 10/10/2020")
        edit("below", "reached", bar=">= 80%")
        for code, state in STATE.items():
            if state in {"below", "reached"}:
                reading = Reading("", day, read_figure("50%" if state == "below" else "90%"), "")
                add_reading(conn, ids[code], reading, who, day)
        edit("on time", "late", "below", "reached", status="done", completed_on="2020-09-15")
        edit("cancelled", status="cancelled")
        edit("doing", "overdue", status="doing")
        for code, (field, points) in ENTERED.items():
            set_scoring(conn, 2020, code, {field: points}, who)
        for code in ON_TIME_ONLY:
            set_scoring(conn, 2020, code, {"on_time_only": "1"}, who)
        for code in COUNTS_CANCELLED:
            set_scoring(conn, 2020, code, {"counts_cancelled": "1"}, who)
        for code, steps in STEPS.items():
            set_scoring(conn, 2020, code, {"steps": steps}, who)


def points_of(text: str) -> Decimal:
    """Read points."""
    return Decimal(str(text).replace(",", "."))


def leaf(row: dict[str, Any], behind: list[str], due_now: set[str]) -> Figures:
    """Work a leaf out by the words of the contract alone.

    Args:
        due_now: codes of the tasks whose own deadline has come or is near.
    """
    code, worth = row["code"], min(points_of(row["target"]), points_of(row["max"]))
    entered = points_of(ENTERED[code][1]) if code in ENTERED else None
    if code.startswith(SURVEYS):
        last = points_of(row["baseline"])
        return Figures(*(entered,) * 3, Decimal()) if entered is not None else Figures(
            Decimal(), last, max(worth, last), Decimal()
        )  # fmt: skip
    cents, found = int(worth * 100), [Decimal()] * 4
    for place, task in enumerate(behind):
        share = Decimal(cents // len(behind) + (place < cents % len(behind))) / 100
        state = STATE.get(task, "doing")
        lost_late = code in ON_TIME_ONLY
        at_risk = state in {"overdue", "soon"} or (task in due_now and state == "doing")
        earned = {
            "on time": share, "reached": share, "below": Decimal(), "late": Decimal() if lost_late else share,
            "cancelled": share if code in COUNTS_CANCELLED else Decimal(),
        }.get(state, Decimal())  # fmt: skip
        if code in STEPS and state in {"below", "reached"}:
            earned = Decimal("0.2") if state == "below" else Decimal("0.5")
        is_open = state in {"soon", "doing"}
        is_late = state == "overdue" or (task in due_now and state == "doing")
        found[0] += earned
        found[1] += earned + (share if is_open and not is_late else 0)
        found[2] += earned + (share if is_open or (is_late and not lost_late) else 0)
        found[3] += share if at_risk else 0
    if entered is not None:
        return Figures(entered, entered, entered, min(found[3], entered))
    return Figures(*found) if behind else Figures(Decimal(), Decimal(), worth, Decimal())


def expected_figures() -> dict[str, Figures]:
    """Work every leaf out."""
    codes = [row["code"] for row in SEED["criteria"]]
    leaves = [row for row in SEED["criteria"] if not any(code.startswith(f"{row['code']}.") for code in codes)]
    behind: dict[str, list[str]] = {}
    for task in TASKS:
        serves = max((code for code in codes if f"{task}.".startswith(f"{code}.")), key=len)
        behind.setdefault(serves, []).append(task)
    # Of those left as they are, these two were due on 30/09.
    due_now = {row["code"] for row in SEED["items"] if row["deadline"] == "Quý III"}
    return {row["code"]: leaf(row, behind.get(row["code"], []), due_now) for row in leaves}


def told(path: Path, *args: str) -> str:
    """What a command prints."""
    with redirect_stdout(StringIO()) as out:
        assert run(("--db", str(path), "--as-of", DAY, *args)) == 0
    return out.getvalue()


async def test_the_same_figures_everywhere(path: Path) -> None:
    work(path)
    wanted = expected_figures()
    sheet = json.loads(told(path, "score", "--json"), parse_float=Decimal, parse_int=Decimal)
    found = {
        row["code"]: Figures(*(Decimal(row[name]) for name in Figures._fields))
        for row in sheet["criteria"]
        if row["code"] in wanted
    }
    assert found == wanted
    total = Figures(*(sum(column, Decimal()) for column in zip(*wanted.values(), strict=True)))
    assert Figures(*(Decimal(sheet[name]) for name in Figures._fields)) == total
    shown = [f"{points:.2f}".replace(".", ",") for points in total]
    (line,) = [line for line in told(path, "score").splitlines() if "cộng lại" in line]
    assert line.split()[-5:-1] == [f"{points.normalize():f}".replace(".", ",") for points in total]
    async with at_work(path, size=LARGE) as officer:
        await officer.press("3")
        names = ("chắc chắn", "dự kiến", "cao nhất", "nguy cơ mất")
        assert officer.shows(" · ".join(f"{name} {points}" for name, points in zip(names, shown, strict=True)))
        await officer.press("4")
        for name, points in zip(("Chắc chắn", "Dự kiến", "Cao nhất", "Nguy cơ mất"), shown, strict=True):
            assert re.search(rf"{name}\s+{points}\b", officer.text), (name, points)
