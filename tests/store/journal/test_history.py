"""The journal in order, whatever the clock does."""

import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.clock import ERA, clock_of, moment_text, start_of
from partui.store.db.settings import last_clock
from partui.store.edits.rows import move_row, remove_row
from partui.store.journal.history import (
    authors_and_fields,
    changes_after,
    history,
    last_change,
    newest_changes,
    subject_changed,
    subject_history,
)
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.queries.tasks import task_id
from tests.store.officer import CLOCK, NOW, PLAN, edit, set_own, task

AN = Author("An", NOW)


def test_history_is_oldest_first_of_the_plan_and_of_one_task(conn: sqlite3.Connection) -> None:
    first = edit(conn, "1.3.1", note="một")
    second = edit(conn, "1.3.2", "1.3.1", note="hai", progress="5", status="done")
    assert history(conn, PLAN) == first + second
    of_one = [change for change in second if change.code == "1.3.2"]
    assert history(conn, PLAN, "1.3.2") == of_one
    assert subject_history(conn, Subject("task", task_id(conn, PLAN, "1.3.2"))) == of_one
    assert newest_changes(conn, PLAN, 2) == second[:-3:-1]
    assert history(conn, PLAN + 1) == []
    assert newest_changes(conn, PLAN + 1, 2) == []


def test_history_of_a_code_is_that_of_the_task_and_of_the_criterion(conn: sqlite3.Connection) -> None:
    score = set_own(conn, PLAN, "1.1", Decimal("0.5"), AN)
    note = edit(conn, "1.1", note="x")
    edit(conn, "1.3.1", note="khác")
    assert history(conn, PLAN, "1.1") == score + note
    with pytest.raises(PartuiError, match="gần nhất: "):
        history(conn, PLAN, "9.9.9")


def test_history_by_the_days_of_the_province(conn: sqlite3.Connection) -> None:
    """23:59 on the 4th and 00:00 on the 5th in Đắk Lắk are 16:59 and 17:00 on the 4th in UTC."""
    edit(conn, "1.3.1", note="mùng 4", now=datetime(2020, 10, 4, 16, 59, 59, tzinfo=UTC))
    edit(conn, "1.3.1", note="mùng 5", now=datetime(2020, 10, 4, 17, 0, tzinfo=UTC))

    def notes(since: date | None = None, until: date | None = None) -> list[str | None]:
        return [change.new for change in history(conn, PLAN, since=since, until=until)]

    assert notes(since=date(2020, 10, 5)) == ["mùng 5"]
    assert notes(until=date(2020, 10, 4)) == ["mùng 4"]
    assert notes(date(2020, 10, 4), date(2020, 10, 5)) == ["mùng 4", "mùng 5"]
    assert notes(until=date(2020, 10, 3)) == []


def test_days_without_end_leave_nothing_out(conn: sqlite3.Connection) -> None:
    made = edit(conn, "1.3.1", note="x")
    assert history(conn, PLAN, since=date(1970, 1, 2), until=date.max) == made
    assert start_of(date(2020, 10, 5)) == "2020-10-04T17:00:00.000000Z"


def test_who_has_changed_something_and_what(conn: sqlite3.Connection) -> None:
    for by, note in (("Ân", "một"), ("An", "hai"), ("Đào", "ba"), ("An", "bốn")):
        edit(conn, "1.1", by=by, note=note)
    edit(conn, "1.2", by="An", progress="10")
    assert authors_and_fields(conn, PLAN) == (["An", "Ân", "Đào"], ["note", "progress"])
    assert authors_and_fields(conn, PLAN + 1) == ([], [])


def test_the_newest_changes_since_a_day(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="mùng 4", now=datetime(2020, 10, 4, 16, 59, 59, tzinfo=UTC))
    today = edit(conn, "1.3.1", "1.3.2", note="mùng 5", now=datetime(2020, 10, 4, 17, 0, tzinfo=UTC))
    assert newest_changes(conn, PLAN, 9, date(2020, 10, 5)) == today[::-1]
    assert newest_changes(conn, PLAN, 1, date(2020, 10, 5)) == today[1:]
    assert len(newest_changes(conn, PLAN, 9)) == 3


