"""A plan numbered and headed unlike 2020's: its codes, its further columns, its blanks."""

import json
import sqlite3
from datetime import date

import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.file import PlanFile, check_plan
from partui.domain.plan.next_plan import CarryOver
from partui.domain.plan.reading import read_plan
from partui.domain.tasks.task import Day
from partui.store.edits.next_plan import new_plan
from partui.store.edits.plans import import_plan
from partui.store.edits.rows import add_row
from partui.store.journal.writing import Author
from partui.store.projection.checking import check
from partui.store.queries.headings import chapter_codes, headings
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.plan_codes import next_code
from partui.store.queries.plan_table import table_keys
from partui.store.queries.plans import compare_plans, stored_plan
from partui.store.queries.reports.building import progress
from partui.store.queries.tasks import task_coded, tasks_by_id
from tests.store.officer import NOW

YEAR = 2026
DAY = Day(date(2026, 3, 1))
WHO = Author("An", NOW)
_ROW: dict[str, object] = {"products": [], "requirements": [], "deadline": "", "lead": "", "implementers": ""}


def plan_2026() -> PlanFile:
    rows: list[dict[str, object]] = [
        {"code": "I", "title": "Thể chế", "other": {"Ghi chú": "đầu năm"}},
        {
            "code": "I.1", "title": "Rà soát", "number": "1", "kind": "task",
            "lead": "Sở Tư pháp", "deadline": "Quý I", "implementers": "Sở Nội vụ",
        },
        {"code": "I.2", "title": "Góp ý", "number": "", "kind": "task", "merged": ["lead"], "deadline": "Quý II"},
        {"code": "II", "title": "Bộ máy", "number": "II."},
        {
            "code": "II.đ", "title": "Sắp xếp", "number": "đ)", "products": ["Đề án"], "second_code": "NV-07",
            "person": "Phó Chủ tịch A", "start": "Tháng 2", "other": {"Kinh phí": "500 triệu", "Ghi chú": "gấp"},
        },
    ]  # fmt: skip
    head = {"year": YEAR, "number": "", "issued": "", "issuer": "UBND tỉnh X", "title": "Kế hoạch", "totals": {}}
    items = [{**_ROW, **row} for row in rows]
    return check_plan({"format": "partui-plan/1", "plan": head, "blanks": "keep", "criteria": [], "items": items})


@pytest.fixture
def imported(conn: sqlite3.Connection) -> sqlite3.Connection:
    import_plan(conn, read_plan(plan_2026()))
    return conn


def test_a_plan_comes_out_as_it_went_in(imported: sqlite3.Connection) -> None:
    assert stored_plan(imported, YEAR) == plan_2026()
    assert check(imported) == []


def test_a_task_has_its_number_and_its_further_columns(imported: sqlite3.Connection) -> None:
    task = task_coded(imported, YEAR, "II.đ", DAY)
    assert (task.chapter, task.heading, task.printed_number, task.second_code) == ("II", "II", "đ)", "NV-07")
    assert (task.person, task.start) == ("Phó Chủ tịch A", "Tháng 2")
    assert list(task.other.items()) == [("Kinh phí", "500 triệu"), ("Ghi chú", "gấp")]
    merged = task_coded(imported, YEAR, "I.2", DAY)
    assert (merged.leads, merged.inherited, merged.products, merged.printed_number) == (
        ("Sở Tư pháp",), {"leads": "I.1"}, (), ""
    )  # fmt: skip
    assert [(row.code, row.number) for row in headings(imported, YEAR)] == [("I", None), ("II", "II.")]


@pytest.mark.parametrize("typed", ["I.1", "i.1", "I.1)", " i.1. "])
def test_a_code_is_found_as_people_type_it(imported: sqlite3.Connection, typed: str) -> None:
    assert task_coded(imported, YEAR, typed, DAY).title == "Rà soát"


def test_a_code_that_is_not_there_is_refused_with_the_nearest(imported: sqlite3.Connection) -> None:
    with pytest.raises(PartuiError, match=r"gần nhất: I\.1"):
        task_coded(imported, YEAR, "I.9", DAY)
    with pytest.raises(PartuiError, match="II là một mục"):
        task_coded(imported, YEAR, "ii", DAY)


def test_a_table_knows_how_long_the_codes_are(imported: sqlite3.Connection) -> None:
    add_row(imported, YEAR, "task", "A.II.2.3", {"title": "Mới", "products": "Tờ trình"}, None, WHO)
    assert table_keys(imported, YEAR, TaskQuery(), DAY).longest_code == len("A.II.2.3")


@pytest.mark.parametrize("searched", ["ii.d", "nv-07", "pho chu tich", "500 trieu", "thang 2"])
def test_search_looks_into_further_columns(imported: sqlite3.Connection, searched: str) -> None:
    keys = task_keys(imported, YEAR, TaskQuery(search=searched), DAY)
    assert [task.code for task in tasks_by_id(imported, keys, DAY)] == ["II.đ"]


def test_a_row_is_added_where_its_number_belongs(imported: sqlite3.Connection) -> None:
    assert [next_code(imported, YEAR, "task", code) for code in ("I.2", "II.đ", "II")] == ["I.3", "II.e", "III"]
    add_row(imported, YEAR, "task", "I.1a", {"title": "Mới", "products": "Tờ trình"}, None, WHO)
    add_row(imported, YEAR, "task", "II.10", {"title": "Sau", "products": "Tờ trình"}, None, WHO)
    keys = task_keys(imported, YEAR, TaskQuery(), DAY)
    codes = [task.code for task in tasks_by_id(imported, keys, DAY)]
    assert codes == ["I.1", "I.1a", "I.2", "II.10", "II.đ"]
    assert check(imported) == []


def test_what_is_no_further_column_in_the_journal_counts_for_nothing(imported: sqlite3.Connection) -> None:
    imported.execute("UPDATE task_source SET other = '{broken}' WHERE other <> '{}'")
    assert json.loads(imported.execute("SELECT other FROM task WHERE code = 'II.đ'").fetchone()[0])
    assert [finding.text for finding in check(imported)] == [
        "II.đ: other, task_search không khớp với nhật ký thay đổi.", "Bảng task_source, dòng 304: có ô không đọc được.",
    ]  # fmt: skip


def test_what_stands_under_no_heading_is_counted_too(imported: sqlite3.Connection) -> None:
    add_row(imported, YEAR, "task", "B.1", {"title": "Ngoài các mục", "products": "Báo cáo"}, None, WHO)
    assert chapter_codes(imported, YEAR) == ["I", "II", "B"]
    counted = [(row.chapter.code, row.tally.total) for row in progress(imported, YEAR, DAY, DAY.date).chapters]
    assert counted == [("I", 2), ("II", 1), ("", 1)]


def test_next_years_plan_is_made_of_it(imported: sqlite3.Connection) -> None:
    new_plan(imported, YEAR + 1, YEAR, CarryOver.FRESH, WHO, DAY)
    made, before = (task_coded(imported, year, "II.đ", DAY) for year in (YEAR + 1, YEAR))
    assert (made.number, made.person, made.other) == (before.number, before.person, before.other)
    assert task_coded(imported, YEAR + 1, "I.2", DAY).products == ()
    assert compare_plans(imported, YEAR, YEAR + 1, DAY).second.tally.total == 3
    assert check(imported) == []
