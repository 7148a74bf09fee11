"""What is asked of tasks in SQL: statuses, timeliness and agencies as conditions, and the due day that counted on one.

Statuses and timeliness, on the table `task` (t), say what `partui.domain.tasks.status` says; a test holds the two
against each other. A task's row says the due day by all of its extensions and by all that was said of its instances,
which indexes and counts know. A day before one of them knew another: only then is it worked out row by row, as
`partui.domain.tasks.extensions` and `partui.domain.periods.state` do.
"""

import sqlite3
from datetime import date, timedelta

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day
from partui.store.db.shadows import indexed_by

# A task that is open on the day looked at. Statuses by name first: SQLite then looks them up in the index
# `task_by_status`, each with its days.
OPEN = "(t.status IN ('todo', 'doing', 'done') AND (t.status <> 'done' OR t.completed_on > :day))"
_DONE = "(t.status = 'done' AND t.completed_on <= :day)"

STATUS_IS = {
    Status.TODO: "t.status = 'todo'",
    Status.DOING: "(t.status = 'doing' OR (t.status = 'done' AND t.completed_on > :day))",
    Status.DONE: _DONE,
    Status.CANCELLED: "t.status = 'cancelled'",
}
_AT_YEARS_END = "substr(t.due_on, 5) = '-12-31'"
TIMELINESS_IS = {
    Timeliness.OVERDUE: f"({OPEN} AND t.due_on < :day)",
    Timeliness.DUE_SOON: f"({OPEN} AND t.due_on BETWEEN :day AND :at_most AND (t.due_on <= :soon OR {_AT_YEARS_END}))",
    Timeliness.IN_TIME: f"({OPEN} AND t.due_on > :soon AND (t.due_on > :at_most OR NOT {_AT_YEARS_END}))",
    Timeliness.NO_DEADLINE: f"({OPEN} AND t.due_on IS NULL)",
    Timeliness.DONE_ON_TIME: f"({_DONE} AND (t.due_on IS NULL OR t.completed_on <= t.due_on))",
    Timeliness.DONE_LATE: f"({_DONE} AND t.completed_on > t.due_on)",
    Timeliness.CANCELLED: "t.status = 'cancelled'",
}

STATUS_RANK = "CASE {} END".format(
    " ".join(f"WHEN {condition} THEN {rank}" for rank, condition in enumerate(STATUS_IS.values()))
)
TIMELINESS_RANK = "CASE {} END".format(
    " ".join(f"WHEN {condition} THEN {rank}" for rank, condition in enumerate(TIMELINESS_IS.values()))
)
# A task (t) that enough members have done, of an agency (ta) that has it by its group alone and has not done its part:
# as `partui.domain.plan.report.is_asked` says, that part is neither late nor done.
ASKED_NO_MORE = (
    f"(t.quorum <> '' AND {_DONE}"
    " AND NOT EXISTS (SELECT 1 FROM task_agency AS own WHERE own.task_id = t.id AND own.agency_id = ta.agency_id)"
    " AND NOT EXISTS (SELECT 1 FROM task_member AS part WHERE part.task_id = t.id AND part.agency_id = ta.agency_id"
    " AND part.status = 'done' AND part.completed_on <= :day))"
)
# A task (t) of whose product (p) documents do not prove a part: the whole, or one of the instances that are not waived,
# as `partui.domain.tasks.evidence.unproved_products` says.
UNPROVED_PRODUCT = """EXISTS (
  SELECT 1 FROM (SELECT 1) LEFT JOIN task_period AS k ON k.task_id = t.id AND k.due_on IS NOT NULL
  WHERE NOT (ifnull(k.status, '') = 'waived' AND k.completed_on <= :day) AND NOT EXISTS (
    SELECT 1 FROM evidence AS e WHERE e.task_id = t.id AND (e.product IS NULL OR e.product = p.product)
      AND (e.issued_on IS NULL OR e.issued_on <= :day)
      AND (e.period = ifnull(k.key, '') OR e.period NOT IN (
        SELECT key FROM task_period WHERE task_id = t.id AND due_on IS NOT NULL))))"""
