"""`members import`: the bodies that groups stand for, from a list, as one edit."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Partui
from tests.store.edits.test_members import FIFTEEN

ROWS = (
    ("Danh sách đơn vị hành chính", "", "", ""),
    ("STT", "Huyện, thị xã, thành phố", "Xã, phường, thị trấn", "Dân số"),
    ("1", "Huyện Lắk", "Xã Đắk Liêng", "10000"),
    ("2", "", "TT. Liên Sơn", "9000"),
    ("3", "Thị xã Buôn Hồ", "Phường An Lạc", "8000"),
    ("4", "Huyện Krông Búk", "Xã Cư Né", "7000"),
    ("", "Tổng cộng", "", "34000"),
)


def workbook(path: Path, rows: Sequence[Sequence[str]]) -> str:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return str(path)


def members(partui: Partui, group: str) -> list[str]:
    (found,) = [each for each in partui("agency", "list", "--json").json if each["name"] == group]
    names: list[str] = found["members"]
    return names


@pytest.mark.parametrize("ending", ["csv", "xlsx", "txt"])
def test_districts_and_their_communes(partui: Partui, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"ds.{ending}"
    if ending == "xlsx":
        workbook(path, ROWS)
    else:
        separator = ";" if ending == "csv" else "\t"
        path.write_text("\n".join(separator.join(row) for row in ROWS), encoding="utf-8")
    refused = partui("members", "import", str(path))
    assert refused.code == 1
    assert "Chưa có trong danh mục: UBND huyện Lắk" in refused.err
    assert "--new-agency" in refused.err
    assert members(partui, "UBND cấp huyện") == []
    seen = partui("members", "import", str(path), "--new-agency", "--dry-run", "--json")
    assert seen.json["groups"][0]["added"] == ["UBND huyện Lắk", "UBND thị xã Buôn Hồ", "UBND huyện Krông Búk"]
    assert members(partui, "UBND cấp xã") == []
    done = partui("members", "import", str(path), "--new-agency")
    assert done.code == 0
    assert "UBND cấp huyện: thêm 3 thành viên, 3 cơ quan mới\n  + UBND huyện Lắk (mới)\n" in done.out
    assert "UBND cấp xã: thêm 4 thành viên, 4 cơ quan mới\n" in done.out
    assert sorted(members(partui, "UBND cấp xã")) == [
        "UBND phường An Lạc", "UBND thị trấn Liên Sơn", "UBND xã Cư Né", "UBND xã Đắk Liêng",
    ]  # fmt: skip
    again = partui("members", "import", str(path))
    assert (again.code, "thêm 0 thành viên, 3 thành viên đã có" in again.out) == (0, True)
    partui("undo")
    assert members(partui, "UBND cấp huyện") == members(partui, "UBND cấp xã") == []
    assert partui("check").code == 0


def test_fifteen_names_in_one_column(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "huyen.txt"
    path.write_text("\n".join(FIFTEEN), encoding="utf-8")
    partui("members", "import", str(path), "--new-agency", "--yes")
    assert len(members(partui, "UBND cấp huyện")) == len(FIFTEEN)
    assert len({change["at"] for change in partui("history", "--json").json}) == 1


def test_a_name_that_is_nearly_a_known_one_is_refused_with_it(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "huyen.csv"
    partui("agency", "set", "ubnd cấp huyện", "--member", "UBND huyện Lắk", "--member", "UBND huyện M'Đrắk")
    path.write_text("Huyện\nHuyện Lăk\nHuyện Mđrắk\nHuyện Ea Kar\nHuyện Lakk\n", encoding="utf-8")
    refused = partui("members", "import", str(path), "--new-agency")
    assert refused.code == 1
    assert "Dòng 2, cột “Huyện”: “UBND huyện Lăk” gần giống “UBND huyện Lắk” đã có" in refused.err
    assert "Dòng 3, cột “Huyện”: “UBND huyện Mđrắk” gần giống “UBND huyện M'Đrắk”" in refused.err
    assert refused.err.endswith("\nChưa lưu gì.\n")
    faults = partui("members", "import", str(path), "--new-agency", "--dry-run", "--json").json["faults"]
    assert [(each["row"], each["cell"]) for each in faults] == [(2, "Huyện"), (3, "Huyện"), (5, "Huyện")]
    assert len(members(partui, "UBND cấp huyện")) == 2


def test_a_group_that_is_named_takes_what_belongs_to_it(partui: Partui, tmp_path: Path) -> None:
    path = workbook(tmp_path / "ds.xlsx", ROWS)
    done = partui("members", "import", path, "--group", "cap xa", "--new-agency")
    assert "Không dùng cột “Huyện, thị xã, thành phố”" in done.out
    assert (len(members(partui, "UBND cấp xã")), members(partui, "UBND cấp huyện")) == (4, [])
    bodies = tmp_path / "so.txt"
    bodies.write_text("Sở Nội vụ\nSở Tư pháp\n", encoding="utf-8")
    assert "hãy ghi --group" in partui("members", "import", str(bodies)).err
    partui("members", "import", str(bodies), "--group", "Các sở, ban, ngành")
    assert members(partui, "Các sở, ban, ngành") == ["Sở Nội vụ", "Sở Tư pháp"]
    assert "chính mình" in partui("members", "import", str(bodies), "--group", "Sở Nội vụ").err


def test_a_column_that_is_named(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Tên,Ghi chú\nSở Nội vụ,Huyện Lắk\nLiên minh HTX,Huyện Lắk\n", encoding="utf-8")
    done = partui("members", "import", str(path), "--column", "tên", "--group", "các sở", "--new-agency")
    assert members(partui, "Các sở, ban, ngành") == ["Sở Nội vụ", "Liên minh HTX"], done
    refused = partui("members", "import", str(path), "--column", "Điện thoại").refused()
    assert "Không có cột nào tên “Điện thoại”; các cột: Tên, Ghi chú" in refused


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.docx", "x", ".docx"),
        ("a.csv", "1,2\n3,4\n", "không có cột nào ghi tên cơ quan"),
        ("a.txt", " \n", "trống"),
        ("a.xlsx", "x", "hỏng"),
        ("a.xlsm", "x", "macro"),
    ],
)
def test_what_is_no_list(partui: Partui, tmp_path: Path, name: str, content: str, sentence: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert sentence in partui("members", "import", str(path)).refused()
