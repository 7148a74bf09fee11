"""Joining a plan that two copies have made, each from its own last year: both are kept, in sources and the journal.

Where the two say something else in a cell, both values become changes before all others, the same in every copy. An
edit of last year's words wins over the words as printed; of two edits one stays, and both stand in the history.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple
from uuid import NAMESPACE_OID, uuid5

from partui.domain.deadlines.other_year import words_in_year
from partui.domain.journal.changes import Change
from partui.domain.journal.clock import BEFORE_ALL, MADE_BLANK, MADE_EDITED, MADE_PRINTED
from partui.domain.journal.conflicts import Conflict, LastEdit, conflict_between
from partui.domain.plan.structure import TwiceMade
from partui.store.exchange.same_plans import is_partial, plans_made_apart
from partui.store.journal.writing import insert_change
from partui.store.projection.chain import Link
from partui.store.projection.heads import HEADS
from partui.store.projection.kind import Cells, PlanKind, Subject
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.projection.tasks import SOURCE_COLUMNS

_AUTHOR, _WHY = "partui", "hai bản cùng lập kế hoạch năm này, mỗi bản ghi một khác"
_HEAD_FIELDS, _TOTALS = ("issuer", "kind"), ("max", "baseline", "target")
# What a row is, not what it says.
_FIRM = {"part"}
_OURS = "subject JOIN {kind}_source USING (id) WHERE kind = '{kind}' AND NOT added"


class JoinedPlans(NamedTuple):
    """What joining has done: which plans, which rows say something else now, where two edits met."""

    plans: list[TwiceMade]
    touched: set[Subject]
    conflicts: list[Conflict]


class _Row(NamedTuple):
    """A row as a plan was made with it: blank cells say what counts for them, where they are merged with one above."""

    code: str
    position: int
    cells: Cells
    inherited: str


class _JoinedRow(NamedTuple):
    """A row that both copies have, and what was printed in it the year before."""

    kind: PlanKind
    uid: str
    ours: _Row
    theirs: _Row
    printed: Mapping[str, str | None]


def join_plans(conn: sqlite3.Connection, file: int, brought: Collection[int]) -> JoinedPlans:
    """Join the plans that the store and a file have each made of one year; in a transaction, before the file's rows.

    Args:
        file: the number of the file in the temporary tables.
        brought: the years of plans that the store had none of and that are the file's own.
    """
    joined = JoinedPlans([], set(), [])
    for year in sorted(set(plans_made_apart(conn, file)).difference(brought)):
        cells = ours_alone = theirs_alone = 0
        whole = not is_partial(conn, file, year)
        for kind in PLAN_KINDS.values():
            ours = _rows(conn, kind, _OURS.format(kind=kind.table), year)
            theirs = _rows(conn, kind, f"temp.in_{kind.table}_source WHERE file = {file} AND NOT added", year)
            ours_alone += len(ours.keys() - theirs.keys()) if whole else 0
            theirs_alone += len(theirs.keys() - ours.keys())
            differing = sorted(uid for uid in ours.keys() & theirs.keys() if ours[uid] != theirs[uid])
            printed = _printed(conn, kind, year) if differing else {}
            for uid in differing:
                row = _JoinedRow(kind, uid, ours[uid], theirs[uid], printed.get(ours[uid].code, {}))
                cells += _join_row(conn, file, row, joined, fill=whole)
        _join_head(conn, file, year, joined)
        if cells or ours_alone or theirs_alone:
            joined.plans.append(TwiceMade(year, cells, ours_alone, theirs_alone))
    return joined


def _rows(conn: sqlite3.Connection, kind: PlanKind, where: str, year: int) -> dict[str, _Row]:
    names = ("title", *kind.blank)
    found = conn.execute(f"SELECT uid, code, position, {', '.join(names)} FROM {where} AND plan = {year:d}").fetchall()
    raw = {uid: (code, position, dict(zip(names, cells, strict=True))) for uid, code, position, *cells in found}
    by_code = {code: cells for code, _position, cells in raw.values()}
    return {uid: _filled(code, position, cells, by_code) for uid, (code, position, cells) in raw.items()}


def _filled(code: str, position: int, cells: Cells, by_code: Mapping[str, Cells]) -> _Row:
    inherited = cells.get("inherited", "{}")
    above = {SOURCE_COLUMNS[field]: by_code.get(of, {}) for field, of in json.loads(inherited).items()}
    words = {column: row.get(column, "") for column, row in above.items()}
    blank = {"inherited": "{}"} if "inherited" in cells else {}
    return _Row(code, position, {**cells, **words, **blank}, inherited)


def _join_row(conn: sqlite3.Connection, file: int, row: _JoinedRow, joined: JoinedPlans, *, fill: bool) -> int:
    """Write one source for two that differ, and changes for what they say differently; return how many cells."""
    kind, ours, theirs = row.kind, row.ours, row.theirs
    (key,) = conn.execute("SELECT id FROM subject WHERE uid = ? AND kind = ?", (row.uid, kind.table)).fetchone()
    subject = Subject(kind.table, key)
    joined.touched.add(subject)
    # The order of both stays where the two agree in it.
    conn.execute("UPDATE subject SET position = max(position, ?) WHERE id = ?", (theirs.position, key))
    if ours.cells != theirs.cells or (fill and ours.inherited != theirs.inherited):
        kept = min(ours.cells, theirs.cells, key=lambda cells: [str(cells[name] or "") for name in sorted(cells)])
        names = ", ".join(f"{name} = :{name}" for name in kept)
        conn.execute(f"UPDATE {kind.table}_source SET {names} WHERE id = :id", {**kept, "id": key})
    said = [kind.source_values(each.cells) for each in (ours, theirs)]
    differ = [field for field in said[0] if said[0][field] != said[1][field] and field not in _FIRM]
    for field in differ:
        ranks = [_rank(values[field], row.printed.get(field)) for values in said]
        heads = [
            _put(conn, subject, ours.code, field, values[field], rank) for values, rank in zip(said, ranks, strict=True)
        ]
        if ranks == [MADE_EDITED, MADE_EDITED] and not _is_edited(conn, file, row.uid, key, field):
            joined.conflicts.extend(filter(None, [conflict_between(ours.code, field, *heads)]))
    return len(differ)


def _printed(conn: sqlite3.Connection, kind: PlanKind, year: int) -> dict[str, Mapping[str, str | None]]:
    """Return what the last plan before a year printed, code by code, as the next one takes it over."""
    (before,) = conn.execute("SELECT ifnull(max(year), 0) FROM plan WHERE year < ?", (year,)).fetchone()
    rows = _rows(conn, kind, _OURS.format(kind=kind.table), before).values()
    found = {row.code: kind.source_values(row.cells) for row in rows}
    for values in found.values():
        if "deadline" in values:
            values["deadline"] = words_in_year(values["deadline"] or "", before, year)
    return {**found}


def _rank(value: str | None, printed: str | None) -> int:
    if not value:
        return MADE_BLANK
    return MADE_PRINTED if value == printed else MADE_EDITED


def _put(conn: sqlite3.Connection, subject: Subject, code: str, field: str, value: str | None, clock: int) -> LastEdit:
    """Write a value as a change before all others, unless it is there; the same change in every copy."""
    uid, year = conn.execute("SELECT uid, plan FROM subject WHERE id = ?", (subject.id,)).fetchone()
    uuid = str(uuid5(NAMESPACE_OID, json.dumps([subject.table, uid, field, value, clock])))
    if conn.execute("SELECT 1 FROM change WHERE uuid = ?", (uuid,)).fetchone() is None:
        change = Change(
            uuid=uuid, edit=str(uuid5(NAMESPACE_OID, f"plan/{year}")), undoes=None, code=code, field=field, old=None,
            new=value, by=_AUTHOR, at=BEFORE_ALL, why=_WHY, clock=clock,
        )  # fmt: skip
        insert_change(conn, subject, change, Link(None, None))
    return LastEdit(clock, uuid, value)


def _is_edited(conn: sqlite3.Connection, file: int, uid: str, key: int, field: str) -> bool:
    """Tell whether somebody has edited the field since, here or there: then that edit is what counts."""
    return (
        conn.execute(
            "SELECT 1 FROM change WHERE subject_id = ? AND field = ? AND clock > ? UNION ALL"
            " SELECT 1 FROM temp.in_change WHERE file = ? AND subject = ? AND field = ? AND clock > ?",
            (key, field, MADE_EDITED, file, uid, field, MADE_EDITED),
        ).fetchone()
        is not None
    )


def _join_head(conn: sqlite3.Connection, file: int, year: int, joined: JoinedPlans) -> None:
    """Join what the two plans say of themselves; of totals that the annex prints the greater stays."""
    names = (*_HEAD_FIELDS, *_TOTALS)
    ours, theirs = (
        conn.execute(f"SELECT {', '.join(names)} FROM {table} WHERE year = ?", (year,)).fetchone()
        for table in ("plan", f"(SELECT * FROM temp.in_plan WHERE file = {file})")
    )
    if ours == theirs:
        return
    (key,) = conn.execute("SELECT id FROM subject WHERE kind = ? AND plan = ?", (HEADS.table, year)).fetchone()
    subject = Subject(HEADS.table, key)
    for name, *values in zip(names, ours, theirs, strict=True):
        if values[0] != values[1] and name in _HEAD_FIELDS:
            for value in values:
                _put(conn, subject, str(year), name, value, _rank(value, None))
        kept = max(values, key=lambda value: Decimal(value or -1) if name in _TOTALS else value)
        conn.execute(f"UPDATE plan SET {name} = ? WHERE year = ?", (kept, year))
    joined.touched.add(subject)
