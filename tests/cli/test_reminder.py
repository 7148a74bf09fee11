"""Letters: to whom, how often, remembered, answered; the third goes to the province's committee."""

from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Partui

FIFTEEN = (
    "UBND thành phố Buôn Ma Thuột", "UBND thị xã Buôn Hồ", "UBND huyện Buôn Đôn", "UBND huyện Cư Kuin",
    "UBND huyện Cư M'gar", "UBND huyện Ea H'leo", "UBND huyện Ea Kar", "UBND huyện Ea Súp", "UBND huyện Krông Ana",
    "UBND huyện Krông Bông", "UBND huyện Krông Búk", "UBND huyện Krông Năng", "UBND huyện Krông Pắc", "UBND huyện Lắk",
    "UBND huyện M'Đrắk",
)  # fmt: skip
LATE = ("--as-of", "2021-01-05")


def said(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs if paragraph.text]


def letter(partui: Partui, folder: Path, day: str, *options: str, agency: str = "tai chinh") -> tuple[str, list[str]]:
    out = folder / f"{day}.docx"
    done = partui("report", "reminder", str(out), "--agency", agency, "--as-of", day, *options)
    assert done.code == 0, done
    whole = docx.Document(str(out))
    return whole.tables[0].rows[1].cells[0].text, said(out)


def test_each_letter_names_the_last_and_the_third_goes_to_the_province(partui: Partui, tmp_path: Path) -> None:
    about, first = letter(partui, tmp_path, "2021-01-05")
    assert "V/v đôn đốc thực hiện" in about
    assert first[0] == "Kính gửi: Sở Tài chính"
    assert not any("đã có văn bản đôn đốc" in line for line in first)
    about, second = letter(partui, tmp_path, "2021-02-05")
    assert "V/v đôn đốc (lần 2) thực hiện" in about
    assert "đôn đốc Sở Tài chính 01 lần, gần nhất ngày 05/01/2021, đến nay chưa nhận được báo cáo." in second[2]
    assert partui("reminder", "answered", "tai chinh", "--on", "2021-02-20", "--as-of", "2021-02-21").code == 0
    about, third = letter(partui, tmp_path, "2021-03-05")
    assert "V/v đề nghị chỉ đạo Sở Tài chính thực hiện" in about
    assert third[0] == "Kính gửi: UBND tỉnh Đắk Lắk"
    assert "02 lần, gần nhất ngày 05/02/2021; ngày 20/02/2021 đã nhận được báo cáo" in third[2]
    _about, fourth = letter(partui, tmp_path, "2021-04-05")
    assert "văn bản đôn đốc, đề nghị chỉ đạo Sở Tài chính 03 lần" in fourth[2]
    assert "báo cáo gần nhất nhận ngày 20/02/2021, còn 15 nhiệm vụ chưa được báo cáo" in fourth[2]
    mail = tmp_path / "a.eml"
    partui("report", "reminder", str(mail), "--agency", "tai chinh", "--eml", "--draft", "--as-of", "2021-04-05")
    said = message_from_bytes(mail.read_bytes(), policy=default)
    assert said["Subject"] == "Đề nghị chỉ đạo Sở Tài chính thực hiện nhiệm vụ cải cách hành chính năm 2020"
    assert [each.get_filename() for each in said.iter_attachments()] == ["van-ban-don-doc.docx"]


def test_a_letter_of_one_day_is_remembered_once_and_a_draft_never(partui: Partui, tmp_path: Path) -> None:
    letter(partui, tmp_path, "2021-01-05", "--draft")
    assert partui("history", "--json").json == []
    letter(partui, tmp_path, "2021-01-05", "--force")
    changes = partui("history", "--json").json
    assert {change["field"].partition("/")[0] for change in changes} == {"reminder"}
    letter(partui, tmp_path, "2021-01-05", "--force")
    assert partui("history", "--json").json == changes
    assert partui("undo").code == 0
    assert partui("reminder", "list", "--json", *LATE).json == []
    assert partui("check").code == 0


def test_nothing_is_written_by_way_of_trial(partui: Partui, tmp_path: Path) -> None:
    tried = partui("report", "reminder", str(tmp_path / "a"), "--all", "--dry-run", *LATE)
    assert "Sẽ ghi 12 văn bản đôn đốc" in tried.err
    assert list(tmp_path.glob("a*")) == []
    assert partui("history", "--json").json == []


def test_today_tells_which_letters_wait(partui: Partui, tmp_path: Path) -> None:
    letter(partui, tmp_path, "2021-01-05")
    (waiting,) = partui("today", "--json", "--as-of", "2021-01-10").json["unanswered"]
    assert (waiting["agency"], waiting["sent_on"], waiting["times"]) == ("Sở Tài chính", "2021-01-05", 1)
    assert "4.3.1" in waiting["codes"]
    assert "Sở Tài chính: lần 1, gửi 05/01/2021" in partui("today", "--as-of", "2021-01-10").out
    for code in waiting["codes"]:
        partui("set", code, "--status", "done", "--as-of", "2021-01-08")
    assert partui("reminder", "list", "--json", "--as-of", "2021-01-10").json == []


