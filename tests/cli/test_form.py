"""`partui form`: forms out to the agencies and back, whatever was done to the file; answers accepted or returned."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Answer, Partui

DAY = ("--as-of", "2020-10-01")
Said = Mapping[tuple[str, str], object]


@pytest.fixture
def form(partui: Partui, tmp_path: Path) -> Path:
    """The form of Sở Nội vụ."""
    assert partui("form", "out", str(tmp_path / "out"), "--agency", "noi vu", *DAY).code == 0
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == "phieu-2020-so-noi-vu-20201001.xlsx"
    return made


def filled(form: Path, said: Said, *, turned: bool = False) -> Path:
    """Fill a form in as an agency does, and give it another name; turned: its rows in the opposite order, renamed."""
    book = load_workbook(form)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Mã")
    column_of = {cell.value: cell.column for cell in head}
    first = head[0].row + 1
    for row in sheet.iter_rows(min_row=first):
        for (code, column), value in said.items():
            if row[0].value == code:
                sheet.cell(row[0].row, column_of[column]).value = value
    if turned:
        sheet.title = "Sheet1"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
        for at, row in enumerate(reversed(rows), start=first):
            for place, text in enumerate(row, start=1):
                sheet.cell(at, place).value = text
    answer = form.parent.parent / "trả lời.xlsx"
    book.save(answer)
    return answer


def take(partui: Partui, path: Path, *options: str) -> Answer:
    return partui("form", "in", str(path), *options, *DAY)


def test_what_nobody_filled_in_changes_nothing(partui: Partui, tmp_path: Path) -> None:
    partui("agency", "set", "UBND cấp huyện", "--member", "UBND huyện Ea Kar", "--member", "UBND huyện Lắk", *DAY)
    partui("set", "1.2", "--progress", "30", "--measured", "đạt 3", *DAY)
    partui("set", "1.4.1", "--member", "Lắk", "--status", "doing", *DAY)
    for name in ("noi vu", "huyen lak"):
        written = partui("form", "out", str(tmp_path / "out"), "--agency", name, "--whole-group", *DAY)
    assert written.err.endswith("UBND huyện Lắk, 82 nhiệm vụ.\n")
    changes = len(partui("history", "--json").json)
    said = take(partui, tmp_path / "out")
    assert said.code == 0
    assert all(": chưa trả lời (" in line for line in said.out.splitlines()[:2])
    assert said.out.splitlines()[2:] == [
        "2 cơ quan chưa gửi lại phiếu:",
        "  Sở Nội vụ: phiếu lập ngày 01/10/2020, 30 nhiệm vụ",
        "  UBND huyện Lắk: phiếu lập ngày 01/10/2020, 82 nhiệm vụ",
    ]
    assert len(partui("history", "--json").json) == changes


@pytest.mark.parametrize("turned", [False, True])
def test_what_an_agency_says_waits_and_is_accepted(partui: Partui, form: Path, turned: bool) -> None:
    said: Said = {
        ("1.1", "Kết quả thực hiện"): "hoàn thành",
        ("1.1", "Ngày hoàn thành"): datetime(2020, 9, 28),
        ("1.1", "Số, ký hiệu văn bản"): "12/BC-SNV",
        ("1.1", "Ngày văn bản"): "27/9",
        ("1.2", "% hoàn thành"): 40,
        ("1.2", "Khó khăn, vướng mắc"): "Thiếu số liệu\n5 huyện",
    }
    answer = filled(form, said, turned=turned)
    seen = take(partui, answer, "--dry-run", "--json").json
    assert [(each["file"], each["agency"], each["rows"]) for each in seen] == [("trả lời.xlsx", "Sở Nội vụ", 30)]
    assert sorted((each["code"], each["field"], each["old"], each["new"]) for each in seen[0]["changes"]) == [
        ("1.1", "completed_on", "", "2020-09-28"),
        ("1.1", "document", "", "12/BC-SNV"),
        ("1.1", "issued_on", "", "2020-09-27"),
        ("1.1", "status", "todo", "done"),
        ("1.2", "difficulties", "", "Thiếu số liệu 5 huyện"),
        ("1.2", "progress", "0", "40"),
    ]
    (sent,) = partui("history", "--json").json
    assert sent["field"] == f"form/{seen[0]['form']}"
    assert take(partui, answer).code == 0
    written = [change for change in partui("history", "--json").json if change["uuid"] != sent["uuid"]]
    assert {(change["by"], change["why"]) for change in written} == {("phiếu Sở Nội vụ", f"phiếu {seen[0]['form']}")}
    assert partui("show", "1.1", "--json", *DAY).json["status"] == "todo"
    again = take(partui, answer)
    assert again.out.splitlines()[0].startswith("Sở Nội vụ: 0 nhiệm vụ có điều mới, 2 nhiệm vụ đã nhận trước đây")
    assert len(partui("history", "--json").json) == len(written) + 1
    assert partui("form", "accept", "--agency", "noi vu", *DAY).err.splitlines() == [
        "1.1: Kết quả Chưa thực hiện → Hoàn thành; Ngày hoàn thành – → 28/09/2020; Tài liệu kiểm chứng – → 12/BC-SNV"
        " ngày 27/09/2020 của Sở Nội vụ",
        "1.2: % hoàn thành 0% → 40%; Ghi chú – → Khó khăn, vướng mắc (Sở Nội vụ, 01/10/2020): Thiếu số liệu 5 huyện",
        "Đã nhận 2 câu trả lời.",
    ]
    assert partui("show", "1.1", "--json", *DAY).json["unproved"] == []
    assert [each["state"] for each in partui("form", "--json", *DAY).json] == ["accepted", "accepted"]
    partui("undo", *DAY)
    assert partui("show", "1.1", "--json", *DAY).json["status"] == "todo"
    assert [each["state"] for each in partui("form", "--json", *DAY).json] == ["waiting", "waiting"]
    assert partui("check").code == 0


def test_what_is_returned_says_why_on_the_next_form(partui: Partui, form: Path, tmp_path: Path) -> None:
    take(partui, filled(form, {("1.2", "% hoàn thành"): "40 %"}))
    assert partui("form", "return", "1.2").refused() == "Lỗi: Trả lại phiếu phải ghi lý do; chưa lưu gì.\n"
    partui("form", "return", "1.2", "--why", "Chưa có báo cáo kèm theo", *DAY)
    assert partui("form", *DAY).out == (
        "Sở Nội vụ: đã trả lại\n  1.2: % hoàn thành: 40% (lý do: Chưa có báo cáo kèm theo)\n"
    )
    partui("form", "out", str(tmp_path / "next"), "--agency", "noi vu", *DAY)
    (made,) = (tmp_path / "next").iterdir()
    rows = {row[0]: row for row in load_workbook(made).worksheets[0].iter_rows(values_only=True)}
    assert (rows["Mã"][-1], rows["1.2"][-1]) == ("Đã trả lại vì", "Chưa có báo cáo kèm theo")
    # Sent again as it was, it stays returned; what is said on the next form waits.
    take(partui, tmp_path / "trả lời.xlsx")
    assert [each["state"] for each in partui("form", "--json", *DAY).json] == ["returned"]
    take(partui, filled(made, {("1.2", "% hoàn thành"): "50"}))
    assert partui("form", "accept", "--all", *DAY).err.startswith("1.2: % hoàn thành 0% → 50%\n")


def test_the_latest_reason_stands_on_the_next_form(partui: Partui, form: Path, tmp_path: Path) -> None:
    for at, reason in enumerate(("Lần một", "Lần hai", "Lần ba", "Lần bốn")):
        take(partui, filled(form, {("1.2", "% hoàn thành"): str(40 + at)}))
        partui("form", "return", "1.2", "--why", reason, *DAY)
        partui("form", "out", str(tmp_path / str(at)), "--agency", "noi vu", *DAY)
        (form,) = (tmp_path / str(at)).iterdir()
        rows = {row[0]: row for row in load_workbook(form).worksheets[0].iter_rows(values_only=True)}
        assert rows["1.2"][-1] == reason
    assert [each["reason"] for each in partui("form", "--json", *DAY).json] == [
        "Lần bốn", "Lần ba", "Lần hai", "Lần một",
    ]  # fmt: skip
    # One that was answered better has no reason any more.
    take(partui, filled(form, {("1.2", "% hoàn thành"): "60"}))
    partui("form", "accept", "--all", *DAY)
    partui("form", "out", str(tmp_path / "last"), "--agency", "noi vu", *DAY)
    (form,) = (tmp_path / "last").iterdir()
    assert "Đã trả lại vì" not in [cell.value for cell in load_workbook(form).worksheets[0][6]]


def test_who_was_asked_and_sent_nothing_is_named(partui: Partui, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    partui("set", "2.1.1", "--deadline", "Ngày 30/10", *DAY)
    previewed = partui("form", "out", out, "--all", "--due-before", "1/11", "--dry-run", *DAY).err.splitlines()[1:]
    assert all(line.startswith("Sẽ lập ") for line in previewed)
    assert not (tmp_path / "out").exists()
    partui("form", "out", out, "--all", "--due-before", "1/11", *DAY)
    assert [line.split(": ")[1] for line in previewed] == ["Sở Nội vụ, 2 nhiệm vụ.", "Sở Tư pháp, 1 nhiệm vụ."]
    waited_for = [
        "  Sở Nội vụ: phiếu lập ngày 01/10/2020, 2 nhiệm vụ",
        "  Sở Tư pháp: phiếu lập ngày 01/10/2020, 1 nhiệm vụ",
    ]
    assert partui("form", *DAY).out.splitlines()[1:] == ["2 cơ quan chưa gửi lại phiếu:", *waited_for]
    assert partui("today", *DAY).out.splitlines()[-1] == "2 cơ quan chưa gửi lại phiếu: Sở Nội vụ; Sở Tư pháp"
    law = partui("today", "--agency", "tu phap", *DAY).out.splitlines()
    assert law[-1] == "1 cơ quan chưa gửi lại phiếu: Sở Tư pháp"
    said: Said = {("1.3.1", "% hoàn thành"): "40"}
    answer = filled(tmp_path / "out" / "phieu-2020-so-noi-vu-20201001.xlsx", said)
    for options in (("--dry-run",), ()):
        told = take(partui, answer, *options).out.splitlines()
        assert told[2:4] == ["1 cơ quan chưa gửi lại phiếu:", waited_for[1]]
    (silent,) = partui("today", "--json", *DAY).json["silent_forms"]
    assert (silent["agency"], silent["sent_on"], silent["tasks"]) == ("Sở Tư pháp", "2020-10-01", 1)
    partui("undo", *DAY)
    assert len(partui("today", "--json", *DAY).json["silent_forms"]) == 2
    assert "Gửi phiếu báo cáo" in partui("history").out
    assert partui("check").code == 0


WRITTEN: Said = {
    ("1.1", "Ngày hoàn thành"): 44100,
    ("1.1", "Kết quả thực hiện"): "Đã xong",
    ("1.2", "Ngày hoàn thành"): "44100",
    ("1.2", "Kết quả thực hiện"): "Hoàn thành.",
    ("1.4.1", "Kết quả thực hiện"): "đang làm",
    ("1.4.2", "Kết quả thực hiện"): "XONG",
    ("1.4.2", "Ngày hoàn thành"): 44100.75,
    ("1.5", "Ngày văn bản"): 44099,
}


def test_what_people_write_for_days_and_statuses_is_read(partui: Partui, form: Path) -> None:
    seen = take(partui, filled(form, WRITTEN), "--dry-run", "--json").json[0]
    assert seen["faults"] == []
    assert {(each["code"], each["field"], each["new"]) for each in seen["changes"]} == {
        *((code, "completed_on", "2020-09-26") for code in ("1.1", "1.2", "1.4.2")),
        *((code, "status", "done") for code in ("1.1", "1.2", "1.4.2")),
        ("1.4.1", "status", "doing"),
        ("1.5", "issued_on", "2020-09-25"),
    }
    partui("set", "1.5", "--status", "doing", *DAY)
    again = form.parent.parent / "again"
    partui("form", "out", str(again), "--agency", "noi vu", *DAY)
    answer = filled(again / form.name, {("1.5", "Kết quả thực hiện"): "chưa"})
    (change,) = take(partui, answer, "--dry-run", "--json").json[0]["changes"]
    assert (change["old"], change["new"]) == ("doing", "todo")


def test_numbers_that_may_mean_two_things_are_refused(partui: Partui, form: Path) -> None:
    said: Said = {
        ("1.1", "% hoàn thành"): 0.5,
        ("1.2", "% hoàn thành"): "0,5",
        ("1.4.1", "Ngày hoàn thành"): 60000,
    }
    told = take(partui, filled(form, said))
    assert [line.partition("”: ")[2] for line in told.err.splitlines()] == [
        "“0,5” chưa rõ là phần trăm hay phần của một; ghi một số nguyên từ 0 đến 100, như 50",
        "“0,5” chưa rõ là phần trăm hay phần của một; ghi một số nguyên từ 0 đến 100, như 50",
        "số “60000” nếu là ngày của Excel thì là 08/04/2064, quá xa năm 2020 của kế hoạch; ghi ngày như 30/9/2020",
    ]
    book = load_workbook(form)
    sheet = book.worksheets[0]
    cell = next(row for row in sheet.iter_rows() if row[0].value == "1.2")[6]
    cell.value, cell.number_format = 0.5, "0%"
    book.save(form.parent / "b.xlsx")
    (change,) = take(partui, form.parent / "b.xlsx", "--dry-run", "--json").json[0]["changes"]
    assert (change["field"], change["new"]) == ("progress", "50")


def test_what_is_wrong_is_told_by_row_and_cell_and_the_rest_is_taken(partui: Partui, form: Path) -> None:
    said: Said = {
        ("1.1", "Ngày hoàn thành"): "31/9/2020",
        ("1.2", "Kết quả thực hiện"): "Hoàn thành",
        ("1.5", "Nhiệm vụ"): "Sáng kiến",
        ("3.4.4", "Kết quả thực hiện"): "Hoàn thành",
        ("1.4.1", "% hoàn thành"): "10",
        ("1.4.2", "Mã"): "9.9.9",
    }
    answer = filled(form, said)
    told = take(partui, answer)
    assert told.code == 1
    assert told.err.splitlines() == [
        "Sở Nội vụ: Trang “Phiếu báo cáo”, hàng 7, cột “Ngày hoàn thành”: Không có ngày “31/9/2020”; hãy viết một ngày"
        " có thật như 30/9/2020, năm từ 1900 đến 2199",
        "Sở Nội vụ: Trang “Phiếu báo cáo”, hàng 8: 1.2 đã hoàn thành thì phải có ngày hoàn thành",
        "Sở Nội vụ: Trang “Phiếu báo cáo”, hàng 12: 9.9.9 không có trong phiếu đã gửi",
    ]
    assert "  1.5: ô “Nhiệm vụ” không được sửa trên phiếu; giữ nguyên." in told.out
    assert "  3.4.4: ô “Kết quả thực hiện” không được sửa trên phiếu; giữ nguyên." in told.out
    assert [each["code"] for each in partui("form", "--json").json] == ["1.4.1"]
    faults = take(partui, answer, "--dry-run", "--json").json[0]["faults"]
    assert [(fault["row"], fault["cell"]) for fault in faults] == [(7, "Ngày hoàn thành"), (8, ""), (12, "")]


def test_what_was_changed_here_meanwhile_is_told(partui: Partui, form: Path) -> None:
    partui("set", "1.2", "--progress", "60", *DAY)
    told = take(partui, filled(form, {("1.2", "% hoàn thành"): "40"}))
    assert told.out.splitlines()[1:3] == [
        "  1.2: % hoàn thành 60% → 40%",
        "    từ khi lập phiếu ở đây đã sửa: 0% → 60%",
    ]


def test_a_member_says_how_far_it_has_come_itself(partui: Partui, tmp_path: Path) -> None:
    partui("agency", "set", "UBND cấp huyện", "--member", "UBND huyện Ea Kar", "--member", "UBND huyện Lắk", *DAY)
    partui("form", "out", str(tmp_path / "out"), "--agency", "huyen lak", "--due-before", "1/12", "--whole-group", *DAY)
    (made,) = (tmp_path / "out").iterdir()
    answer = filled(made, {("1.3.1", "Ngày hoàn thành"): "30.9.2020", ("1.4.1", "Kết quả đo được"): "3 tin"})
    take(partui, answer)
    assert partui("form", "accept", "1.3.1", "1.4.1", *DAY).err.splitlines()[:2] == [
        "1.3.1: Thành viên – → UBND huyện Lắk: Hoàn thành ngày 30/09/2020",
        "1.4.1: Ghi chú – → Kết quả đo được (UBND huyện Lắk, 01/10/2020): 3 tin",
    ]
    assert partui("show", "1.3.1", "--json", *DAY).json["status"] == "todo"


def test_a_member_is_asked_where_members_are_followed(partui: Partui, tmp_path: Path) -> None:
    partui("agency", "set", "UBND cấp huyện", "--member", "UBND huyện Ea Kar", "--member", "UBND huyện Lắk", *DAY)
    out = ("form", "out", str(tmp_path / "out"), "--agency", "huyen lak", *DAY)
    assert partui(*out).refused() == (
        "Lỗi: UBND huyện Lắk không được theo dõi riêng trong việc nào; chưa lập phiếu nào. Muốn hỏi mọi việc của"
        " nhóm (số việc: 82): --whole-group.\n"
    )
    partui("set", "1.4.1", "1.4.2", "--member", "Ea Kar", "--status", "doing", *DAY)
    assert partui(*out).err.endswith("UBND huyện Lắk, 2 nhiệm vụ.\n")
    (made,) = (tmp_path / "out").iterdir()
    codes = [row[0].value for row in load_workbook(made).worksheets[0].iter_rows(min_row=7)]
    assert codes == ["1.4.1", "1.4.2"]
    every = partui("form", "out", str(tmp_path / "all"), "--all", "--whole-group", *DAY).err
    assert "UBND huyện Ea Kar, 82 nhiệm vụ." in every
    # Groups without members have nobody to ask.
    assert "vì do nhóm cơ quan chủ trì: Các sở, ban, ngành (3.4.4); UBND cấp xã (3.4.4, 8.1.1)." in every


def test_instances_of_work_that_comes_back_are_asked_each(partui: Partui, tmp_path: Path) -> None:
    partui("period", "set", "1.2", "Hàng quý", *DAY)
    partui("form", "out", str(tmp_path / "out"), "--agency", "noi vu", *DAY)
    (made,) = (tmp_path / "out").iterdir()
    rows = {row[0]: row for row in load_workbook(made).worksheets[0].iter_rows(values_only=True)}
    # The plan was issued in August: its first quarter is the third.
    assert [code for code in rows if code and code.startswith("1.2")] == ["1.2 (Quý III)", "1.2 (Quý IV)"]
    assert rows["1.2 (Quý III)"][2] == "Quý III (30/09/2020)"
    wrong = take(partui, filled(made, {("1.2 (Quý IV)", "Kết quả thực hiện"): "Không thực hiện"}), "--dry-run")
    assert "1.2 (Quý IV): một kỳ chỉ ghi chưa, đang thực hiện hoặc hoàn thành" in wrong.err
    said: Said = {
        ("1.2 (Quý III)", "Ngày hoàn thành"): "28/9/2020",
        ("1.2 (Quý IV)", "Khó khăn, vướng mắc"): "Thiếu người",
        ("1.2 (Quý IV)", "Kết quả thực hiện"): "đang làm",
    }
    told = take(partui, filled(made, said))
    assert "  1.2 (Quý III/2020): Ngày hoàn thành – → 28/09/2020" in told.out
    assert "Sở Nội vụ: 2 nhiệm vụ có điều mới" in told.out
    answers = partui("form", "--json", *DAY).json
    assert sorted((each["code"], each["period"]) for each in answers) == [("1.2", "2020-Q3"), ("1.2", "2020-Q4")]
    assert "  1.2: Quý III/2020; Kết quả thực hiện: Hoàn thành; Ngày hoàn thành: 28/09/2020" in partui("form", *DAY).out
    partui("form", "accept", "--all", *DAY)
    task = partui("show", "1.2", "--json", *DAY).json
    assert [each["status"] for each in task["periods"]] == ["done", "open"]
    assert (task["status"], "Thiếu người" in task["note"]) == ("doing", True)
    # Sent again it changes nothing, and the next form asks what is open still.
    assert "0 nhiệm vụ có điều mới, 2 nhiệm vụ đã nhận trước đây" in take(partui, tmp_path / "trả lời.xlsx").out
    partui("form", "out", str(tmp_path / "next"), "--agency", "noi vu", *DAY)
    (made,) = (tmp_path / "next").iterdir()
    codes = [row[0].value for row in load_workbook(made).worksheets[0].iter_rows(min_row=7)]
    assert [code for code in codes if code.startswith("1.2")] == ["1.2 (Quý IV)"]
    assert partui("check").code == 0


def test_an_instance_that_is_gone_is_told(partui: Partui, tmp_path: Path) -> None:
    partui("period", "set", "1.2", "Hàng quý", *DAY)
    partui("form", "out", str(tmp_path / "out"), "--agency", "noi vu", *DAY)
    (made,) = (tmp_path / "out").iterdir()
    answer = filled(made, {("1.2 (Quý III)", "Ngày hoàn thành"): "28/9/2020"})
    partui("form", "in", str(answer), *DAY)
    partui("period", "set", "1.2", "Hàng tháng", *DAY)
    assert "nhiệm vụ không còn kỳ này; chưa lưu gì" in partui("form", "accept", "--all", *DAY).refused()
    assert "1.2 (Quý III): nhiệm vụ không còn kỳ này" in take(partui, answer, "--dry-run").err


def test_a_form_of_another_plan_of_the_same_year_is_refused(partui: Partui, form: Path) -> None:
    answer = filled(form, {("1.2", "% hoàn thành"): "40"})
    book = load_workbook(answer)
    sheet = book["partui"]
    said = {row[0].value: row[1] for row in sheet.iter_rows()}
    own, said["source"].value = said["source"].value, "12/KH-UBND · UBND tỉnh Gia Lai"
    book.save(answer)
    # A form that was sent from here is known by its name, whatever has become of the plan's document.
    assert take(partui, answer, "--dry-run").code == 0
    partui("undo", *DAY)
    assert take(partui, answer).err.endswith(
        f"phiếu lập từ một tệp dữ liệu khác, của kế hoạch 12/KH-UBND · UBND tỉnh Gia Lai; kế hoạch ở đây là {own};"
        " không nhận gì của tệp này.\n"
    )


def test_what_else_was_changed_here_is_told_by_version(partui: Partui, form: Path) -> None:
    partui("set", "1.2", "--note", "ghi ở đây", "--progress", "60", *DAY)
    partui("set", "1.2", "--progress", "0", *DAY)
    partui("set", "1.1", "--note", "chuyện khác", *DAY)
    answer = filled(form, {("1.2", "% hoàn thành"): "40"})
    told = take(partui, answer, "--dry-run")
    assert told.out.splitlines()[1:3] == [
        "  1.2: % hoàn thành 0% → 40%",
        "  1.2: từ khi lập phiếu, ở đây đã sửa % hoàn thành, Ghi chú.",
    ]
    (since,) = take(partui, answer, "--json").json[0]["changed_since"]
    assert (since["code"], sorted(since["fields"])) == ("1.2", ["note", "progress"])


def test_files_that_are_no_form_of_ours(partui: Partui, form: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    Workbook().save(folder / "a.xlsx")
    (folder / "b.xlsm").write_bytes(b"x")
    (folder / "c.xlsx").write_bytes(b"x")
    (folder / "~$d.xlsx").write_bytes(b"x")
    book = load_workbook(form)
    book["partui"]["B3"].value = "2021"
    book.save(folder / "e.xlsx")
    book["partui"]["B3"].value = "2020"
    for (cell,) in book["partui"]["B9:B38"]:
        cell.value = "0" * 36
    book.save(folder / "f.xlsx")
    filled(form, {("1.2", "% hoàn thành"): "40"}).rename(folder / "g.xlsx")
    told = take(partui, folder)
    assert told.code == 1
    refused = [line.partition(": ")[0] for line in told.err.splitlines()]
    assert refused == ["a.xlsx", "b.xlsm", "c.xlsx", "e.xlsx", "f.xlsx"]
    assert told.err.splitlines()[2] == (
        "c.xlsx: Tệp hỏng hoặc không phải tệp Word, Excel, LibreOffice như tên gọi; chưa nhập gì."
    )
    assert told.err.splitlines()[3:] == [
        "e.xlsx: phiếu của kế hoạch 2021, không phải kế hoạch 2020; thêm --plan 2021; không nhận gì của tệp này.",
        "f.xlsx: phiếu lập từ một tệp dữ liệu khác: không nhiệm vụ nào của phiếu có trong tệp này; không nhận gì của"
        " tệp này.",
    ]
    assert [each["code"] for each in partui("form", "--json").json] == ["1.2"]
    assert "chưa lập phiếu nào" in partui("form", "out", str(tmp_path / "z"), "--all", "--due-before", "1/1").refused()
    assert "đã có" in partui("form", "out", str(form.parent), "--agency", "noi vu", *DAY).refused()
    assert partui("form", "out", str(form.parent)).code == 2
    every = partui("form", "out", str(tmp_path / "all"), "--all", "--due-before", "15/10", *DAY)
    assert [line.partition(": ")[2] for line in every.err.splitlines()] == ["Sở Nội vụ, 2 nhiệm vụ."]


def test_the_sheet_is_locked_but_for_what_is_asked(form: Path) -> None:
    with ZipFile(form) as package:
        assert b"<sheetProtection" in package.read("xl/worksheets/sheet1.xml")
    sheet = load_workbook(form).worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    heads = [cell.value for cell in rows["Mã"]]
    unlocked = {
        code: [head for head, cell in zip(heads, rows[code], strict=True) if not cell.protection.locked]
        for code in ("1.1", "3.4.4")
    }
    assert unlocked["1.1"] == heads[4:]
    assert unlocked["3.4.4"] == heads[7:]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_a_form_on_paper_has_every_task_and_room_to_write(partui: Partui, tmp_path: Path) -> None:
    partui("set", "1.2", "--progress", "30", *DAY)
    assert partui("form", "out", str(tmp_path / "out"), "--agency", "noi vu", "--docx", *DAY).code == 0
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == "phieu-2020-so-noi-vu-20201001.docx"
    whole = docx.Document(str(made))
    section = whole.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    _head, *rows = whole.tables[0].rows
    asked = {task["code"] for task in partui("list", "--json", "--agency", "noi vu", "--role", "any", *DAY).json}
    codes = [row.cells[0].text for row in rows]
    assert "1.2" in codes
    assert set(codes) <= asked
    assert rows[codes.index("1.2")].cells[3].text == "Chưa thực hiện\n30%"
    assert all(not row.cells[4].text.strip() for row in rows)
