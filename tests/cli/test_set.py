"""`partui set`: edits, all or nothing, told in one line a task."""

import getpass
import os
from datetime import datetime, timedelta, timezone

import pytest
import time_machine

from tests.cli.conftest import Partui

OCTOBER = datetime(2020, 10, 2, 1, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(autouse=True)
def _second_of_october() -> object:
    with time_machine.travel(OCTOBER, tick=False):
        yield


def test_done_takes_the_day_looked_at(partui: Partui) -> None:
    assert partui("set", "1.3.1", "--status", "done", "--as-of", "2020-09-20").err.startswith(
        "1.3.1: Kết quả Chưa thực hiện → Hoàn thành; Ngày hoàn thành – → 20/09/2020\n"
    )
    assert partui("show", "1.3.1", "--json").json["timeliness"] == "done_on_time"


def test_done_takes_today(partui: Partui) -> None:
    partui("set", "1.3.1", "--status", "done")
    assert partui("show", "1.3.1", "--json").json["completed_on"] == "2020-10-02"


def test_a_day_of_completion_of_the_plans_year_says_that_it_is_done(partui: Partui) -> None:
    assert partui("set", "1.3.1", "--completed-on", "28/9").err == (
        "1.3.1: Ngày hoàn thành – → 28/09/2020; Kết quả Chưa thực hiện → Hoàn thành\n"
    )


def test_options_before_and_after_the_name(partui: Partui) -> None:
    partui("--as-of", "2020-01-01", "set", "1.3.1", "--status", "done", "--as-of", "20/9/2020")
    assert partui("show", "1.3.1", "--json").json["completed_on"] == "2020-09-20"


def test_several_tasks_in_one_edit(partui: Partui) -> None:
    answer = partui("set", "1.3.1", "1.3.2", "--status", "đang thực hiện", "--progress", "40%", "--by", "Lan")
    assert answer.err == (
        "1.3.1: Kết quả Chưa thực hiện → Đang thực hiện; % hoàn thành 0% → 40%\n"
        "1.3.2: Kết quả Chưa thực hiện → Đang thực hiện; % hoàn thành 0% → 40%\n"
    )
    assert {change["by"] for change in partui("history", "--json").json} == {"Lan"}


def test_all_or_nothing(partui: Partui) -> None:
    partui("set", "1.3.1", "1.3.9", "--status", "done").refused()
    assert partui("history", "--json").json == []


@pytest.mark.parametrize(
    ("words", "told", "due"),
    [
        ("Trước ngày 15/10", "hạn: 14/10/2020", "2020-10-14"),
        ("khi nào xong thì xong", "hạn: chưa rõ hạn", None),
        ("Thường xuyên", "hạn: không có hạn", None),
    ],
)
def test_a_deadline_is_read_at_once(partui: Partui, words: str, told: str, due: str | None) -> None:
    assert partui("set", "1.3.1", "--deadline", words).err == f"1.3.1: Thời hạn Quý III → {words} ({told})\n"
    assert partui("show", "1.3.1", "--json").json["due_on"] == due


def test_an_empty_deadline_goes_back_to_the_plans(partui: Partui) -> None:
    partui("set", "1.3.1", "--deadline", "Tháng 11")
    assert partui("set", "1.3.1", "--deadline", "").err == "1.3.1: Thời hạn Tháng 11 → Quý III (hạn: 30/09/2020)\n"


def test_leads_and_note(partui: Partui) -> None:
    partui("set", "1.3.1", "--leads", "các Sở: Tư pháp, Tài chính", "--note", "một\nhai")
    task = partui("show", "1.3.1", "--json").json
    assert task["leads"] == ["Sở Tư pháp", "Sở Tài chính"]
    assert task["note"] == "một\nhai"
    assert "Ghi chú         một\n                hai\n" in partui("show", "1.3.1").out


def test_a_measured_figure_in_words(partui: Partui) -> None:
    assert partui("set", "1.3.1", "--measured", "đạt 32%").err == "1.3.1: Kết quả đo được – → đạt 32%\n"
    assert partui("show", "1.3.1", "--json").json["measured"] == "đạt 32%"
    assert "Kết quả đo được đạt 32%\n" in partui("show", "1.3.1").out
    assert partui("undo").err == "Đã hoàn tác 1.3.1: Kết quả đo được đạt 32% → –\n"
    partui("set", "1.3.1", "--measured", "[/x]\x1b[31m 5%")
    assert partui("show", "1.3.1", "--json").json["measured"] == "[/x][31m 5%"
    assert partui("set", "1.3.1", "--measured", "").err == "1.3.1: Kết quả đo được [/x][31m 5% → –\n"


def test_a_measured_figure_too_long(partui: Partui) -> None:
    assert "2001 ký tự" in partui("set", "1.3.1", "--measured", "x" * 2001).refused()


def test_done_without_documents_is_flagged(partui: Partui) -> None:
    partui("evidence", "add", "1.3.1", "--product", "2", "--number", "12/TB-SNV")
    partui("evidence", "add", "1.3.2", "--number", "15/BC-SNV")
    answer = partui("set", "1.3.1", "1.3.2", "1.5", "--status", "done")
    assert answer.code == 0
    assert answer.out == ""
    assert answer.err.splitlines()[3:] == [
        "1.3.1: thiếu tài liệu kiểm chứng: sản phẩm 1, 3",
        "1.5: thiếu tài liệu kiểm chứng: sản phẩm 1",
    ]
    assert "thiếu" not in partui("set", "1.3.1", "--status", "doing").err


def test_what_stands_already_changes_nothing(partui: Partui) -> None:
    answer = partui("set", "1.3.1", "--status", "todo", "--progress", "0")
    assert (answer.code, answer.err) == (0, "Không có gì thay đổi.\n")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--status", "doing", "--completed-on", "20/9"], 1, "ghi kết quả ấy cùng lúc"),
        (["--completed-on", "1920-09-20"], 1, "cách quá xa năm 2020"),
        (["--completed-on", "29/2/2021"], 2, "--completed-on: Không có ngày “29/2/2021”"),
        (["--status", "done", "--completed-on", "2020-10-03"], 1, "muộn nhất là 02/10/2020"),
        (["--status", "done", "--completed-on", "2020-09-31"], 2, "--completed-on: Không có ngày “2020-09-31”"),
        (["--status", "gần xong"], 2, "--status: không có “gần xong”; chọn một trong: todo (Chưa thực hiện), doing"),
        (["--progress", "101"], 2, "từ 0 đến 100"),
        (["--leads", " , ;"], 1, "Không đọc được cơ quan nào"),
        ([], 2, "Chưa ghi sửa gì"),
    ],
)
def test_refused(partui: Partui, args: list[str], code: int, said: str) -> None:
    assert said in partui("set", "1.3.1", *args).refused(code)
    assert partui("history", "--json").json == []