def test_a_form_that_comes_back_answers(partui: Partui, tmp_path: Path) -> None:
    letter(partui, tmp_path, "2021-01-05")
    assert partui("form", "out", str(tmp_path / "out"), "--agency", "tai chinh", *LATE).code == 0
    (form,) = (tmp_path / "out").iterdir()
    book = load_workbook(form)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Mã")
    column = next(cell.column for cell in head if cell.value == "% hoàn thành")
    row = next(row for row in sheet.iter_rows() if row[0].value == "4.3.1")
    sheet.cell(row[0].row, column).value = 40
    book.save(form)
    assert partui("form", "in", str(form), "--as-of", "2021-01-12").code == 0
    (waiting,) = partui("reminder", "list", "--json", "--as-of", "2021-01-13").json
    assert "4.3.1" not in waiting["codes"]
    assert "4.3.2" in waiting["codes"]


def test_districts_are_reminded_of_what_is_recorded_and_their_group_is_not(partui: Partui, tmp_path: Path) -> None:
    for name in FIFTEEN:
        partui("agency", "set", "UBND cấp huyện", "--member", name, *LATE)
    for name in FIFTEEN[:11]:
        partui("set", "3.4.4", "--member", name, "--status", "done", "--completed-on", "2020-12-01", *LATE)
    tried = partui("report", "reminder", str(tmp_path / "all"), "--all", *LATE)
    assert tried.code == 0
    reminded = {path.name: said(path) for path in (tmp_path / "all").iterdir()}
    late = [name for name in FIFTEEN if any(lines[0] == f"Kính gửi: {name}" for lines in reminded.values())]
    assert late == list(FIFTEEN[11:])
    group = docx.Document(str(tmp_path / "all" / "don-doc-ubnd-cap-huyen.docx"))
    codes = {cell.text for table in group.tables for row in table.rows for cell in row.cells}
    assert "8.1.1" in codes
    assert "3.4.4" not in codes
    # Asked for by itself, the group's letter goes to the bodies that it stands for, and says the same.
    alone = partui("report", "reminder", str(tmp_path / "nhom.docx"), "--draft", "--agency", "ubnd cap huyen", *LATE)
    assert "không nêu trong văn bản gửi nhóm: 3.4.4; --all" in alone.err
    _about, lines = letter(partui, tmp_path, "2021-01-05", "--draft", agency="ubnd cap huyen")
    assert lines[0] == "Kính gửi: UBND các huyện, thị xã, thành phố"
    whole = docx.Document(str(tmp_path / "2021-01-05.docx"))
    assert {cell.text for table in whole.tables for row in table.rows for cell in row.cells} >= codes - {""}


def test_one_letter_to_all_has_an_annex_by_agency(partui: Partui, tmp_path: Path) -> None:
    out = tmp_path / "chung.docx"
    done = partui("report", "reminder", str(out), "--collective", *LATE)
    assert "đôn đốc 11 cơ quan" in done.err
    assert "Sở Nội vụ" not in {each["agency"] for each in partui("reminder", "list", "--json", *LATE).json}
    lines = said(out)
    assert lines[0] == "Kính gửi: Các cơ quan, đơn vị có tên trong Phụ lục kèm theo"
    assert not any(" 0 nhiệm vụ" in line for line in lines)
    whole = docx.Document(str(out))
    counted, annex = (table for table in whole.tables if table.style is not None and table.style.name == "Table Grid")
    names = [row.cells[1].text for row in counted.rows[1:]]
    # The signing office reminds its own units by a note.
    assert "Sở Nội vụ" not in names
    assert [row.cells[0].text for row in annex.rows if len(set(row.cells)) == 1] == names
    late = {row.cells[1].text: int(row.cells[2].text) for row in counted.rows[1:]}
    listed = partui("overdue", "--json", *LATE).json["agencies"]
    readers = {"UBND cấp huyện": "UBND các huyện, thị xã, thành phố", "UBND cấp xã": "UBND các xã, phường, thị trấn"}
    told = {readers.get(each["name"], each["name"]): each["overdue"] for each in listed if each["name"] != "Sở Nội vụ"}
    assert late == told


def test_the_office_s_own_units_get_a_note_that_courts_nobody(partui: Partui, tmp_path: Path) -> None:
    for day in ("2021-01-05", "2021-02-05", "2021-03-05"):
        _about, lines = letter(partui, tmp_path, day, agency="noi vu")
    assert lines[0] == "PHIẾU NHẮC VIỆC"
    assert "Kính gửi: Các phòng, đơn vị thuộc Sở Nội vụ" in lines
    assert not any("rất mong nhận được" in line or "kính đề nghị" in line for line in lines)
    assert any("Trong đó: " in line for line in lines)