def test_what_the_file_took_in_after_a_change_the_newest_first(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", note="một")
    (last,) = conn.execute("SELECT max(seq) FROM change").fetchone()
    later = edit(conn, "1.3.1", note="hai") + edit(conn, "1.3.2", note="ba")
    assert changes_after(conn, last, 9) == later[::-1]
    assert changes_after(conn, last, 1) == later[:0:-1]
    assert changes_after(conn, last + 2, 9) == []


def test_the_history_of_a_row_that_is_gone_is_found_by_its_last_code(conn: sqlite3.Connection) -> None:
    subject = Subject("task", task_id(conn, PLAN, "1.3.2"))
    note = edit(conn, "1.3.2", note="x")
    move_row(conn, PLAN, subject, AN, code="1.3.9")
    remove_row(conn, PLAN, subject, AN)
    found = history(conn, PLAN, "1.3.9")
    assert found[0]._replace(code="") == note[0]._replace(code="")
    assert [change.field for change in found] == ["note", "code", "removed"]
    assert found == subject_history(conn, subject)
    for code in ("1.3.2", "9.9"):
        with pytest.raises(PartuiError, match="gần nhất: "):
            history(conn, PLAN, code)


def test_what_a_change_is_about(conn: sqlite3.Connection) -> None:
    subject = Subject("task", task_id(conn, PLAN, "1.3.1"))
    (note,) = edit(conn, "1.3.1", note="x")
    (own,) = set_own(conn, PLAN, "1.1", Decimal("0.5"), AN)
    assert subject_changed(conn, note.uuid) == subject
    assert subject_changed(conn, own.uuid).table == "criterion"
    remove_row(conn, PLAN, subject, AN)
    for gone in (note.uuid, "không có"):
        with pytest.raises(PartuiError) as refused:
            subject_changed(conn, gone)
        assert str(refused.value) == (
            "Dòng này đã bị xóa khỏi kế hoạch, không mở được; hoàn tác lần xóa thì lấy lại được."
        )


def test_of_two_changes_at_one_moment_the_greater_uuid_is_the_last(conn: sqlite3.Connection) -> None:
    for uuid in ("b" * 36, "c" * 36, "a" * 36):
        forge(conn, "2020-10-05T02:30:00.000000Z", uuid)
    found = last_change(conn, Subject("task", task_id(conn, PLAN, "1.5")), "note")
    assert found is not None
    assert found.uuid == "c" * 36


def test_last_change(conn: sqlite3.Connection) -> None:
    subject = Subject("task", task_id(conn, PLAN, "1.3.1"))
    assert last_change(conn, subject, "note") is None
    edit(conn, "1.3.1", note="không")
    (first,) = edit(conn, "1.3.1", note="một")
    (second,) = edit(conn, "1.3.1", status="doing")
    edit(conn, "1.3.2", note="khác")
    assert last_change(conn, subject, "status") == second
    assert last_change(conn, subject, "note") == first
    assert last_change(conn, subject, "leads") is None
    assert last_change(conn, Subject("task", task_id(conn, PLAN, "1.1")), "note") is None


@pytest.mark.parametrize("back", [timedelta(0), timedelta(microseconds=1), timedelta(days=400)])
def test_a_clock_set_back_still_orders(conn: sqlite3.Connection, back: timedelta) -> None:
    edit(conn, "1.3.1", note="trước", now=NOW)
    edit(conn, "1.3.2", note="sau", now=NOW - back)
    edit(conn, "1.3.1", note="sau nữa", now=NOW - back)
    changes = history(conn, PLAN)
    assert [change.new for change in changes] == ["trước", "sau", "sau nữa"]
    assert [change.at for change in changes] == [moment_text(NOW), moment_text(NOW - back), moment_text(NOW - back)]
    assert task(conn, "1.3.1").note == "sau nữa"
    assert check(conn) == []


def test_moments_are_in_utc() -> None:
    hanoi = timezone(timedelta(hours=7))
    assert moment_text(datetime(2020, 10, 5, 6, 0, tzinfo=hanoi)) == "2020-10-04T23:00:00.000000Z"


@pytest.mark.parametrize("year", [2099, 8999])
def test_a_clock_that_was_ahead_dates_nothing_that_comes_after(conn: sqlite3.Connection, year: int) -> None:
    edit(conn, "1.3.1", note="sai ngày", now=NOW.replace(year=year))
    edit(conn, "1.3.1", note="đúng ngày", now=NOW)
    edit(conn, "1.3.2", note="sau", now=NOW + timedelta(hours=1))
    assert [(change.at[:4], change.new) for change in history(conn, PLAN)] == [
        (str(year), "sai ngày"), ("2020", "đúng ngày"), ("2020", "sau"),
    ]  # fmt: skip
    assert task(conn, "1.3.1").note == "đúng ngày"
    assert last_clock(conn) % ERA == clock_of(NOW + timedelta(hours=1))


@pytest.mark.parametrize("forged", ["9999-99-99T99:99:99.999999Z", "2021-13-45T00:00:00.000000Z"])
def test_a_time_that_is_none_holds_no_edit_up(conn: sqlite3.Connection, forged: str) -> None:
    edit(conn, "1.3.1", note="trước")
    forge(conn, forged)
    edit(conn, "1.3.2", note="sau")
    assert [(change.code, change.at) for change in history(conn, PLAN)] == [
        ("1.5", forged), ("1.3.1", moment_text(NOW)), ("1.3.2", moment_text(NOW)),
    ]  # fmt: skip


def test_a_last_day_of_february_that_is_none(conn: sqlite3.Connection) -> None:
    forge(conn, "2021-02-30T00:00:00.000000Z")
    edit(conn, "1.3.2", note="sau")
    assert task(conn, "1.3.2").note == "sau"


def forge(conn: sqlite3.Connection, at: str, uuid: str = "f" * 36) -> None:
    """Write a change as a careless program would."""
    conn.execute(
        "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
        f" SELECT ?1, ?2, id, 'note', '', 'giả', 'ai đó', ?3, '', {CLOCK.format(at='?3')} FROM task WHERE code = '1.5'",
        (uuid, "e" * 36, at),
    )
