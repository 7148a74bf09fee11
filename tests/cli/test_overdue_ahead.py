"""`partui overdue` before the cliff: what is due soon or behind, while it is not late yet."""

from tests.cli.conftest import Partui


def test_the_cliff_is_said_before_it_comes(partui: Partui) -> None:
    partui("set", "1.5", "--progress", "80", "--status", "doing", "--as-of", "2020-10-01")
    partui("set", "1.6", "--status", "done", "--completed-on", "2020-10-01")
    partui("set", "2.1.1", "--status", "cancelled", "--why", "trùng", "--as-of", "2020-10-01")
    out = partui("overdue", "--as-of", "2020-11-20").out
    assert "Sắp đến hạn và chậm nhịp: 78 nhiệm vụ\n" in out
    assert "\n  75 việc cùng hạn 31/12/2020; 74 chưa bắt đầu khi đã qua 73% thời gian\n" in out
    behind = "chậm nhịp: chưa bắt đầu khi đã qua 91% thời gian"
    assert f"  Sở Nội vụ: 26 nhiệm vụ\n    ● còn 10 ngày (30/11/2020), {behind}: 1.4.1, 1.4.2\n" in out
    assert "    ● còn 41 ngày (31/12/2020): 1.5 Sáng kiến trong CCHC\n" in out
    asked = partui("overdue", "--as-of", "2020-11-20", "--json").json
    codes = [each["code"] for each in asked["ahead"]]
    assert codes[:3] == ["1.4.1", "1.4.2", "1.1"]
    assert not {"1.6", "2.1.1", "1.3.1"} & set(codes)
    assert asked["ahead"][0] == {
        "code": "1.4.1", "due_on": "2020-11-30", "days": 10, "gone": 0.918, "done": 0.0, "by": "not_begun",
        "behind": True,
    }  # fmt: skip
    assert asked["cliffs"] == [{"due_on": "2020-12-31", "open": 75, "todo": 74, "gone": 0.732}]
    partui("config", "set", "due_soon_year_days", "20")
    fewer = partui("overdue", "--as-of", "2020-11-20", "--json").json["ahead"]
    assert [code for code in codes if code not in {each["code"] for each in fewer}] == ["1.5"]
    shown = partui("show", "1.1", "--as-of", "2020-11-20").out
    assert "So với hạn      ○ Trong hạn · chậm nhịp: chưa bắt đầu khi đã qua 73% thời gian" in shown
    assert "chậm nhịp" not in partui("show", "1.1", "--as-of", "2020-09-20").out


def test_a_late_milestone_is_behind_at_any_time(partui: Partui) -> None:
    partui("milestone", "6.2.3", "dự thảo 20/8; ban hành 15/12", "--as-of", "2020-08-01")
    (found,) = partui("overdue", "--as-of", "2020-08-30", "--json").json["ahead"]
    assert (found["code"], found["behind"]) == ("6.2.3", True)
    assert "chậm nhịp: mốc “dự thảo” quá hạn" in partui("overdue", "--as-of", "2020-08-30").out
    assert partui("overdue", "--as-of", "2020-08-30", "--agency", "so noi vu", "--json").json["ahead"] == []