def test_a_mail_has_the_letter_and_the_form(partui: Partui, tmp_path: Path) -> None:
    assert partui("agency", "contact", "tai chinh", "--email", "stc@daklak.gov.vn", "--person", "Bà Lan").code == 0
    out = tmp_path / "a.eml"
    assert partui("report", "reminder", str(out), "--agency", "tai chinh", "--eml", *LATE).code == 0
    mail = message_from_bytes(out.read_bytes(), policy=default)
    assert (mail["To"], mail["X-Unsent"]) == ("stc@daklak.gov.vn", "1")
    letter, form = ((each.get_filename(), each.get_content()) for each in mail.iter_attachments())
    assert letter[0] == "van-ban-don-doc.docx"
    assert docx.Document(BytesIO(letter[1])).paragraphs
    assert load_workbook(BytesIO(form[1])).worksheets[0]["A1"].value.startswith("PHIẾU BÁO CÁO")
    before = out.read_bytes()
    # The form that went along is waited for, and undone with the letter.
    assert [each["agency"] for each in partui("form", "silent", "--json", *LATE).json] == ["Sở Tài chính"]
    partui("undo")
    assert partui("form", "silent", *LATE).out == "Mọi cơ quan được gửi phiếu đều đã gửi lại.\n"
    told = partui("report", "reminder", str(tmp_path / "all"), "--all", "--eml", *LATE)
    assert (tmp_path / "all" / "don-doc-so-tai-chinh.eml").exists()
    assert "Chưa có địa chỉ thư: Sở Nội vụ" in told.err
    assert "Sở Tài chính" not in told.err.partition("Chưa có địa chỉ thư")[2].splitlines()[0]
    assert out.read_bytes() == before
    assert (
        "hãy đổi đuôi tệp"
        in partui("report", "reminder", str(tmp_path / "a.docx"), "--agency", "tai chinh", "--eml", *LATE).refused()
    )


def test_addresses_stay_in_the_file_unless_asked_for(partui: Partui, tmp_path: Path) -> None:
    assert "Chưa có địa chỉ" in partui("agency", "contact").out
    assert "không phải địa chỉ thư" in partui("agency", "contact", "tai chinh", "--email", "a b").refused()
    partui("agency", "contact", "tai chinh", "--email", "stc@daklak.gov.vn")
    partui("agency", "contact", "tai chinh", "--phone", "0262 3851")
    assert partui("agency", "contact").out == "Sở Tài chính · stc@daklak.gov.vn · 0262 3851\n"
    partui("export", str(tmp_path / "a.db"))
    partui("export", str(tmp_path / "b.db"), "--with-contacts")
    partui("export", str(tmp_path / "c.db"), "--agency", "tai chinh")
    known = [b"stc@daklak" in (tmp_path / name).read_bytes() for name in ("a.db", "b.db", "c.db")]
    assert known == [False, True, False]
    assert partui("history", "--json").json == []
    assert partui("check").code == 0
    assert partui("agency", "contact", "tai chinh", "--remove").code == 0
    assert "không có gì để bỏ" in partui("agency", "contact", "tai chinh", "--remove").refused()


@pytest.mark.parametrize(
    ("args", "fault"),
    [
        (("progress", "a.docx", "--draft"), "chỉ dùng cho reminder"),
        (("reminder", "a.docx", "--collective", "--all"), "chỉ ghi một"),
        (("reminder", "a.docx"), "thêm --agency TÊN, --all hoặc --collective"),
    ],
)
def test_wrong_usage_is_said(partui: Partui, args: tuple[str, ...], fault: str) -> None:
    assert fault in partui("report", *args).refused(2)


def test_an_answer_to_nothing_is_refused(partui: Partui, tmp_path: Path) -> None:
    assert "không có văn bản đôn đốc nào chờ trả lời" in partui("reminder", "answered", "tai chinh", *LATE).refused()
    letter(partui, tmp_path, "2021-01-05")
    wrong = partui("reminder", "answered", "tai chinh", "4.3.1", "9.9.9", *LATE).refused()
    assert wrong.startswith("Lỗi: 9.9.9: không có văn bản đôn đốc Sở Tài chính")
    assert "sau ngày xem" in partui("reminder", "answered", "tai chinh", "--on", "2021-02-01", *LATE).refused()
    assert len(partui("reminder", "list", "--json", *LATE).json) == 1


def test_an_address_goes_with_an_agency_that_is_joined(partui: Partui) -> None:
    partui("agency", "contact", "STC", "--email", "stc@daklak.gov.vn")
    assert "undo” không lấy lại" in partui("agency", "contact", "tai chinh", "--person", "Bà Lan").err
    assert "không phải địa chỉ thư" in partui("agency", "contact", "tai chinh", "--email", "").refused()
    partui("agency", "merge", "Sở Tài chính", "Sở Kế hoạch và Đầu tư")
    assert partui("agency", "contact").out == "Sở Kế hoạch và Đầu tư · stc@daklak.gov.vn · Bà Lan\n"
