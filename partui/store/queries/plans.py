"""A plan of the store as a whole: as it was issued, and beside another."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from partui.domain.dates import same_day
from partui.domain.plan.columns import read_columns
from partui.domain.plan.differences import TaskDeadline
from partui.domain.scores.comparison import Comparison, PlanYear, compare
from partui.domain.tasks.tally import TaskCount, tally_of
from partui.domain.tasks.task import Day
from partui.domain.text import entries
from partui.store.db.connection import snapshot
from partui.store.db.settings import plan_in_use, plan_title
from partui.store.projection.tasks import SOURCE_COLUMNS
from partui.store.queries.conditions import day_in, tasks_on
from partui.store.queries.headings import chapters
from partui.store.queries.scores import load_scores
from partui.store.queries.tallies import counted, plan_tally

if TYPE_CHECKING:
    from partui.domain.plan.file import ClauseRow, PlanFile


def stored_plan(conn: sqlite3.Connection, year: int) -> "PlanFile":
    """Return a plan that the file has, as it was issued: without what was edited since, blank cells blank.

    Args:
        year: of a plan that the file has.
    """
    from partui.domain.plan.file import FORMAT, check_plan

    with snapshot(conn):
        number, issued, issuer, title, kind, *totals = conn.execute(
            "SELECT number, issued, issuer, title, kind, max, baseline, target FROM plan WHERE year = ?", (year,)
        ).fetchone()
        criteria = conn.execute(
            "SELECT code, title, max, baseline, target, lead, number FROM subject JOIN criterion_source USING (id)"
            " WHERE plan = ? AND NOT added"
            " ORDER BY position",
            (year,),
        ).fetchall()
        items = conn.execute(
            "SELECT position, 'heading', code, title, '', '', '', '', '', number, '', '', '', other, '{}'"
            " FROM subject JOIN heading_source USING (id)"
            " WHERE plan = ? AND NOT added"
            " UNION ALL"
            " SELECT position, 'task', code, title, products, requirements, deadline, lead, implementers,"
            " number, second_code, person, start, other, inherited"
            " FROM subject JOIN task_source USING (id) WHERE plan = ? AND NOT added ORDER BY 1",
            (year, year),
        ).fetchall()
        body = conn.execute(
            f"SELECT {', '.join(_CLAUSE.values())} FROM subject JOIN clause_source USING (id)"
            " WHERE plan = ? AND NOT added ORDER BY position",
            (year,),
        ).fetchall()
    return _with_its_blanks(
        check_plan(
            {
                "format": FORMAT,
                "plan": {
                    "year": year,
                    "number": number,
                    "issued": issued,
                    "issuer": issuer,
                    "title": title,
                    "kind": kind,
                    "totals": _numbers(totals),
                },
                "criteria": [
                    {"code": code, "title": text, **_numbers(points), "lead": lead, "number": printed}
                    for code, text, *points, lead, printed in criteria
                ],
                "items": [_item(row) for row in items],
                "body": [_clause(row) for row in body],
            }
        ),
        [tuple(json.loads(row[-1])) for row in items],
    )


def standing_body(conn: sqlite3.Connection, year: int) -> "list[ClauseRow]":
    """Return a plan's body as it stands, in its order."""
    from partui.domain.plan.file import ClauseRow

    columns = ", ".join({"lead": "leads"}.get(name, name) for name in _CLAUSE.values())
    rows = conn.execute(f"SELECT {columns} FROM clause WHERE plan = ? ORDER BY position", (year,))
    return [ClauseRow.model_validate(_clause(row)) for row in rows]


def _numbers(points: Sequence[str | None]) -> dict[str, float | None]:
    names = ("max", "baseline", "target")
    return {name: None if each is None else float(each) for name, each in zip(names, points, strict=True)}


_ITEM = (
    "kind", "code", "title", "products", "requirements", "deadline", "lead", "implementers",
    "number", "second_code", "person", "start", "other",
)  # fmt: skip