# The cells' own agencies.
CELLS = "task_agency"


def day_args(day: Day) -> dict[str, str]:
    """Return what fills `:day`, `:soon` and `:at_most`, the last days that are soon, at most at a year's end."""
    left = (day.date.max - day.date).days
    soon, at_most = (
        (day.date + timedelta(days=min(days, left))).isoformat()
        for days in (day.soon_days, max(day.soon_days, day.year_end_days))
    )
    return {"day": day.date.isoformat(), "soon": soon, "at_most": at_most}


def day_in(cell: str | None) -> date | None:
    """Return the day that a cell says; none where it is none or empty."""
    return date.fromisoformat(cell) if cell else None


def assignee_table(conn: sqlite3.Connection) -> str:
    """Return the table to ask: the cells' own where no group has members, which answers several times sooner."""
    grouped = conn.execute("SELECT 1 FROM agency_member LIMIT 1").fetchone()
    return "task_assignee" if grouped else CELLS


def led_by(conn: sqlite3.Connection, agency: int | None) -> str:
    """Return the condition that `:agency` leads a task (t), with its AND; nothing where no agency is meant."""
    if agency is None:
        return ""
    return f" AND t.id IN (SELECT task_id FROM {assignee_table(conn)} WHERE agency_id = :agency AND role = 'lead')"


def answered_by(conn: sqlite3.Connection, agency: int | None) -> str:
    """Return the condition that `:agency` may be late in a task (t) that it leads: a group's member that is followed.

    What nobody reports on is no member's failure. It holds where no agency is meant.
    """
    if agency is None:
        return "1"
    return f"t.id IN (SELECT task_id FROM {answerable_table(conn)} WHERE agency_id = :agency AND role = 'lead')"


def answerable_table(conn: sqlite3.Connection) -> str:
    """Return the table of who is counted with a task: a group's members only where they are followed in it."""
    return "task_answerable" if assignee_table(conn) != CELLS else CELLS


# Without extensions: of a task of whose instances something was said, that of the first that was open on the day.
_ORIGINAL_THEN = (
    "ifnull((SELECT min(p.due_on) FROM task_period AS p WHERE p.task_id = t.id AND p.due_on IS NOT NULL"
    " AND (p.completed_on IS NULL OR p.completed_on > '{day}')"
    " AND EXISTS (SELECT 1 FROM task_period AS said WHERE said.task_id = t.id AND said.completed_on IS NOT NULL)),"
    " t.original_due_on)"
)
_DUE_THEN = (
    "ifnull((SELECT max(max(e.due_on), ifnull(k.original_due_on, '')) FROM extension AS e"
    " WHERE e.task_id = k.id AND e.granted_on <= min('{day}', ifnull(k.completed_on, '{day}'))),"
    " k.original_due_on)"
)


def knew_other_due_days(conn: sqlite3.Connection, day: date) -> bool:
    """Tell whether an extension was granted, or an instance done, only after a day."""
    found = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM extension WHERE granted_on > :day)"
        " OR EXISTS (SELECT 1 FROM task_period WHERE completed_on > :day)",
        {"day": day.isoformat()},
    )
    return bool(found.fetchone()[0])


def tasks_on(conn: sqlite3.Connection, day: date, index: str = "") -> str:
    """Return what stands for `task AS t` in a query that asks when tasks are due.

    Args:
        day: the day looked at.
        index: the index to be used where the table itself is asked.
    """
    if not knew_other_due_days(conn, day):
        return f"task AS t{indexed_by(conn, 'task', index) if index else ''}"
    columns = [name for (name,) in conn.execute("SELECT name FROM pragma_table_info('task')")]
    row = ", ".join("t." + name for name in columns if name not in {"due_on", "original_due_on"})
    known = ", ".join("k." + name for name in columns if name != "due_on")
    original, due_on = (sql.format(day=day.isoformat()) for sql in (_ORIGINAL_THEN, _DUE_THEN))
    tasks = f"(SELECT {row}, {original} AS original_due_on FROM task AS t)"
    return f"(SELECT {known}, {due_on} AS due_on FROM {tasks} AS k) AS t"
