"""Is the file whole, and do the rows say what the sources and the journal say."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.plan.structure import Placed, codes_twice
from partui.locale import _
from partui.store.db.connection import snapshot
from partui.store.projection.agency_replaying import agencies_wrong
from partui.store.projection.evidence_rows import evidence_values
from partui.store.projection.invariants import broken_rules
from partui.store.projection.member_rows import member_values, members_in
from partui.store.projection.placing import parents_among, task_parents
from partui.store.projection.plan_rows import PlanRows, plan_rows
from partui.store.projection.recounting import wrong_tallies
from partui.store.projection.replaying import Replayed, replay, replay_criteria, replay_headings
from partui.store.projection.rows import Row, agency_cells, read_row, search_row
from partui.store.projection.subjects import SUBJECTS, Subject, criterion_row, documents_in, read_standing

_LISTED = 20


class Counts(NamedTuple):
    """A table of counts."""

    table: str


class Finding(NamedTuple):
    """Something that is not as it must be.

    Attributes:
        text: what is wrong, in a sentence.
        subject: whose row does not follow from the journal, or which counts from the rows; it can be rebuilt.
    """

    text: str
    subject: Subject | Counts | None = None


def check(conn: sqlite3.Connection) -> list[Finding]:
    """Look for damage: SQLite's own checks, references, rows against the journal; nothing found is an empty list."""
    with snapshot(conn):
        return (
            _damage(conn)
            or [*map(Finding, broken_rules(conn)), *_lacking(conn)]
            or _loose_ends(conn)
            or _rows_wrong(conn)
        )


def _rows_wrong(conn: sqlite3.Connection) -> list[Finding]:
    return [
        *_places_wrong(conn),
        *_tasks_wrong(conn),
        *_criteria_wrong(conn),
        *_headings_wrong(conn),
        *_agencies_mismatched(conn),
        *_counts_wrong(conn),
    ]


def _damage(conn: sqlite3.Connection) -> list[Finding]:
    return [Finding(str(text)) for (text,) in conn.execute(f"PRAGMA integrity_check({_LISTED})") if text != "ok"]


def _loose_ends(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng {table}, dòng {row}: trỏ tới dòng không có trong {parent}.").format(
            table=table, row=row, parent=parent))
        for table, row, parent, _key in conn.execute("PRAGMA foreign_key_check").fetchmany(_LISTED)
    ]  # fmt: skip


def _lacking(conn: sqlite3.Connection) -> list[Finding]:
    """Rows without a source, rows that the plan has and the file lacks, rows that the plan has no more."""
    findings = []
    for plan, rows in _plans(conn).items():
        for kind in SUBJECTS:
            placed = rows.of(kind)
            stands = dict(conn.execute(f"SELECT id, code FROM {kind} WHERE plan = ?", (plan,)))
            sourced = {key for (key,) in conn.execute(f"SELECT {kind}_id FROM {kind}_source WHERE plan = ?", (plan,))}
            findings += [
                Finding(_("{code}: không có dòng gốc của kế hoạch.").format(code=stands[key]))
                for key in stands.keys() - sourced
            ]
            findings += [
                Finding(
                    _("{code}: thiếu dòng của bảng {table}.").format(code=placed[key].code, table=kind),
                    Subject(kind, key),
                )
                for key in placed.keys() - stands.keys()
            ]
            findings += [
                Finding(
                    _("{code}: đã xóa khỏi kế hoạch mà còn trong bảng {table}.").format(code=stands[key], table=kind),
                    Subject(kind, key),
                )
                for key in (stands.keys() & sourced) - placed.keys()
            ]
    return findings


def _plans(conn: sqlite3.Connection) -> dict[int, PlanRows]:
    return {plan: plan_rows(conn, plan) for (plan,) in conn.execute("SELECT year FROM plan").fetchall()}


