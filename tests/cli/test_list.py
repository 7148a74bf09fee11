"""`partui list`: tasks chosen, ordered, as a table, JSON and CSV."""

import csv
import io

import pytest

from tests.cli.conftest import Partui

KEYS = [
    "plan", "code", "title", "chapter", "heading", "criterion", "products", "requirements", "deadline",
    "deadline_kind", "due_on", "leads", "implementers", "inherited", "status", "timeliness", "days", "progress",
    "completed_on", "note", "version", "number", "second_code", "person", "start", "other",
    "measured", "target", "readings", "periods", "effort", "original_due_on", "extensions", "after", "steps",
    "quorum", "members", "documents", "part",
]  # fmt: skip
# What stands in no cell, or in one at the end.
_APART = {"inherited", "other", "periods", "documents", "part", "steps", "after", "quorum", "members"}


def codes(partui: Partui, *args: str) -> list[str]:
    return [task["code"] for task in partui("list", "--json", "--as-of", "2020-10-01", *args).json]


def test_json_has_the_shape_of_the_contract(partui: Partui) -> None:
    tasks = partui("list", "--json", "--as-of", "2020-10-01").json
    assert len(tasks) == 86
    assert all(list(task) == KEYS for task in tasks)
    assert tasks[2] == {
        "plan": 2020,
        "code": "1.3.1",
        "title": "Tỷ lệ cơ quan chuyên môn cấp tỉnh và đơn vị hành chính cấp huyện được kiểm tra trong năm",
        "chapter": "1",
        "heading": "1.3",
        "criterion": "1.3",
        "products": [
            "Quyết định thành lập Đoàn kiểm tra;",
            "Thông báo kết luận kiểm tra;",
            "Báo cáo kết quả kiểm tra.",
        ],
        "requirements": ["Đạt từ 30% cơ quan, đơn vị trở lên"],
        "deadline": "Quý III",
        "deadline_kind": "quarter",
        "due_on": "2020-09-30",
        "leads": ["Sở Nội vụ"],
        "implementers": ["Các sở, ban, ngành", "UBND cấp huyện"],
        "inherited": {},
        "status": "todo",
        "timeliness": "overdue",
        "days": -1,
        "progress": 0,
        "completed_on": None,
        "note": "",
        "version": 1,
        "number": "1.3.1",
        "second_code": "",
        "person": "",
        "start": "",
        "other": {},
        "measured": "",
        "target": {},
        "readings": [],
        "periods": [],
        "effort": None,
        "original_due_on": "2020-09-30",
        "extensions": [],
        "after": [],
        "steps": [],
        "quorum": "",
        "members": [],
        "documents": [],
        "part": "annex",
    }


def test_json_shows_what_is_inherited(partui: Partui) -> None:
    (task,) = [task for task in partui("list", "--json").json if task["code"] == "4.1.2"]
    assert task["inherited"] == {"deadline": "4.1.1", "leads": "4.1.1", "implementers": "4.1.1"}
    assert task["leads"] == ["Sở Nội vụ"]


def test_completion_after_the_day_is_not_known_on_it(partui: Partui) -> None:
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-10-05")
    (on_day,) = [task for task in partui("list", "--json", "--as-of", "2020-10-01").json if task["code"] == "1.3.1"]
    assert (on_day["status"], on_day["completed_on"], on_day["timeliness"]) == ("todo", None, "overdue")
    (later,) = [task for task in partui("list", "--json", "--as-of", "2020-10-05").json if task["code"] == "1.3.1"]
    assert (later["status"], later["completed_on"], later["timeliness"]) == ("done", "2020-10-05", "done_late")


def test_filters(partui: Partui) -> None:
    assert codes(partui, "--timeliness", "overdue") == ["1.3.1", "1.3.2"]
    assert codes(partui, "--timeliness", "Quá hạn") == ["1.3.1", "1.3.2"]
    assert codes(partui, "--timeliness", "due_soon") == []
    assert codes(partui, "--chapter", "1") == ["1.1", "1.2", "1.3.1", "1.3.2", "1.4.1", "1.4.2", "1.5", "1.6"]
    assert codes(partui, "--chapter", "1", "--agency", "văn phòng ubnd") == ["1.6"]
    assert "1.3.1" in codes(partui, "--agency", "các sở", "--role", "implementer")
    assert "1.3.1" not in codes(partui, "--agency", "các sở")
    assert codes(partui, "--search", "thanh lap DOAN kiem tra") == ["1.3.1"]
    assert codes(partui, "--search", "không có chữ này") == []


@pytest.mark.parametrize("name", ["done", "hoan thanh", "Hoàn thành", "DONE"])
def test_a_status_by_name_or_label(partui: Partui, name: str) -> None:
    partui("set", "1.5", "--status", name, "--completed-on", "2020-09-01")
    assert codes(partui, "--status", name) == ["1.5"]


def test_orders(partui: Partui) -> None:
    plan = codes(partui)
    assert codes(partui, "--sort", "code") == plan
    assert codes(partui, "--sort", "-code") == plan[::-1]
    ascending = [task["due_on"] for task in partui("list", "--json", "--sort", "due").json]
    descending = [task["due_on"] for task in partui("list", "--json", "--sort", "-due").json]
    dated = [due for due in ascending if due]
    assert dated == sorted(dated)
    assert descending == dated[::-1] + [None] * (86 - len(dated))


