"""Word files as other programs make them: merged cells, repeated heads, split rows, lists, automatic numbers."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

HEAD_1 = ("STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Điểm năm 2020", "Mục tiêu năm 2021", "Chủ trì tham mưu")
HEAD_2 = ("STT", "Lĩnh vực", "Sản phẩm", "Yêu cầu chất lượng", "Thời gian hoàn thành", "Chủ trì", "Thực hiện")
CRITERIA = (("1", "CHỈ ĐẠO", "2", "1,5", "2", ""), ("1.1", "Kế hoạch", "2", "1,5", "2", "Sở Nội vụ"))

_LEVELS = """
<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"""
_LEVEL = """
<w:lvl {ns} w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>"""
NUMBERED = (("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3."))
ROMAN = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
BULLETED = (("bullet", "-"), ("bullet", "+"))


def new_word(title: str | None = "Cải cách hành chính năm 2021") -> Any:
    """Return a document with a letter."""
    document: Any = docx.Document()
    letterhead = document.add_table(1, 2)
    letterhead.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH ĐẮK LẮK\nSố: 99/KH-UBND"
    letterhead.cell(0, 1).text = "Đắk Lắk, ngày 15 tháng 01 năm 2021"
    document.add_paragraph("KẾ HOẠCH")
    if title:
        document.add_paragraph(title)
    document.add_paragraph("Thực hiện Nghị quyết số 30c/NQ-CP, UBND tỉnh ban hành Kế hoạch như sau:")
    document.add_paragraph("(Ban hành kèm theo Kế hoạch số 99/KH-UBND của UBND tỉnh Đắk Lắk)")
    return document


def add_rows(document: Any, *rows: Sequence[str]) -> Any:
    """Add a table; a line break in a cell begins a paragraph."""
    table = document.add_table(0, len(rows[0]))
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            first, *others = text.split("\n")
            cell.text = first
            for other in others:
                cell.add_paragraph(other)
    return table


def merge_down(table: Any, column: int, first: int, last: int) -> None:
    """Merge the cells of a column from one row to another, as Word does."""
    for at in range(first, last + 1):
        properties = table.rows[at].cells[column]._tc.get_or_add_tcPr()
        value = ' w:val="restart"' if at == first else ""
        properties.append(parse_xml(f"<w:vMerge {nsdecls('w')}{value}/>"))


def add_list(document: Any, levels: Sequence[tuple[str, str]]) -> int:
    """Add the definition of a list and return its number."""
    numbering = document.part.numbering_part.element
    identity = max((int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))), default=0)
    ns = nsdecls("w")
    lines = "".join(_LEVEL.format(ns=ns, at=at, form=form, text=text) for at, (form, text) in enumerate(levels))
    numbering.insert(0, parse_xml(_LEVELS.format(ns=ns, id=identity + 1, levels=lines)))
    number = numbering.add_num(identity + 1)
    return int(number.numId)


def number(paragraph: Any, list_number: int, level: int) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_number


def as_bytes(document: Any) -> bytes:
    """Return a document as a file."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()
