"""A day of the past shows what the journal gives for it, whatever was entered later."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.periods.state import PeriodStatus
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.task import Day
from partui.store.edits.agencies import AgencyEdit, add_agency, set_agency
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.due.periods import set_periods
from partui.store.edits.evidence import put_evidence
from partui.store.edits.plan_head import set_head
from partui.store.edits.rows import add_row, move_row, remove_row
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author
from partui.store.past.later import LookedAt
from partui.store.past.looking import look_at
from partui.store.past.top import top_on
from partui.store.projection.checking import check, repair
from partui.store.projection.kind import Subject
from partui.store.queries.listing import TaskQuery
from partui.store.queries.plan_table import table_top
from partui.store.queries.tasks import task_id
from tests.examples import examples
from tests.store.officer import PLAN, in_memory, redo, set_own, undo

FIRST = datetime(2020, 9, 1, 3, tzinfo=UTC)
CODES = ("1.3.1", "1.3.2", "4.1.1", "4.1.2")
# Of a day of the past several rows may say what is alike.
ADDED_UP = (
    "SELECT plan, role, agency_id, status, due_on, completed_on, sum(tasks) FROM agency_tally GROUP BY 1, 2, 3, 4, 5, 6"
    " HAVING sum(tasks) <> 0"
)
TABLES = {
    "task": "id", "task_agency": "task_id, role, position", "task_search": "task_id",
    "evidence": "task_id, uuid, product",
    "task_member": "task_id, agency_id", "criterion": "id", "heading": "id", "agency": "key",
    "agency_member": "group_id, member_id", "plan_tally": "1, 2, 3, 4", f"({ADDED_UP})": "1, 2, 3, 4, 5, 6",
    "plan_head": "id", "task_period": "task_id, key", "history": "clock, uuid", "task_answerable": "1, 2, 3",
}  # fmt: skip

# What tells counts alone leaves out these.
UNASKED = ("progress", "note", "evidence/*", "task_search")
COUNTS = ("plan_tally", f"({ADDED_UP})", "task_agency", "agency")

Step = Callable[[sqlite3.Connection, Author], object]


def shown(conn: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table, order in TABLES.items():
        rows = conn.execute(f"SELECT * FROM {table} ORDER BY {order}")
        kept = [place for place, (name, *_rest) in enumerate(rows.description) if (table, name) != ("evidence", "id")]
        found[table] = [tuple(row[place] for place in kept) for row in rows]
    return found


def replayed_to(conn: sqlite3.Connection, day: date, known_on: date | None) -> None:
    """Forget the changes that the day does not know, and write every row anew from those that are left."""
    for (trigger,) in conn.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'change_is_never_%'").fetchall():
        conn.execute(f"DROP TRIGGER {trigger}")
    for seq, at, effective_on in conn.execute("SELECT seq, changed_at, effective_on FROM change").fetchall():
        made_on = datetime.fromisoformat(at).astimezone().date()
        if (date.fromisoformat(effective_on) if effective_on else made_on) > day or made_on > (known_on or made_on):
            conn.execute("DELETE FROM change WHERE seq = ?", (seq,))
    repair(conn)


def edited(codes: list[str], fields: dict[str, str]) -> Step:
    return lambda conn, who: edit_tasks(
        conn, [task_id(conn, PLAN, code) for code in codes], fields, who, who.on or who.now.date()
    )


def named(conn: sqlite3.Connection, name: str) -> int:
    for (key,) in conn.execute("SELECT id FROM agency WHERE name = ?", (name,)):
        return int(key)
    raise PartuiError("Không có cơ quan ấy.")


def of_task(conn: sqlite3.Connection, code: str) -> Subject:
    return Subject("task", task_id(conn, PLAN, code))


FIELDS: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["todo", "doing", "done", "cancelled"]),
        "completed_on": st.sampled_from(["2020-09-02", "2020-09-05", "2020-09-08"]),
        "deadline": st.sampled_from(["Quý I", "Tháng 11", "", "Hàng quý", "200 ngày kể từ ngày ban hành Kế hoạch"]),
        "leads": st.sampled_from(["Sở Y tế", "Sở Nội vụ; UBND cấp xã"]),
        "progress": st.sampled_from(["10", "40"]),
        "note": st.sampled_from(["Đợi", "[/foo]", ""]),
        "measured": st.sampled_from(["95 %", ""]),
        "serves": st.sampled_from(["1.1", "2.1", ""]),
    },
)
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(edited, st.sets(st.sampled_from(CODES), min_size=1).map(sorted), FIELDS),
    st.builds(edited, st.sets(st.sampled_from(CODES), min_size=1).map(sorted), FIELDS),
    st.sampled_from(
        [
            lambda conn, who: put_evidence(
                conn,
                task_id(conn, PLAN, "1.3.1"),
                Evidence("", "", (1,), "7", date(2020, 9, 3), "", "Báo cáo", ""),
                who,
            ),
            lambda conn, who: set_own(conn, PLAN, "1.1", Decimal("0.25"), who),
            lambda conn, who: add_row(conn, PLAN, "task", "1.3.9", {"title": "Mới", "products": "Báo cáo"}, None, who),
            lambda conn, who: remove_row(conn, PLAN, of_task(conn, "1.3.2"), who),
            lambda conn, who: move_row(conn, PLAN, of_task(conn, "4.1.2"), who, code="4.1.9", spot=None),
            lambda conn, who: add_agency(conn, "Sở Du lịch", "SDL", who),
            lambda conn, who: set_agency(conn, named(conn, "Sở Y tế"), AgencyEdit(name="Sở Sức khỏe"), who),
            lambda conn, who: join_agencies(conn, named(conn, "Sở Y tế"), named(conn, "Sở Nội vụ"), who),
            lambda conn, who: set_head(conn, PLAN, {"issued": "2020-03-09"}, who),
            undo,
            redo,
        ]
    ),
)
DAYS = st.integers(-1, 11).map(lambda days: (FIRST + timedelta(days=days)).date())


@examples(0.4, deep=1)
@given(
    steps=st.lists(st.tuples(STEPS, st.integers(0, 3), st.none() | DAYS), min_size=1, max_size=8),
    day=DAYS,
    known_on=st.none() | DAYS,
)
def test_a_day_is_the_journal_replayed_to_it(
    little: Path, steps: list[tuple[Step, int, date | None]], day: date, known_on: date | None
) -> None:
    with closing(in_memory(little)) as conn, closing(in_memory(little)) as copy:
        now = FIRST
        edited(["4.1.1"], {"leads": "Sở Y tế"})(conn, Author("An", now, new_agencies=True))
        for step, later, on in steps:
            now += timedelta(days=later)
            with suppress(PartuiError):
                step(conn, Author("An", now, on=on, new_agencies=True))
        before = list(conn.iterdump())
        conn.backup(copy)
        replayed_to(copy, day, known_on)
        expected = shown(copy)
        look_at(conn, LookedAt(day, known_on))
        assert shown(conn) == expected
        seen = (PLAN, TaskQuery(), Day(day, 15), 40)
        whole, top = table_top(conn, *seen), top_on(conn, LookedAt(day, known_on), *seen)
        assert top._replace(tally=whole.tally) == whole
        assert top.tally in (None, whole.tally)
        look_at(conn, LookedAt(day, known_on), UNASKED)
        assert {table: shown(conn)[table] for table in COUNTS} == {table: expected[table] for table in COUNTS}
        look_at(conn, None)
        assert list(conn.iterdump()) == before
        assert check(conn) == []


def done_in(period: str) -> Step:
    return lambda conn, who: set_periods(
        conn, task_id(conn, PLAN, "1.3.1"), [period], PeriodStatus.DONE, who, who.now.date()
    )


def issued_on(day: str) -> Step:
    return lambda conn, who: set_head(conn, PLAN, {"issued": day}, who)


DEADLINE = "200 ngày kể từ ngày ban hành Kế hoạch"


@pytest.mark.parametrize(
    "steps",
    [
        [edited(["1.3.1"], {"deadline": DEADLINE}), issued_on("2020-04-09")],
        [edited(["1.3.1"], {"deadline": DEADLINE}), issued_on("2020-04-09"), edited(["1.3.1"], {"status": "doing"})],
        [edited(["1.3.1"], {"deadline": "Hàng quý"}), edited(["1.3.1"], {"progress": "40"}), issued_on("2020-08-09")],
        [edited(["1.3.1"], {"deadline": "Hàng quý"}), done_in("2020-Q3"), edited(["1.3.1"], {"progress": "40"})],
        [edited(["1.3.1"], {"deadline": "Hàng quý"}), edited(["1.3.1"], {"status": "done"})],
    ],
)
def test_what_is_due_otherwise_by_the_day_of_issue_or_by_instances(little: Path, steps: list[Step]) -> None:
    with closing(in_memory(little)) as conn:
        for number, step in enumerate(steps):
            step(conn, Author("An", FIRST + timedelta(days=3 * number)))
        for days in range(-1, 3 * len(steps)):
            day = (FIRST + timedelta(days=days)).date()
            with closing(in_memory(little)) as copy:
                conn.backup(copy)
                replayed_to(copy, day, None)
                look_at(conn, LookedAt(day))
                assert shown(conn) == shown(copy)
                look_at(conn, None)
