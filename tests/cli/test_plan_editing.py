"""`partui task`, `heading`, `criterion`, `agency` and `set`: the plan edited from the command line."""

from pathlib import Path

import docx

from tests.cli.conftest import Partui

LATE = ("--as-of", "2020-10-05")


def test_a_task_is_added_corrected_moved_and_removed(partui: Partui) -> None:
    added = partui(
        "task", "add", "1.3.3", "--title", "Kiểm tra đột xuất", "--product", "Báo cáo", "--product", "Biên bản",
        "--deadline", "Quý II", "--leads", "Sở Nội vụ",
    )  # fmt: skip
    assert (added.code, added.err) == (0, "Đã thêm 1.3.3 vào kế hoạch 2020.\n")
    partui("set", "1.3.3", "--title", "Kiểm tra", "--requirement", "Đủ", "--implementers", "Sở Y tế", "--new-agency")
    shown = partui("show", "1.3.3", "--json").json
    assert (shown["title"], shown["products"], shown["requirements"], shown["implementers"], shown["due_on"]) == (
        "Kiểm tra", ["Báo cáo", "Biên bản"], ["Đủ"], ["Sở Y tế"], "2020-06-30",
    )  # fmt: skip
    assert "1.3.3 → 1.7" in partui("task", "move", "1.3.3", "--code", "1.7").err
    assert [task["code"] for task in partui("list", "--json", "--chapter", "1").json][-1] == "1.7"
    assert partui("task", "move", "1.7", "--before", "1.1").code == 0
    journal = partui("history", "1.7").out
    assert "chuyển chỗ" in journal
    assert "Vị trí" not in journal
    moves = [change["uuid"] for change in partui("history", "1.7", "--json").json if change["field"] == "place"]
    assert "1.7 đã được chuyển chỗ lần nữa" in partui("undo", moves[1]).refused()
    assert partui("list", "--json").json[0]["code"] == "1.7"
    assert "partui undo" in partui("task", "remove", "1.7", "--why", "trùng").err
    assert partui("history", "1.7", "--json").json[-1]["why"] == "trùng"
    assert "1.7" in partui("undo").err
    assert partui("show", "1.7").code == 0
    assert partui("check").code == 0


def test_an_edited_cell_tells_which_tasks_it_was_merged_with(partui: Partui) -> None:
    answer = partui("set", "4.1.1", "--implementers", "Sở Tư pháp")
    assert "4.1.1: ô này trong kế hoạch còn dùng cho 4.1.2" in answer.err


def test_an_agency_is_new_only_when_told(partui: Partui) -> None:
    task = ("--title", "Việc", "--product", "Báo cáo")
    for edit in (("set", "1.1"), ("task", "add", "1.9", *task)):
        refused = partui(*edit, "--leads", "Sở Nội vux").refused()
        assert "Chưa có cơ quan “Sở Nội vux”; gần nhất: Sở Nội vụ." in refused
        assert "--new-agency" in refused
    assert "Không đọc được cơ quan nào" in partui("set", "1.1", "--leads", "50", "--new-agency").refused()
    assert "Chưa có" in partui("criterion", "set", "1.1", "--lead", "Sở Nội vux").refused()
    assert partui("history", "--json").json == []
    assert partui("set", "1.1", "--leads", "noi vu, TU PHAP").code == 0
    assert partui("show", "1.1", "--json").json["leads"] == ["Sở Nội vụ", "Sở Tư pháp"]
    assert partui("set", "1.1", "--leads", "Sở Nội vux", "--new-agency").code == 0
    assert partui("show", "1.1", "--json").json["leads"] == ["Sở Nội vux"]
    assert partui("undo").code == 0
    assert "Chưa có" in partui("set", "1.1", "--leads", "Sở Nội vux").refused()


def test_headings_and_criteria_are_edited(partui: Partui) -> None:
    assert partui("heading", "add", "9", "--title", "Lĩnh vực mới").code == 0
    assert partui("heading", "set", "9", "--title", "Khác").err == "9: Nội dung Lĩnh vực mới → Khác\n"
    assert partui("heading", "remove", "9").code == 0
    assert "1.3.1" in partui("heading", "remove", "1.3").refused()
    assert "1.3.1 → 1.9.1" in partui("heading", "move", "1.3", "--code", "1.9").err
    assert partui("criterion", "set", "1.2", "--target", "0,4").err == "1.2: Mục tiêu 0,5 → 0,4\n"
    assert partui("criterion", "add", "1.7", "--title", "Mới", "--max", "2", "--target", "1,5").code == 0
    assert next(row for row in partui("score", "--json").json["criteria"] if row["code"] == "1.7")["target"] == 1.5
    assert partui("check").code == 0


def test_a_body_that_becomes_a_group_is_told_of(partui: Partui) -> None:
    assert "Sở Nội vụ từ nay là nhóm" in partui("agency", "set", "noi vu", "--member", "Ban Tôn giáo").err
    assert "là nhóm" not in partui("agency", "set", "noi vu", "--member", "Ban Thi đua").err
    assert "là nhóm" not in partui("agency", "set", "cap huyen", "--member", "UBND huyện Lắk").err


