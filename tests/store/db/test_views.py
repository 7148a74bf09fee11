"""The views, for somebody with nothing but SQLite, on the real today."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle, product
from pathlib import Path

import pytest

from partui.domain.scores.points import points_text
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role
from partui.domain.text import alphabet_key
from partui.store.db.open import open_store
from partui.store.db.settings import day_with_notice
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.due.periods import give_periods
from partui.store.edits.evidence import put_evidence
from partui.store.journal.history import history
from partui.store.journal.writing import Author
from partui.store.queries.agencies import directory_agency
from partui.store.queries.document.evidence import task_proofs, unproved_tasks
from partui.store.queries.due.overdue import overdue_by_agency
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.scores import load_scores
from partui.store.queries.tallies import agency_tallies
from partui.store.queries.tasks import task_id, tasks_by_id
from tests.store.officer import DAY, NOW, PLAN, edit, set_own


@pytest.fixture(params=["ours", "bare", "followed by member"])
def today_conn(
    request: pytest.FixtureRequest, conn: sqlite3.Connection, store_path: Path
) -> Iterator[sqlite3.Connection]:
    """A store whose tasks fall due and are done around the real today, opened in either way."""
    edit(conn, "1.2", leads="Đài Phát thanh và Truyền hình tỉnh")
    today = local_today(conn)
    around = [None, *(today + timedelta(days=days) for days in (-400, -1, 0, 1, 14, 15, 16, 400))]
    around += [date(today.year + years, 12, 31) for years in (0, 1)]
    done = [today + timedelta(days=days) for days in (-2, -1, 0, 1)]
    open_or_not = [(status, None) for status in Status if status is not Status.DONE]
    standing = cycle(product([*open_or_not, *((Status.DONE, day) for day in done)], around))
    for key in task_keys(conn, PLAN, TaskQuery(), Day(today)):
        (status, completed_on), due_on = next(standing)
        conn.execute(
            "UPDATE task SET status = ?1, completed_on = ?2, due_on = ?3, original_due_on = ?3 WHERE id = ?4",
            (status, completed_on and completed_on.isoformat(), due_on and due_on.isoformat(), key),
        )
    if request.param == "followed by member":
        follow_members(conn, done)
    opened = open_store(str(store_path)) if request.param == "ours" else sqlite3.connect(store_path)
    with closing(opened):
        yield opened


def follow_members(conn: sqlite3.Connection, done: list[date]) -> None:
    """Say of three districts in turn that they have not begun, are at it, or were done on a day."""
    names = ("UBND huyện Ea H'leo", "UBND huyện Lắk", "UBND thị xã Buôn Hồ")
    set_agency(conn, directory_agency(conn, PLAN, "UBND cấp huyện").id, AgencyEdit(add=names), Author("An", NOW))
    said = cycle([None, ("todo", None), ("doing", None), *(("done", day.isoformat()) for day in done)])
    districts = [key for (key,) in conn.execute("SELECT member_id FROM agency_member")]
    for (key,), district in product(conn.execute("SELECT id FROM task").fetchall(), districts):
        each = next(said)
        if each is not None:
            conn.execute("INSERT INTO task_member VALUES (?, ?, ?, ?)", (key, district, *each))


def local_today(conn: sqlite3.Connection) -> date:
    return date.fromisoformat(conn.execute("SELECT date('now', 'localtime')").fetchone()[0])


@pytest.mark.parametrize("soon", [15, 0, 1])
def test_task_today_says_what_the_domain_says(
    conn: sqlite3.Connection, today_conn: sqlite3.Connection, soon: int
) -> None:
    conn.execute("UPDATE setting SET value = ? WHERE name = 'due_soon_days'", (str(soon),))
    day = day_with_notice(conn, local_today(conn))
    assert day.soon_days == soon
    tasks = tasks_by_id(conn, task_keys(conn, PLAN, TaskQuery(), day), day)
    assert today_conn.execute(
        "SELECT plan, code, heading, criterion, status, timeliness, days, leads FROM task_today"
    ).fetchall() == [
        (PLAN, each.code, each.heading, each.criterion, each.status, each.timeliness, each.days, each.leads_words)
        for each in tasks
    ]
    assert {each.timeliness for each in tasks} == set(Timeliness)


def test_task_today_names_what_proves_a_task_and_what_was_measured(conn: sqlite3.Connection) -> None:
    today, who = local_today(conn), Author("An", NOW)
    key = task_id(conn, PLAN, "1.3.1")
    proof = Evidence("", "", (1, 2), "12/BC", today, "", "", "")
    put_evidence(conn, key, proof, who)
    put_evidence(conn, key, proof._replace(number="", summary="Kết luận"), who)
    put_evidence(conn, key, proof._replace(number="13/BC", issued_on=today + timedelta(days=1)), who)
    edit(conn, "1.3.1", measured="đạt một phần")
    rows = [
        ("a", today - timedelta(days=2), "10", None, "%"),
        ("b", today, "62", "100", ""),
        ("c", today + timedelta(days=1), "70", "100", ""),
    ]
    for letter, day, number, whole, unit in rows:
        conn.execute(
            "INSERT INTO reading (uuid, task_id, taken_on, number, whole, unit, source) VALUES (?, ?, ?, ?, ?, ?, '')",
            (letter * 36, key, day.isoformat(), number, whole, unit),
        )
    found = "SELECT documents, measured, reading FROM task_today WHERE code = ?"
    assert conn.execute(found, ("1.3.1",)).fetchone() == ("12/BC; Kết luận", "đạt một phần", "62/100")
    conn.execute("DELETE FROM reading WHERE whole IS NOT NULL")
    assert conn.execute(found, ("1.3.1",)).fetchone()[2] == "10 %"
    assert conn.execute(found, ("1.1",)).fetchone() == (None, "", None)


def test_overdue_today(conn: sqlite3.Connection, today_conn: sqlite3.Connection) -> None:
    day = Day(local_today(conn))
    for role in (Role.LEAD, Role.IMPLEMENTER):
        expected = {
            (each.name, each.group, task.code, -(task.days or 0))
            for each in overdue_by_agency(conn, PLAN, day, role)
            for task in tasks_by_id(conn, each.tasks, day)
        }
        found = today_conn.execute(
            "SELECT agency, is_group, code, days_late FROM overdue_today WHERE role = ?", (role,)
        ).fetchall()
        assert set(found) == expected
        assert len(found) == len(expected) > 0
    agencies = [name for (name,) in today_conn.execute("SELECT agency FROM overdue_today")]
    assert "Đài Phát thanh và Truyền hình tỉnh" in agencies
    assert agencies == sorted(agencies, key=alphabet_key)


def test_agency_today(conn: sqlite3.Connection, today_conn: sqlite3.Connection) -> None:
    today_conn.row_factory = sqlite3.Row
    for role in (Role.LEAD, Role.IMPLEMENTER):
        rows = today_conn.execute("SELECT * FROM agency_today WHERE role = ?", (role,)).fetchall()
        tallies = agency_tallies(conn, PLAN, Day(local_today(conn)), role)
        worst = [(-row["overdue"], -row["due_soon"], alphabet_key(row["agency"])) for row in rows]
        assert worst == sorted(worst)
        standing = {row["agency"]: {timeliness: row[timeliness] for timeliness in Timeliness} for row in rows}
        assert standing == {each.name: each.tally.by_timeliness for each in tallies}
        assert {row["agency"]: row["tasks"] for row in rows} == {each.name: each.tally.total for each in tallies}


def test_unproved(conn: sqlite3.Connection, today_conn: sqlite3.Connection) -> None:
    day = Day(local_today(conn))
    done = [each for each in unproved_tasks(conn, PLAN, day) if len(each.products) > 1]
    whole, one = done[0], done[1]
    proof = Evidence("", "", (), "12/BC-SNV", None, "", "", "")
    put_evidence(conn, task_id(conn, PLAN, whole.code), proof, Author("An", NOW))
    put_evidence(conn, task_id(conn, PLAN, one.code), proof._replace(products=(2,)), Author("An", NOW))
    still_to_come = proof._replace(products=(1,), issued_on=day.date + timedelta(days=1))
    put_evidence(conn, task_id(conn, PLAN, one.code), still_to_come, Author("An", NOW))
    periodic = [each for each in unproved_tasks(conn, PLAN, day) if each.code != one.code][:2]
    for each in periodic:
        key = task_id(conn, PLAN, each.code)
        # It stays done as a whole: all of its instances are.
        give_periods(conn, key, "Hàng quý", Author("An", NOW))
        for period in ("2020-Q3", "2020-Q4") if each == periodic[0] else ("2020-Q3",):
            put_evidence(conn, key, proof._replace(period=period), Author("An", NOW))
    expected = unproved_tasks(conn, PLAN, day)
    found = task_proofs(conn, task_keys(conn, PLAN, TaskQuery(), day), day)
    assert {proofs.task.code: proofs.unproved for proofs in found if proofs.lacking} == {
        each.code: tuple(number for number, _title in each.products) for each in expected
    }
    lacking = {proofs.task.id for proofs in found if proofs.lacking}
    assert lacking == {*task_keys(conn, PLAN, TaskQuery(unproved=True), day)}
    assert {periodic[0].code, periodic[1].code} & {each.code for each in expected} == {periodic[1].code}
    assert whole.code not in {each.code for each in expected}
    rows = today_conn.execute("SELECT plan, code, title, product, product_title FROM unproved").fetchall()
    assert rows == [
        (PLAN, each.code, each.title, number, product) for each in expected for number, product in each.products
    ]
    assert [number for _plan, code, _title, number, _product in rows if code == one.code] == [
        number for number, _title in one.products if number != 2
    ]


def test_score(conn: sqlite3.Connection, today_conn: sqlite3.Connection) -> None:
    set_own(conn, PLAN, "1.5", Decimal("1.75"), Author("An", NOW))
    assert today_conn.execute(
        "SELECT plan, position, code, title, max, baseline, target, own, is_leaf, lead FROM score"
    ).fetchall() == [
        (
            PLAN, criterion.position, criterion.code, criterion.title,
            *map(points_text, (criterion.max, criterion.baseline, criterion.target)),
            None if criterion.own is None else points_text(criterion.own), row.is_leaf, criterion.leads_words,
        )
        for row in load_scores(conn, PLAN, DAY).rows for criterion in (row.criterion,)
    ]  # fmt: skip


def test_history_and_rows_of_the_plan(conn: sqlite3.Connection, store_path: Path) -> None:
    changes = edit(conn, "1.3.1", status="done", note="x") + set_own(
        conn, PLAN, "1.3", Decimal("1.75"), Author("An", NOW)
    )
    assert history(conn, PLAN) == changes
    with closing(sqlite3.connect(store_path)) as bare:
        rows = bare.execute("SELECT uuid, edit, undoes, code, field, old, new, by, at, why FROM history")
        assert rows.fetchall() == [tuple(change)[:10] for change in changes]
        subjects = bare.execute("SELECT plan, subject, code FROM history").fetchall()
        assert subjects == [(PLAN, "task", "1.3.1")] * 3 + [(PLAN, "criterion", "1.3")]
        kinds = bare.execute("SELECT kind, count(*) FROM plan_row WHERE plan = 2020 GROUP BY kind").fetchall()
        assert kinds == [("heading", 32), ("task", 86)]
        positions = [position for (position,) in bare.execute("SELECT position FROM plan_row")]
        assert positions == list(range(118))


def test_a_product_is_a_row(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", products='Báo cáo “quý” "A"\nTệp C:\\n\\u0041\n, "]')
    assert conn.execute(
        "SELECT product, p.title FROM task_product AS p JOIN task AS t ON t.id = task_id WHERE code = '1.3.1'"
    ).fetchall() == [(1, 'Báo cáo “quý” "A"'), (2, "Tệp C:\\n\\u0041"), (3, ', "]')]
