"""Scores out of the store: the plan's own figures, what an officer enters, and the day it is looked at from."""

import sqlite3
from datetime import date
from decimal import Decimal

import pytest

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, ChangedMeanwhile
from partui.domain.scores.index import ScoreRow, Sums
from partui.domain.scores.points import points_text
from partui.domain.targets.figures import read_figure
from partui.domain.targets.readings import Reading
from partui.domain.tasks.task import Day
from partui.store.edits.targets import add_reading
from partui.store.journal.history import history
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.scores import load_scores, load_sheet
from partui.store.queries.tasks import task_id
from tests.store.officer import DAY, NOW, PLAN, edit, everything, set_own, undo

AN = Author("An", NOW, "đã thẩm định")
BINH = Author("Bình", NOW)
UNHURRIED = Day(date(2020, 9, 14))


def enter(conn: sqlite3.Connection, code: str, own: str | None, who: Author = AN) -> list[Change]:
    return set_own(conn, PLAN, code, None if own is None else Decimal(own), who)


def total(conn: sqlite3.Connection, day: Day = UNHURRIED) -> Sums:
    return load_scores(conn, PLAN, day).total


def figures(conn: sqlite3.Connection, day: Day = UNHURRIED) -> tuple[Decimal, ...]:
    sums = total(conn, day)
    return sums.earned, sums.expected, sums.highest, sums.at_risk


def row(conn: sqlite3.Connection, code: str, day: Day = UNHURRIED) -> ScoreRow:
    return next(row for row in load_scores(conn, PLAN, day).rows if row.criterion.code == code)


def points(*texts: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(text) for text in texts)


def test_the_figures_of_the_plan(conn: sqlite3.Connection) -> None:
    assert figures(conn) == points("0", "89.43", "92.79", "0")
    scores = load_scores(conn, PLAN, UNHURRIED)
    assert len(scores.rows) == 103
    assert sum(each.is_leaf for each in scores.rows) == 80
    assert scores.agencies == ()
    chapter = next(each for each in scores.rows if each.criterion.code == "2")
    assert chapter.sums[:3] == points("10", "8.66", "9.4")
    assert (chapter.criterion.baseline, chapter.differs, chapter.is_leaf) == (Decimal("8.67"), True, False)


def test_a_criterion_as_the_annex_prints_it(conn: sqlite3.Connection) -> None:
    found = row(conn, "1.3")
    assert (found.criterion.parent, found.criterion.leads_words, found.criterion.version) == ("1", "Sở Nội vụ", 1)
    assert found.criterion.title == conn.execute("SELECT title FROM criterion WHERE code = '1.3'").fetchone()[0]
    assert found.tasks == ("1.3.1", "1.3.2")
    assert row(conn, "1").tasks == ()


def test_no_such_plan_has_no_scores(conn: sqlite3.Connection) -> None:
    scores = load_scores(conn, PLAN + 1, DAY)
    assert scores.rows == ()
    assert scores.agencies == ()
    assert scores.total.max == 0


@pytest.mark.parametrize(
    ("day", "at_risk"),
    [
        # 1.3.1 and 1.3.2 are due on 30/09 (2 points), 1.4.1 and 1.4.2 on 30/11 (1 point); soon is 15 days before.
        (date(2020, 9, 14), "0"),
        (date(2020, 9, 15), "2"),
        (date(2020, 10, 5), "2"),
        (date(2020, 11, 14), "2"),
        (date(2020, 11, 15), "3"),
        (date(2020, 12, 15), "3"),
    ],
)
def test_the_day_changes_what_is_at_risk(conn: sqlite3.Connection, day: date, at_risk: str) -> None:
    scores = load_scores(conn, PLAN, Day(day, year_end_days=0))
    assert scores.total.at_risk == Decimal(at_risk)
    assert scores.agencies == ((("Sở Nội vụ", Decimal(at_risk)),) if at_risk != "0" else ())


def test_how_soon_is_soon_changes_what_is_at_risk(conn: sqlite3.Connection) -> None:
    assert total(conn, Day(date(2020, 9, 14), 16)).at_risk == 2
    assert total(conn, Day(date(2020, 9, 30), 0)).at_risk == 2
    assert total(conn, Day(date(2020, 9, 29), 0)).at_risk == 0
    # What is due on 31/12 is soon 60 days before.
    at_risk = [total(conn, Day(day)).at_risk for day in (date(2020, 10, 31), date(2020, 11, 1), date(2020, 11, 15))]
    assert at_risk == [2, Decimal("62.23"), Decimal("63.23")]


