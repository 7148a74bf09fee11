"""A reading that the officer mends with a table, and the next plan of the same issuer."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Partui

HEAD = "STT,Nội dung công việc,Đơn vị thực hiện,Đơn vị phối hợp,Thời gian hoàn thành\n"
ISSUER = ("--issuer", "UBND tỉnh X", "--blanks", "keep")
PLAN = (
    "UBND TỈNH X\nKẾ HOẠCH\nCải cách hành chính năm {year}\n"
    + HEAD
    + "I,Thể chế,,,\n1,Rà soát văn bản,Sở Tư pháp,,Xong việc thì thôi\n1,Góp ý dự thảo,Sở Nội vụ,Sở Tư pháp,Quý II\n"
)


def plan_of(tmp_path: Path, year: int, more: str = "") -> str:
    path = tmp_path / f"{year}.csv"
    path.write_text(PLAN.format(year=year) + more, encoding="utf-8")
    return str(path)


def put_right(table: Path, *news: tuple[str, str, str]) -> None:
    """Fill the column of what counts: title, what of the row, and the value."""
    rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        for title, field, value in news:
            if (row[2], row[3]) == (title, field):
                row[5] = value
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def test_a_reading_is_put_right_and_nothing_is_asked_twice(partui: Partui, tmp_path: Path) -> None:
    first, table = plan_of(tmp_path, 2026), tmp_path / "sua.csv"
    told = partui("import", first, *ISSUER, "--dry-run", "--corrections-out", str(table), "--json").json
    assert [(row["code"], row["reasons"]) for row in told["doubts"]] == [
        ("I.1", ["unread_deadline"]), ("I.1a", ["twice"]),
    ]  # fmt: skip
    put_right(
        table,
        ("Góp ý dự thảo", "mã", "I.2"),
        ("Rà soát văn bản", "ngày hạn", "30/6/2026"),
        ("Rà soát văn bản", "chủ trì", "Sở Tư pháp; Sở Nội vụ"),
    )
    args = (*ISSUER, "--corrections", str(table), "--by", "An", "--json")
    told = partui("import", first, *args, "--column", "Đơn vị phối hợp=keep").json
    assert (told["corrections"], told["doubts"]) == ({"applied": 3, "left": []}, [])
    task = partui("show", "I.1", "--plan", "2026", "--json").json
    assert (task["due_on"], task["leads"]) == ("2026-06-30", ["Sở Tư pháp", "Sở Nội vụ"])
    assert [(each["field"], each["old"], each["by"]) for each in task["history"]] == [
        ("deadline", "Xong việc thì thôi", "An"), ("leads", "Sở Tư pháp", "An")
    ]  # fmt: skip
    assert partui("show", "I.2", "--plan", "2026", "--json").json["other"] == {"Đơn vị phối hợp": "Sở Tư pháp"}
    assert partui("check").code == 0
    second = plan_of(tmp_path, 2026, "3,Số hóa,Sở Nội vụ,,Quý IV\n")
    told = partui("import", second, *ISSUER, "--revise", "--json").json
    assert (told["doubts"], told["corrections"]["applied"]) == ([], 3)
    assert told["revision"] == {"added": ["I.3"], "dropped": [], "changed": [], "same": 3}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "không phải bảng sửa"),
        ("Vị trí,STT,Nội dung,Ô,Đọc được,Sửa thành\n,1,Rà soát,lạ,x,y\n", "Bảng sửa, dòng 2: không có ô tên “lạ”"),
        ("Vị trí,STT,Nội dung,Ô,Đọc được,Sửa thành\n,1,Rà soát,ngày hạn,,mai\n", "Bảng sửa, dòng 2: "),
    ],
)
def test_what_is_no_such_table_is_refused(partui: Partui, tmp_path: Path, text: str, said: str) -> None:
    table = tmp_path / "sua.csv"
    table.write_text(text, encoding="utf-8")
    assert said in partui("import", plan_of(tmp_path, 2026), "--corrections", str(table)).refused()
