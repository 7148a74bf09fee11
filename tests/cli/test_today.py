"""`partui today`: one screen, one line, one object; 3 where something is late."""

from tests.cli.conftest import Partui


def test_one_screen_one_line_and_one_object(partui: Partui) -> None:
    partui("milestone", "6.2.3", "dự thảo 20/9; thẩm định 31/10; ban hành 15/12", "--as-of", "2020-09-01")
    partui("set", "2.1.1", "--deadline", "Ngày 30/10", "--as-of", "2020-09-01")
    partui("--as-of", "2020-10-05", "extend", "1.3.2", "--to", "Ngày 10/10")
    answer = partui("today", "--as-of", "2020-10-05")
    assert answer.code == 3
    head, told, blank, _columns, *agencies = answer.out.splitlines()
    assert (head, blank) == ("Kế hoạch 2020, hôm nay 05/10/2020", "")
    line = "▲ 1 quá hạn (1.3.1) · ▲ 1 mốc quá hạn · 7 ngày tới 1 · 30 ngày tới 2 · 1 mốc sắp tới"
    assert told == line
    assert [" ".join(agency.split()) for agency in agencies] == [
        "Sở Nội vụ 1: 1.3.1 1: 1.3.2 – –",
        "Sở Tư pháp – – 1: 2.1.1 –",
        "Sở Tài chính – – – 6.2.3 dự thảo quá 15 ngày; 6.2.3 thẩm định còn 26 ngày",
    ]
    assert partui("today", "--line", "--as-of", "2020-10-05").out == f"partui 2020: {line}\n"
    asked = partui("today", "--json", "--as-of", "2020-10-05")
    assert (asked.code, asked.json) == (
        3,
        {
            "plan": 2020, "as_of": "2020-10-05", "late": ["1.3.1"], "next_7": ["1.3.2"], "next_30": ["1.3.2", "2.1.1"],
            "periods": [],
            "milestones": [
                {"code": "6.2.3", "label": "dự thảo", "due_on": "2020-09-20", "days": -15},
                {"code": "6.2.3", "label": "thẩm định", "due_on": "2020-10-31", "days": 26},
            ],
            "unanswered": [],
        },
    )  # fmt: skip
    assert "không cả hai" in partui("today", "--json", "--line").refused(2)


def test_nothing_late_is_no_failure(partui: Partui) -> None:
    quiet = partui("today", "--as-of", "2020-05-01")
    assert (quiet.code, quiet.out.splitlines()[1:]) == (0, ["✓ không có việc quá hạn · 7 ngày tới 0 · 30 ngày tới 0"])
    assert partui("today", "--line", "--as-of", "2199-12-31").code == 3
