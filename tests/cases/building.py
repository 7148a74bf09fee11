"""The cases as documents of Word, Excel, LibreOffice and CSV, cells merged as these programs merge them."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from openpyxl import Workbook

from tests.cases.plans import FROM_ABOVE, FROM_THE_LEFT, Block, Case, Span, spans

_LONGEST_NUMBER = 3
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


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


def _write_open_text(case: Case, path: Path) -> None:
    parts = [_paragraph(line) for line in (*_letter(case), "Nơi nhận: - Như trên; - Lưu: VT.", "PHỤ LỤC")]
    for block in case.blocks:
        parts += [_paragraph(block.title), _open_table(block.rows)]
    _write_open(path, "text", "".join(parts))


def _write_open_sheet(case: Case, path: Path) -> None:
    rows: list[Sequence[str]] = [[line] for line in _letter(case)]
    for block in case.blocks:
        rows += [[block.title], *block.rows] if block.title else block.rows
    width = max(map(len, rows))
    _write_open(path, "spreadsheet", _open_table([[*row, *[""] * (width - len(row))] for row in rows]))


def _open_table(rows: Sequence[Sequence[str]]) -> str:
    cells = {(span.top, span.left): span for span in spans(rows)}
    lines = []
    for top, row in enumerate(rows):
        made = "".join(_open_cell(cells.get((top, left))) for left in range(len(row)))
        lines.append(
            f"<table:table-row>{made}<table:table-cell table:number-columns-repeated='900'/></table:table-row>"
        )
    return f"<table:table table:name='Bảng'>{''.join(lines)}</table:table>"


def _open_cell(span: Span | None) -> str:
    if span is None:
        return "<table:covered-table-cell/>"
    across, down = span.right - span.left + 1, span.bottom - span.top + 1
    merged = f" table:number-columns-spanned='{across}' table:number-rows-spanned='{down}'" if span.is_merged else ""
    return f"<table:table-cell{merged}>{''.join(map(_paragraph, span.text.split(chr(10))))}</table:table-cell>"


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def _write_open(path: Path, kind: str, body: str) -> None:
    names = " ".join(f'xmlns:{name}="{_OPEN.format(name)}"' for name in ("office", "table", "text"))
    content = f"<office:document-content {names}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        package.writestr("content.xml", f"{content}</office:document-content>")


_WRITERS: dict[str, Callable[[Case, Path], None]] = {
    "docx": _write_word, "xlsx": _write_excel, "csv": _write_csv, "odt": _write_open_text, "ods": _write_open_sheet,
}  # fmt: skip
ENDINGS = tuple(_WRITERS)
