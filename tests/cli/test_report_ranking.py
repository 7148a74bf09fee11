"""The agencies' order in a progress report on the whole plan, in each format, and nowhere in one to an agency."""

import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.cli.conftest import Partui

DAY = ("--as-of", "2020-12-31")


def text_of(path: Path) -> str:
    """All that a report says, as text."""
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(each.text for each in document.paragraphs), *cells])
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)
    return re.sub(r"<[^>]+>|\\\\", " ", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".md"])
def test_the_order_with_its_rule(partui: Partui, tmp_path: Path, ending: str) -> None:
    partui("set", "1.1", "--leads", "Sở Tư pháp", "--why", "thử", "--on", "1/1/2020")
    partui(
        "set", "1.1", "--status", "done", "--completed-on", "20/6/2020", "--deadline", "Ngày 30/6", "--on", "1/1/2020"
    )
    whole, own = tmp_path / f"whole{ending}", tmp_path / f"own{ending}"
    assert partui("report", "progress", str(whole), *DAY).code == 0
    assert partui("report", "progress", str(own), "--agency", "so tu phap", *DAY).code == 0
    told = text_of(whole)
    assert "Xếp theo tỷ lệ đúng hạn" in told
    after = told[told.rindex("Hạng") :]
    assert after.index("Sở Tư pháp") < after.index("Sở Nội vụ")
    assert "Xếp theo tỷ lệ đúng hạn" not in text_of(own)


def test_a_workbook_holds_numbers(partui: Partui, tmp_path: Path) -> None:
    test_the_order_with_its_rule(partui, tmp_path, ".xlsx")
    rows = list(load_workbook(tmp_path / "whole.xlsx")["Xếp hạng"].iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Hạng")
    assert rows[head + 1][:6] == (1, "Sở Tư pháp", 1, 1, 1, 0)
    assert rows[head + 2][:5] == (2, "Sở Nội vụ", 4, 0, 0)


def test_one_agency_is_no_ranking(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "whole.md"
    partui("report", "progress", str(path), *DAY)
    assert "Xếp hạng" not in path.read_text(encoding="utf-8")
