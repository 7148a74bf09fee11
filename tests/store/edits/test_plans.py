"""A plan in the file: everything that was read of it, and a second one beside it."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.file import PlanFile
from partui.domain.plan.reading import ResolvedPlan, read_plan
from partui.domain.scores.points import points_text
from partui.store.db.connection import transaction
from partui.store.db.data import data_path
from partui.store.db.settings import plan_in_use
from partui.store.edits.plans import add_plan, source_uid
from partui.store.projection.checking import check
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.queries.tasks import tasks_by_id
from tests.store.officer import DAY, PLAN, everything


def plan_of(year: int) -> ResolvedPlan:
    seed: dict[str, Any] = json.loads(Path(data_path("seed.json")).read_text(encoding="utf-8"))
    seed["plan"]["year"] = year
    return read_plan(PlanFile.model_validate(seed))


def test_every_task_of_the_seed_is_there_as_it_was_read(conn: sqlite3.Connection) -> None:
    ids = [key for (key,) in conn.execute("SELECT id FROM task ORDER BY position")]
    read = plan_of(PLAN).tasks
    assert len(read) == 86
    for stored, task in zip(tasks_by_id(conn, ids, DAY), read, strict=True):
        for name in (
            "position", "code", "chapter", "heading", "criterion", "title", "products", "requirements",
            "leads_words", "implementers_words", "inherited",
        ):  # fmt: skip
            assert getattr(stored, name) == getattr(task, name), (task.code, name)
        assert (stored.deadline, stored.deadline_kind, stored.due_on) == task.deadline[:3]
        assert stored.leads == tuple(name for name, _group in task.leads)
        assert stored.implementers == tuple(name for name, _group in task.implementers)
        assert (stored.status, stored.progress, stored.note, stored.version) == ("todo", 0, "", 1)


def test_the_cells_as_printed_are_kept(conn: sqlite3.Connection) -> None:
    printed = conn.execute("SELECT deadline, lead FROM subject JOIN task_source USING (id) WHERE code = '4.1.2'")
    assert printed.fetchone() == ("", "")


def test_criteria_and_headings_form_trees(conn: sqlite3.Connection) -> None:
    read = plan_of(PLAN)
    for table, rows in (("criterion", read.criteria), ("heading", read.headings)):
        stored = conn.execute(
            f"SELECT c.position, c.code, p.code, c.title FROM {table} AS c LEFT JOIN {table} AS p ON p.id = c.parent_id"
            " ORDER BY c.position"
        ).fetchall()
        assert stored == [(row.position, row.code, row.parent, row.title) for row in rows]
    points = conn.execute("SELECT max, baseline, target, lead FROM criterion ORDER BY position").fetchall()
    assert points == [
        (*map(points_text, (row.max, row.baseline, row.target)), row.leads_words) for row in read.criteria
    ]
    assert conn.execute("SELECT max, baseline, target FROM plan").fetchone() == ("100", "79.53", "92.81")


def test_a_second_plan_stands_beside_the_first(conn: sqlite3.Connection) -> None:
    agencies = conn.execute("SELECT * FROM agency").fetchall()
    with transaction(conn):
        add_plan(conn, plan_of(2021))
    assert conn.execute("SELECT plan, count(*) FROM task GROUP BY plan").fetchall() == [(2020, 86), (2021, 86)]
    assert conn.execute("SELECT * FROM agency").fetchall() == agencies
    assert plan_in_use(conn) == 2020
    assert conn.execute("SELECT due_on FROM task WHERE plan = 2021 AND code = '1.3.1'").fetchone() == ("2021-09-30",)
    assert check(conn) == []


def test_a_year_has_one_plan(conn: sqlite3.Connection) -> None:
    before = everything(conn)
    with pytest.raises(PartuiError, match="đã có kế hoạch năm 2020"), transaction(conn):
        add_plan(conn, plan_of(2020))
    assert everything(conn) == before


def test_a_task_has_the_same_name_in_every_file(conn: sqlite3.Connection) -> None:
    uids = dict(conn.execute("SELECT code, uid FROM subject WHERE kind = 'task'"))
    assert uids["1.3.1"] == source_uid("task", 2020, "1.3.1") == "task/2020/1.3.1"
    assert source_uid("task", 2021, "1.3.1") not in uids.values()
    for kind in PLAN_KINDS:
        pairs = conn.execute("SELECT code, uid FROM subject WHERE kind = ?", (kind,)).fetchall()
        assert len(pairs) == len(conn.execute(f"SELECT 1 FROM {kind}").fetchall())
        assert [uid for _code, uid in pairs] == [source_uid(kind, 2020, code) for code, _uid in pairs]
