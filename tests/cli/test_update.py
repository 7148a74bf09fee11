"""`partui update`: a table with a column of codes, taken in as one edit or not at all."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from partui.domain.forms.filled import entries_of
from tests.cli.conftest import Partui

DAY = ("--as-of", "2020-10-01")


FORMULAS = ("=1+1", "'=1", "-đạt 32%", "  @x", "＝1", "'lời'")


def test_what_would_be_formulas_comes_back_as_it_was(partui: Partui, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    for code, text in zip(("1.1", "1.2", "1.3.1", "1.3.2", "1.4.1", "1.4.2"), FORMULAS, strict=True):
        partui("set", code, "--note", text, "--measured", text, "--title", text, *DAY)
    partui("set", "1.5", "--product", "=A1", "--product", "+84", *DAY)
    table.write_text(partui("list", "--csv", *DAY).out)
    assert partui("update", str(table), *DAY).err.splitlines()[0] == "Không có gì thay đổi."


def test_a_code_that_a_spreadsheet_took_for_a_number_is_found_out(partui: Partui, tmp_path: Path) -> None:
    partui("task", "add", "1.10", "--title", "Việc thứ mười", "--product", "Báo cáo", *DAY)
    table = tmp_path / "a.csv"
    table.write_text(partui("list", "--csv", "--search", "Việc thứ mười", *DAY).out.replace(",1.10,", ",1.1,"))
    said = partui("update", str(table), *DAY)
    assert said.code == 1
    assert "nội dung là của 1.10, mà mã là 1.1: bảng tính đã đổi mã" in said.err
    table.write_text("code,title\n1.1,Nội dung mới\n")
    assert partui("update", str(table), *DAY).code == 0


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_was_listed_changes_nothing(partui: Partui, tmp_path: Path, ending: str) -> None:
    table = tmp_path / f"tasks{ending}"
    partui("set", "1.1", "--status", "done", "--completed-on", "28/9/2020", "--note", "a\nb", *DAY)
    partui("set", "1.2", "--progress", "30", "--leads", "Sở Tư pháp; Sở Tài chính", *DAY)
    if ending == ".csv":
        table.write_text(partui("list", "--csv", *DAY).out)
    else:
        partui("report", "progress", str(table), *DAY)
    assert partui("update", str(table), *DAY).err == (
        "Không có gì thay đổi.\n86 dòng, 0 nhiệm vụ khác với kế hoạch.\n"
        + ("" if ending == ".csv" else "Không dùng các cột: Thuộc lĩnh vực, Thuộc mục.\n")
    )


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_follows_from_members_and_periods_is_no_change(partui: Partui, tmp_path: Path, ending: str) -> None:
    table = tmp_path / f"tasks{ending}"
    bodies = ("UBND huyện Lắk", "UBND huyện Ea Súp", "UBND huyện Ea Kar")
    partui("agency", "set", "UBND cấp huyện", *(f"--member={each}" for each in bodies), "--as-of", "2020-01-01")
    for body in bodies[:2]:
        partui("set", "1.3.1", "--member", body, "--status", "done", "--completed-on", "2/9/2020", *DAY)
    partui("set", "1.3.1", "--quorum", "2", *DAY)
    partui("set", "1.3.2", "--member", bodies[0], "--status", "done", "--completed-on", "2/9/2020", *DAY)
    assert partui("period", "set", "1.2", "Hàng quý", *DAY).code == 0
    for quarter in ("2020-Q3", "2020-Q4"):
        assert partui("period", "done", "1.2", quarter, "--completed-on", "30/9/2020", *DAY).code == 0
    listed = {each["code"]: each for each in partui("list", "--json", *DAY).json}
    assert (listed["1.3.1"]["status"], listed["1.3.1"]["completed_on"]) == ("done", "2020-09-02")
    assert (listed["1.2"]["status"], listed["1.2"]["completed_on"]) == ("done", "2020-09-30")
    if ending == ".csv":
        table.write_text(partui("list", "--csv", *DAY).out)
    else:
        assert partui("list", "--xlsx", str(table), *DAY).code == 0
    before = partui("history", "--json").json
    told = partui("update", str(table), *DAY).err
    assert told.splitlines() == ["Không có gì thay đổi.", "86 dòng, 0 nhiệm vụ khác với kế hoạch."]
    assert partui("history", "--json").json == before


def test_a_table_of_an_office_is_one_edit(partui: Partui, tmp_path: Path) -> None:
    table = tmp_path / "so.csv"
    table.write_text(
        "Báo cáo của Sở Nội vụ\n\nMã;Kết quả thực hiện;Ngày hoàn thành;% hoàn thành;Ghi chú;Số điện thoại\n"
        "1.1;Hoàn thành;28/9;100%;Đã ban hành;0262\n1.2;đang thực hiện;;30;;\n"
    )
    seen = partui("update", str(table), "--dry-run", *DAY)
    assert (seen.code, seen.out) == (0, "")
    assert partui("history", "--json").json == []
    said = partui("update", str(table), "--by", "Sở Nội vụ", *DAY)
    assert seen.err == f"Chỉ xem trước, không lưu gì:\n{said.err}"
    assert said.err.splitlines() == [
        "1.1: Kết quả Chưa thực hiện → Hoàn thành; Ngày hoàn thành – → 28/09/2020; % hoàn thành 0% → 100%;"
        " Ghi chú – → Đã ban hành",
        "1.2: Kết quả Chưa thực hiện → Đang thực hiện; % hoàn thành 0% → 30%",
        "2 dòng, 2 nhiệm vụ khác với kế hoạch.",
        "Không dùng các cột: Số điện thoại.",
    ]
    assert {change["by"] for change in partui("history", "--json").json} == {"Sở Nội vụ"}
    partui("undo")
    assert partui("list", "--status", "todo", "--json", *DAY).json[1]["progress"] == 0
    assert len(partui("list", "--status", "todo", "--json", *DAY).json) == 86


def test_a_blank_cell_takes_nothing_away(partui: Partui, tmp_path: Path) -> None:
    table = tmp_path / "blank.csv"
    table.write_text("code,leads,note,progress\n1.1,,,10\n")
    said = partui("update", str(table), *DAY)
    assert said.err.splitlines() == [
        "1.1: % hoàn thành 0% → 10%",
        "1 dòng, 1 nhiệm vụ khác với kế hoạch.",
        "1 ô trống để nguyên như cũ; để xóa, dùng “partui set”.",
    ]
    assert partui("show", "1.1", "--json").json["leads"] == ["Sở Nội vụ"]


def test_where_a_cell_is_wrong_nothing_is_saved(partui: Partui, tmp_path: Path) -> None:
    table = tmp_path / "b.csv"
    table.write_text(
        "code,leads,status,completed_on,chapter,plan\n1.1,Sở Nộ vụ,xong rồi,31/9/2020,,2020\n9.9.9,,done,,,\n"
        "1.2,,doing,,2,\n1.2,,todo,,,\n1,,done,,,\n1.3.1,,done,,,2021\n"
    )
    said = partui("update", str(table), *DAY)
    assert said.code == 1
    assert said.err.splitlines()[3:] == [
        "Dòng 2, cột “status”: không có “xong rồi”; chọn một trong: todo (Chưa thực hiện), doing (Đang thực hiện),"
        " done (Hoàn thành), cancelled (Không thực hiện)",
        "Dòng 2, cột “completed_on”: Không có ngày “31/9/2020”; hãy viết một ngày có thật như 30/9/2020, năm từ 1900"
        " đến 2199",
        "Dòng 2: Chưa có cơ quan “Sở Nộ vụ”; gần nhất: Sở Nội vụ. Nếu là cơ quan mới, thêm --new-agency.",
        "Dòng 3: Kế hoạch 2020 không có nhiệm vụ mã “9.9.9”; gần nhất: 1.3.1, 1.3.2, 1.4.1.",
        "Dòng 5: 1.2 đã có ở Dòng 4",
        "Dòng 6: 1 là một mục, không phải nhiệm vụ; nhiệm vụ bên dưới: 1.1, 1.2, 1.3.1, 1.3.2, 1.4.1, 1.4.2, 1.5, 1.6.",
        "Dòng 7: dòng của kế hoạch 2021, không phải kế hoạch 2020",
        "Chưa lưu gì: sửa những ô ấy trong bảng rồi làm lại.",
    ]
    assert partui("history", "--json").json == []
    told = partui("update", str(table), "--dry-run", "--json", *DAY).json
    assert [(fault["row"], fault["cell"]) for fault in told["faults"]] == [
        (2, "status"), (2, "completed_on"), (2, ""), (3, ""), (5, ""), (6, ""), (7, "")
    ]  # fmt: skip
    assert told["changes"] == [{"code": "1.2", "field": "status", "old": "todo", "new": "doing"}]
    assert told["refused"] == [{"code": "1.2", "field": "chapter"}]


def test_a_task_that_was_changed_meanwhile_is_not_written_over(partui: Partui, tmp_path: Path) -> None:
    table = tmp_path / "c.csv"
    table.write_text("code,version,note\n1.1,1,của tôi\n")
    assert partui("update", str(table), "--dry-run").code == 0
    partui("set", "1.1", "--note", "của bạn", "--by", "Cán bộ B")
    said = partui("update", str(table))
    assert said.code == 1
    assert "Dòng 2: 1.1 đã được Cán bộ B sửa" in said.err
    assert partui("show", "1.1", "--json").json["note"] == "của bạn"


def test_numbers_and_days_as_a_spreadsheet_has_them(partui: Partui, tmp_path: Path) -> None:
    partui("report", "progress", str(tmp_path / "r.xlsx"), *DAY)
    book = load_workbook(tmp_path / "r.xlsx")
    sheet = book["Nhiệm vụ"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(cells[0].row for cells in sheet.iter_rows(min_row=2) if cells[0].value == "1.2")
    sheet.cell(row, columns["% hoàn thành"]).value = 40
    sheet.cell(row, columns["Sản phẩm"]).value = "- Báo cáo quý\n- Báo cáo năm;"
    sheet.auto_filter.ref = None
    sheet.move_range(f"A{row}:P{row}", rows=1 - row + sheet.max_row)
    book.save(tmp_path / "sorted.xlsx")
    said = partui("update", str(tmp_path / "sorted.xlsx"), *DAY)
    assert said.code == 0
    task = partui("show", "1.2", "--json", *DAY).json
    assert (task["progress"], task["products"]) == (40, ["Báo cáo quý", "Báo cáo năm"])
    assert {change["code"] for change in partui("history", "--json").json} == {"1.2"}


def test_a_script_pipes_its_table_in(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO("code\tghi chú\n1.1\tđã họp\n".encode())))
    assert partui("update", "-").err.splitlines()[0] == "1.1: Ghi chú – → đã họp"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"x", "Không đọc được bảng từ tệp đuôi “.docx”; hãy dùng một trong: .csv .xlsx .ods."),
        ("a.xlsm", b"x", "Tệp .xlsm có macro, không mở; hãy lưu lại thành .xlsx. Chưa sửa gì."),
        ("a.xlsx", b"x", "Tệp hỏng hoặc không phải tệp Word, Excel, LibreOffice như tên gọi; chưa nhập gì."),
        ("a.csv", b"a,b\n1,2\n", "không có bảng nào có cột mã nhiệm vụ (“code” hay “Mã”) và một cột để sửa"),
        ("a.csv", b"code,note,note\n1.1,a,b\n", "Bảng có hai cột “note”; hãy bỏ bớt một. Chưa sửa gì."),
        ("a.csv", b"code,note\n" + b"1.1,x\n" * 50_000, "Tệp có quá 20000 hàng"),
    ],
)
def test_what_is_no_such_table(partui: Partui, tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert said in partui("update", str(tmp_path / name)).refused()


def test_a_workbook_of_another_program(partui: Partui, tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "other.xlsx")
    assert "không có bảng nào có cột mã" in partui("update", str(tmp_path / "other.xlsx")).refused()


@given(st.lists(st.text("ab; \n-", min_size=1, max_size=6), max_size=4))
def test_entries_written_a_line_each_are_read_back(texts: list[str]) -> None:
    listed = tuple(dict.fromkeys(part for text in texts for part in entries_of(text)))
    assert entries_of("\n".join(f"- {entry}" for entry in listed)) == tuple(
        part for entry in listed for part in entries_of(f"{entry}\n")
    )
