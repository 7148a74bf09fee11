"""Is the file whole, do the rows say what the sources and the journal say; and mending what does not."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from partui.domain.plan.structure import PlacedRow, codes_twice
from partui.domain.tasks.order import circles, read_codes
from partui.domain.tasks.snapshots import SNAPSHOT, read_snapshot
from partui.locale import _
from partui.store.db.connection import ending_by_itself, see_present, snapshot, transaction
from partui.store.db.data import our_indexes_and_views, our_triggers
from partui.store.projection.chain import broken_links
from partui.store.projection.heads import HEADS, tasks_from_issue
from partui.store.projection.kind import DetailTable, Kind, Subject
from partui.store.projection.kinds import KINDS, PLAN_KINDS, ReplayedState, replay
from partui.store.projection.placing import PlanRows, plan_rows, rows_above
from partui.store.projection.readable import reading_anything, unreadable
from partui.store.projection.rebuilding import TALLIES, rebuild, recount

_LISTED = 20
_GUARDS = "change_is_never_"
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


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
    see_present(conn)
    with snapshot(conn), reading_anything(conn):
        damage = _damage(conn)
        if damage:
            return damage
        plans = _plans(conn)
        return (
            [*map(Finding, [*_broken_rules(conn), *_rewritten(conn)]), *_lacking(conn, plans)]
            or _loose_ends(conn)
            or [
                *_places_wrong(conn, plans),
                *_rows_wrong(conn),
                *_counts_wrong(conn),
                *map(Finding, broken_links(conn)),
                *map(Finding, _broken_seals(conn)),
                *map(Finding, _waiting_in_circles(conn)),
                *map(Finding, unreadable(conn)),
            ]
        )


def _rewritten(conn: sqlite3.Connection) -> Iterator[str]:
    """Yield what of a journal was rewritten whose guards were taken away."""
    if any(name.startswith(_GUARDS) for name in _missing_triggers(conn)):
        yield from broken_links(conn)


def _waiting_in_circles(conn: sqlite3.Connection) -> Iterator[str]:
    """Yield a sentence for each circle of tasks that wait for one another: two files merged may make one."""
    for (plan,) in conn.execute("SELECT DISTINCT plan FROM task WHERE after <> ''").fetchall():
        rows = conn.execute("SELECT code, after FROM task WHERE plan = ? AND after <> '' ORDER BY position", (plan,))
        for circle in circles({code: read_codes(after) for code, after in rows}):
            yield _(
                "Kế hoạch {plan}: các nhiệm vụ chờ nhau thành vòng: {circle}. Sửa bằng “partui set --after”."
            ).format(plan=plan, circle=" → ".join(circle))


def repair(conn: sqlite3.Connection) -> list[Finding]:
    """Rebuild what does not follow from the journal: rows, then counts of them; return what was wrong before."""
    with transaction(conn), reading_anything(conn):
        lacking = _check_past_rules(conn)
        for name, (kind, sql) in _missing_indexes_and_views(conn).items():
            conn.execute(f"DROP {kind} IF EXISTS {name}")
            conn.execute(sql)
        for name, sql in _missing_triggers(conn).items():
            conn.execute(f"DROP TRIGGER IF EXISTS {name}")
            conn.execute(sql)
        rebuild(conn, _subjects(lacking))
        # Rows are compared only once none is lacking.
        findings = [*lacking, *(finding for finding in _check_past_rules(conn) if finding not in lacking)]
        rebuild(conn, _subjects(findings))
        heads = {subject.id for subject in _subjects(findings) if subject.table == HEADS.table}
        rebuild(conn, sorted(tasks_from_issue(conn, heads)), [])
        for finding in findings:
            if isinstance(finding.subject, Counts):
                recount(conn, finding.subject.table)
        _put_a_plan_in_use(conn)
        return findings


def _check_past_rules(conn: sqlite3.Connection) -> list[Finding]:
    """Look for damage where rows break the rules of their tables: such a row can be written anew."""
    conn.execute("PRAGMA ignore_check_constraints = ON")
    try:
        return check(conn)
    finally:
        conn.execute("PRAGMA ignore_check_constraints = OFF")


def _put_a_plan_in_use(conn: sqlite3.Connection) -> None:
    """Work on the latest plan where the one in use is not there."""
    conn.execute(
        "UPDATE setting SET value = (SELECT max(year) FROM plan) WHERE name = 'plan_in_use'"
        " AND value NOT IN (SELECT CAST(year AS TEXT) FROM plan) AND EXISTS (SELECT 1 FROM plan)"
    )


def _subjects(findings: list[Finding]) -> list[Subject]:
    return [finding.subject for finding in findings if isinstance(finding.subject, Subject)]


def wrong_tallies(conn: sqlite3.Connection) -> list[str]:
    """Return the names of the tables that do not say what a recount gives."""
    return [table for table in TALLIES if _differs(conn, table)]


def _differs(conn: sqlite3.Connection, table: str) -> bool:
    kept, counted = f"SELECT * FROM {table}", f"SELECT * FROM {table}_counted"
    (differs,) = conn.execute(f"SELECT EXISTS ({kept} EXCEPT {counted}) OR EXISTS ({counted} EXCEPT {kept})").fetchone()
    return bool(differs)


def _damage(conn: sqlite3.Connection) -> list[Finding]:
    # Tables of one's own are looked at too, and their rules may never end.
    with ending_by_itself(conn):
        found = conn.execute(f"PRAGMA integrity_check({_LISTED})").fetchall()
    return [Finding(str(text)) for (text,) in found if text != "ok"]


def _broken_rules(conn: sqlite3.Connection) -> Iterator[str]:
    """Yield what does not hold of the house's own rules, a sentence each."""
    for name in _missing_indexes_and_views(conn):
        yield _("Thiếu {name} trong cấu trúc tệp.").format(name=name)
    for name in _missing_triggers(conn):
        guard = name.startswith(_GUARDS)
        yield (
            _("Thiếu trigger {name} bảo vệ nhật ký.") if guard else _("Thiếu trigger {name} giữ cho bảng đếm đúng.")
        ).format(name=name)
    for uuid, at in conn.execute(
        "SELECT uuid, changed_at FROM change WHERE datetime(changed_at) IS NULL"
        " OR date(changed_at, '+0 days') <> substr(changed_at, 1, 10) LIMIT ?",
        (_LISTED,),
    ):
        yield _("Thay đổi {uuid}: “{at}” không phải một thời điểm.").format(uuid=uuid, at=at)
    for uuid, undoes in conn.execute(
        "SELECT c.uuid, c.undoes FROM change AS c LEFT JOIN change AS u ON u.uuid = c.undoes"
        " WHERE c.undoes IS NOT NULL AND (u.uuid IS NULL OR u.field <> c.field OR u.subject_id <> c.subject_id)"
        " LIMIT ?",
        (_LISTED,),
    ):
        yield _("Thay đổi {uuid}: hoàn tác thay đổi {undoes}, không có hoặc thuộc dòng khác.").format(
            uuid=uuid, undoes=undoes
        )
    if conn.execute(
        "SELECT 1 FROM setting WHERE name = 'plan_in_use' AND CAST(value AS INTEGER) NOT IN (SELECT year FROM plan)"
    ).fetchone():
        yield _("Kế hoạch đang dùng không có trong tệp; chọn lại bằng “partui plan use”.")


