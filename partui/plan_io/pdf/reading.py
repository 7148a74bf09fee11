"""A plan as a PDF with a text layer: lines and ruled tables, read by a program that can be given up."""

import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.plan_io.decoding import OnNote, converter, ignore_note
from partui.plan_io.document import (
    CellLine,
    Document,
    OnRow,
    Paragraph,
    RowBounds,
    Table,
    TableCell,
    TableRow,
    filled_up,
)
from partui.plan_io.programs import run_program

_SECONDS = 120
_SAME_RULE = 3.0


def read_pdf(data: bytes, watch: OnRow, note: OnNote = ignore_note) -> Document:
    """Return the lines and tables of a PDF; a table that goes on on the next page is one.

    Args:
        data: the whole file.
        watch: told now and then how many rows were read.
        note: told what the officer should know of how it was read.

    Raises:
        PartuiError: it is no PDF, has no text, is locked, hostile or far too large, or what reads PDF is missing.
    """
    if find_spec("pdfplumber") is None:
        raise PartuiError(
            'Đọc tệp .pdf cần thư viện pdfplumber, máy này chưa có: hãy chạy pip install "partui[pdf]", '
            "hoặc lưu tệp thành .docx. Chưa nhập gì."
        )
    blocks = _blocks(data, watch)
    texts = list(_texts(blocks))
    if not any(text.strip() for text in texts):
        raise PartuiError(
            "Tệp PDF không có chữ, chỉ có ảnh quét; hãy nhận dạng chữ (OCR) rồi nhập, hoặc xin tệp Word. Chưa nhập gì."
        )
    note(_("Bảng trong PDF đọc theo đường kẻ; hãy soát lại các ô."))
    return _document(blocks, converter(texts, note), RowBounds(watch))


def _blocks(data: bytes, watch: OnRow) -> list[dict[str, Any]]:
    with TemporaryDirectory(prefix="partui-pdf-") as folder:
        source, made = Path(folder, "plan.pdf"), Path(folder, "pages.json")
        source.write_bytes(data)
        words = (sys.executable, "-m", "partui.plan_io.pdf.pages", str(source), str(made))
        if not run_program(words, folder, _SECONDS, watch, variables=_with_our_path()):
            raise PartuiError(
                "Tệp PDF hỏng, đặt mật khẩu hoặc quá lớn, không đọc được; hãy lưu thành .docx. Chưa nhập gì."
            )
        blocks: list[dict[str, Any]] = json.loads(made.read_bytes())
        return blocks


def _with_our_path() -> dict[str, str]:
    import os

    # It runs in another folder, and must find the same packages.
    return {**os.environ, "PYTHONPATH": os.pathsep.join(os.path.abspath(folder) for folder in sys.path)}


def _texts(blocks: list[dict[str, Any]]) -> "list[str]":
    texts = [block["line"] for block in blocks if "line" in block]
    rows = (row for block in blocks for row in block.get("rows", ()))
    return texts + [text for row in rows for cell in row for text in cell[0]]


def _document(blocks: list[dict[str, Any]], modern: Callable[[str], str], bounds: RowBounds) -> Document:
    document: list[Paragraph | Table] = []
    rules: list[float] = []
    tables: list[list[TableRow]] = []
    for block in blocks:
        if "line" in block:
            document.append(Paragraph(modern(block["line"])))
            rules = []
            continue
        if not _same(rules, block["rules"]):
            tables.append([])
            document.append(Table(tables[-1]))
        rules = block["rules"]
        rows = _rows(block, modern, len(tables), len(tables[-1]))
        tables[-1].extend(bounds.hold(rows))
    return document


def _rows(block: dict[str, Any], modern: Callable[[str], str], table: int, before: int) -> list[TableRow]:
    width = len(block["rules"]) - 1
    rows = []
    for at, row in enumerate(block["rows"], start=before + 1):
        cells = [
            TableCell(tuple(CellLine(modern(text)) for text in texts), column, span, merged, run_on=True)
            for texts, column, span, merged in row
        ]
        place = _("Bảng {table}, hàng {row}").format(table=table, row=at)
        rows.append(TableRow(place, filled_up(cells, width)))
    return rows


def _same(rules: list[float], others: list[float]) -> bool:
    return len(rules) == len(others) and all(
        abs(one - other) < _SAME_RULE for one, other in zip(rules, others, strict=True)
    )
