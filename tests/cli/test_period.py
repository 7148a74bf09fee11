"""`partui period`: instances from the deadline or given in words, ticked on the command line."""

import shlex
from pathlib import Path

from docx import Document

from partui.store.db.data import data_path
from tests.cli.conftest import Partui


def test_instances_are_listed_ticked_and_opened_again(partui: Partui) -> None:
    partui("set", "1.3.1", "--deadline", "Hàng quý", "--on", "2020-08-01")
    told = partui("set", "1.3.1", "--status", "done", "--as-of", "2020-09-28").err
    assert "Kỳ Quý III/2020 – → Hoàn thành 28/09/2020; Kết quả Chưa thực hiện → Đang thực hiện" in told
    assert "1.3.1: còn 1 kỳ\n" in told
    assert "1.3.1: đã hết các kỳ\n" in partui("period", "done", "1.3.1", "quý 4", "--completed-on", "5/1/2021").err
    lines = partui("period", "list", "--as-of", "2021-01-05").out.splitlines()
    assert lines[1:] == [
        "  ✓ Quý III: hạn 30/09/2020, hoàn thành 28/09/2020",
        "  ! Quý IV: hạn 31/12/2020, hoàn thành 05/01/2021, sau hạn 5 ngày",
    ]
    assert partui("period", "reopen", "1.3.1", "Q4").code == 0
    assert partui("period", "waive", "1.3.1", "Q4").code == 1
    assert partui("period", "waive", "1.3.1", "Q4", "--why", "sáp nhập").code == 0
    assert "× Quý IV: hạn 31/12/2020, không thực hiện: sáp nhập" in partui("period", "list", "1.3.1").out


def test_instances_as_json(partui: Partui) -> None:
    partui("set", "1.3.1", "--deadline", "Hàng quý", "--on", "2020-08-01")
    (third, fourth) = partui("period", "list", "1.3.1", "--json", "--as-of", "2020-10-05").json
    assert third == {
        "code": "1.3.1", "key": "2020-Q3", "label": "Quý III", "due_on": "2020-09-30", "days": -5, "status": "open",
        "timeliness": "overdue", "completed_on": None, "reason": "", "documents": [], "reported": 0, "owing": [],
    }  # fmt: skip
    whole = partui("show", "1.3.1", "--json", "--as-of", "2020-10-05").json
    assert whole["due_on"] == "2020-09-30"
    assert [{"code": "1.3.1", **each} for each in whole["periods"]] == [third, fourth]


def test_periods_are_proposed_and_given(partui: Partui) -> None:
    assert "8.1.2: đề xuất kỳ “Định kỳ 6 tháng”" in partui("period", "list").err
    assert "6 tháng cuối năm: hạn 31/12/2020" in partui("period", "set", "8.1.2", "Định kỳ 6 tháng").err
    assert "đề xuất" not in partui("period", "list", "8.1.2").err
    refused = partui("period", "set", "8.1.2", "khi rảnh")
    assert (refused.code, refused.out) == (1, "")
    assert "Không đọc được kỳ nào từ “khi rảnh”" in refused.err


def test_late_instances_are_named_where_the_task_is_late(partui: Partui, tmp_path: Path) -> None:
    partui("set", "1.3.1", "--deadline", "Hàng tháng", "--on", "2020-08-01")
    found = partui("overdue", "--as-of", "2020-10-05")
    assert found.out.startswith("Quá hạn tính đến 05/10/2020: 2 nhiệm vụ")
    assert "1.3.1  quá 35 ngày  31/08/2020  Kỳ Tháng 8, Tháng 9: " in found.out
    told = partui("overdue", "--json", "--as-of", "2020-10-05").json
    assert (told["total"], told["periods"]) == (
        2,
        [
            {"code": "1.3.1", "label": "Tháng 8", "due_on": "2020-08-31", "days": -35},
            {"code": "1.3.1", "label": "Tháng 9", "due_on": "2020-09-30", "days": -5},
        ],
    )
    letter = tmp_path / "don-doc.docx"
    partui("report", "reminder", str(letter), "--agency", "noi vu", "--as-of", "2020-10-05")
    cells = [cell.text for table in Document(str(letter)).tables for row in table.rows for cell in row.cells]
    assert any("kỳ quá hạn: Tháng 8, Tháng 9" in text for text in cells)
    assert "Chưa thực hiện 0/5 kỳ" in partui("list", "--search", "kiểm tra", "--as-of", "2020-10-05").out


def test_the_guide_s_recipe_for_part_iii_works_and_counts_for_one_criterion(partui: Partui) -> None:
    guide = Path(data_path("docs", "huong-dan.md")).read_text(encoding="utf-8")
    recipe = guide.partition("Báo cáo định kỳ của phần III")[2].split("```")[1]
    partui("agency", "set", "ubnd cấp huyện", "--member", "UBND huyện Krông Pắc", "--new-agency")
    before = {
        row["code"]: row["expected"] for row in partui("score", "--json", "--as-of", "2020-10-05").json["criteria"]
    }
    for line in recipe.strip().splitlines():
        answer = partui(*shlex.split(line, comments=True)[1:], "--as-of", "2020-10-05")
        assert answer.code == 0, answer
    after = {
        row["code"]: row["expected"] for row in partui("score", "--json", "--as-of", "2020-10-05").json["criteria"]
    }
    assert {code for code in after if after[code] != before[code]} <= {"1", "1.2"}