def _places_wrong(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Codes, positions and what rows stand under; codes that two rows have."""
    for plan, rows in _plans(conn).items():
        under = task_parents(rows)
        for kind in SUBJECTS:
            placed = rows.of(kind)
            columns = "heading_id, criterion_id" if kind == "task" else "parent_id"
            parents = under if kind == "task" else {key: (above,) for key, above in parents_among(placed).items()}
            for key, code, position, *above in conn.execute(
                f"SELECT id, code, position, {columns} FROM {kind} WHERE plan = ?", (plan,)
            ):
                if Placed(code, position) != placed[key]:
                    yield _mismatch(code, Subject(kind, key), ["code, position"])
                elif tuple(above) != parents[key]:
                    yield _mismatch(code, Subject(kind, key), [columns])
            for code in codes_twice(placed.values()):
                yield Finding(_("{code}: trùng mã với một dòng khác của kế hoạch {plan}; hãy đổi mã.").format(
                    code=code, plan=plan))  # fmt: skip


def _tasks_wrong(conn: sqlite3.Connection) -> Iterator[Finding]:
    replayed = replay(conn)
    for key, code in conn.execute("SELECT id, code FROM task ORDER BY plan, position").fetchall():
        wrong = _task_wrong(conn, key, code, replayed[key])
        if wrong:
            yield _mismatch(code, Subject("task", key), wrong)


def _criteria_wrong(conn: sqlite3.Connection) -> Iterator[Finding]:
    stands = {key for (key,) in conn.execute("SELECT id FROM criterion")}
    for key, replayed in replay_criteria(conn).items():
        if key in stands:
            subject = Subject("criterion", key)
            standing = read_standing(conn, subject)
            row = criterion_row(replayed.values, replayed.planned.values)
            now = conn.execute(f"SELECT {', '.join(row)} FROM criterion WHERE id = ?", (key,)).fetchone()
            wrong = [name for name, value, is_now in zip(row, row.values(), now, strict=True) if value != is_now]
            wrong += ["version"] if standing.version != replayed.version else []
            if wrong:
                yield _mismatch(standing.code, subject, wrong)


def _headings_wrong(conn: sqlite3.Connection) -> Iterator[Finding]:
    stands = {key: rest for key, *rest in conn.execute("SELECT id, code, title, version FROM heading")}
    for key, replayed in replay_headings(conn).items():
        if key in stands:
            code, title, version = stands[key]
            wrong = ["title"] if title != (replayed.values["title"] or "") else []
            wrong += ["version"] if version != replayed.version else []
            if wrong:
                yield _mismatch(code, Subject("heading", key), wrong)


def _agencies_mismatched(conn: sqlite3.Connection) -> Iterator[Finding]:
    for key, name, wrong in agencies_wrong(conn):
        yield _mismatch(name, Subject("agency", key), wrong)


def _counts_wrong(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng đếm {table} không khớp với các nhiệm vụ.").format(table=table), Counts(table))
        for table in wrong_tallies(conn)
    ]


def _mismatch(code: str, subject: Subject, wrong: list[str]) -> Finding:
    return Finding(
        _("{code}: {fields} không khớp với nhật ký thay đổi.").format(code=code, fields=", ".join(wrong)), subject
    )


def _task_wrong(conn: sqlite3.Connection, task: int, code: str, replayed: Replayed) -> list[str]:
    stands = read_row(conn, task)
    wrong = [name for name, value, now in zip(Row._fields, replayed.row, stands, strict=True) if value != now]
    if conn.execute("SELECT version FROM task WHERE id = ?", (task,)).fetchone()[0] != replayed.version:
        wrong.append("version")
    if _agencies_wrong(conn, task, replayed.row):
        wrong.append("task_agency")
    if _search_wrong(conn, task, code, replayed.row):
        wrong.append("task_search")
    if documents_in(replayed.values) != evidence_values(conn, task):
        wrong.append("evidence")
    if members_in(replayed.values) != members_in(member_values(conn, task)):
        wrong.append("task_member")
    return wrong


def _agencies_wrong(conn: sqlite3.Connection, task: int, row: Row) -> bool:
    stands = conn.execute(
        "SELECT role, key FROM task_agency JOIN agency ON agency.id = agency_id"
        " WHERE task_id = ? ORDER BY role = 'implementer', task_agency.position",
        (task,),
    ).fetchall()
    return stands != [
        (role, agency_key(name)) for role, words in agency_cells(row) for name, _group in read_agencies(words)
    ]


def _search_wrong(conn: sqlite3.Connection, task: int, code: str, row: Row) -> bool:
    stands = conn.execute("SELECT folded, title_key, lead_key FROM task_search WHERE task_id = ?", (task,)).fetchone()
    return stands is None or tuple(stands) != tuple(search_row(code, row))
