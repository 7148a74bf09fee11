"""A revised plan over the one of its year: one edit in the journal, so that all that was said of a row stays."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from partui.domain.journal.changes import Change
from partui.domain.plan.columns import EMPTIED, NONE, write_columns
from partui.domain.plan.revision import RevisedRow, Revision, StandingRow, revise
from partui.domain.scores.points import points_text
from partui.domain.tasks.evidence import EVIDENCE
from partui.store.db.connection import snapshot, transaction
from partui.store.db.settings import plan_in_use
from partui.store.edits.plan_head import head_subject, read_head
from partui.store.edits.rows import add_source
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.copying import store_file
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import PLAN_KINDS, replay
from partui.store.projection.placing import expected_rows, plan_rows
from partui.store.projection.tasks import FURTHER, SOURCE_COLUMNS

if TYPE_CHECKING:
    from partui.domain.plan.file import PlanHead
    from partui.domain.plan.reading import ResolvedHeading, ResolvedPlan, ResolvedTask

_PRINTED = {
    "criterion": ("title", "max", "baseline", "target", "lead", "number"),
    "heading": ("title", "number", "other"),
    "task": ("title", *SOURCE_COLUMNS, "number", *FURTHER, "other", EMPTIED),
}
_EDITS = "revisions/"


def revision_of(conn: sqlite3.Connection, plan: "ResolvedPlan") -> Revision:
    """Return what a revised plan would bring over the one of its year.

    Raises:
        PartuiError: the file has no plan of that year.
    """
    with snapshot(conn):
        return _revision(conn, plan)


def import_revision(
    conn: sqlite3.Connection,
    plan: "ResolvedPlan",
    who: Author,
    then: Callable[[sqlite3.Connection], object] = lambda _conn: None,
) -> list[Change]:
    """Bring the plan of a year to what its revised document says; what was there is kept in `backups` first.

    Rows that stayed keep their status, documents and history; those that are dropped keep theirs, and come back
    where the edit is undone.

    Args:
        plan: the revised plan as read.
        who: who edits, when and why.
        then: what else is to be saved with it.

    Returns:
        The changes written; none where nothing is new.

    Raises:
        PartuiError: the file has no plan of that year; an officer's row has the code of a new one.
    """
    year = plan.head.year
    with transaction(conn):
        revision = _revision(conn, plan)
        back_up(store_file(conn), Reason.IMPORT)
        changes = write_changes(conn, [*_news(conn, year, revision), *_head_news(conn, plan.head)], who)
        if changes:
            edits = [*_edits(conn, year), changes[0].edit]
            conn.execute("REPLACE INTO setting (name, value) VALUES (?, ?)", (f"{_EDITS}{year}", " ".join(edits)))
        then(conn)
        return changes


def _news(conn: sqlite3.Connection, year: int, revision: Revision) -> Iterator[NewValue]:
    for dropped in revision.dropped:
        yield NewValue(Subject(dropped.kind, dropped.key), "removed", "1")
    for changed in revision.changed:
        for field, value in changed.news.items():
            yield NewValue(Subject(changed.before.kind, changed.before.key), field, value)
    for row, place in revision.added:
        subject = add_source(conn, year, row.kind)
        said = {field: value for field, value in row.cells.items() if _is_said(field, value)}
        for field, value in {"removed": "", "code": row.code, "place": place, **said}.items():
            yield NewValue(subject, field, value)


def _head_news(conn: sqlite3.Connection, head: "PlanHead") -> Iterator[NewValue]:
    """Yield number, day and kind of the revised document, where it says them and they are others."""
    before, subject = read_head(conn, head.year), head_subject(conn, head.year)
    if head.number.partition("/")[0].strip(" .…") and head.number != before.number:
        yield NewValue(subject, "symbol", head.number)
    if head.issued and head.issued != before.issued:
        yield NewValue(subject, "issued", head.issued)
    if head.kind and head.kind != before.kind:
        yield NewValue(subject, "kind", head.kind)


def _is_said(field: str, value: str | None) -> bool:
    return value is not None if field == "number" else bool(value) and value != NONE


def _revision(conn: sqlite3.Connection, plan: "ResolvedPlan") -> Revision:
    year = plan_in_use(conn, plan.head.year)
    standing = _standing(conn, year)
    criteria, items = ([row for row in standing if (row.kind == "criterion") is first] for first in (True, False))
    return revise(criteria, list(_criteria(plan))) + revise(items, _items(plan))


def _standing(conn: sqlite3.Connection, year: int) -> list[StandingRow]:
    rows = plan_rows(conn, year)
    edits = set(_edits(conn, year))
    found: list[tuple[int, StandingRow]] = []
    for kind, fields in _PRINTED.items():
        wanted = expected_rows(conn, year, kind)
        replayed = replay(conn, PLAN_KINDS[kind])
        revised = _revised(conn, year, kind, edits)
        for key, placed in rows.of(kind).items():
            state = replayed[key]
            printed = {**state.source.values, **revised[key]}
            by_officer = bool(state.source.values["removed"]) and "removed" not in revised[key]
            row = StandingRow(
                kind,
                key,
                placed.code,
                wanted[key].place,
                {field: printed[field] for field in fields},
                {field: state.values[field] for field in fields},
                by_officer=by_officer,
                status=state.values.get("status") or "",
                documents=sum(1 for field in state.values if field.startswith(EVIDENCE)),
            )
            found.append((placed.position, row))
    return [row for _position, row in sorted(found, key=lambda each: each[0])]


def _revised(conn: sqlite3.Connection, year: int, kind: str, edits: set[str]) -> Mapping[int, Mapping[str, str | None]]:
    """Return what revised documents said of each row, by field."""
    said: dict[int, dict[str, str | None]] = defaultdict(dict)
    for key, edit, field, new in conn.execute(
        "SELECT s.id, c.edit, c.field, c.new FROM subject AS s JOIN change AS c ON c.subject_id = s.id"
        " WHERE s.plan = ? AND s.kind = ? ORDER BY c.clock, c.uuid",
        (year, kind),
    ):
        if edit in edits:
            said[key][field] = new
    return said


def _edits(conn: sqlite3.Connection, year: int) -> list[str]:
    row = conn.execute("SELECT value FROM setting WHERE name = ?", (f"{_EDITS}{year}",)).fetchone()
    return row[0].split() if row else []


def _items(plan: "ResolvedPlan") -> list[RevisedRow]:
    """Return headings and tasks in the plan's order."""
    rows = [(row.position, _heading(row)) for row in plan.headings]
    rows += [(row.position, _task(row, plan.empty.get(row.code, frozenset()))) for row in plan.tasks]
    return [row for _position, row in sorted(rows, key=lambda each: each[0])]


def _heading(row: "ResolvedHeading") -> RevisedRow:
    cells = {"title": row.title, "number": row.number, "other": write_columns(row.other)}
    return RevisedRow("heading", row.code, cells)


def _task(row: "ResolvedTask", empty: frozenset[str]) -> RevisedRow:
    cells = {
        "title": row.title,
        "products": "\n".join(row.products),
        "requirements": "\n".join(row.requirements),
        "deadline": row.deadline.words,
        "leads": row.leads_words,
        "implementers": row.implementers_words,
        **{field: getattr(row.row, field) for field in ("number", *FURTHER)},
        "other": write_columns(row.row.other),
    }
    return RevisedRow("task", row.code, cells, empty)


def _criteria(plan: "ResolvedPlan") -> Iterator[RevisedRow]:
    for row in plan.criteria:
        points = {name: points_text(getattr(row, name)) for name in ("max", "baseline", "target")}
        cells = {"title": row.title, **points, "lead": row.leads_words, "number": row.number}
        yield RevisedRow("criterion", row.code, cells)
