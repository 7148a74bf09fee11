"""`partui import` of another issuer's plan: tables told and chosen, columns and blank cells said by the officer."""

from pathlib import Path

import pytest

from tests.cli.conftest import Partui

PLAN = """KẾ HOẠCH
Cải cách hành chính năm 2026
TT,Nhiệm vụ,Đơn vị,Đơn vị thực hiện,Thời hạn
I,CHỈ ĐẠO,,,
1,Kế hoạch,a,Sở Nội vụ,Quý I
2,Báo cáo,b,,Quý II
3,Tập huấn,c,Sở Tư pháp,Quý III
DANH MỤC VĂN BẢN
TT,Nội dung,Cơ quan chủ trì,Thời gian trình
1,Quyết định,Sở Tư pháp,Tháng 3
STT,Đơn vị,Điểm
1,Sở Nội vụ,90
"""


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "kh.csv"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def test_the_preview_tells_of_tables_columns_and_doubtful_rows(partui: Partui, plan: str) -> None:
    told = partui("import", plan, "--dry-run", "--json").json
    assert [(table["kind"], table["rows"], table["taken"]) for table in told["tables"]] == [
        ("items", 4, True), ("items", 1, True), (None, 2, False),
    ]  # fmt: skip
    assert [column["role"] for column in told["tables"][0]["columns"]] == [
        "number",
        "title",
        "other",
        "lead",
        "deadline",
    ]
    assert (told["doubts"][0]["code"], told["doubts"][0]["reasons"]) == ("I.2", ["blanks"])
    assert told["inherited"] == {"I.2": {"leads": "I.1"}}
    shown = partui("import", plan, "--dry-run").out
    assert "“Đơn vị thực hiện” → chủ trì" in shown
    assert "bỏ qua, không phải bảng của kế hoạch: “STT | Đơn vị | Điểm”" in shown


def test_the_officer_says_it_otherwise(partui: Partui, plan: str) -> None:
    columns = ("--column", "đơn vị=chủ trì", "--column", "Đơn vị thực hiện=implementers")
    told = partui("import", plan, "--dry-run", "--json", *columns, "--table", "1", "--blanks", "keep").json
    assert (told["headings"], told["tasks"], told["inherited"], told["doubts"]) == (1, 3, {}, [])
    assert [column["role"] for column in told["tables"][0]["columns"]][2:4] == ["lead", "implementers"]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--table", "3"), "Bảng 3 không phải bảng nhiệm vụ; các bảng nhiệm vụ của tệp: 1, 2."),
        (("--column", "Sở=lead"), "Không có cột “Sở”; các cột của tệp: “TT”, “Nhiệm vụ”, “Đơn vị”"),
    ],
)
def test_what_is_not_there_is_said(partui: Partui, plan: str, args: tuple[str, str], sentence: str) -> None:
    refused = partui("import", plan, "--dry-run", *args)
    assert sentence in refused.refused()
    usage = partui("import", plan, "--dry-run", "--column", "Sở=gì đó")
    assert usage.code == 2
    assert "nhiệm vụ (title); sản phẩm (products)" in usage.err
