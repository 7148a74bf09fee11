"""`partui overdue`: late tasks by agency."""

import pytest

from tests.cli.conftest import Partui

NOTHING_LATE = "✓ Tính đến 30/09/2020, không có nhiệm vụ quá hạn. Sắp đến hạn: “partui list --timeliness due_soon”.\n"


def test_first_of_october_two_tasks_are_late(partui: Partui) -> None:
    answer = partui("overdue", "--as-of", "2020-10-01", "--check", "--json")
    assert answer.code == 3
    assert answer.json == {
        "plan": 2020,
        "as_of": "2020-10-01",
        "total": 2,
        "agencies": [{"name": "Sở Nội vụ", "group": False, "overdue": 2, "tasks": ["1.3.1", "1.3.2"]}],
        "milestones": [],
        "held_up": {},
        "ahead": [
            {
                "code": code,
                "due_on": "2020-11-30",
                "days": 60,
                "gone": 0.5082,
                "done": 0.0,
                "by": "not_begun",
                "behind": True,
            }
            for code in ("1.4.1", "1.4.2")
        ],
        "cliffs": [],
        "periods": [],
    }


def test_without_check_it_is_no_failure(partui: Partui) -> None:
    answer = partui("overdue", "--as-of", "2020-10-01")
    assert answer.code == 0
    assert answer.out.splitlines()[:4] == [
        "Quá hạn tính đến 01/10/2020: 2 nhiệm vụ",
        "",
        "▲ Sở Nội vụ: 2 nhiệm vụ",
        "  1.3.1  quá 1 ngày  30/09/2020  Tỷ lệ cơ quan chuyên môn cấp tỉnh và đơn vị hành chính cấp huyện "
        "được kiểm tra trong năm",
    ]


def test_nothing_late(partui: Partui) -> None:
    answer = partui("overdue", "--as-of", "2020-09-30", "--check")
    assert (answer.code, answer.out.split("\n\n")[0]) == (0, NOTHING_LATE.strip())
    assert partui("overdue", "--as-of", "2020-09-30", "--json").json["agencies"] == []


def test_an_agency_with_nothing_late_is_named(partui: Partui) -> None:
    answer = partui("overdue", "--as-of", "2020-10-01", "--agency", "tu phap", "--check")
    assert (answer.code, answer.out) == (0, "✓ Tính đến 01/10/2020, Sở Tư pháp không có nhiệm vụ quá hạn.\n")


def test_a_late_milestone_is_something_late(partui: Partui) -> None:
    partui("milestone", "6.2.3", "dự thảo 20/9; ban hành 15/12", "--as-of", "2020-09-01")
    answer = partui("overdue", "--as-of", "2020-09-30", "--check")
    assert (answer.code, answer.out.splitlines()[:3]) == (
        3,
        ["Tính đến 30/09/2020, không có nhiệm vụ quá hạn, nhưng có mốc quá hạn.", "", "▲ Mốc quá hạn: 1 mốc"],
    )


@pytest.mark.parametrize("role", ["implementer", "any", "thực hiện"])
def test_other_roles_count_each_task_once(partui: Partui, role: str) -> None:
    found = partui("overdue", "--as-of", "2021-06-01", "--role", role, "--json").json
    codes = {code for agency in found["agencies"] for code in agency["tasks"]}
    assert found["total"] == len(codes)
    assert sum(agency["overdue"] for agency in found["agencies"]) > found["total"]
    assert any(agency["group"] for agency in found["agencies"])


def test_a_group_is_marked(partui: Partui) -> None:
    assert "▲ UBND cấp huyện (nhóm): " in partui("overdue", "--as-of", "2021-06-01").out


def test_the_worst_agency_comes_first(partui: Partui) -> None:
    counts = [agency["overdue"] for agency in partui("overdue", "--as-of", "2021-06-01", "--json").json["agencies"]]
    assert counts == sorted(counts, reverse=True)


def test_a_done_task_is_not_late(partui: Partui) -> None:
    partui("set", "1.3.1", "1.3.2", "--status", "done", "--as-of", "2020-10-01")
    assert partui("overdue", "--as-of", "2020-10-01", "--check").code == 0


def test_signs_give_way_where_letters_are_few_but_not_in_data(process: Partui) -> None:
    few = process("overdue", "--as-of", "2020-10-01", PYTHONIOENCODING="ascii")
    assert "\n^ S" in few.out
    assert "\n▲ S" in process("overdue", "--as-of", "2020-10-01").out
    written = process("set", "1.1", "--note", "→ ▲", PYTHONIOENCODING="ascii")
    assert written.code == 0
    assert process("show", "1.1", "--json", PYTHONIOENCODING="ascii").json["note"] == "→ ▲"
