"""A plan as a text or a spreadsheet of LibreOffice (OpenDocument): paragraphs and tables, merged cells as merged."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
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
from partui.plan_io.hostile_files import ANY_NAME, check_package, refused_as, with_password
from partui.plan_io.open_document.lists import LIST, Lists, OpenList, mark_of
from partui.plan_io.open_document.names import count, qualified

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_MOST = {ANY_NAME: 1_200_000, "table-row": 300_000, "table-cell": 600_000}
# Beyond it a repeated cell is the blank rest of a sheet.
_MOST_COLUMNS = 200
_MOST_REPEATED = 1_000
_DEEPEST = 40
_TABLE, _ROW, _CELL = qualified("table:table"), qualified("table:table-row"), qualified("table:table-cell")
_COVERED, _ITEM = qualified("table:covered-table-cell"), qualified("text:list-item")
_LINES = {qualified("text:p"), qualified("text:h")}
_BLANKS = {qualified("text:tab"): "\t", qualified("text:line-break"): "\n"}
_SPACES = qualified("text:s")
# Not printed, or not the text's own: what was deleted, remarks, footnotes, pictures.
_UNSEEN = {
    qualified(name)
    for name in ("text:tracked-changes", "office:annotation", "text:note", "text:ruby-text", "office:forms")
}
_STYLE, _SHOWN = qualified("text:style-name"), qualified("table:style-name")


class _SpanningCell(NamedTuple):
    """A cell that goes on in the rows below it."""

    rows: int
    span: int


def read_open_document(data: bytes, watch: OnRow, note: OnNote = ignore_note) -> Document:
    """Return the paragraphs and tables of a text, or the sheets of a spreadsheet.

    Args:
        data: the whole file.
        watch: told now and then how many rows were read.
        note: told what the officer should know of its letters.

    Raises:
        PartuiError: it is no such document, is locked, hostile or far too large.
    """
    check_package(data, _CONTENT, _MOST)
    broken = PartuiError("Tệp OpenDocument hỏng hoặc thuộc dạng không đọc được; hãy mở rồi lưu lại. Chưa nhập gì.")
    with refused_as(broken), ZipFile(BytesIO(data)) as package:
        if _MANIFEST in package.namelist() and b"encryption-data" in package.read(_MANIFEST):
            raise with_password()
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(package.read(_CONTENT), parser)
        styles = [etree.fromstring(package.read(_STYLES), parser)] if _STYLES in package.namelist() else []
        body = root.find(f"{qualified('office:body')}/*")
        if body is None:
            raise broken
        return _OpenReader(root, Lists([*styles, root]), converter(body.itertext(), note), watch).blocks(body)


class _OpenReader:
    """Reads a body once, in its order."""

    def __init__(self, root: _Element, lists: Lists, modern: Callable[[str], str], watch: OnRow) -> None:
        self._lists = lists
        self._modern = modern
        self._bounds = RowBounds(watch)
        self._tables = 0
        self._struck = set(_styles(root, "style:text-properties", "style:text-line-through-style", "none"))
        self._hidden = set(_styles(root, "style:table-properties", "table:display", "true"))

    def blocks(self, parent: _Element) -> Document:
        blocks: list[Paragraph | Table] = []
        for element, mark in self._marked(parent, {_TABLE, *_LINES}):
            if element.tag != _TABLE:
                first, *others = self._modern(self._text(element)).split("\n")
                blocks += [Paragraph(f"{mark} {first}".strip() if mark else first), *map(Paragraph, others)]
            elif element.get(_SHOWN) not in self._hidden:
                blocks.append(self._table(element))
        return blocks

    def _table(self, table: _Element) -> Table:
        self._tables += 1
        title = table.get(qualified("table:name"), "")
        rows = list(self._bounds.hold(self._rows(table, clean(title) or str(self._tables))))
        width = max((cell.column + cell.span for row in rows for cell in row.cells), default=0)
        return Table([row._replace(cells=filled_up(row.cells, width)) if row.cells else row for row in rows])

    def _rows(self, table: _Element, title: str) -> Iterator[TableRow]:
        above: dict[int, _SpanningCell] = {}
        at = 0
        for row in _found(table, {_ROW}):
            repeated = _number(row, "table:number-rows-repeated")
            cells = tuple(self._cells(row, above))
            place = _("Bảng “{table}”, hàng {row}")
            for further in range(min(repeated, _MOST_REPEATED) if cells else 1):
                yield TableRow(place.format(table=title, row=at + further + 1), cells)
            at += repeated

    def _cells(self, row: _Element, above: dict[int, _SpanningCell]) -> Iterator[TableCell]:
        column = passed = 0
        for cell in _found(row, {_CELL, _COVERED}):
            repeated = _number(cell, "table:number-columns-repeated")
            lines = self._cell_lines(cell) if cell.tag == _CELL else ()
            for place in range(column, min(column + repeated, _MOST_COLUMNS)):
                if place < passed:
                    continue
                if cell.tag == _COVERED:
                    if over := above.pop(place, None):
                        passed = place + over.span
                        yield TableCell((), place, over.span, merged=True)
                        if over.rows > 1:
                            above[place] = over._replace(rows=over.rows - 1)
                    continue
                span = min(_number(cell, "table:number-columns-spanned"), _MOST_COLUMNS - place)
                passed = place + span
                if (below := _number(cell, "table:number-rows-spanned")) > 1:
                    above[place] = _SpanningCell(below - 1, span)
                if lines or span > 1:
                    yield TableCell(lines, place, span)
            column += repeated

    def _cell_lines(self, cell: _Element) -> tuple[CellLine, ...]:
        if day := _day(cell):
            return (CellLine(day),)
        return tuple(line for element, mark in self._marked(cell, _LINES) for line in self._lines(element, mark))

    def _lines(self, element: _Element, mark: str) -> list[CellLine]:
        texts = [text for text in map(clean, self._modern(self._text(element)).split("\n")) if text]
        if mark:
            # A number alone is a cell of its own: the STT of a row.
            return [CellLine(texts[0] if texts else "", mark), *map(CellLine, texts[1:])]
        return [CellLine(text) for text in texts]

    def _marked(
        self, parent: _Element, tags: set[str], within: OpenList | None = None, depth: int = 0
    ) -> Iterator[tuple[_Element, str]]:
        """Yield elements as `_found` does, each with the number or bullet that its list puts before it."""
        for child in parent:
            if child.tag in tags:
                yield child, ""
            elif child.tag in _UNSEEN or depth >= _DEEPEST:
                continue
            elif child.tag == LIST:
                yield from self._marked(child, tags, self._lists.begun(child, within), depth + 1)
            else:
                mark = mark_of(child, within) if child.tag == _ITEM and within else ""
                for element, own in self._marked(child, tags, within, depth + 1):
                    yield element, own or mark
                    mark = ""

    def _text(self, element: _Element, depth: int = 0) -> str:
        if element.get(_STYLE) in self._struck or depth > _DEEPEST:
            return ""
        parts = [element.text or ""]
        for child in element:
            if child.tag in _BLANKS:
                parts.append(_BLANKS[child.tag])
            elif child.tag == _SPACES:
                parts.append(" ")
            elif child.tag not in _UNSEEN and isinstance(child.tag, str):
                parts.append(self._text(child, depth + 1))
            parts.append(child.tail or "")
        return "".join(parts)


def _styles(root: _Element, properties: str, name: str, otherwise: str) -> Iterator[str]:
    """Yield the names of styles in which a property is set to something else."""
    for style in root.iter(qualified("style:style")):
        found = style.find(qualified(properties))
        if found is not None and found.get(qualified(name), otherwise) != otherwise:
            yield style.get(qualified("style:name"), "")


def _found(parent: _Element, tags: set[str], depth: int = 0) -> Iterator[_Element]:
    """Yield the elements of some names, in order, whatever groups, lists and sections they stand in."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag not in _UNSEEN and depth < _DEEPEST:
            yield from _found(child, tags, depth + 1)


def _day(cell: _Element) -> str:
    """Return the day that a cell holds, however it is shown."""
    try:
        return show_date(date.fromisoformat(cell.get(qualified("office:date-value"), "")[:10]))
    except ValueError:
        return ""


def _number(element: _Element, name: str) -> int:
    return max(1, count(element.get(qualified(name), ""), 1))