def _missing_indexes_and_views(conn: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return those that queries rely on and that are not there, or say something else."""
    there = {sql for (sql,) in conn.execute("SELECT sql FROM sqlite_schema WHERE type IN ('index', 'view')")}
    return {name: made for name, made in our_indexes_and_views().items() if made[1] not in there}


def _missing_triggers(conn: sqlite3.Connection) -> dict[str, str]:
    """Return the triggers, by name, that guard the journal or keep the counts and are not there."""
    there = {sql for (sql,) in conn.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")}
    return {name: sql for name, sql in sorted(our_triggers().items()) if sql not in there}


def _loose_ends(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng {table}, dòng {row}: trỏ tới dòng không có trong {parent}.").format(
            table=table, row=row, parent=parent))
        for table, row, parent, _key in conn.execute("PRAGMA foreign_key_check").fetchmany(_LISTED)
    ]  # fmt: skip


def _broken_seals(conn: sqlite3.Connection) -> Iterator[str]:
    """Yield the snapshots that do not say what was sealed, a sentence each."""
    for uuid, sealed in conn.execute("SELECT uuid, sealed FROM snapshot ORDER BY uuid"):
        found = read_snapshot(f"{SNAPSHOT}{uuid}", sealed)
        if found is None or not found.whole:
            name = found.name if found else uuid
            yield _("Bản chốt “{name}” không còn như khi chốt: dấu niêm không khớp.").format(name=name)


def _plans(conn: sqlite3.Connection) -> dict[int, PlanRows]:
    return {plan: plan_rows(conn, plan) for (plan,) in conn.execute("SELECT year FROM plan").fetchall()}


def _lacking(conn: sqlite3.Connection, plans: dict[int, PlanRows]) -> Iterator[Finding]:
    """Rows without a source, rows that the plan has and the file lacks, rows that the plan has no more."""
    for plan, rows in plans.items():
        for kind in PLAN_KINDS:
            placed = rows.of(kind)
            stands = dict(conn.execute(f"SELECT id, code FROM {kind} WHERE plan = ?", (plan,)))
            sourced = {
                key
                for (key,) in conn.execute(
                    f"SELECT id FROM subject JOIN {kind}_source USING (id) WHERE plan = ?", (plan,)
                )
            }
            for key in stands.keys() - sourced:
                yield Finding(_("{code}: không có dòng gốc của kế hoạch.").format(code=stands[key]))
            for key in placed.keys() - stands.keys():
                text = _("{code}: thiếu dòng của bảng {table}.").format(code=placed[key].code, table=kind)
                yield Finding(text, Subject(kind, key))
            for key in (stands.keys() & sourced) - placed.keys():
                text = _("{code}: đã xóa khỏi kế hoạch mà còn trong bảng {table}.").format(code=stands[key], table=kind)
                yield Finding(text, Subject(kind, key))


def _places_wrong(conn: sqlite3.Connection, plans: dict[int, PlanRows]) -> Iterator[Finding]:
    """Codes, positions and what rows stand under; codes that two rows have."""
    for plan, rows in plans.items():
        for table, kind in PLAN_KINDS.items():
            placed, above = rows.of(table), rows_above(conn, rows, kind)
            columns = ", ".join(kind.above)
            for key, code, position, *now in conn.execute(
                f"SELECT id, code, position, {columns} FROM {table} WHERE plan = ?", (plan,)
            ):
                if PlacedRow(code, position) != placed[key]:
                    yield _mismatch(code, Subject(table, key), ["code, position"])
                elif tuple(now) != above[key]:
                    yield _mismatch(code, Subject(table, key), [columns])
            for code in codes_twice(placed.values()):
                yield Finding(_("{code}: trùng mã với một dòng khác của kế hoạch {plan}; hãy đổi mã.").format(
                    code=code, plan=plan))  # fmt: skip


def _rows_wrong(conn: sqlite3.Connection) -> Iterator[Finding]:
    for table, kind in KINDS.items():
        holding = {part: _owners(conn, part) for part in kind.parts}
        for key, replayed in replay(conn, kind).items():
            code, wrong = _wrong(conn, kind, key, replayed, holding)
            if wrong:
                yield _mismatch(code, Subject(table, key), wrong)


def _owners(conn: sqlite3.Connection, part: DetailTable) -> set[int]:
    return {key for (key,) in conn.execute(f"SELECT DISTINCT {part.owner} FROM {part.table}")}


def _wrong(
    conn: sqlite3.Connection,
    kind: Kind,
    key: int,
    replayed: ReplayedState,
    holding: Mapping[DetailTable, Collection[int]],
) -> tuple[str, list[str]]:
    """Return a row's code, and which of its columns and of the tables that hang on it say something else.

    Args:
        holding: the rows on which each table has something: few have documents, readings or periods.
    """
    stored = kind.stored(conn, key)
    if stored is None:
        # It is removed from the plan.
        return "", []
    expected = kind.expected(stored.code, replayed.source, replayed.values)
    if _UNREADABLE in str(expected.cells) and _UNREADABLE not in str(stored.cells):
        # Its source or a change of it is broken, and the row still has what that said.
        return stored.code, []
    wrong = [name for name in kind.columns if expected.cells[name] != stored.cells[name]]
    for part in kind.parts:
        wanted = part.expected(expected)
        if (wanted or key in holding[part]) and part.stored(conn, key) != wanted:
            wrong.append(part.table)
    wrong += ["version"] if stored.version != replayed.version else []
    return stored.code, wrong


def _mismatch(code: str, subject: Subject, wrong: list[str]) -> Finding:
    return Finding(
        _("{code}: {fields} không khớp với nhật ký thay đổi.").format(code=code, fields=", ".join(wrong)), subject
    )


def _counts_wrong(conn: sqlite3.Connection) -> list[Finding]:
    return [
        Finding(_("Bảng đếm {table} không khớp với các nhiệm vụ.").format(table=table), Counts(table))
        for table in wrong_tallies(conn)
    ]
