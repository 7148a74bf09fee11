"""Texts and spreadsheets of LibreOffice: what is printed is read, merged cells as merged, nothing without end."""

import zipfile
from io import BytesIO

import pytest

from partui.domain.errors import PartuiError
from partui.plan_io.document import Document, Paragraph, Table, TableCell
from partui.plan_io.open_document.reading import read_open_document

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
STRUCK = (
    '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
)


def packed(body: str, **parts: str) -> bytes:
    out = BytesIO()
    styles = f"<office:automatic-styles>{STRUCK}</office:automatic-styles>"
    content = f"<office:document-content {NAMES}>{styles}<office:body><office:text>{body}</office:text></office:body>"
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", f"{content}</office:document-content>")
        for name, text in parts.items():
            package.writestr({"styles_xml": "styles.xml"}.get(name, name.replace("_", "/", 1)), text)
    return out.getvalue()


def styles(lists: str) -> str:
    return f"<office:document-styles {NAMES}><office:styles>{lists}</office:styles></office:document-styles>"


def read(body: str) -> Document:
    return read_open_document(packed(body), lambda _rows: None)


def cells_of(body: str) -> list[list[TableCell]]:
    return [list(row.cells) for block in read(body) if isinstance(block, Table) for row in block.rows]


def test_what_is_not_printed_or_struck_through_is_no_text() -> None:
    assert read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>bỏ</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:section><text:list><text:list-item><text:p>Việc<text:s/>1<text:line-break/>và '
        '<text:span text:style-name="T1">cũ</text:span>mới<office:annotation><text:p>nhớ</text:p></office:annotation>'
        "</text:p></text:list-item></text:list></text:section>"
        '<table:table table:style-name="ta2"><table:table-row><table:table-cell><text:p>ẩn</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ) == [Paragraph("Việc 1"), Paragraph("và mới")]  # fmt: skip


def test_cells_are_merged_across_and_down_and_a_day_is_a_day() -> None:
    rows = cells_of(
        "<table:table><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
        '<table:table-cell office:date-value="2026-09-30"><text:p>09/30/26</text:p></table:table-cell>'
        "</table:table-row><table:table-row>"
        '<table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>c</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    said = [[(cell.words, cell.column, cell.span, cell.merged) for cell in row] for row in rows]
    assert said == [
        [("a", 0, 2, False), ("30/09/2026", 2, 1, False)],
        [("", 0, 2, True), ("c", 2, 1, False)],
    ]


LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="a" '
    'text:start-value="3" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
    'loext:num-list-format="%1%)"/></text:list-style>'
)


def in_list(words: str, attributes: str = "", *, deeper: int = 0, item: str = "") -> str:
    for _level in range(deeper):
        words = f"<text:list><text:list-item>{words}</text:list-item></text:list>"
    return f"<text:list{attributes}><text:list-item{item}>{words}</text:list-item></text:list>"


def test_the_numbers_of_lists_are_read_as_they_are_printed() -> None:
    first, second = ' text:style-name="L1"', ' text:style-name="L2"'
    on = f'{first} text:continue-numbering="true"'
    cells = [
        in_list("<text:p/>", f'{first} xml:id="list1"'),
        in_list("<text:p>Việc</text:p><text:p>và nữa</text:p>", on, deeper=1),
        in_list("<text:p/>", on, deeper=1),
        in_list("<text:p>a</text:p>", on, deeper=2),
        in_list("<text:p/>", second),
        in_list("<text:p/>", f'{first} text:continue-list="list1"'),
        in_list("<text:p/>", on, deeper=1),
        in_list("<text:p/>", first),
        in_list("<text:p/>", on, item=' text:start-value="9"'),
        in_list("<text:p>b</text:p>", ' text:style-name="unknown"'),
    ]
    body = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    data = packed(f"<table:table><table:table-row>{body}</table:table-row></table:table>", styles_xml=styles(LISTS))
    (row,) = (row for block in read_open_document(data, lambda _rows: None) for row in getattr(block, "rows", ()))
    assert [[(line.mark, line.text) for line in cell.lines] for cell in row.cells] == [
        [("I.", "")],
        [("I.1", "Việc"), ("", "và nữa")],
        [("I.2", "")],
        [("\N{BULLET}", "a")],
        [("c)", "")],
        [("II.", "")],
        [("II.1", "")],
        [("I.", "")],
        [("IX.", "")],
        [("", "b")],
    ]


def test_what_is_repeated_to_the_end_of_a_sheet_costs_nothing() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = cells_of(
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
        f"<table:table-row><table:table-cell><text:p>b</text:p></table:table-cell>{blank}</table:table-row>"
        "</table:table>"
    )
    assert [[cell.words for cell in row] for row in rows] == [["a"], [], ["b"]]
    same = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    many = f'<table:table-row table:number-rows-repeated="1048576">{same}</table:table-row>' * 30
    with pytest.raises(PartuiError, match="không phải một kế hoạch"):
        cells_of(f"<table:table>{many}</table:table>")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed("<text:p>"), "OpenDocument hỏng"),
        (packed("", **{"META-INF_manifest.xml": "<encryption-data/>"}), "đặt mật khẩu"),
        (packed("")[1:], "hỏng hoặc không phải tệp"),
        (packed("<text:p/>" * 1_300_000), "bảng quá lớn"),
        (packed("<text:span>" * 300 + "</text:span>" * 300), "OpenDocument hỏng"),
    ],
)
def test_files_that_are_broken_locked_or_too_large(data: bytes, said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        read_open_document(data, lambda _rows: None)
