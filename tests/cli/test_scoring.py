"""How a criterion scores and what pays most, said and shown by commands."""

from typing import Any

import pytest

from tests.cli.conftest import Partui

OCTOBER = ("--as-of", "2020-10-01")


def criterion(partui: Partui, code: str, *args: str) -> dict[str, Any]:
    (found,) = [each for each in partui("score", "--json", *args).json["criteria"] if each["code"] == code]
    return dict(found)


def test_a_task_serves_another_criterion(partui: Partui) -> None:
    """In the plan of 2020 the task 6.2.2 is about what criterion 6.2.1 asks for."""
    assert partui("set", "6.2.2", "--criterion", "6.2.1", *OCTOBER).err == "6.2.2: Tiêu chí – → 6.2.1\n"
    assert partui("show", "6.2.2", "--json").json["criterion"] == "6.2.1"
    assert criterion(partui, "6.2.1")["tasks"] == ["6.2.1", "6.2.2"]
    assert criterion(partui, "6.2.2", *OCTOBER)["basis"] == "no_tasks"
    partui("criterion", "move", "6.2.1", "--code", "6.2.9")
    assert partui("show", "6.2.2", "--json").json["criterion"] == "6.2.9"
    assert partui("check").code == 0
    partui("undo")
    partui("set", "6.2.2", "--criterion", "")
    assert partui("show", "6.2.2", "--json").json["criterion"] == "6.2.2"
    assert "gần nhất: 5.9" in partui("set", "6.2.2", "--criterion", "9.9").refused()


def test_a_row_of_the_body_serves_another_criterion(partui: Partui) -> None:
    before = partui("show", "II.5.a", "--json").json["criterion"]
    assert before != "2.4.1"
    assert partui("set", "II.5.a", "--criterion", "2.4.1", "--why", "theo Sở Nội vụ").err.endswith("→ 2.4.1\n")
    assert partui("show", "II.5.a", "--json").json["criterion"] == "2.4.1"
    assert partui("history", "II.5.a", "--json").json[0]["field"] == "criterion"
    partui("criterion", "move", "2.4.1", "--code", "2.4.9")
    assert partui("show", "II.5.a", "--json").json["criterion"] == "2.4.9"
    assert partui("check").code == 0
    partui("undo")
    partui("set", "II.5.a", "--criterion", "")
    assert partui("show", "II.5.a", "--json").json["criterion"] == before
    assert "Phụ lục I không có tiêu chí" in partui("set", "II.5.a", "--criterion", "9.9").refused()
    assert "không có mục mã “II.99”; gần nhất: II." in partui("set", "II.99", "--note", "x").refused()


def test_the_effort_of_a_task_is_shown(partui: Partui) -> None:
    partui("set", "1.4.1", "--effort", "2")
    assert partui("show", "1.4.1", "--json").json["effort"] == 2
    assert "Công sức        2/5" in partui("show", "1.4.1").out


def test_points_are_shared_as_typed(partui: Partui) -> None:
    out = partui("score", "share", "1.3", "1.3.1=0,5", "1.3.2=1,5", *OCTOBER).err
    assert out == "1.3.1: Phần điểm – → 0,5\n1.3.2: Phần điểm – → 1,5\n"
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-09-30")
    assert [criterion(partui, "1.3", *OCTOBER)[key] for key in ("earned", "expected", "highest")] == [0.5, 0.5, 2]
    assert partui("score", "share", "1.3", "-", *OCTOBER).err.count("→ –") == 2
    assert criterion(partui, "1.3", *OCTOBER)["earned"] == 1


def test_late_work_counts_or_not(partui: Partui) -> None:
    """1.2 scored nothing in 2019 because its reports were late."""
    partui("set", "1.2", "--deadline", "Quý III", *OCTOBER)
    partui("set", "1.2", "--status", "done", "--completed-on", "2020-10-01")
    assert criterion(partui, "1.2", *OCTOBER)["earned"] == 0.5
    assert partui("score", "rule", "1.2", "--late", "lost", *OCTOBER).err == "1.2: Đúng hạn mới tính không → có\n"
    assert [criterion(partui, "1.2", *OCTOBER)[key] for key in ("earned", "expected", "highest")] == [0, 0, 0]
    assert "việc không còn tính: -0,5" in partui("score", *OCTOBER).out


def test_a_step_is_earned(partui: Partui) -> None:
    """A task measured at 12 % against a bar of 30 %."""
    partui("target", "6.1.1", ">= 30%", *OCTOBER)
    partui("measure", "6.1.1", "12%", "--on", "2020-09-30")
    partui("set", "6.1.1", "--status", "done", "--completed-on", "2020-09-30", "--why", "hết năm")
    assert criterion(partui, "6.1.1", *OCTOBER)["earned"] == 0
    assert (
        partui("score", "steps", "6.1.1", ">=30: 1; >=10: 0,25", *OCTOBER).err
        == "6.1.1: Mức điểm – → >=30: 1; >=10: 0,25\n"
    )
    assert criterion(partui, "6.1.1", *OCTOBER)["earned"] == 0.25
    assert "không nhiệm vụ nào chấm điểm 8.1" in partui("score", "steps", "8.1", ">=80: 5").err
    partui("measure", "6.1.1", "31%", "--on", "2020-10-01")
    assert criterion(partui, "6.1.1", *OCTOBER)["earned"] == 1


