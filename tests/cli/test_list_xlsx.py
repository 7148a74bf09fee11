"""`partui list --xlsx`: the list as a workbook, as filtered and sorted, and taken back by `update`."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from partui.wording.forms.table import table_heads
from tests.cli.conftest import Partui

DAY = ("--as-of", "2020-10-01")


def sheet_of(partui: Partui, target: Path, *args: str) -> Worksheet:
    assert partui("list", "--xlsx", str(target), "--force", *DAY, *args).code == 0
    sheet = load_workbook(target).active
    assert isinstance(sheet, Worksheet)
    return sheet


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    heads, *below = sheet.iter_rows(values_only=True)
    names = {head: name for name, head in table_heads().items()}
    return [dict(zip([names[str(head)] for head in heads], row, strict=True)) for row in below]


def test_it_holds_what_is_listed_in_its_order(partui: Partui, tmp_path: Path) -> None:
    chosen = ("--timeliness", "overdue", "--sort", "-code")
    found = rows(sheet_of(partui, tmp_path / "a.xlsx", *chosen))
    assert [row["code"] for row in found] == [t["code"] for t in partui("list", "--json", *DAY, *chosen).json]
    assert [row["code"] for row in found] == ["1.3.2", "1.3.1"]
    assert found[1]["due_on"] == datetime(2020, 9, 30)
    assert found[1]["timeliness"] == "▲ Quá hạn"
    assert (found[1]["days"], found[1]["plan"]) == (-1, 2020)
    assert found[1]["implementers"] == "Các sở, ban, ngành\nUBND cấp huyện"


def test_its_columns_are_those_of_the_csv_in_vietnamese(partui: Partui, tmp_path: Path) -> None:
    sheet = sheet_of(partui, tmp_path / "a.xlsx", "--lang", "en")
    names = partui("list", "--csv").out.splitlines()[0].split(",")
    assert set(names) <= set(table_heads())
    assert [cell.value for cell in sheet[1]][:4] == ["Mã", "Nhiệm vụ", "Chủ trì", "Thực hiện"]


def test_a_code_stays_text_whatever_it_looks_like(partui: Partui, tmp_path: Path) -> None:
    partui("task", "add", "1.10", "--title", "Báo cáo", "--product", "Báo cáo", *DAY)
    sheet = sheet_of(partui, tmp_path / "a.xlsx", "--search", "Báo cáo", "--chapter", "1")
    cell = next(cell for cell in sheet["A"] if cell.value == "1.10")
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_it_is_ready_to_filter_and_to_print(partui: Partui, tmp_path: Path) -> None:
    sheet = sheet_of(partui, tmp_path / "a.xlsx", "--agency", "so noi vu", "--status", "todo")
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_area == f"'Nhiệm vụ'!$A$1:$L${sheet.max_row}"
    assert sheet.auto_filter.ref == f"A1:AG{sheet.max_row}"
    assert "Chủ trì: Sở Nội vụ · Chưa thực hiện" in (sheet.oddHeader.center.text or "")
    widths = [sheet.column_dimensions[name].width for name in "ABCDEFGHIJKL"]
    assert widths[1] > 40
    assert sum(widths) < 250
    assert sheet.column_dimensions["A"].width < 10


def test_a_list_of_nothing_is_a_head_alone(partui: Partui, tmp_path: Path) -> None:
    assert rows(sheet_of(partui, tmp_path / "a.xlsx", "--search", "zzz")) == []


def test_what_was_written_and_not_touched_changes_nothing(partui: Partui, tmp_path: Path) -> None:
    partui("set", "1.1", "--status", "done", "--completed-on", "28/9/2020", "--note", "=a\nb", *DAY)
    partui("set", "1.2", "--progress", "30", "--leads", "Sở Tư pháp; Sở Tài chính", "--after", "1.1", *DAY)
    partui("document", "add", "--proves", "1.1:1", "--number", "12/BC", "--issued-on", "28/9/2020")
    partui("measure", "6.1.1", "62/100", "--on", "30/9/2020")
    partui("extend", "1.3.1", "--to", "Quý IV", "--on", "1/10/2020")
    partui("task", "add", "1.10", "--title", "Báo cáo", "--product", "Báo cáo", *DAY)
    target = tmp_path / "a.xlsx"
    found = rows(sheet_of(partui, target))
    first = next(row for row in found if row["code"] == "1.1")
    assert (first["documents"], first["note"]) == ("12/BC ngày 28/09/2020", "=a\nb")
    before = len(partui("history", "--json").json)
    assert partui("update", str(target), *DAY).err == "Không có gì thay đổi.\n87 dòng, 0 nhiệm vụ khác với kế hoạch.\n"
    assert len(partui("history", "--json").json) == before


def test_what_was_typed_over_is_taken_back(partui: Partui, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    sheet = sheet_of(partui, target, "--chapter", "1")
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["Kết quả thực hiện"]).value = "Hoàn thành"
    sheet.cell(2, heads["Ngày hoàn thành"]).value = datetime(2020, 9, 28)
    sheet.cell(2, heads["% hoàn thành"]).value = 100
    assert sheet.parent is not None
    sheet.parent.save(target)
    assert partui("update", str(target), *DAY).code == 0
    task = partui("show", "1.1", "--json", *DAY).json
    assert (task["status"], task["completed_on"], task["progress"]) == ("done", "2020-09-28", 100)


def test_a_file_that_is_there_is_kept(partui: Partui, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"x")
    assert "đã có" in partui("list", "--xlsx", str(target)).refused()
    assert target.read_bytes() == b"x"
    assert partui("list", "--xlsx", str(target), "--force").err == f"Đã ghi {target}: 86 nhiệm vụ.\n"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--xlsx", "a.xlsx", "--csv"), 2, "Chọn một trong --json, --csv, --xlsx."),
        (("--force",), 2, "--force, --dry-run chỉ đi cùng --xlsx."),
        (("--xlsx", "a.ods"), 1, "Danh sách chỉ xuất ra tệp đuôi .xlsx"),
        (("--xlsx", "a.xlsx", "--agency", "bộ gì"), 1, "bộ gì"),
    ],
)
def test_what_is_refused_leaves_no_file(
    partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {file.name for file in tmp_path.iterdir()}
    assert said in partui("list", *args).refused(code)
    assert not {file.name for file in tmp_path.iterdir()} - before - {"partui.db-wal", "partui.db-shm"}
