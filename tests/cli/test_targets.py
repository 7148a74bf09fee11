"""`partui target` and `partui measure`."""

import pytest

from tests.cli.conftest import Partui


def test_proposals_wait_for_the_officer(partui: Partui) -> None:
    listed = partui("target").out.splitlines()
    assert "6.1.1  đề xuất: ≥ 90%" in listed
    assert "3.4.5  đề xuất: ≥ 100% | ≥ 80%" in listed
    assert listed[-1] == "56 nhiệm vụ chờ xác nhận: partui target MÃ --accept | CHỈ TIÊU | --reject"
    assert partui("show", "6.1.1", "--json").json["target"] == {}
    answer = partui("target", "6.1.1", "--accept", "--by", "Lan")
    assert answer.err == "6.1.1: Chỉ tiêu – → ≥ 90%\n6.1.1: – / ≥ 90% · chưa đo\n"
    partui("target", "6.1.3", "--reject")
    assert partui("target", "8.3.1", "--base", "1.250").err.startswith(
        "8.3.1: Chỉ tiêu – → tăng ≥ 20% so với 2019 (1250)"
    )
    objects = {each["code"]: each for each in partui("target", "--json").json}
    assert (objects["6.1.3"]["rejected"], objects["6.1.1"]["proposals"], objects["8.2"]["proposals"]) == (
        True,
        [],
        ["> năm 2019"],
    )


def test_what_was_measured_stands_everywhere(partui: Partui) -> None:
    partui("target", "6.1.1", ">= 90%", "--as-of", "2020-10-01")
    partui("set", "6.1.1", "--measured", "khoảng sáu phần mười", "--as-of", "2020-10-01")
    answer = partui("--as-of", "2020-10-01", "measure", "6.1.1", "62/100", "--on", "30/9", "--source", "Sở Tài chính")
    uuid = partui("show", "6.1.1", "--json").json["readings"][1]["uuid"]
    assert answer.err == (
        f"6.1.1: Số đo – → 62/100 (62%) ngày 30/09/2020, theo Sở Tài chính [{uuid[:8]}]\n"
        "6.1.1: 62% / ≥ 90% · còn thiếu 28% · qua 75% thời gian, được 68% chỉ tiêu: chậm\n"
    )
    out = partui("--as-of", "2020-10-01", "show", "6.1.1").out
    assert "Chỉ tiêu        62% / ≥ 90% · còn thiếu 28% · qua 75% thời gian" in out
    assert "Kết quả đo được khoảng sáu phần mười\n                62/100 (62%) ngày 30/09/2020" in out
    (task,) = [each for each in partui("--as-of", "2020-10-01", "list", "--json").json if each["target"]]
    assert task["measured"] == "khoảng sáu phần mười"
    assert [reading["text"] for reading in task["readings"]] == ["khoảng sáu phần mười", "62/100 (62%)"]
    target = task["target"]
    assert [target[name] for name in ("bar", "unit", "actual", "lacking", "reached", "behind")] == [
        90, "%", 62, 28, False, True,
    ]  # fmt: skip
    assert partui("--as-of", "2020-09-29", "show", "6.1.1", "--json").json["readings"][1:] == []
    assert partui("measure", "6.1.1", "--remove", uuid[:8]).err.startswith("6.1.1: Số đo 62/100 (62%)")
    assert partui("measure", "6.1.1").out.startswith("khoảng sáu phần mười\n6.1.1: – / ≥ 90%")


def test_what_is_over_the_most_allowed_is_not_lacking(partui: Partui) -> None:
    partui("target", "6.1.1", "<= 5%")
    assert "85,5% / ≤ 5% · vượt 80,5%" in partui("measure", "6.1.1", "85,5%", "--on", "30/9").err
    assert "--on, --source đi cùng SỐ ĐO" in partui("measure", "6.1.1", "--source", "Sở Tài chính").refused(2)
    assert "thuộc thân kế hoạch; lệnh này chỉ nhận" in partui("measure", "II.6.b", "5").refused()


def test_a_bar_without_a_unit_is_asked_about_where_the_plan_speaks_of_percent(partui: Partui) -> None:
    answer = partui("target", "6.1.1", ">= 90")
    assert "nếu là phần trăm, hãy ghi “≥ 90%”" in answer.err
    assert "nếu là phần trăm" not in partui("target", "6.1.1", ">= 90%").err
    assert "nếu là phần trăm" not in partui("target", "6.1.1", ">= 90 TTHC").err


def test_done_below_the_bar_asks_why_and_says_so(partui: Partui) -> None:
    partui("target", "6.1.1", "--accept")
    partui("measure", "6.1.1", "62%", "--on", "30/9")
    refused = partui("set", "6.1.1", "--status", "done")
    assert (refused.code, refused.out) == (1, "")
    assert "Hoàn thành dưới mức thì phải ghi lý do (--why)." in refused.err
    partui("set", "6.1.1", "--status", "done", "--completed-on", "1/12", "--why", "vốn về chậm")
    assert "Hoàn thành (01/12/2020) (vốn về chậm)" in partui("show", "6.1.1").out
    assert partui("show", "6.1.1", "--json").json["reason"] == "vốn về chậm"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["target", "6.1", ">= 90%"], 1, "6.1 là một mục, không phải nhiệm vụ"),
        (
            ["measure", "2.4.1", "80%"],
            1,
            "2.4.1 là tiêu chí, không phải nhiệm vụ; kết quả, chỉ tiêu, số đo ghi ở nhiệm",
        ),
        (["target", "6.1.1", "nhiều"], 1, "Không đọc được chỉ tiêu “nhiều”; chưa lưu gì."),
        (["target", "3.4.5", "--accept"], 1, "yêu cầu nêu 2 chỉ tiêu; chưa lưu gì"),
        (["target", "6.1.1", "90%", "--reject"], 2, "Chỉ ghi một trong"),
        (["target", "6.1.1", "--base", "5"], 1, "Chỉ tiêu này không so với năm nào"),
        (["measure", "6", "5"], 1, "6 là một mục"),
        (["measure", "6.1.1", "70/62"], 1, "Tử số phải từ 0 đến mẫu số"),
        (["measure", "6.1.1", "-5"], 1, "không được âm"),
        (["measure", "6.1.1", "5", "--remove", "x"], 2, "không cả hai"),
        (["measure", "6.1.1", "5", "--on", "1/1/2100"], 1, "Ngày đo 01/01/2100 không nhận được"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_saved(partui: Partui, args: list[str], code: int, said: str) -> None:
    answer = partui(*args)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert partui("history", "--json").json == []
