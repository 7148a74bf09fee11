"""The plans of a file: which there are, which is in use, adding one."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.columns import write_columns
from partui.domain.plan.document.head import PlanWords
from partui.domain.scores.points import points_text
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.task import Day
from partui.store.db.connection import snapshot, transaction
from partui.store.db.settings import plan_in_use
from partui.store.edits.plan_head import read_head
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.copying import store_file
from partui.store.projection.heads import add_head
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.projection.placing import place_rows
from partui.store.projection.rebuilding import rebuild
from partui.store.projection.spelling import respell
from partui.store.queries.tallies import plan_tally

if TYPE_CHECKING:
    # `plan list` does without pydantic.
    from partui.domain.plan.file import ClauseRow
    from partui.domain.plan.reading import ResolvedPlan


class ListedPlan(NamedTuple):
    """A plan of the file, in short.

    Attributes:
        in_use: whether it is the one that is worked on unless another is asked for.
    """

    year: int
    head: PlanWords
    in_use: bool
    criteria: int
    headings: int
    tally: Tally


def list_plans(conn: sqlite3.Connection, day: Day) -> list[ListedPlan]:
    """Return the plans of the file, the oldest first, their tasks counted as on a day."""
    with snapshot(conn):
        used = plan_in_use(conn)
        rows = conn.execute(
            "SELECT year, (SELECT count(*) FROM criterion WHERE plan = year),"
            " (SELECT count(*) FROM heading WHERE plan = year) FROM plan ORDER BY year"
        ).fetchall()
        return [
            ListedPlan(year, read_head(conn, year), year == used, criteria, headings, plan_tally(conn, year, day))
            for year, criteria, headings in rows
        ]


def use_plan(conn: sqlite3.Connection, year: int) -> None:
    """Make a plan the one that is worked on.

    Raises:
        PartuiError: the file has no plan of that year.
    """
    with transaction(conn):
        put_in_use(conn, plan_in_use(conn, year))


def put_in_use(conn: sqlite3.Connection, year: int) -> None:
    """Make a plan the one that is worked on, within a transaction."""
    conn.execute("REPLACE INTO setting (name, value) VALUES ('plan_in_use', ?)", (str(year),))


def add_plan(
    conn: sqlite3.Connection, plan: "ResolvedPlan", watch: Callable[[int], None] = lambda _tasks: None
) -> None:
    """Add a plan with its criteria, headings and tasks, none of them begun; inside a transaction.

    Args:
        plan: the plan as read from a file.
        watch: told now and then how many tasks were added; what it raises ends the work.

    Raises:
        PartuiError: the file holds a plan of that year already.
    """
    head = plan.head
    if conn.execute("SELECT 1 FROM plan WHERE year = ?", (head.year,)).fetchone():
        raise PartuiError("Tệp đã có kế hoạch năm {year}; chưa lập gì. Hãy ghi năm khác.", year=head.year)
    conn.execute(
        "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (head.year, head.number, head.issued, head.issuer, head.title,
         *(None if points is None else points_text(points)
           for points in (head.totals.max, head.totals.baseline, head.totals.target)), head.kind),
    )  # fmt: skip
    conn.execute("INSERT INTO setting VALUES ('plan_in_use', ?) ON CONFLICT DO NOTHING", (str(head.year),))
    for kind, rows in _sources(plan).items():
        _add_sources(conn, head.year, kind, rows)
    add_head(conn, head.year)
    place_rows(conn, head.year, watch)
    if spelled := respell(conn):
        rebuild(conn, spelled)


def add_body(conn: sqlite3.Connection, year: int, body: Sequence["ClauseRow"]) -> None:
    """Add the body to a plan that was added without one; inside a transaction."""
    _add_sources(conn, year, "clause", clause_sources(body))
    place_rows(conn, year)


def _add_sources(conn: sqlite3.Connection, year: int, kind: str, rows: Sequence[Mapping[str, object]]) -> None:
    PLAN_KINDS[kind].add_sources(
        conn, [{"uid": source_uid(kind, year, str(row["code"])), "plan": year, **row} for row in rows]
    )


def source_uid(kind: str, year: int, code: str) -> str:
    """Return the name that a row of a plan's document has in every file.

    Args:
        kind: `criterion`, `heading`, `task` or `clause`.
    """
    return f"{kind}/{year}/{code}"


def _sources(plan: "ResolvedPlan") -> dict[str, list[dict[str, object]]]:
    """Return what a plan's document says, task by task, heading by heading, criterion by criterion."""
    return {
        "task": [
            {"position": task.position, "code": task.code, "title": task.row.title,
             "products": "\n".join(task.row.products), "requirements": "\n".join(task.row.requirements),
             "deadline": task.row.deadline, "lead": task.row.lead, "implementers": task.row.implementers,
             "inherited": json.dumps(dict(task.inherited)), "number": task.row.number,
             "second_code": task.row.second_code, "person": task.row.person, "start": task.row.start,
             "other": write_columns(task.row.other)}
            for task in plan.tasks
        ],
        "heading": [
            {"position": row.position, "code": row.code, "title": row.title, "number": row.number,
             "other": write_columns(row.other)}
            for row in plan.headings
        ],
        "criterion": [
            {"position": row.position, "code": row.code, "title": row.title,
             **{name: points_text(getattr(row, name)) for name in ("max", "baseline", "target")},
             "lead": row.leads_words, "number": row.number}
            for row in plan.criteria
        ],
        "clause": clause_sources(plan.body),
    }  # fmt: skip


