"""A plan as a Word document: paragraphs and tables in their order, merged cells as merged, numbers as printed."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml.etree import _Element

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.plan_io.decoding import OnNote, converter, ignore_note
from partui.plan_io.document import (
    MOST_ROWS,
    CellLine,
    Document,
    OnRow,
    Paragraph,
    RowBounds,
    Table,
    TableCell,
    TableRow,
)
from partui.plan_io.hostile_files import ANY_NAME, check_package, refused_as
from partui.plan_io.word.numbering import Numbering

_MOST_CELLS = 400_000
_MOST_ELEMENTS = 3_000_000
_MOST_SPAN = 200
_DEEPEST = 40

# Looked through for paragraphs and tables.
_AROUND = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
# Not printed: what was deleted or moved away, and the same once more for older programs.
_UNSEEN = {
    qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
_TEXT, _TAB, _HYPHEN = qn("w:t"), qn("w:tab"), qn("w:noBreakHyphen")
# What is hidden is not printed; what is struck through is printed and no longer meant.
_NOT_TEXT = (qn("w:vanish"), qn("w:strike"), qn("w:dstrike"))
_BREAKS = {qn("w:br"), qn("w:cr")}
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:r")


def read_word(data: bytes, watch: OnRow, note: OnNote = ignore_note) -> Document:
    """Return the paragraphs and tables of a Word document.

    Nothing that it refers to outside itself is fetched; entities and macros are refused.

    Args:
        data: the whole file.
        watch: told now and then how many rows were read.
        note: told what the officer should know of its letters.

    Raises:
        PartuiError: it is no Word document, is locked, hostile or far too large.
    """
    check_package(data, "word/", {"tr": 2 * MOST_ROWS, "tc": _MOST_CELLS, ANY_NAME: _MOST_ELEMENTS})
    broken = PartuiError("Tệp Word hỏng hoặc thuộc dạng không đọc được; hãy mở rồi lưu lại thành .docx. Chưa nhập gì.")
    with refused_as(broken):
        document: Any = docx.Document(BytesIO(data))
        numbering = Numbering(_numbering_root(document), document.part.styles.element)
        body = document.element.body
        modern = converter((text.text or "" for text in body.iter(_TEXT)), note)
        return _Reader(numbering, modern, watch).blocks(body)


def _numbering_root(document: Any) -> _Element | None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    relations = document.part.rels.values()
    part = next(
        (each for each in relations if each.reltype == RELATIONSHIP_TYPE.NUMBERING and not each.is_external), None
    )
    element: _Element | None = None if part is None else getattr(part.target_part, "element", None)
    return element


class _Reader:
    """Reads a body once, in its order, for the numbers count on."""

    def __init__(self, numbering: Numbering, modern: Callable[[str], str], watch: OnRow) -> None:
        self._numbering = numbering
        self._modern = modern
        self._bounds = RowBounds(watch)
        self._tables = 0

    def blocks(self, body: _Element) -> Document:
        blocks: list[Paragraph | Table] = []
        for element in _children(body, {_PARAGRAPH, _TABLE}):
            if element.tag == _TABLE:
                blocks.append(self._table(element))
            else:
                line, *rest = self._lines(element) or [CellLine("")]
                blocks.append(Paragraph(_with_mark(line)))
                blocks.extend(Paragraph(more.text) for more in rest)
        return blocks

    def _table(self, table: _Element) -> Table:
        self._tables += 1
        return Table(tuple(self._bounds.hold(self._rows(table, self._tables))))

    def _rows(self, table: _Element, number: int) -> Iterator[TableRow]:
        for at, row in enumerate(_children(table, {_ROW}), start=1):
            place = _("Bảng {table}, hàng {row}").format(table=number, row=at)
            yield TableRow(place, tuple(self._cells(row)))

    def _cells(self, row: _Element) -> Iterator[TableCell]:
        column = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for cell in _children(row, {_CELL}):
            properties = cell.find(qn("w:tcPr"))
            span, merged = 1, False
            if properties is not None:
                span = max(1, _number(properties.find(qn("w:gridSpan")), 1))
                merge = properties.find(qn("w:vMerge"))
                merged = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
                merged = merged or _continues_across(properties)
            lines = tuple(self._cell_lines(cell))
            yield TableCell(() if merged else lines, column, span, merged)
            column += span

    def _cell_lines(self, cell: _Element, depth: int = 0) -> Iterator[CellLine]:
        for element in _children(cell, {_PARAGRAPH, _TABLE}):
            if element.tag == _PARAGRAPH:
                yield from self._lines(element)
            elif depth < _DEEPEST:
                for row in _children(element, {_ROW}):
                    for inner in _children(row, {_CELL}):
                        yield from self._cell_lines(inner, depth + 1)

    def _lines(self, paragraph: _Element) -> list[CellLine]:
        mark = self._numbering.mark(paragraph)
        texts = self._modern("".join(_texts(paragraph))).split("\n")
        lines = [CellLine(text) for text in texts if text.strip()]
        if mark:
            # A number alone is a cell of its own: the STT of a row.
            return [CellLine(lines[0].text if lines else "", mark), *lines[1:]]
        return lines


def _with_mark(line: CellLine) -> str:
    return f"{line.mark} {line.text}".strip()


def _continues_across(properties: _Element) -> bool:
    """Whether a cell is one with the cell on its left, as older files write it."""
    merge = properties.find(qn("w:hMerge"))
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _children(parent: _Element, tags: set[str], depth: int = 0) -> Iterator[_Element]:
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND and depth < _DEEPEST:
            yield from _children(child, tags, depth + 1)


def _texts(element: _Element, depth: int = 0) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            yield (child.text or "").replace("\n", " ")
        elif tag == _TAB:
            yield "\t"
        elif tag == _HYPHEN:
            yield "-"
        elif tag in _BREAKS:
            yield "\n"
        elif tag not in _UNSEEN and depth < _DEEPEST and isinstance(tag, str) and not _is_no_text(child):
            yield from _texts(child, depth + 1)


def _is_no_text(element: _Element) -> bool:
    if element.tag != _RUN:
        return False
    marks = (element.find(f"{qn('w:rPr')}/{mark}") for mark in _NOT_TEXT)
    return any(mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false", "off") for mark in marks)


def _number(element: _Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(qn("w:val"), "")
    return min(int(text), _MOST_SPAN) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise  # noqa: PLR2004
