"""A task's row follows from the plan's cells and the values of the journal."""

import sqlite3
from collections.abc import Mapping

import pytest

from partui.store.projection.kind import SubjectSource
from partui.store.projection.parts.search import TaskSearch
from partui.store.projection.tasks import FURTHER, TASKS

PLANNED = SubjectSource(
    uid="task/2020/4.1.2",
    plan=2020,
    code="4.1.2",
    values={
        "status": "todo",
        "completed_on": None,
        "deadline": "Quý III",
        "leads": "Sở Nội vụ",
        "progress": "0",
        "measured": "",
        "bar": "",
        "serves": "",
        "share": "",
        "effort": "",
        "emptied": "",
        "note": "",
        "after": "",
        "period_words": "",
        "quorum": "",
        "title": "Thẩm định đề án",
        "products": "Báo cáo\nTờ trình",
        "requirements": "",
        "implementers": "Các sở, ban, ngành, UBND cấp huyện",
        "code": "4.1.2",
        "place": "0",
        "removed": "",
        "number": "2.",
        "second_code": "NV-07",
        "person": "",
        "start": "Tháng 2",
        "other": '{"Kinh phí": "Đủ"}',
    },
    inherited={"deadline": "4.1.1", "implementers": "4.1.1"},
)


def test_a_task_not_begun_stands_as_planned(conn: sqlite3.Connection) -> None:
    tasks = TASKS.sources(conn)
    assert len(tasks) == 86
    for key, planned in tasks.items():
        cells = TASKS.cells(planned, planned.values)
        assert TASKS.stored(conn, key) == (planned.code, 1, cells)
        assert TASKS.values(cells).items() <= planned.values.items()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {"deadline_kind": "quarter", "due_on": "2020-09-30"}),
        ({}, {"inherited": '{"deadline": "4.1.1", "implementers": "4.1.1"}'}),
        ({"deadline": "Quý IV"}, {"due_on": "2020-12-31", "inherited": '{"implementers": "4.1.1"}'}),
        ({"deadline": ""}, {"deadline": "Quý III", "due_on": "2020-09-30"}),
        ({"deadline": "", "emptied": "deadline bỏ"}, {"deadline": "", "due_on": None, "emptied": "deadline"}),
        ({"deadline": "Quý IV", "emptied": "deadline"}, {"deadline": "Quý IV"}),
        ({"deadline": None, "leads": None}, {"deadline": "Quý III", "leads": "Sở Nội vụ"}),
        ({"deadline": "sớm"}, {"deadline_kind": "unknown", "due_on": None}),
        ({"status": None, "progress": None, "note": None}, {"status": "todo", "progress": 0, "note": ""}),
        ({"measured": None}, {"measured": ""}),
        ({"title": "Khác", "products": "A\nB"}, {"title": "Khác", "products": "A\nB"}),
        ({"title": "", "products": None}, {"title": "Thẩm định đề án", "products": "Báo cáo\nTờ trình"}),
        ({"implementers": "Sở Y tế"}, {"implementers": "Sở Y tế", "inherited": '{"deadline": "4.1.1"}'}),
        ({"status": "done", "completed_on": "2020-09-01"}, {"status": "done", "completed_on": "2020-09-01"}),
        ({"status": "done"}, {"status": "doing", "completed_on": None}),
        ({"number": None, "person": None}, {"number": None, "person": ""}),
        ({"other": "x"}, {"other": '{"Kinh phí": "Đủ"}'}),
        ({"other": '{"A": "", "B": "b"}'}, {"other": '{"B": "b"}'}),
        ({"status": "doing", "completed_on": "2020-09-01"}, {"status": "doing", "completed_on": None}),
    ],
)  # fmt: skip
def test_cells(values: Mapping[str, str | None], expected: Mapping[str, object]) -> None:
    cells = TASKS.cells(PLANNED, {**PLANNED.values, **values})
    assert {name: cells[name] for name in expected} == expected


def test_search_row_folds_every_text() -> None:
    said = {"note": "Đắk\nLắk", "measured": "95 %", "leads": "Sở Y tế; Sở Nội vụ"}
    folded, _title_key, _lead_key = TaskSearch(FURTHER).expected(
        TASKS.expected(PLANNED.code, PLANNED, {**PLANNED.values, **said})
    )
    assert folded.split("\n") == [
        "4.1.2", "tham dinh de an", "bao cao", "to trinh", "quy iii", "so y te; so noi vu", "so y te", "so noi vu",
        "cac so, ban, nganh, ubnd cap huyen", "cac so, ban, nganh", "ubnd cap huyen", "nv-07", "thang 2",
        "du", "95 %", "dak lak",
    ]  # fmt: skip


def test_sort_keys_follow_the_alphabet() -> None:
    def keys(title: str, leads: str) -> tuple[str, str]:
        row = TASKS.expected("1.1", PLANNED, {**PLANNED.values, "title": title, "leads": leads})
        return TaskSearch(FURTHER).expected(row)[1:]

    assert keys("Dân số", "Sở Y tế")[0] < keys("Đào tạo", "Sở Y tế")[0] < keys("Em", "Sở Y tế")[0]
    assert keys("x", "Sở Nội vụ")[1] < keys("x", "Sở Nội vụ; Sở Y tế")[1] < keys("x", "Sở Y tế")[1]