def clause_sources(body: Sequence["ClauseRow"]) -> list[dict[str, object]]:
    """Return what a plan's document says in its body, row by row."""
    return [
        {"position": position, "code": row.code, "title": row.title, "part": row.kind.value, "number": row.number,
         "products": "\n".join(row.products), "requirements": "\n".join(row.requirements), "deadline": row.deadline,
         "lead": row.lead, "implementers": row.implementers, "criterion": row.criterion}
        for position, row in enumerate(body)
    ]  # fmt: skip


def known_agencies(conn: sqlite3.Connection) -> dict[str, str]:
    """Return the names of all agencies of the file, whichever plan has them, each with its abbreviation or blank."""
    return dict(conn.execute("SELECT name, short FROM agency ORDER BY sort_key").fetchall())


def has_plan(conn: sqlite3.Connection, year: int) -> bool:
    """Return whether the file has a plan of a year."""
    return conn.execute("SELECT 1 FROM plan WHERE year = ?", (year,)).fetchone() is not None


def blocking(conn: sqlite3.Connection, year: int) -> tuple[str, ...]:
    """Return why a plan of a year cannot be imported, a sentence each; nothing when it can."""
    return (str(_year_taken(year)),) if has_plan(conn, year) else ()


def import_plan(
    conn: sqlite3.Connection,
    plan: "ResolvedPlan",
    watch: Callable[[int], None] = lambda _tasks: None,
    then: Callable[[sqlite3.Connection], object] = lambda _conn: None,
) -> None:
    """Save a plan beside those that the file has, whole or not at all; what was there is kept in `backups` first.

    Args:
        plan: the plan as read.
        watch: told now and then how many tasks were saved; what it raises ends the work, and nothing is saved.
        then: what else is to be saved with it.

    Raises:
        PartuiError: the file has a plan of that year.
    """
    with transaction(conn):
        if has_plan(conn, plan.head.year):
            raise _year_taken(plan.head.year)
        back_up(store_file(conn), Reason.IMPORT)
        add_plan(conn, plan, watch)
        then(conn)


def _year_taken(year: int) -> PartuiError:
    return PartuiError(
        "Tệp dữ liệu đã có kế hoạch năm {year}; bản điều chỉnh của kế hoạch ấy thì nhập với --revise, kế hoạch khác "
        "thì ghi năm khác (--year, hoặc ô Năm).",
        year=year,
    )
