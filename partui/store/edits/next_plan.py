"""Making next year's plan of one that the file holds."""

import sqlite3
from collections.abc import Iterator

from partui.domain.plan.file import PlanHead, PlanTotals
from partui.domain.plan.next_plan import CarryOver, NextPlan, make_next_plan
from partui.domain.tasks.task import Day, Heading, Task
from partui.store.db.connection import transaction
from partui.store.db.settings import plan_in_use
from partui.store.edits.plan_head import read_head
from partui.store.edits.plans import add_plan, put_in_use
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.criteria import RULE
from partui.store.projection.details import TaskMembers
from partui.store.projection.kind import Subject
from partui.store.projection.tasks import TASKS
from partui.store.queries.headings import headings
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.plans import standing_body
from partui.store.queries.scores import load_scores, printed_totals
from partui.store.queries.tasks import task_id, tasks_by_id


def new_plan(
    conn: sqlite3.Connection, year: int, source: int, carry: CarryOver, who: Author, day: Day, *, use: bool = False
) -> NextPlan:
    """Add a plan made of another of the file; what is carried as late goes into the journal.

    Args:
        year: the new plan's year.
        source: the year of the plan that it is made of.
        carry: what becomes of the tasks that are not done on the day.
        who: under whose name, when and why.
        day: the day that the old plan is looked at from.
        use: whether the new plan becomes the one that is worked on.

    Raises:
        PartuiError: no plan to make it of, a plan of that year is there, or a row that cannot be carried over.
    """
    with transaction(conn):
        made = make_next_plan(
            _head(conn, plan_in_use(conn, source)),
            load_scores(conn, source, day),
            _items(conn, source, day),
            year,
            carry,
            {key: task.values["deadline"] or "" for key, task in TASKS.sources(conn, "s.plan = ?", (source,)).items()},
            standing_body(conn, source),
        )
        add_plan(conn, made.plan)
        values = [
            NewValue(Subject("task", task_id(conn, year, code)), field, value)
            for code, fields in made.late.items()
            for field, value in fields.items()
            if (field, value) not in _AS_NEW
        ]
        for code in made.late:
            # Which members have done their part is part of how far the task has come.
            said = TaskMembers().values(conn, task_id(conn, source, code))
            subject = Subject("task", task_id(conn, year, code))
            values += [NewValue(subject, field, value) for field, value in said.items()]
        write_changes(conn, [*values, *_rules(conn, source, year)], who)
        if use:
            put_in_use(conn, year)
        return made


def _rules(conn: sqlite3.Connection, source: int, year: int) -> Iterator[NewValue]:
    """Yield how criteria score, tasks count and come back, as far as an officer has said so in the old plan."""
    for table, fields in (("criterion", RULE), ("task", ("serves", "share", "effort", "period_words", "quorum"))):
        for new, *said in conn.execute(
            f"SELECT n.id, {', '.join(f'o.{field}' for field in fields)} FROM {table} AS o"
            f" JOIN {table} AS n ON n.code = o.code WHERE o.plan = ? AND n.plan = ? ORDER BY n.position",
            (source, year),
        ).fetchall():
            values = zip(fields, said, strict=True)
            yield from (NewValue(Subject(table, new), field, str(value)) for field, value in values if value)


_AS_NEW = {("status", "todo"), ("progress", "0")}


def _head(conn: sqlite3.Connection, year: int) -> PlanHead:
    said = read_head(conn, year)
    printed = printed_totals(conn, year)._asdict()
    totals = PlanTotals(**{name: None if points is None else float(points) for name, points in printed.items()})
    return PlanHead(
        year=year,
        number=said.number,
        issued=said.issued,
        issuer=said.issuer,
        title=said.title,
        kind=said.kind,
        totals=totals,
    )


def _items(conn: sqlite3.Connection, plan: int, day: Day) -> list[Heading | Task]:
    tasks = tasks_by_id(conn, task_keys(conn, plan, TaskQuery(), day), day)
    return sorted([*headings(conn, plan), *tasks], key=lambda item: item.position)