def test_scores_of_others_and_an_explanation(partui: Partui) -> None:
    partui("score", "set", "1.1", "1,5", "--appraised", "1,25", "--explanation", "Thiếu báo cáo")
    found = criterion(partui, "1.1")
    assert [found[key] for key in ("own", "appraised", "surveyed", "earned")] == [1.5, 1.25, None, 1.25]
    partui("score", "set", "8.1", "--surveyed", "8")
    assert [criterion(partui, "8.1")[key] for key in ("own", "surveyed", "highest", "kind")] == [None, 8, 8, "survey"]
    assert partui("score", "--json").json["scored"] == {"criteria": 1, "of": 58, "max": 1.5}
    partui("score", "rule", "1.3", "--kind", "both")
    assert "điểm điều tra" not in partui("score", "set", "1.3", "--surveyed", "1").err
    partui("score", "rule", "1.3", "--kind", "auto")
    assert "1 (không tính: chấm theo nhiệm vụ)" in partui("score", "rule", "1.3").err
    partui("score", "rule", "8.1", "--kind", "both")
    assert partui("score", "--json").json["scored"]["of"] == 59


def test_the_rule_of_a_criterion_is_shown(partui: Partui) -> None:
    lines = [" ".join(line.split()) for line in partui("score", "rule", "1.3", *OCTOBER).err.splitlines()]
    assert "Chấm theo Theo nhiệm vụ" in lines
    assert "Dự kiến tính theo việc đã xong và việc chưa quá hạn" in lines
    assert lines[-2:] == ["1.3.1 1 quá hạn, còn tính", "1.3.2 1 quá hạn, còn tính"]
    partui("score", "set", "1.1", "1,25")
    chapter = partui("score", "rule", "1").err
    assert "tổng các tiêu chí bên dưới" in chapter
    assert "1,25 trên tối đa 1,5 của 1/6 tiêu chí đã chấm" in chapter


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["share", "1.3", "1.3.1=0,5", "1.3.2=1"], "Các phần điểm của 1.3 cộng lại là 1,5, không phải 2; chưa lưu gì."),
        (["share", "1.3", "1.3.1=3"], "cộng lại là 3, không phải 2"),
        (["share", "1.3", "1.1=1"], "1.1 không có phần điểm ở tiêu chí 1.3; các phần là của: 1.3.1, 1.3.2."),
        (["share", "1.3", "một"], "Không đọc được “một”; hãy viết như 1.3.1=0,5."),
        (["share", "1", "1.1=1"], "Điểm của 1 là tổng"),
        (["share", "1.3", "1.3.1=0,5", "1.3.1=1"], "1.3.1 được ghi hai lần; chưa lưu gì."),
        (["steps", "6.1.1", ">=30 1"], "Không đọc được mức điểm “>=30 1”"),
        (["steps", "6.1.1", ">=30: 2"], "Mức 2 vượt điểm tối đa 1 của tiêu chí"),
        (["rule", "1.3", "--kind", "x"], "“x” không nhận được; chọn một trong: work, survey, both, auto."),
        (["set", "1.3", "--surveyed", "1"], "1.3 chấm theo nhiệm vụ, điểm điều tra không được tính; chưa lưu gì."),
        (["set", "1.2", "--appraised", "9"], "phải từ 0 đến điểm tối đa 0,5"),
        (["rule", "9.9"], "Phụ lục I không có tiêu chí mã “9.9”"),
    ],
)
def test_refused(partui: Partui, args: list[str], said: str) -> None:
    assert said in partui("score", *args).refused()
    assert partui("history", "--json").json == []


def test_what_pays_most(partui: Partui) -> None:
    partui("set", "1.4.1", "--effort", "1", *OCTOBER)
    assert "từ 1 (ít) đến 5" in partui("set", "1.4.1", "--effort", "6").refused()
    found = partui("score", "--best", "--goal", "30", "--json", *OCTOBER).json
    assert found["tasks"][0] == {
        "code": "1.5", "gain": 2, "effort": None, "leads": ["Sở Nội vụ"], "timeliness": "in_time",
    }  # fmt: skip
    assert {"code": "1.4.1", "gain": 0.5, "effort": 1, "leads": ["Sở Nội vụ"], "timeliness": "in_time"} in found[
        "tasks"
    ]
    goal = found["goal"]
    assert (goal["points"], goal["without"], goal["met"]) == (30, 24.7, True)
    assert goal["reached"] >= 30
    done = [word for code in goal["tasks"] for word in ("--if-done", code)]
    earned = partui("score", "--json", *OCTOBER, *done).json["earned"]
    assert earned == pytest.approx(goal["reached"] - goal["without"])
    assert "Đạt 30 điểm: từ 24,7 lên" in partui("score", "--goal", "30", *OCTOBER).out
    whole = partui("score", "--goal", "80", *OCTOBER).out
    assert "nhiệm vụ nữa" not in whole
    assert len(whole.splitlines()) > 60
    assert "cũng chỉ đến 89,43" in partui("score", "--goal", "95", *OCTOBER).out
    assert "và 61 nhiệm vụ nữa" in partui("score", "--best", *OCTOBER).out