def test_what_is_not_said_enough_is_wrong_usage(partui: Partui) -> None:
    for args in (
        ("task", "move", "1.1"),
        ("task", "move", "1.1", "--after", "1.2", "--before", "1.3"),
        ("criterion", "set", "1.1"),
        ("agency", "set", "Sở Nội vụ"),
        ("set", "1.3.1", "--member", "Lắk"),
        ("set", "1.3.1", "--member", "Lắk", "--status", "done", "--note", "x"),
        ("task",),
        ("agency",),
    ):
        partui(*args).refused(2)
    assert "nhiệm vụ mã “1.99”" in partui("task", "remove", "1.99").refused()


def test_a_group_with_members_is_followed_member_by_member(partui: Partui) -> None:
    assert partui("show", "1.3.1", "--json").json["members"] == []
    partui("agency", "set", "ubnd cap huyen", "--member", "UBND huyện Lắk", "--member", "UBND thị xã Buôn Hồ", *LATE)
    said = partui("set", "1.3.1", "--member", "buon ho", "--status", "done", "--completed-on", "1/10", *LATE)
    assert said.err.endswith("1.3.1: 1/2 thành viên hoàn thành, 1 quá hạn\n")
    assert partui("show", "1.3.1", "--json", *LATE).json["members"] == [
        {"name": "UBND huyện Lắk", "status": "todo", "completed_on": None, "late": True, "followed": True},
        {
            "name": "UBND thị xã Buôn Hồ",
            "status": "done",
            "completed_on": "2020-10-01",
            "late": False,
            "followed": True,
        },
    ]
    assert "▲ UBND huyện Lắk: Chưa thực hiện" in partui("show", "1.3.1", *LATE).out
    assert "Chưa thực hiện 1/2" in partui("list", "--chapter", "1", *LATE).out
    found = partui("overdue", "--json", "--role", "implementer", *LATE).json
    counts = {agency["name"]: agency["overdue"] for agency in found["agencies"]}
    assert (found["total"], counts) == (2, {"Các sở, ban, ngành": 2, "UBND cấp huyện": 2, "UBND huyện Lắk": 1})
    one = partui("overdue", "--json", "--role", "implementer", "--agency", "huyen lak", *LATE).json
    assert (one["total"], one["agencies"][0]["tasks"]) == (1, ["1.3.1"])
    assert len(partui("list", "--json", "--role", "implementer", "--agency", "huyen lak", *LATE).json) == 80


def test_the_directory_of_agencies(partui: Partui) -> None:
    partui("agency", "set", "so tai chinh", "--short", "STC")
    assert partui("agency", "add", "Sở Y tế", "--short", "SYT").code == 0
    listed = {agency["name"]: agency for agency in partui("agency", "list", "--json").json}
    assert (listed["Sở Tài chính"]["short"], listed["Sở Y tế"]["leads"]) == ("STC", 0)
    assert len(partui("list", "--json", "--agency", "stc").json) == 15
    assert "SYT" in partui("agency", "list", "syt").out
    assert "Đã bỏ Sở Y tế" in partui("agency", "remove", "syt").err
    assert "còn trong 16 nhiệm vụ" in partui("agency", "remove", "stc").refused()
    assert partui("history", "--json").json[0]["code"] == "Sở Tài chính"


def test_who_signs_reports_is_the_plan_s(partui: Partui, tmp_path: Path) -> None:
    wanted = (
        "--office",
        "Sở Tư pháp",
        "--post",
        "KT. Giám đốc / Phó Giám đốc",
        "--signed-by",
        "Lê Văn An",
        "--copies",
        "2",
    )
    assert partui("plan", "set", *wanted).code == 0
    out = tmp_path / "a.docx"
    assert partui("report", "progress", str(out), "--as-of", "2020-10-01").code == 0
    whole = docx.Document(str(out))
    top, *_tables = whole.tables
    assert "SỞ TƯ PHÁP" in top.rows[0].cells[0].text
    assert top.rows[1].cells[0].text.endswith("/BC-STP")
    signing = next(table for table in whole.tables if "Nơi nhận" in table.rows[0].cells[0].text)
    assert signing.rows[0].cells[0].text.endswith("- Lưu: VT, CCHC (02).")
    assert [line.text for line in signing.rows[0].cells[1].paragraphs] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn An"]
    assert any("/KH-UBND ngày ……/8/2020 của UBND tỉnh Đắk Lắk" in line.text for line in whole.paragraphs)
    assert "ghi một số, như 2" in partui("plan", "set", "--copies", "hai").refused()


def test_an_agency_that_is_nearly_a_known_one_is_asked_about(partui: Partui) -> None:
    for name in ("Sở Nội vu", "SỞ NỘI VỤ.", "Sở Nôi vụ"):
        refused = partui("agency", "add", name).refused()
        assert "đã có" in refused
    assert "thêm --new-agency" in partui("agency", "add", "Sở Nội vu").refused()
    assert partui("history", "--json").json == []
    assert partui("agency", "add", "Sở Nội vu", "--new-agency").code == 0


def test_the_office_that_signs_is_named_as_agencies_are(partui: Partui) -> None:
    for name in ("so tu phap", "STP"):
        partui("plan", "set", "--office", name)
        assert partui("plan", "list", "--json").json[0]["office"] == "Sở Tư pháp"
    assert "ghi một số" in partui("plan", "set", "--copies", "0").refused()
