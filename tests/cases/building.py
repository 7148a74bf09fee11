"""The cases as documents in which such plans come: Word, Excel and CSV, cells merged as these programs merge them."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from openpyxl import Workbook

from tests.cases.plans import FROM_ABOVE, FROM_THE_LEFT, Block, Case, Span, spans

_LONGEST_NUMBER = 3


def build(case: Case, folder: Path, ending: str) -> Path:
    """Write a case into a folder and return the file."""
    path = folder / f"{case.key}.{ending}"
    _WRITERS[ending](case, path)
    return path


def _letter(case: Case) -> tuple[str, str]:
    return "KẾ HOẠCH", f"Cải cách hành chính năm {case.year}"


def _write_word(case: Case, path: Path) -> None:
    document: Any = docx.Document()
    for line in (*_letter(case), "Nơi nhận: - Như trên; - Lưu: VT."):
        document.add_paragraph(line)
    document.add_page_break()
    document.add_paragraph("PHỤ LỤC")
    for block in case.blocks:
        if block.title:
            document.add_paragraph(block.title)
        _add_word_table(document, block)
    document.save(str(path))


def _add_word_table(document: Any, block: Block) -> None:
    table = document.add_table(len(block.rows), len(block.rows[0]))
    table.style = "Table Grid"
    grid = [list(row.cells) for row in table.rows]
    for span in spans(block.rows):
        grid[span.top][span.left].text = span.text
        if span.is_merged:
            _merge_word_cells(grid, span)


def _merge_word_cells(grid: list[list[Any]], span: Span) -> None:
    for row in range(span.top, span.bottom + 1):
        first, *others = [cell._tc for cell in grid[row][span.left : span.right + 1]]
        first.grid_span = len(others) + 1
        if span.bottom > span.top:
            first.vMerge = "restart" if row == span.top else "continue"
        for cell in others:
            cell.getparent().remove(cell)


def _write_excel(case: Case, path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for line in _letter(case):
        sheet.append([line])
    for block in case.blocks:
        if block.title:
            sheet.append([block.title])
        top = sheet.max_row + 1
        for span in spans(block.rows):
            if span.text:
                sheet.cell(top + span.top, 1 + span.left, _as_typed(span.text))
            if span.is_merged:
                sheet.merge_cells(None, top + span.top, 1 + span.left, top + span.bottom, 1 + span.right)
    book.save(path)


def _as_typed(text: str) -> str | int:
    """Return what Excel makes of a number that is typed into a cell."""
    is_number = text.isdigit() and len(text) <= _LONGEST_NUMBER and not text.startswith("0")
    return int(text) if is_number else text


def _write_csv(case: Case, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerows([line] for line in _letter(case))
        for block in case.blocks:
            if block.title:
                table.writerow([block.title])
            for row in block.rows:
                table.writerow("" if text in (FROM_ABOVE, FROM_THE_LEFT) else text for text in row)


_WRITERS: dict[str, Callable[[Case, Path], None]] = {"docx": _write_word, "xlsx": _write_excel, "csv": _write_csv}
ENDINGS = tuple(_WRITERS)