def _item(row: Sequence[Any]) -> dict[str, Any]:
    item = dict(zip(_ITEM, row[1:-1], strict=True))
    item |= {"products": entries(item["products"]), "requirements": entries(item["requirements"])}
    is_plain = (item["kind"] == "task") == bool(item["products"] or item["requirements"])
    return item | {"other": read_columns(item["other"]) or {}, "kind": None if is_plain else item["kind"]}


_CLAUSE = {
    "code": "code", "kind": "part", "title": "title", "number": "number", "products": "products",
    "requirements": "requirements", "deadline": "deadline", "lead": "lead", "implementers": "implementers",
    "criterion": "criterion",
}  # fmt: skip


def _clause(row: Sequence[Any]) -> dict[str, Any]:
    clause = dict(zip(_CLAUSE, row, strict=True))
    return clause | {"products": entries(clause["products"]), "requirements": entries(clause["requirements"])}


def _with_its_blanks(plan: "PlanFile", inherited: Sequence[Sequence[str]]) -> "PlanFile":
    """Return a plan that says which blank cells inherit, where they are not those that inherit in a scan.

    Args:
        inherited: the fields that each row inherits.
    """
    from partui.domain.plan.file import Blanks
    from partui.domain.plan.reading import fill_cells

    tasks = [(row, set(fields)) for row, fields in zip(plan.items, inherited, strict=True) if not row.is_heading]
    filled = fill_cells(row for row, _fields in tasks)
    if all(cells.inherited.keys() == fields for cells, (_row, fields) in zip(filled, tasks, strict=True)):
        return plan
    merged = [tuple(SOURCE_COLUMNS[field] for field in fields) for fields in inherited]
    items = tuple(row.model_copy(update={"merged": fields}) for row, fields in zip(plan.items, merged, strict=True))
    return plan.model_copy(update={"blanks": Blanks.KEEP, "items": items})


# Of work that comes back the last instance: which is due next says how far it has come.
_DEADLINES = """
SELECT code, title, iif(period_words = '', deadline, period_words),
  ifnull((SELECT max(due_on) FROM task_period WHERE task_id = task.id), original_due_on)
FROM task WHERE plan = ? ORDER BY position
"""


def compare_plans(
    conn: sqlite3.Connection, first: int, second: int, day: Day, each_in_its_year: bool = False
) -> Comparison:
    """Set two plans of the file side by side.

    Args:
        first: a plan's year; second likewise.
        day: the day that both are looked at from.
        each_in_its_year: look at the first from the same day of its own year, the day being the second's.

    Raises:
        PartuiError: the file lacks one of them.
    """
    with snapshot(conn):
        for year in (first, second):
            plan_in_use(conn, year)
        day_of_first = day._replace(date=same_day(day.date, first, second)) if each_in_its_year else day
        return compare(_view(conn, first, day_of_first), _view(conn, second, day))


def _view(conn: sqlite3.Connection, plan: int, day: Day) -> PlanYear:
    by_chapter: dict[str, list[TaskCount]] = defaultdict(list)
    for chapter, *alike in conn.execute(
        f"SELECT chapter, status, due_on, completed_on, count(*) FROM {tasks_on(conn, day.date)} WHERE plan = :plan"
        " GROUP BY chapter, status, due_on, completed_on",
        {"plan": plan},
    ):
        by_chapter[chapter].append(counted(*alike))
    return PlanYear(
        plan=plan,
        title=plan_title(conn, plan),
        day=day.date,
        tally=plan_tally(conn, plan, day),
        tasks=[
            TaskDeadline(code, title, words, day_in(due_on))
            for code, title, words, due_on in conn.execute(_DEADLINES, (plan,))
        ],
        chapters={heading.code: heading.title for heading in chapters(conn, plan)},
        by_chapter={chapter: tally_of(counted, day) for chapter, counted in by_chapter.items()},
        scores=load_scores(conn, plan, day),
    )
