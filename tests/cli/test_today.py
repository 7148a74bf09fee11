"""`partui today`: one screen, one line, one object; 3 where something is late."""

import re

import pytest

from tests.cli.conftest import Partui


def test_one_screen_one_line_and_one_object(partui: Partui) -> None:
    partui("milestone", "6.2.3", "dự thảo 20/9; thẩm định 31/10; ban hành 15/12", "--as-of", "2020-09-01")
    partui("set", "2.1.1", "--deadline", "Ngày 30/10", "--as-of", "2020-09-01")
    partui("--as-of", "2020-10-05", "extend", "1.3.2", "--to", "Ngày 10/10")
    answer = partui("today", "--as-of", "2020-10-05")
    assert answer.code == 3
    head, told, blank, *agencies = answer.out.splitlines()
    assert (head, blank) == ("Kế hoạch 2020, hôm nay 05/10/2020", "")
    line = "▲ 1 quá hạn (1.3.1) · ▲ 1 mốc quá hạn · 7 ngày tới 1 · 30 ngày tới 2 · 1 mốc sắp tới"
    assert told == line
    assert agencies == [
        "Sở Nội vụ · quá hạn: 1.3.1 · 7 ngày tới: 1.3.2",
        "Sở Tư pháp · 8–30 ngày tới: 2.1.1",
        "Sở Tài chính · mốc: 6.2.3 dự thảo quá 15 ngày; 6.2.3 thẩm định còn 26 ngày",
    ]
    law = partui("today", "--agency", "tu phap", "--as-of", "2020-10-05")
    assert (law.code, law.out.splitlines()[-1]) == (0, agencies[1])
    assert partui("today", "--line", "--as-of", "2020-10-05").out == f"partui 2020: {line}\n"
    asked = partui("today", "--json", "--as-of", "2020-10-05")
    assert (asked.code, asked.json) == (
        3,
        {
            "plan": 2020, "as_of": "2020-10-05", "late": ["1.3.1"], "next_7": ["1.3.2"], "next_30": ["1.3.2", "2.1.1"],
                "later_soon": [],
            "periods": [],
            "milestones": [
                {"code": "6.2.3", "label": "dự thảo", "due_on": "2020-09-20", "days": -15},
                {"code": "6.2.3", "label": "thẩm định", "due_on": "2020-10-31", "days": 26},
            ],
            "unanswered": [], "silent_forms": [], "held_up": {},
        },
    )  # fmt: skip
    assert "không cả hai" in partui("today", "--json", "--line").refused(2)


def test_nothing_late_is_no_failure(partui: Partui) -> None:
    quiet = partui("today", "--as-of", "2020-05-01")
    assert (quiet.code, quiet.out.splitlines()[1:]) == (0, ["✓ không có việc quá hạn · 7 ngày tới 0 · 30 ngày tới 0"])
    assert partui("today", "--line", "--as-of", "2199-12-31").code == 3


def test_instances_are_named_and_whom_a_late_task_holds_up(partui: Partui) -> None:
    partui("set", "1.3.2", "--deadline", "Hàng quý", "--as-of", "2020-09-01")
    partui("set", "2.1.1", "--after", "1.3.1", "--as-of", "2020-09-01")
    told = partui("today", "--as-of", "2020-12-20").out
    assert "1.3.2 (Quý III)" in told
    assert "8–30 ngày tới: 1.3.2 (Quý IV)" in told
    held = "1.3.1 quá hạn, đang giữ chân 2.1.1"
    for command in ("today", "overdue", "status"):
        assert held in partui(command, "--as-of", "2020-12-20").out
        assert partui(command, "--json", "--as-of", "2020-12-20").json["held_up"] == {"1.3.1": ["2.1.1"]}
        assert held not in partui(command, "--as-of", "2020-09-20").out


def test_on_a_narrow_terminal_no_code_is_cut(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.cli.answers.due.today.screen_width", lambda: 40)
    lines = partui("today", "--as-of", "2020-12-05").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert not any("…" in line for line in lines[:-1])
    assert re.fullmatch(r"… và \d+ cơ quan nữa: partui overdue, partui list", lines[-1])


def test_of_a_silent_member_nothing_is_late_and_of_a_followed_one_what_its_group_has_late(partui: Partui) -> None:
    districts = ("UBND huyện Lắk", "UBND huyện Krông Năng")
    partui("agency", "set", "cap huyen", "--member", districts[0], "--member", districts[1], "--as-of", "2020-02-01")

    def late(agency: str) -> list[str]:
        day = ("--as-of", "2021-01-05")
        found: list[str] = partui("today", "--agency", agency, "--json", *day).json["late"]
        agencies = partui("overdue", "--agency", agency, "--json", *day).json["agencies"]
        assert [code for each in agencies if each["name"] == agency for code in each["tasks"]] == found
        return found

    assert [late(each) for each in ("UBND cấp huyện", *districts)] == [["3.4.4", "8.1.1"], [], []]
    partui("set", "3.4.4", "--member", districts[0], "--status", "done", "--as-of", "2020-12-01")
    assert [late(each) for each in ("UBND cấp huyện", *districts)] == [["3.4.4", "8.1.1"], [], ["3.4.4"]]
