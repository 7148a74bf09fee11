"""Workbooks that hold little and reach far, or say one thing many times: each with what is said of it."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.plan_io.word_files import HEAD_2

READ = "2 rows"
SHEET, STRINGS, STYLES, BOOK = (
    f"xl/{name}.xml" for name in ("worksheets/sheet1", "sharedStrings", "styles", "workbook")
)
ROWS: Sequence[Sequence[str]] = (
    ("KẾ HOẠCH",), ("Cải cách hành chính năm 2021",), HEAD_2, ("1", "CHỈ ĐẠO"), ("1.1", "Kế hoạch", "Báo cáo"),
)  # fmt: skip
TOO_LARGE, TOO_MANY = "bảng quá lớn", "quá 20000 hàng"


def with_parts(source: bytes, changed: dict[str, str]) -> bytes:
    """Return a package with some parts changed or added, packed so that it is no bomb."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in {*old.namelist(), *changed}:
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return out.getvalue()


def part_of(source: bytes, name: str) -> str:
    """Return the text of a part."""
    with zipfile.ZipFile(BytesIO(source)) as package:
        return package.read(name).decode()


def plain() -> bytes:
    """Return a workbook as Excel makes it, its texts shared."""
    from xlsxwriter import Workbook as NewBook

    out = BytesIO()
    with NewBook(out) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def _with(change: Callable[[Any], None]) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in ROWS:
        sheet.append(row)
    change(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _formatted(*cells: str) -> bytes:
    def change(sheet: Any) -> None:
        for cell in cells:
            sheet[cell].font = Font(bold=True)

    return _with(change)


def _filled(cell: str, text: str) -> bytes:
    def change(sheet: Any) -> None:
        sheet[cell] = text

    return _with(change)


def _with_rows(rows: str, *, strings: str = "") -> bytes:
    book = plain()
    sheet = part_of(book, SHEET).replace("</sheetData>", f"{rows}</sheetData>")
    shared = part_of(book, STRINGS).replace("</sst>", f"{strings}</sst>")
    return with_parts(book, {SHEET: sheet, STRINGS: shared})


def _merged(*areas: str) -> bytes:
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    book = plain()
    sheet = part_of(book, SHEET).replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    return with_parts(book, {SHEET: sheet})


def _same_text(rows: int, length: int) -> bytes:
    at = part_of(plain(), STRINGS).count("<si>")
    cell = '<c r="A{row}" t="inlineStr"><is><t>1.{row}</t></is></c><c r="B{row}" t="s"><v>{at}</v></c>'
    said = "".join(f'<row r="{row}">{cell.format(row=row, at=at)}</row>' for row in range(6, 6 + rows))
    return _with_rows(said, strings=f"<si><t>{'Việc ỳ ' * (length // 7)}</t></si>")


def _agencies_in_lines(lines: int) -> bytes:
    def change(sheet: Any) -> None:
        for column, office in (("F6", "Sở Khoa học và Công nghệ"), ("G6", "Sở Giáo dục và Đào tạo")):
            sheet[column] = f"Lãnh đạo\n{office}" * lines

    return _with(change)


def _bordered(rows: int, columns: int) -> bytes:
    return _with_rows("".join(f'<row r="{row}">{"<c/>" * columns}</row>' for row in range(6, 6 + rows)))


def _fonts(number: int) -> bytes:
    book = plain()
    styles = part_of(book, STYLES).replace("</fonts>", f"{'<x:font><x:sz/></x:font>' * number}</fonts>")
    return with_parts(book, {STYLES: styles})


def _lost_style() -> bytes:
    book = plain()
    return with_parts(book, {STYLES: part_of(book, STYLES).replace('xfId="0"', 'xfId="9"')})


def _one_part_many_sheets(number: int) -> bytes:
    big = _bordered(1_000, 7)
    sheets = "".join(f'<sheet name="{at}" sheetId="{at}" r:id="rId1"/>' for at in range(2, 2 + number))
    return with_parts(big, {BOOK: part_of(big, BOOK).replace("</sheets>", f"{sheets}</sheets>")})


# File to what is said of it: READ, or words of the refusal.
FAR_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a formatted cell far off": (lambda: _formatted("XFD15000", "XFD1048576"), READ),
    "a formatted cell in the last row": (lambda: _formatted("A1048576"), READ),
    "a word in the last cell": (lambda: _filled("XFD1048576", "x"), READ),
    "a space in row 30000": (lambda: _filled("A30000", " "), READ),
    "borders down to 20500": (lambda: _bordered(20_500, 7), READ),
    "a row beyond the last": (lambda: _with_rows('<row r="99999999999"><c><v/></c></row>'), READ),
    "merged from right to left": (lambda: _merged("C9:A4"), "Tệp Excel hỏng"),
    "one merged over everything": (lambda: _merged("A1:XFD1048576"), "Không thấy bảng"),
    "many merged over everything": (lambda: _merged(*["B7:XFD1048576"] * 19_000), READ),
    "1 MB said 12000 times": (lambda: _same_text(12_000, 10**6), "quá 32767"),
    "1 kB said 12000 times": (lambda: _same_text(12_000, 10**3), "10 triệu ký tự"),
    "agencies in 800 lines of two cells": (lambda: _agencies_in_lines(800), "quá 10000"),
    "more cells than a plan": (lambda: _bordered(21_000, 30), TOO_LARGE),
    "more fonts than Excel has": (lambda: _fonts(20_000), TOO_LARGE),
    # openpyxl prints of it.
    "a style that is not there": (_lost_style, "Tệp Excel hỏng"),
    "one part as many sheets": (lambda: _one_part_many_sheets(400), READ),
    "more sheets than Excel opens": (lambda: _one_part_many_sheets(600), TOO_LARGE),
    "more words than a plan": (lambda: _with_rows("", strings="<si><t>a</t></si>" * 250_000), TOO_LARGE),
}
