"""`partui show`: one task, whole."""

import pytest

from tests.cli.conftest import Partui


def test_json_is_what_list_shows_and_more(partui: Partui) -> None:
    whole = partui("show", "1.3.1", "--json", "--as-of", "2020-10-01").json
    (listed,) = partui("list", "--search", "thành lập Đoàn kiểm tra", "--json", "--as-of", "2020-10-01").json
    assert {key: whole[key] for key in listed} == listed
    assert {key: whole[key] for key in whole if key not in listed} == {
        "leads_words": "Sở Nội vụ",
        "implementers_words": "Các sở, ban, ngành, UBND cấp huyện",
        "deadline_reading": "Quý III/2020: đến hết 30/09/2020",
        "starts_on": None,
        "reminders": [],
        "milestones": [],
        "reason": None,
        "evidence": [],
        "quorum_proposed": [{"quorum": "30%", "of": "cơ quan, đơn vị"}],
        "unproved": [1, 2, 3],
        "history": [],
    }


def test_history_and_reason_of_a_cancelled_task(partui: Partui) -> None:
    partui("set", "1.5", "--status", "cancelled", "--why", "Trung ương bỏ", "--by", "Hà")
    whole = partui("show", "1.5", "--json").json
    assert whole["reason"] == "Trung ương bỏ"
    assert [change["field"] for change in whole["history"]] == ["status"]
    assert whole["history"] == partui("history", "1.5", "--json").json
    assert "Không thực hiện (Trung ương bỏ)" in partui("show", "1.5").out


def test_reminders_of_a_periodic_deadline(partui: Partui) -> None:
    partui("set", "1.5", "--deadline", "Định kỳ 6 tháng", "--on", "2020-08-01")
    assert partui("show", "1.5", "--json").json["reminders"] == ["2020-06-30", "2020-12-31"]
    out = partui("show", "1.5", "--as-of", "2020-12-01").out
    assert "Các kỳ          ● 6 tháng cuối năm: hạn 31/12/2020, còn 30 ngày\n" in out


def test_how_a_deadline_was_read(partui: Partui) -> None:
    words = "Ban hành trong tháng 3, báo cáo trong quý IV"
    partui("set", "1.5", "--deadline", words)
    whole = partui("show", "1.5", "--json").json
    assert (whole["deadline_kind"], whole["due_on"], whole["milestones"]) == ("quarter", "2020-12-31", ["2020-03-31"])
    assert f"Đọc là          {whole['deadline_reading']}\n" in partui("show", "1.5").out
    partui("set", "1.5", "--deadline", "Giai đoạn 2020 - 2025")
    whole = partui("show", "1.5", "--json").json
    assert (whole["starts_on"], whole["due_on"]) == ("2020-01-01", "2025-12-31")


def test_every_column_is_labelled_and_what_is_inherited_marked(partui: Partui) -> None:
    out = partui("show", "4.1.2", "--as-of", "2020-10-01").out
    assert out.startswith("4.1.2  Thực hiện quy định về cơ cấu số lượng lãnh đạo")
    for line in (
        "Lĩnh vực        4. CẢI CÁCH TỔ CHỨC BỘ MÁY",
        "Tiêu chí        4.1.2",
        "Thời hạn        Trong năm 2020 (theo 4.1.1)",
        "Hạn             31/12/2020 (còn 91 ngày)",
        "Chủ trì         Sở Nội vụ (theo 4.1.1)",
        "Thực hiện       Các sở, ban, ngành (nhóm); UBND cấp huyện (nhóm) (theo 4.1.1)",
        "Kết quả         Chưa thực hiện",
        "So với hạn      ○ Trong hạn",
        "% hoàn thành    0%",
        "Ghi chú         –",
    ):
        assert f"{line}\n" in out


def test_a_completion_after_the_day_is_told(partui: Partui) -> None:
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-10-05")
    assert "Chưa thực hiện" in partui("show", "1.3.1", "--as-of", "2020-10-01").out
    assert "Hoàn thành (05/10/2020)" in partui("show", "1.3.1", "--as-of", "2020-10-05").out


@pytest.mark.parametrize(("code", "said"), [("1.3.9", "1.3.1"), ("1.3", "1.3.1, 1.3.2"), ("x", "gần nhất")])
def test_no_such_task_names_the_nearest(partui: Partui, code: str, said: str) -> None:
    assert said in partui("show", code).refused()