def test_what_was_done_later_is_at_risk_still(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", "1.3.2", status="done", completed_on="2020-10-02")
    assert [total(conn, Day(date(2020, 10, day))).at_risk for day in (1, 2)] == [2, 0]


def test_points_at_risk_follow_the_leads_of_the_late_task(conn: sqlite3.Connection) -> None:
    edit(conn, "1.3.1", leads="Sở Y tế; Sở Tư pháp")
    edit(conn, "2.2", deadline="Tháng 8")
    scores = load_scores(conn, PLAN, DAY)
    assert scores.total.at_risk == Decimal("3.5")
    assert scores.agencies == (
        ("Sở Tư pháp", Decimal("2.5")), ("Sở Nội vụ", Decimal(1)), ("Sở Y tế", Decimal(1)),
    )  # fmt: skip


def test_a_task_earns_its_share_from_the_day_it_is_done(conn: sqlite3.Connection) -> None:
    # 1.2: 0.5 by one task; 8.3: 2 by two.
    edit(conn, "1.2", "8.3.1", status="done", completed_on="2020-09-01")
    assert total(conn).earned == Decimal("1.5")
    assert total(conn, Day(date(2020, 8, 31))).earned == 0
    edit(conn, "8.3.2", status="cancelled")
    assert figures(conn) == points("1.5", "88.43", "91.79", "0")


def test_what_if_saves_nothing(conn: sqlite3.Connection) -> None:
    before = everything(conn)
    as_if = load_sheet(conn, PLAN, DAY, ["1.3.1", "1.3.2", "1.5", "không có"]).outcome.total
    assert (as_if.earned, as_if.at_risk) == points("4", "0")
    assert everything(conn) == before


def test_an_own_score_is_entered_changed_and_taken_away(conn: sqlite3.Connection) -> None:
    (entered,) = enter(conn, "1.5", "1.75")
    assert entered[2:10] == (None, "1.5", "own", None, "1.75", "An", "2020-10-05T02:30:00.000000Z", "đã thẩm định")
    assert (row(conn, "1.5").criterion.own, row(conn, "1.5").criterion.version) == (Decimal("1.75"), 2)
    assert (total(conn).own, total(conn).earned, total(conn).expected) == points("1.75", "1.75", "89.18")
    assert row(conn, "1").sums.own == Decimal("1.75")
    (changed,) = enter(conn, "1.5", "0")
    assert (changed.old, changed.new) == ("1.75", "0")
    assert (total(conn).own, total(conn).earned, total(conn).expected) == points("0", "0", "87.43")
    (taken,) = enter(conn, "1.5", None)
    assert (taken.old, taken.new) == ("0", None)
    assert figures(conn) == points("0", "89.43", "92.79", "0")
    assert row(conn, "1.5").criterion.version == 4
    assert history(conn, PLAN) == [entered, changed, taken]
    assert check(conn) == []


def test_own_scores_add_up_to_the_last_hundredth(conn: sqlite3.Connection) -> None:
    for leaf in load_scores(conn, PLAN, DAY).rows:
        if leaf.is_leaf:
            enter(conn, leaf.criterion.code, points_text(leaf.criterion.baseline))
    assert figures(conn)[:3] == (total(conn).own,) * 3 == points("79.53", "79.53", "79.53")
    assert check(conn) == []


@pytest.mark.parametrize("same", ["1.5", "1.50", "1.5000"])
def test_the_same_score_writes_nothing(conn: sqlite3.Connection, same: str) -> None:
    assert enter(conn, "2.1", None) == []
    enter(conn, "2.1", "1.5")
    before = everything(conn)
    assert enter(conn, "2.1", same) == []
    assert everything(conn) == before


@pytest.mark.parametrize(
    ("code", "own", "sentence"),
    [
        ("1.5", "2.01", "Điểm 2,01 của 1.5 không nhận được; phải từ 0 đến điểm tối đa 2."),
        ("1.2", "0.5001", "Điểm 0,5001 của 1.2 không nhận được; phải từ 0 đến điểm tối đa 0,5."),
        ("1.5", "-0.01", "Điểm -0,01 của 1.5 không nhận được; phải từ 0 đến điểm tối đa 2."),
        ("1", "1", "Điểm của 1 là tổng các tiêu chí con; hãy chấm từng tiêu chí con."),
        ("2.4", "1", "Điểm của 2.4 là tổng các tiêu chí con; hãy chấm từng tiêu chí con."),
        ("2.4", None, "Điểm của 2.4 là tổng các tiêu chí con; hãy chấm từng tiêu chí con."),
        ("2.4.9", "1", "Phụ lục I không có tiêu chí mã “2.4.9”; gần nhất: 2.4.1, 2.4.2, 2.4.3."),
        ("", "1", "Phụ lục I không có tiêu chí mã “(trống)”; gần nhất: 1, 1.1, 1.2."),
    ],
)
def test_what_is_no_score_of_the_criterion_is_refused(
    conn: sqlite3.Connection, code: str, own: str | None, sentence: str
) -> None:
    before = everything(conn)
    with pytest.raises(PartuiError) as refused:
        enter(conn, code, own)
    assert str(refused.value) == sentence
    assert everything(conn) == before
    assert not conn.in_transaction


@pytest.mark.parametrize("own", ["0", "0.5"])
def test_both_ends_are_scores(conn: sqlite3.Connection, own: str) -> None:
    enter(conn, "1.2", own)
    assert row(conn, "1.2").sums.own == Decimal(own)


def test_the_journal_names_the_criterion(conn: sqlite3.Connection) -> None:
    (change,) = enter(conn, "1.5", "1.75")
    edit(conn, "1.5", note="việc cùng mã")
    rows = conn.execute(
        "SELECT c.uuid, k.plan, k.code, c.field, c.old, c.new FROM change AS c"
        " LEFT JOIN criterion AS k ON k.id = c.subject_id ORDER BY seq"
    ).fetchall()
    assert rows[0] == (change.uuid, PLAN, "1.5", "own", None, "1.75")
    assert rows[1][1:4] == (None, None, "note")


def test_an_own_score_is_undone(conn: sqlite3.Connection) -> None:
    edit(conn, "1.5", note="trước")
    enter(conn, "1.5", "1.75")
    (changed,) = enter(conn, "1.5", "2")
    (undone,) = undo(conn, AN)
    assert (undone.code, undone.field, undone.old, undone.new, undone.undoes) == (
        "1.5", "own", "2", "1.75", changed.uuid,
    )  # fmt: skip
    undo(conn, AN)
    assert (row(conn, "1.5").criterion.own, row(conn, "1.5").criterion.version) == (None, 5)
    assert check(conn) == []
    (note,) = undo(conn, AN)
    assert (note.field, note.new) == ("note", "")


def test_an_own_score_entered_over_is_not_undone(conn: sqlite3.Connection) -> None:
    (first,) = enter(conn, "1.5", "1.75")
    enter(conn, "1.5", "2")
    before = everything(conn)
    with pytest.raises(PartuiError) as refused:
        undo(conn, AN, first.uuid)
    assert "Điểm tự chấm của 1.5 đã được sửa tiếp thành “2”" in str(refused.value)
    assert everything(conn) == before


@pytest.mark.parametrize("own", [None, "1.75", "2"])
def test_a_stale_score_is_refused(conn: sqlite3.Connection, own: str | None) -> None:
    seen = row(conn, "1.5").criterion.version
    enter(conn, "1.5", "1.75", BINH)
    before = everything(conn)
    with pytest.raises(ChangedMeanwhile) as refused:
        set_own(conn, PLAN, "1.5", None if own is None else Decimal(own), AN, seen)
    assert (refused.value.code, refused.value.change.by, refused.value.change.new) == ("1.5", "Bình", "1.75")
    assert "Điểm tự chấm = “1,75”" in str(refused.value)
    assert everything(conn) == before
    set_own(conn, PLAN, "1.5", Decimal("2"), AN, row(conn, "1.5").criterion.version)
    assert row(conn, "1.5").sums.own == 2


def test_a_task_of_the_same_code_makes_no_score_stale(conn: sqlite3.Connection) -> None:
    seen = row(conn, "1.5").criterion.version
    edit(conn, "1.5", by="Bình", note="x")
    set_own(conn, PLAN, "1.5", Decimal(1), AN, seen)
    assert row(conn, "1.5").criterion.version == 2


def test_a_task_done_below_its_bar_earns_nothing(conn: sqlite3.Connection) -> None:
    """Measured at 12 % against a bar of 30 %."""
    edit(conn, "6.1.1", bar=">= 30%")
    edit(conn, "6.1.1", status="done", completed_on="2020-10-01")
    assert row(conn, "6.1.1", DAY).sums.earned == 1
    for figure, points_got in (("12%", 0), ("31%", 1)):
        reading = Reading("", date(2020, 10, 1), read_figure(figure), "")
        add_reading(conn, task_id(conn, PLAN, "6.1.1"), reading, AN, DAY.date)
        sums = row(conn, "6.1.1", DAY).sums
        assert [sums.earned, sums.expected, sums.highest] == [points_got] * 3
