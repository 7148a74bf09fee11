"""Editing the plan itself: rows added, changed, moved and removed, each in the journal."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import uuid4

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, check_title, check_value
from partui.domain.journal.places import make_room
from partui.domain.plan.codes import code_key, is_code
from partui.domain.plan.structure import PlacedRow, is_below, renumbered
from partui.domain.scores.points import points_text, read_points
from partui.domain.tasks.order import as_value, read_codes
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.journal.edit import read_unless_changed, written_out
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.criteria import POINTS
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import PLAN_KINDS
from partui.store.projection.placing import PlanRows, plan_rows
from partui.wording.numbers import show_points

_SHOWN = 8
_CELLS = ("title", "products", "requirements", "deadline", "leads", "implementers")

Fields = Mapping[str, str | None]


class RowPosition(NamedTuple):
    """Where a row goes: right after the row with a code, or right before it."""

    code: str
    after: bool = True


def add_row(
    conn: sqlite3.Connection, plan: int, kind: str, code: str, fields: Fields, spot: RowPosition | None, who: Author
) -> list[Change]:
    """Add a task, a heading or a criterion.

    Args:
        plan: the plan's year.
        kind: `task`, `heading` or `criterion`.
        code: its code, which no other row of the annex has.
        fields: what it says, as the journal names it; a title at least, of a task a product or a requirement.
        spot: where it stands; by the number of its code when none.
        who: who edits, when and why.

    Raises:
        PartuiError: a code that is none or taken, a text that is missing or not allowed.
    """
    with transaction(conn):
        _check_code(code)
        values = _checked_values(conn, kind, {**fields, "title": check_title(fields.get("title"))}, who)
        if kind == "task" and not values.get("products") and not values.get("requirements"):
            raise PartuiError("Nhiệm vụ phải có sản phẩm hoặc yêu cầu; dòng không có cả hai là một mục.")
        rows = plan_rows(conn, plan)
        at, others = _at(rows, kind, spot or _by_number(rows, kind, code, ()), ())
        subject = add_source(conn, plan, kind)
        said = {"removed": "", "code": code, **{name: value for name, value in values.items() if value}}
        news = [NewValue(subject, field, value) for field, value in said.items()]
        return write_changes(conn, [*news, *_put_at(rows, others, at, [subject])], who)


def change_row(
    conn: sqlite3.Connection,
    subject: Subject,
    fields: Fields,
    who: Author,
    seen: int | None = None,
    overruled: Collection[str] = (),
) -> list[Change]:
    """Change what a heading or a criterion says; a task is changed by `edit_tasks`.

    Args:
        fields: field to new value; `title`, of a criterion `max`, `baseline`, `target` and `lead` too.
        seen: the version that the user saw.
        overruled: fields whose value is written whatever somebody else has put there since.

    Raises:
        PartuiError: a value that is not allowed.
        ChangedMeanwhile: somebody else changed one of the fields since.
    """
    with transaction(conn):
        values = _checked_values(conn, subject.table, fields, who)
        touched = {field: value for field, value in values.items() if field not in overruled}
        standing = read_unless_changed(conn, subject, touched, seen, who)
        if subject.table == "criterion":
            _check_points({**standing.values, **values})
        news = [NewValue(subject, field, value) for field, value in values.items() if standing.values[field] != value]
        return write_changes(conn, news, who)


def move_row(
    conn: sqlite3.Connection,
    plan: int,
    subject: Subject,
    who: Author,
    *,
    code: str | None = None,
    spot: RowPosition | None = None,
) -> list[Change]:
    """Put a row elsewhere in the plan, under another code or beside another row; what is below it goes with it.

    Args:
        code: its new code; the codes of the rows below are renumbered with it.
        spot: where it goes; by the number of its code when none.

    Raises:
        PartuiError: a code that is none, that another row has or that is below its own; no row to put it beside.
    """
    with transaction(conn):
        rows = plan_rows(conn, plan)
        before = _placed(rows, subject).code
        to = before if code is None else code
        moving = _with_those_below(rows, subject)
        if len(moving) > 1 and is_below(to, before):
            raise PartuiError("Mã {to} ở ngay dưới {code}; một dòng không vào dưới chính nó được.", to=to, code=before)
        news: list[NewValue] = []
        for each, placed in moving.items():
            new = renumbered(placed.code, before, to)
            _check_code(new)
            if new != placed.code:
                news.append(NewValue(each, "code", new))
                news += _serving(conn, plan, each, placed.code, new)
        ordered = sorted(moving, key=lambda each: moving[each].position)
        news += _new_places(rows, ordered, spot or _by_number(rows, subject.table, to, ordered))
        return write_changes(conn, news, who)


def _serving(conn: sqlite3.Connection, plan: int, row: Subject, before: str, to: str) -> list[NewValue]:
    """Return what is to be said of the rows that name a criterion or a task, under its new code."""
    if row.table == "task":
        return _following(conn, plan, before, to)
    if row.table != "criterion":
        return []
    return [
        NewValue(Subject(kind, key), field, to)
        for kind, field in (("task", "serves"), ("clause", "criterion"))
        for (key,) in conn.execute(f"SELECT id FROM {kind} WHERE plan = ? AND {field} = ?", (plan, before)).fetchall()
    ]


def _following(conn: sqlite3.Connection, plan: int, before: str, to: str) -> list[NewValue]:
    """Return what is to be said of the tasks that come after one, under its new code."""
    rows = conn.execute("SELECT id, after FROM task WHERE plan = ? AND after <> ''", (plan,)).fetchall()
    waiting = {key: read_codes(after) for key, after in rows if before in read_codes(after)}
    return [
        NewValue(Subject("task", key), "after", as_value(to if code == before else code for code in codes))
        for key, codes in waiting.items()
    ]


def _new_places(rows: PlanRows, moving: Sequence[Subject], spot: RowPosition | None) -> list[NewValue]:
    """Return new places for rows that stand together; none where they stand there already."""
    kind = moving[0].table
    at, others = _at(rows, kind, spot, moving)
    annex = rows.annex(kind)
    positions = [annex[each].position for each in moving]
    together = positions == list(range(positions[0], positions[0] + len(positions)))
    if together and at == sum(1 for each in others if annex[each].position < positions[0]):
        return []
    return _put_at(rows, others, at, moving)


def _put_at(rows: PlanRows, others: Sequence[Subject], at: int, moving: Sequence[Subject]) -> list[NewValue]:
    """Return places for rows that go together among others."""
    room = make_room([rows.places[each.id] for each in others], at, len(moving))
    news = [*zip(moving, room.places, strict=True), *((others[number], place) for number, place in room.moved.items())]
    return [NewValue(each, "place", place) for each, place in news]


def remove_row(conn: sqlite3.Connection, plan: int, subject: Subject, who: Author) -> list[Change]:
    """Take a row out of the plan; its history stays, and undoing the edit brings all of it back.

    Raises:
        PartuiError: a heading or a criterion with rows below it.
    """
    with transaction(conn):
        check_nothing_below(conn, plan, subject)
        return write_changes(conn, [NewValue(subject, "removed", "1")], who)


def check_nothing_below(conn: sqlite3.Connection, plan: int, subject: Subject) -> None:
    """Refuse to take out a row that others stand under.

    Raises:
        PartuiError: a heading or a criterion with rows below it.
    """
    rows = plan_rows(conn, plan)
    code = _placed(rows, subject).code
    below = [placed.code for each, placed in _with_those_below(rows, subject).items() if each != subject]
    if below:
        raise PartuiError(
            "Dưới {code} còn {number} dòng: {codes}; hãy xóa hoặc đổi mã các dòng ấy trước.",
            code=code,
            number=len(below),
            codes=", ".join(below[:_SHOWN]),
        )


def _check_code(code: str) -> None:
    if not is_code(code):
        raise PartuiError("“{code}” không phải mã dạng 1.3.1, I.1 hay 3.b.", code=clean(code)[:50])


def _checked_values(conn: sqlite3.Connection, kind: str, fields: Fields, who: Author) -> dict[str, str]:
    values = {}
    for field, value in fields.items():
        if field in POINTS:
            values[field] = points_text(read_points(value or ""))
        else:
            values[field] = check_value(field, written_out(conn, field, value, who)) or ""
    if kind == "criterion" and set(POINTS) <= values.keys():
        _check_points(values)
    return values


def _check_points(values: Fields) -> None:
    most = Decimal(values["max"] or 0)
    for field in ("baseline", "target", "own"):
        points = Decimal(values.get(field) or 0)
        if points > most:
            raise PartuiError(
                "Điểm {points} vượt điểm tối đa {max}; chưa lưu gì.", points=show_points(points), max=show_points(most)
            )


def add_source(conn: sqlite3.Connection, plan: int, kind: str) -> Subject:
    """Write the source of a row that an officer adds: empty cells, and not in the plan until the journal says so."""
    # What is printed keeps its code before what was added, should two rows have one.
    uid = f"{kind}/added/{uuid4()}"
    row = {"uid": uid, "plan": plan, "position": 0, "code": "", "title": "", "added": 1}
    PLAN_KINDS[kind].add_sources(conn, [row])
    return Subject(kind, int(conn.execute("SELECT id FROM subject WHERE uid = ?", (uid,)).fetchone()[0]))


def _placed(rows: PlanRows, subject: Subject) -> PlacedRow:
    placed = rows.of(subject.table).get(subject.id)
    if placed is None:
        raise PartuiError("Dòng này không còn trong kế hoạch; chưa lưu gì.")
    return placed


def _with_those_below(rows: PlanRows, subject: Subject) -> dict[Subject, PlacedRow]:
    code = _placed(rows, subject).code
    if subject.table == "task":
        return {subject: _placed(rows, subject)}
    return {
        each: placed
        for each, placed in rows.annex(subject.table).items()
        if each == subject or is_below(placed.code, code)
    }


def _by_number(rows: PlanRows, kind: str, code: str, moving: Sequence[Subject]) -> RowPosition | None:
    """Return the spot after the last row whose code comes before."""
    others = [placed for each, placed in rows.annex(kind).items() if each not in moving and is_code(placed.code)]
    smaller = [placed for placed in others if code_key(placed.code) < code_key(code)]
    if smaller:
        return RowPosition(max(smaller, key=lambda placed: code_key(placed.code)).code)
    return RowPosition(min(others, key=lambda placed: placed.position).code, after=False) if others else None


def _at(rows: PlanRows, kind: str, spot: RowPosition | None, moving: Sequence[Subject]) -> tuple[int, list[Subject]]:
    """Return how many of the rows that stay stand above a spot, and those rows in order."""
    annex = {each: placed for each, placed in rows.annex(kind).items() if each not in moving}
    ordered = sorted(annex, key=lambda each: annex[each].position)
    if spot is None:
        return len(ordered), ordered
    found = next((number for number, each in enumerate(ordered) if annex[each].code == spot.code), None)
    if found is None:
        raise PartuiError("Không có dòng mã {code} để đặt cạnh.", code=spot.code)
    return found + spot.after, ordered
