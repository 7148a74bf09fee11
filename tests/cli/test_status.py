"""`partui status`: the counts, as a table and as JSON."""

from datetime import date

import time_machine

from partui.domain.tasks.status import Status, Timeliness
from tests.cli.conftest import Partui


def test_json_has_the_shape_of_the_contract(partui: Partui) -> None:
    answer = partui("status", "--json", "--as-of", "2020-10-01")
    found = answer.json
    assert list(found) == ["plan", "as_of", "total", "by_status", "by_timeliness", "agencies", "held_up"]
    assert (found["plan"], found["as_of"], found["total"]) == (2020, "2020-10-01", 86)
    assert found["by_status"] == {"todo": 86, "doing": 0, "done": 0, "cancelled": 0}
    assert set(found["by_timeliness"]) == set(Timeliness)
    assert found["by_timeliness"]["overdue"] == 2
    assert sum(found["by_timeliness"].values()) == 86
    assert found["agencies"][0]["name"] == "Sở Nội vụ"
    for agency in found["agencies"]:
        assert list(agency) == ["name", "group", "total", "by_timeliness"]
        assert isinstance(agency["group"], bool)
        assert set(agency["by_timeliness"]) == set(Timeliness)
        assert sum(agency["by_timeliness"].values()) == agency["total"]
    assert answer.err == ""


def test_table_names_the_plan_the_day_and_every_label(partui: Partui) -> None:
    answer = partui("status", "--as-of", "1/10/2020")
    lines = answer.out.splitlines()
    assert lines[0].startswith("Kế hoạch 2020: Nâng cao Chỉ số cải cách hành chính")
    assert lines[1] == "Tính đến 01/10/2020: 86 nhiệm vụ"
    assert "▲ Quá hạn               2" in answer.out
    assert "Chưa thực hiện   86" in answer.out
    assert any(line.startswith("UBND cấp huyện (nhóm)") for line in lines)


def test_one_agency(partui: Partui) -> None:
    found = partui("status", "--agency", "so noi vu", "--json", "--as-of", "2020-10-01").json
    assert [agency["name"] for agency in found["agencies"]] == ["Sở Nội vụ"]
    assert found["total"] == found["agencies"][0]["total"]
    assert found["by_timeliness"] == found["agencies"][0]["by_timeliness"]


def test_done_after_the_day_stands_on_it_as_it_did_before(partui: Partui) -> None:
    with time_machine.travel(date(2020, 11, 1), tick=False):
        partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-10-05")
        partui("set", "1.3.2", "--status", "doing", "--as-of", "2020-09-01")
        partui("set", "1.3.2", "--status", "done", "--completed-on", "2020-10-05")
        before = partui("status", "--json", "--as-of", "2020-10-01").json
        after = partui("status", "--json").json
    assert before["by_status"] == {"todo": 85, "doing": 1, "done": 0, "cancelled": 0}
    assert before["by_timeliness"]["overdue"] == 2
    assert after["by_status"][Status.DONE] == 2
    assert after["by_timeliness"][Timeliness.DONE_LATE] == 2
    assert after["as_of"] == "2020-11-01"


def test_without_a_command_and_without_a_terminal_it_is_status(process: Partui) -> None:
    bare = process("--as-of", "1/10")
    assert bare == process("status", "--as-of", "1/10") == process("status", "--as-of", "2020-10-01")
    assert (bare.code, bare.err) == (0, "")


def test_a_member_of_a_group_stands_as_far_as_it_has_come_itself(partui: Partui) -> None:
    partui(
        "agency",
        "set",
        "cap huyen",
        "--member",
        "UBND huyện Lắk",
        "--member",
        "UBND thị xã Buôn Hồ",
        "--as-of",
        "2020-10-01",
    )
    partui(
        "set",
        "1.3.1",
        "--member",
        "huyen lak",
        "--status",
        "done",
        "--completed-on",
        "2020-09-20",
        "--as-of",
        "2020-10-01",
    )
    asked = ("status", "--agency", "huyen lak", "--as-of", "2020-10-01", "--json")
    assert partui(*asked).json["total"] == 0
    as_member = partui(*asked, "--role", "any").json
    assert (as_member["total"], as_member["by_status"]["done"]) == (1, 1)
    assert as_member["by_timeliness"] == as_member["agencies"][0]["by_timeliness"]
    assert as_member["by_timeliness"]["overdue"] == 0
    whole = partui("status", "--role", "any", "--as-of", "2020-10-01", "--json").json["agencies"]
    names = [each["name"] for each in whole]
    at = names.index("UBND cấp huyện")
    assert [(each["name"], each["within"]) for each in whole if "within" in each] == [
        (name, "UBND cấp huyện") for name in names[at + 1 : at + 3]
    ]
    told = partui("status", "--role", "any", "--as-of", "2020-10-01").out
    assert "\n└ UBND huyện Lắk " in told
    assert "└ thành viên của nhóm ngay trên" in told
    late = partui("overdue", "--role", "any", "--as-of", "2020-10-01").out
    assert "\n  └ UBND thị xã Buôn Hồ: 1 nhiệm vụ (1.3.1)\n" in late
    assert "└" not in partui("status", "--agency", "huyen lak", "--role", "any", "--as-of", "2020-10-01").out
    table = partui("status", "--agency", "huyen lak", "--role", "implementer", "--as-of", "2020-10-01").out
    assert "Cơ quan thực hiện" in table
    only_carries_out = partui("status", "--agency", "buu dien", "--as-of", "2020-10-01").out
    assert "không chủ trì nhiệm vụ nào" in only_carries_out
