"""`partui plan`: list, new, use, compare, remove."""

from pathlib import Path

from tests.cli.conftest import Partui


def test_next_years_plan_is_made_used_and_removed(partui: Partui) -> None:
    partui("score", "set", "1.2", "0,25")
    made = partui("plan", "new", "2021", "--from", "2020", "--carry", "late", "--as-of", "2021-01-05")
    assert made.code == 0
    for text in ("86 nhiệm vụ", "1 tiêu chí lấy điểm tự chấm", "Trong năm 2020 → Trong năm 2021 (31/12/2021)", "6.3.4"):
        assert text in made.out
    assert [(plan["plan"], plan["in_use"]) for plan in partui("plan", "list", "--json").json] == [
        (2020, True),
        (2021, False),
    ]
    assert partui("plan", "use", "2021").code == 0
    assert partui("status", "--json").json["plan"] == 2021
    assert partui("status", "--json", "--plan", "2020").json["plan"] == 2020
    assert "►  2021" in partui("plan", "list").out
    removed = partui("plan", "remove", "2021", "--yes").err
    assert "kế hoạch đang dùng: 2020" in removed
    number = removed.partition("bản sao lưu số ")[2].partition(";")[0]
    assert f"{number} " in partui("restore").out
    assert "duy nhất" in partui("plan", "remove", "2020", "--yes").refused()


def test_making_a_plan_says_the_same_as_json(partui: Partui) -> None:
    made = partui("plan", "new", "2021", "--from", "2020", "--use", "--json").json
    assert (made["plan"], made["tasks"], len(made["deadlines"]), made["late"]) == (2021, 86, 75, [])
    assert partui("status", "--json").json["plan"] == 2021


def test_a_removal_nobody_confirmed_removes_nothing(partui: Partui) -> None:
    partui("plan", "new", "2021", "--from", "2020")
    assert "--yes" in partui("plan", "remove", "2021").refused(2)
    assert len(partui("plan", "list", "--json").json) == 2


def test_two_years_are_compared(partui: Partui) -> None:
    partui("plan", "new", "2021", "--from", "2020")
    partui("--plan", "2021", "score", "set", "1.2", "0,5", "--as-of", "2021-10-01")
    found = partui("plan", "compare", "2020", "2021", "--json", "--as-of", "2021-10-01").json
    assert [(plan["plan"], plan["total"], plan["rate"]) for plan in found["plans"]] == [
        (2020, 86, 0.0),
        (2021, 86, 0.0),
    ]
    assert next(row for row in found["criteria"] if row["code"] == "1.2")["plans"][1]["own"] == 0.5
    assert found["tasks"] == {"added": [], "dropped": [], "moved": [], "same": 86}
    on = ("--as-of", "2021-10-01")
    partui("--plan", "2021", "set", "1.3.1", "--deadline", "Tháng 11", *on)
    partui("--plan", "2021", "set", "2.2", "--deadline", "Thường xuyên", *on)
    partui("--plan", "2021", "task", "remove", "2.1.1", *on)
    tasks = partui("plan", "compare", "2020", "2021", "--json").json["tasks"]
    assert [(task["from"]["due_on"], task["to"]["due_on"], task["days"]) for task in tasks["moved"]] == [
        ("2020-09-30", "2021-11-30", 61),
        ("2020-12-31", None, None),
    ]
    assert [task["code"] for task in tasks["dropped"]] == ["2.1.1"]
    text = partui("plan", "compare", "2020", "2021", "--same-day", *on).out
    for said in (
        "Kế hoạch 2020 (đến 01/10/2020) và kế hoạch 2021 (đến 01/10/2021)",
        "Nhiệm vụ: 0 mới · 1 không còn · 2 đổi hạn · 83 như nhau",
        "Tháng 11 (30/11/2021)  muộn 61 ngày",
        "nay không hạn",
    ):
        assert said in text


def test_wrong_words_are_refused(partui: Partui) -> None:
    assert "fresh" in partui("plan", "new", "2021", "--from", "2020", "--carry", "x").refused(2)
    partui("plan", "new", "2021").refused(2)
    partui("plan").refused(2)
    assert "2019" in partui("plan", "use", "2019").refused()


def test_what_a_plan_says_of_itself_is_set_listed_and_cited(partui: Partui, tmp_path: Path) -> None:
    assert "--number" in partui("plan", "set").refused(2)
    assert "31/2/2020" in partui("plan", "set", "--issued", "31/2/2020").refused()
    said = partui("plan", "set", "--number", "7/KH-UBND", "--issued", "12/8/2020", "--recipients", "Bộ Nội vụ; VT").err
    assert "Số, ký hiệu /KH-UBND → 7/KH-UBND; Ngày ban hành 08/2020 → 12/08/2020; Nơi nhận – → Bộ Nội vụ; VT" in said
    (listed,) = partui("plan", "list", "--json").json
    assert (listed["number"], listed["issued"], listed["recipients"]) == (
        "7/KH-UBND",
        "2020-08-12",
        ["Bộ Nội vụ", "VT"],
    )
    out = tmp_path / "tiến độ.md"
    partui("report", "progress", str(out))
    assert "Kế hoạch số 7/KH-UBND ngày 12/8/2020 của UBND tỉnh Đắk Lắk" in out.read_text(encoding="utf-8")


def test_the_plan_is_looked_through_and_a_doubt_settled(partui: Partui) -> None:
    found = partui("check", "--plan", "--json").json
    assert (len(found), found[0]["code"], found[0]["other"]) == (13, "6.1.1", "II.6.a")
    assert "13 điểm cần xem lại" in partui("check", "--plan", "2020").out
    number = found[0]["doubt"].partition("-")[2]
    assert "--why" in partui("check", "--plan", "--settle", number).refused()
    assert "lấy theo phụ lục" in partui("check", "--plan", "--settle", number[:5], "--why", "lấy theo phụ lục").err
    assert "12 điểm cần xem lại, 1 điểm đã xem" in partui("check", "--plan").out
    assert partui("check", "--plan", "--json").json[-1]["reason"] == "lấy theo phụ lục"
    (change,) = partui("history", "--json").json
    assert change["why"].startswith("6.1.1: phụ lục ghi 90%")
    assert partui("check", "--plan", "--reopen", number).code == 0
    assert "13 điểm cần xem lại" in partui("--plan", "2020", "check", "--plan").out
    assert "--plan" in partui("check", "--settle", number).refused(2)
    assert "Không có đúng một điểm" in partui("check", "--plan", "--settle", "", "--why", "x").refused()
    for more in (["--settle", number, "--reopen", number], ["--repair"]):
        assert "Chỉ ghi một trong" in partui("check", "--plan", *more).refused(2)
    assert "số" in partui("check", "--plan", "--settle", "zz", "--why", "x").refused()
