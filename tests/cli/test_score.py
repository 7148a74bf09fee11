"""`partui score`: Phụ lục I with what is at stake, what if, and an officer's own scores."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Partui
from tests.cli.test_program import in_terminal
from tests.places import SEED

FIGURES = ["earned", "expected", "highest", "at_risk", "gain"]
KEYS = [
    "plan", "as_of", "max", "baseline", "target", "own", *FIGURES, "summed", "scored", "short_of_target", "criteria",
    "agencies",
]  # fmt: skip
CRITERION = [
    "code", "title", "kind", "max", "baseline", "target", "own", "appraised", "surveyed", *FIGURES, "tasks",
    "documents",
]  # fmt: skip
OCTOBER = ("--as-of", "2020-10-01")


def criterion(partui: Partui, code: str, *args: str) -> dict[str, Any]:
    (found,) = [each for each in partui("score", "--json", *OCTOBER, *args).json["criteria"] if each["code"] == code]
    return dict(found)


def line(text: str, code: str) -> str:
    (found,) = [each for each in text.splitlines() if each.startswith(f"{code} ")]
    return " ".join(found.split())


def test_json_has_the_shape_of_the_contract(partui: Partui) -> None:
    answer = partui("score", "--json", *OCTOBER)
    found = answer.json
    assert list(found) == KEYS
    assert {key: found[key] for key in KEYS[:14]} == {
        "plan": 2020,
        "as_of": "2020-10-01",
        "max": 100,
        "baseline": 79.53,
        "target": 92.81,
        "own": None,
        "earned": 0,
        "expected": 87.43,
        "highest": 92.79,
        "at_risk": 2,
        "gain": 13.26,
        "summed": {"max": 100, "baseline": 79.53, "target": 92.79},
        "scored": {"criteria": 0, "of": 58, "max": 0},
        "short_of_target": {"survey": 3.36, "late": 2},
    }
    assert found["agencies"] == [{"name": "Sở Nội vụ", "at_risk": 2}]
    further: tuple[list[str], ...] = ([], ["basis"], ["summed"])
    assert all(list(each) in [[*CRITERION, *more] for more in further] for each in found["criteria"])
    third = next(each for each in found["criteria"] if each["code"] == "1.3")
    assert [third[key] for key in ("kind", *FIGURES, "basis")] == ["work", 0, 0, 2, 2, 0, "tasks"]
    assert answer.err == ""


def test_json_prints_every_number_as_the_plan_does(partui: Partui) -> None:
    plan = json.loads(SEED.read_text(encoding="utf-8"))
    found = partui("score", "--json").json["criteria"]
    for printed, each in zip(plan["criteria"], found, strict=True):
        for key in ("code", "max", "baseline", "target"):
            assert json.dumps(each[key]) == json.dumps(printed[key])


def test_json_says_where_the_leaves_give_another_sum(partui: Partui) -> None:
    found = partui("score", "--json").json["criteria"]
    assert {each["code"] for each in found if "summed" in each} == {"2", "3", "4", "5", "6"}
    (third,) = [each for each in found if each["code"] == "3"]
    assert third["target"] == 13.7
    assert third["summed"] == {"max": 14, "baseline": 13.22, "target": 13.68}


def test_table_is_indented_and_shows_both_sums(partui: Partui) -> None:
    out = partui("score", *OCTOBER).out
    assert out.startswith("Chỉ số cải cách hành chính năm 2020 theo Phụ lục I, tính đến 01/10/2020\n")
    head = "Mã Tiêu chí Tối đa Năm 2019 Mục tiêu Tự chấm Chắc chắn Dự kiến Cao nhất Nguy cơ mất Có thể thêm Nhiệm vụ"
    assert " ".join(out.splitlines()[2].split()) == head
    assert "\n1.3      Kiểm tra CCHC" in out
    assert "\n2.4.1      Tính đồng bộ" in out
    assert line(out, "1.3") == "1.3 Kiểm tra CCHC 2 2 2 – 0 0 2 2 – 1.3.1 ▲, 1.3.2 ▲"
    assert line(out, "1.2") == "1.2 Thực hiện chế độ báo cáo CCHC định kỳ 0,5 0 0,5 – 0 0,5 0,5 – 0,5 1.2 ·"
    assert line(out, "4").endswith(" 12 7,74 (cộng 7,73) 10,9 – 0 10,16 10,9 – 3,17")
    assert line(out, "2.4.1").endswith(" 1 0,78 0,9 – 0 0,78 0,9 – 0,12 –")
    lines = [" ".join(each.split()) for each in out.splitlines()]
    assert "TỔNG ĐIỂM kế hoạch ghi 100 79,53 92,81" in lines
    assert "TỔNG ĐIỂM cộng lại 100 79,53 92,79 – 0 87,43 92,79 2 13,26" in lines
    assert "Đã tự chấm 0/58 tiêu chí." in lines
    why = "Dự kiến 87,43, mục tiêu 92,79. Chênh do: điều tra xã hội học lấy điểm năm 2019: -3,36; việc quá hạn: -2."
    assert why in lines
    assert lines[-2:] == ["Cơ quan chủ trì Nguy cơ mất điểm", "Sở Nội vụ 2"]


def test_on_a_terminal_the_other_sums_stand_below(store_path: Path) -> None:
    code, sent = in_terminal("score", *OCTOBER, NO_COLOR="1")
    assert code == 0
    assert "* 3, mục tiêu: 13,7 (cộng 13,68)\r\n" in sent
    (third,) = [each for each in sent.split("\r\n") if each.startswith("3 ")]
    assert "13,7*" in third
    assert max(map(len, sent.split("\r\n"))) <= 80
    assert "13,7 (cộng 13,68)" in line(in_terminal("score", columns=150, NO_COLOR="1")[1], "3")
    assert in_terminal("score", columns=1)[0] == 0


def test_nothing_at_risk(partui: Partui) -> None:
    assert "✓ Không cơ quan chủ trì nào có nguy cơ mất điểm" in partui("score", "--as-of", "2020-01-10").out
    assert partui("score", "--json", "--as-of", "2020-01-10").json["agencies"] == []


def test_what_if_saves_nothing(partui: Partui) -> None:
    what_if = ("--if-done", "1.3.1", "--if-done", "1.3.2", "--if-done", " 1.2 ", "--if-done", "1.2")
    answer = partui("score", *OCTOBER, *what_if)
    assert answer.out.endswith(
        "\nNếu hoàn thành 1.3.1, 1.3.2, 1.2: chắc chắn 0 → 2,5, dự kiến 87,43 → 89,43, nguy cơ mất 2 → 0."
        " Không lưu gì.\n"
    )
    assert line(answer.out, "1.3").endswith("1.3.1 ✓, 1.3.2 ✓")
    found = partui("score", "--json", *OCTOBER, *what_if).json
    assert (found["earned"], found["expected"], found["at_risk"], found["agencies"]) == (2.5, 89.43, 0, [])
    before = {"earned": 0, "expected": 87.43, "highest": 92.79, "at_risk": 2, "gain": 13.26}
    assert found["if_done"] == {"tasks": ["1.3.1", "1.3.2", "1.2"], "before": before}
    assert partui("history", "--json").json == []
    assert partui("score", "--json", *OCTOBER).json["expected"] == 87.43


@pytest.mark.parametrize(("code", "said"), [("1.3", "1.3.1, 1.3.2"), ("1.3.9", "gần nhất: 1.3.1"), ("", "gần nhất")])
def test_what_if_of_no_such_task(partui: Partui, code: str, said: str) -> None:
    assert said in partui("score", "--if-done", code).refused()


def test_totals_that_the_plan_does_not_print_are_summed(partui: Partui, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("UPDATE plan SET target = NULL")
    found = partui("score", "--json").json
    assert (found["max"], found["target"]) == (100, 92.79)
    assert " TỔNG ĐIỂM " in partui("score").out


def test_a_plan_without_criteria(partui: Partui, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("INSERT INTO plan (year, number, issued, issuer, title) VALUES (2021, '', '', '', 'trống')")
    assert partui("score", "--plan", "2021").out.endswith("\nKế hoạch 2021 không có Phụ lục I.\n")
    found = partui("score", "--json", "--plan", "2021").json
    assert (found["max"], found["own"], found["criteria"], found["agencies"]) == (0, None, [], [])


@pytest.mark.parametrize("value", ["0,25", "0.25", " 0,250 "])
def test_an_own_score(partui: Partui, value: str) -> None:
    answer = partui("score", "set", "1.2", value, "--why", "báo cáo quý III", "--by", "Lan", *OCTOBER)
    assert (answer.code, answer.out, answer.err) == (0, "", "1.2: Điểm tự chấm – → 0,25\n")
    found = criterion(partui, "1.2")
    assert [found[key] for key in ("own", "earned", "expected", "highest")] == [0.25] * 4
    assert criterion(partui, "1")["own"] == 0.25
    (change,) = partui("history", "--json").json
    assert [change[key] for key in ("code", "field", "old", "new", "by", "why")] == [
        "1.2", "own", None, "0.25", "Lan", "báo cáo quý III",
    ]  # fmt: skip
    assert partui("undo").err == "Đã hoàn tác 1.2: Điểm tự chấm 0,25 → –\n"


def test_an_own_score_may_be_beyond_the_target(partui: Partui) -> None:
    partui("score", "set", "1.6", "1,5", *OCTOBER)
    assert line(partui("score", *OCTOBER).out, "1.6").endswith("1,5 0,5 1 1,5 1,5 1,5 1,5 – 1 1.6 ○")


@pytest.mark.parametrize("value", ["-", "", " ", "–"])
def test_an_own_score_is_taken_away(partui: Partui, value: str) -> None:
    partui("score", "set", "1.2", "0", *OCTOBER)
    assert criterion(partui, "1.2")["own"] == 0
    assert partui("score", "set", "1.2", value, *OCTOBER).err == "1.2: Điểm tự chấm 0 → –\n"
    assert partui("score", "set", "1.2", value, *OCTOBER).err == "Không có gì thay đổi.\n"
    assert criterion(partui, "1.2")["own"] is None


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("1.2", "0,51", "Điểm 0,51 của 1.2 không nhận được; phải từ 0 đến điểm tối đa 0,5."),
        ("1.2", "-1", "Điểm -1 của 1.2 không nhận được; phải từ 0 đến điểm tối đa 0,5."),
        ("1.2", "-0,25", "Điểm -0,25 của 1.2"),
        ("1.2", "mười", "Không đọc được điểm “mười”; hãy viết như 1,25 hoặc 1.25."),
        ("1.2", "[/x]\x1b[2J", "Không đọc được điểm “[/x][2J”"),
        ("1.2", "1e5", "Không đọc được điểm"),
        ("1.2", "9" * 5000, "Không đọc được điểm"),
        ("1", "1", "Điểm của 1 là tổng các tiêu chí con"),
        ("9.9", "1", "Phụ lục I không có tiêu chí mã “9.9”; gần nhất: 5.9"),
        ("[/x]\x1b[2J", "1", "Phụ lục I không có tiêu chí mã “[/x][2J”"),
        ("", "1", "Phụ lục I không có tiêu chí mã “(trống)”"),
    ],
)
def test_refused(partui: Partui, code: str, value: str, said: str) -> None:
    assert said in partui("score", "set", code, value).refused()
    assert partui("history", "--json").json == []


@pytest.mark.parametrize(
    ("args", "said", "hint"),
    [
        (["set", "1.2"], "Thiếu ĐIỂM.", "partui score set"),
        (["set", "1.2", "1", "2"], "Thừa tham số: 2.", "partui score set"),
        (["set", "1.2", "1", "--wy", "x"], "Không có tùy chọn --wy; gần nhất: --by, --why.", "partui score set"),
        (["1.2"], "Không có lệnh “1.2”; các lệnh: set, rule, steps, share.", "partui score"),
        (["--json", "set", "1.2", "1"], "Tùy chọn --json không đi cùng lệnh set.", "partui score"),
        (["--if-done", "1.2", "set", "1.2", "1"], "Tùy chọn --if-done không đi cùng lệnh set.", "partui score"),
        (["--if-done"], "Tùy chọn --if-done cần một giá trị.", "partui score"),
    ],
)
def test_wrong_usage(partui: Partui, args: list[str], said: str, hint: str) -> None:
    assert partui("score", *args).refused(2).splitlines() == [f"Lỗi: {said}", f"Xem: {hint} --help"]
    assert partui("history", "--json").json == []


@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_global_options_stand_anywhere(partui: Partui, seeded: Path, tmp_path: Path, place: int) -> None:
    other = shutil.copyfile(seeded, tmp_path / "khác.db")
    words = ["score", "set", "1.2", "0,5"]
    assert partui(*words[:place], "--db", str(other), *words[place:]).code == 0
    assert partui("history", "--json").json == []
    assert len(partui("history", "--json", "--db", str(other)).json) == 1


def test_help_of_the_command_below(partui: Partui) -> None:
    assert "\n  set  " in partui("score", "--help").out
    out = partui("score", "set", "--help").out
    assert out.startswith("Cách dùng: partui score set [TÙY CHỌN] MÃ ĐIỂM\n")
    assert "--why LÝ DO" in out


def test_hostile_rows_do_nothing(partui: Partui, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("UPDATE criterion SET title = '[/x]\x1b[2J' WHERE code = '1.3'")
        conn.execute("UPDATE agency SET name = 'Sở \x1b[2J[/x]' WHERE name = 'Sở Nội vụ'")
    out = partui("score", *OCTOBER).out
    assert "\x1b" not in out
    assert "Sở [2J[/x]" in out