def test_who(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "dangnhap")
    partui("set", "1.3.1", "--progress", "1")
    monkeypatch.setenv("PARTUI_BY", "Trần Thị B")
    partui("set", "1.3.1", "--progress", "2")
    partui("set", "1.3.1", "--progress", "3", "--by", "Nguyễn Văn A")
    assert [change["by"] for change in partui("history", "--json").json] == ["dangnhap", "Trần Thị B", "Nguyễn Văn A"]


def test_nobody_is_logged_in(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert partui("set", "1.3.1", "--progress", "1").code == 0
    assert partui("history", "--json").json[0]["by"] == "?"


def test_text_is_utf_8_whatever_the_locale_says(process: Partui) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert process("set", "1.1", "--note", "tiếng Việt", **plain).code == 0
    assert process("show", "1.1", "--json").json["note"] == "tiếng Việt"


def test_text_in_no_letters_that_are_known_is_refused_whole(process: Partui) -> None:
    assert "UTF-8" in process("set", "1.1", "--note", os.fsdecode(b"caf\xe9")).refused(2)
    assert "UTF-8" in process("set", "1.1", "--note", "x", PARTUI_BY=os.fsdecode(b"caf\xe9")).refused(1)
    assert process("show", "1.1", "--json").json["note"] == ""


def test_text_of_an_old_encoding_is_kept_as_unicode(partui: Partui) -> None:
    partui("set", "1.1", "--note", "§· hoµn thµnh b¸o c¸o göi Së Néi vô")
    assert partui("show", "1.1", "--json").json["note"] == "Đã hoàn thành báo cáo gửi Sở Nội vụ"


def test_who_answers_for_a_task_by_name_and_when_it_begins(partui: Partui) -> None:
    assert partui("set", "1.3.1", "--person", "Phó Giám đốc A", "--start", "Tháng 2").code == 0
    shown = partui("show", "1.3.1", "--json").json
    assert (shown["person"], shown["start"]) == ("Phó Giám đốc A", "Tháng 2")
    assert partui("set", "1.3.1", "--person", "").code == 0
    assert partui("show", "1.3.1", "--json").json["person"] == ""
    partui("set", "1.3.1", "--deadline", "Sau 03 tháng kể từ khi có văn bản")
    assert "(hạn: 01/06/2020)" in partui("set", "1.3.1", "--start", "1/3").err
    assert "tính từ ngày 01/03/2020: đến hết 01/06/2020" in " ".join(partui("show", "1.3.1").out.split())
    assert partui("check").code == 0


def test_a_trial_of_an_edit_saves_nothing(partui: Partui) -> None:
    seen = partui("set", "1.3.1", "--status", "done", "--dry-run", "--as-of", "2020-10-01")
    assert seen.err.splitlines()[:2] == [
        "Chỉ xem trước, không lưu gì:",
        "1.3.1: Kết quả Chưa thực hiện → Hoàn thành; Ngày hoàn thành – → 01/10/2020",
    ]
    assert partui("history", "--json").json == []
    assert partui("set", "1.3.1", "--progress", "101", "--dry-run").code == 2
