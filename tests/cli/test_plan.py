"""`partui plan`: list, new, use, compare, remove."""

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
    removed = partui("plan", "remove", "2021", "--yes").out
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
    partui("--plan", "2021", "score", "set", "1.2", "0,5")
    found = partui("plan", "compare", "2020", "2021", "--json", "--as-of", "2021-10-01").json
    assert [(plan["plan"], plan["total"], plan["rate"]) for plan in found["plans"]] == [
        (2020, 86, 0.0),
        (2021, 86, 0.0),
    ]
    assert next(row for row in found["criteria"] if row["code"] == "1.2")["plans"][1]["own"] == 0.5
    text = partui("plan", "compare", "2020", "2021", "--same-day", "--as-of", "2021-10-01").out
    assert "Kế hoạch 2020 (đến 01/10/2020) và kế hoạch 2021 (đến 01/10/2021)" in text


def test_wrong_words_are_refused(partui: Partui) -> None:
    assert "fresh" in partui("plan", "new", "2021", "--from", "2020", "--carry", "x").refused(2)
    partui("plan", "new", "2021").refused(2)
    partui("plan").refused(2)
    assert "2019" in partui("plan", "use", "2019").refused()