@pytest.mark.parametrize("sort", ["title", "lead", "days", "timeliness", "status", "-title", "kết quả thực hiện"])
def test_every_order_keeps_every_task(partui: Partui, sort: str) -> None:
    assert sorted(codes(partui, "--sort", sort)) == sorted(codes(partui))


def test_table(partui: Partui) -> None:
    lines = partui("list", "--as-of", "2020-10-01", "--timeliness", "overdue").out.splitlines()
    assert lines[0].split() == [
        "Mã",
        "Nhiệm",
        "vụ",
        "Chủ",
        "trì",
        "Hạn",
        "Số",
        "ngày",
        "So",
        "với",
        "hạn",
        "Kết",
        "quả",
    ]
    assert lines[1].startswith("1.3.1  Tỷ lệ cơ quan")
    assert lines[1].endswith("Sở Nội vụ  30/09/2020  quá 1 ngày  ▲ Quá hạn   Chưa thực hiện")
    assert lines[-1] == "2 nhiệm vụ"


def test_no_such_task(partui: Partui) -> None:
    assert (
        partui("list", "--search", "zzz").out
        == "Không có nhiệm vụ nào như vậy. Bớt điều kiện, hoặc gõ “partui list” để xem tất cả.\n"
    )
    assert partui("list", "--search", "zzz", "--json").json == []


def test_csv_is_verbatim_utf8_with_line_feeds(process: Partui, partui: Partui) -> None:
    partui("set", "1.3.1", "--note", '=1+1, "nguyên văn"\ndòng hai', "--as-of", "2020-10-01")
    answer = process("list", "--csv", "--as-of", "2020-10-01", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert not answer.out.startswith("\ufeff")
    assert "\r" not in answer.out
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert len(rows) == 86
    assert list(rows[2]) == [
        *(key for key in KEYS if key not in _APART),
        "after",
        "documents",
        "quorum",
    ]
    assert rows[2]["note"] == '\'=1+1, "nguyên văn"\ndòng hai'
    assert rows[2]["implementers"] == "Các sở, ban, ngành; UBND cấp huyện"
    assert rows[2]["completed_on"] == ""


def test_csv_names_the_documents_and_what_was_measured(partui: Partui) -> None:
    for product, number in ((1, "=12/BC"), (2, "13/TB")):
        partui("document", "add", "--proves", f"1.3.1:{product}", "--number", number, "--issued-on", "1/9/2020")
    partui("set", "1.3.1", "--measured", "-đạt 32%", "--progress", "40", "--after", "1.1;1.2", "--as-of", "2020-10-01")
    rows = csv.DictReader(io.StringIO(partui("list", "--csv", "--as-of", "2020-10-01").out))
    row = next(row for row in rows if row["code"] == "1.3.1")
    assert row["documents"] == "'=12/BC ngày 01/09/2020; 13/TB ngày 01/09/2020"
    assert (row["measured"], row["progress"], row["after"]) == ("'-đạt 32%", "40", "1.1; 1.2")


def test_json_and_csv_exclude_each_other(partui: Partui) -> None:
    assert "Chọn một trong" in partui("list", "--json", "--csv").refused(2)


def test_no_such_chapter_names_those_there_are(partui: Partui) -> None:
    assert "hiện có: 1, 2, 3, 4, 5, 6, 7, 8" in partui("list", "--chapter", "9").refused()


def test_the_body_stands_apart_from_the_annex(partui: Partui) -> None:
    body = partui("list", "--part", "body", "--json").json
    assert (len(codes(partui)), len(body), len(codes(partui, "--part", "all"))) == (86, 45, 131)
    assert [row["kind"] for row in body] == ["goal", *["action"] * 34, *["duty"] * 10]
    assert {row["code"]: row["criterion"] for row in body}["II.7.a.2"] == "7.5"
    assert codes(partui, "--part", "body", "--agency", "bao dak lak", "--role", "any") == ["III.4"]
    assert codes(partui, "--part", "body", "--chapter", "iii", "--search", "dinh ky") == ["III.1.d", "III.2.b"]
    assert codes(partui, "--part", "body", "--sort", "-code")[0] == "III.5"


def test_a_row_of_the_body_is_edited_and_shown_like_a_task(partui: Partui) -> None:
    said = partui(
        "set", "II.3.b", "--status", "done", "--completed-on", "1/10/2020", "--deadline", "Quý III",
        "--as-of", "2020-10-05",
    ).err  # fmt: skip
    assert said.startswith("II.3.b: ")
    shown = partui("show", "II.3.b", "--json", "--as-of", "2020-10-05").json
    assert (shown["part"], shown["timeliness"], shown["due_on"]) == ("body", "done_late", "2020-09-30")
    assert codes(partui, "--status", "done") == []
    assert partui("status", "--json").json["total"] == 86
    assert "nhiệm vụ, giải pháp" in partui("show", "II.3.b").out
    assert "% hoàn thành" in partui("set", "II.3.b", "--progress", "4").refused()
    assert "riêng" in partui("set", "II.3.b", "1.1", "--note", "x").refused()
    partui("undo")
    assert partui("show", "II.3.b", "--json").json["status"] == "todo"
