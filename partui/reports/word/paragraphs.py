"""Paragraphs and their styles: text made safe, left to fill, or a line drawn across."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from partui.domain.text import clean

# Room left for a number or a day, kept in one piece.
BLANK = "\N{NO-BREAK SPACE}" * 6
DOTS = "." * 12

_LETTER_WIDTH = 0.5
_CAPITAL_WIDTH = 0.7
_MM_PER_POINT = 25.4 / 72
_RULE_SHARE = 0.42


def safe(text: str) -> str:
    """Return text that Word can hold, in one line; room left to fill stays."""
    return BLANK.join(clean(part) for part in text.split(BLANK))


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: int | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    """Add text to a paragraph.

    Args:
        text: anything, however hostile.
        size: points; that of the paragraph's style if none.
    """
    run = paragraph.add_run(safe(text))
    if size is not None:
        run.font.size = Pt(size)
    run.bold = bold
    run.italic = italic
    if align is not None:
        paragraph.alignment = align
    return paragraph


def add_part(document: Document, text: str) -> None:
    """Add the heading of a part: I, II …"""
    write(document.add_paragraph(style=PART), text)


def add_section_heading(document: Document, text: str) -> None:
    """Add the heading of a section: 1, 2 …"""
    write(document.add_paragraph(style=SECTION), text)


def add_body(document: Document, text: str, *, italic: bool | None = None) -> Paragraph:
    """Add a paragraph of the body: justified, its first line indented."""
    return write(document.add_paragraph(style=BODY), text, italic=italic)


def rule(paragraph: Paragraph, length: float, width: float) -> None:
    """Make a paragraph a line drawn in the middle of the room it stands in.

    Args:
        length: millimetres of the line.
        width: millimetres of the room.
    """
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def short_rule(text: str, size: int, width: float) -> float:
    """Return the millimetres of a line a third to a half as long as the text above it.

    Args:
        text: what stands above the line, bold.
        size: points.
        width: millimetres of the room that the text is set in.
    """
    ems = sum(_CAPITAL_WIDTH if letter.isupper() else _LETTER_WIDTH for letter in text)
    return min(ems * size * _MM_PER_POINT, width) * _RULE_SHARE


FONT = "Times New Roman"
BODY_SIZE = 14
TABLE_SIZE = 12
HEAD_SIZE = 11
FIRST_LINE = 1.27
CELL_SPACE = 2

PLAIN = "Normal"
BODY = "Body Text"
PART = "Heading 1"
SECTION = "Heading 2"
CELL = "Table Cell"
CELL_HEAD = "Table Head"

_FACES = ("ascii", "hAnsi", "eastAsia", "cs")


def set_styles(document: Document) -> None:
    """Give every style that a report uses its letters and spacing."""
    _set_defaults(document)
    for name in (CELL, CELL_HEAD):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _set_font(_style(document, PLAIN), BODY_SIZE)
    _set_font(_style(document, CELL), TABLE_SIZE)
    _set_font(_style(document, CELL_HEAD), HEAD_SIZE, bold=True)
    plain = _style(document, PLAIN).paragraph_format
    plain.space_before = plain.space_after = Pt(0)
    plain.line_spacing = 1.0
    for name in (BODY, PART, SECTION):
        style = _style(document, name)
        _set_font(style, BODY_SIZE, bold=name != BODY)
        form = style.paragraph_format
        form.first_line_indent = Cm(FIRST_LINE)
        form.space_before = Pt(0)
        form.space_after = Pt(6)
        form.line_spacing = 1.15
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _style(document, CELL_HEAD).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # Marks over capitals would touch the line above.
    for name in (CELL, CELL_HEAD):
        cell = _style(document, name).paragraph_format
        cell.space_before = cell.space_after = Pt(CELL_SPACE)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_font(style: ParagraphStyle, size: int, *, bold: bool = False) -> None:
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    # A theme's font would win over the one that is named.
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    style.font.name = FONT
    for face in _FACES:
        properties.rFonts.set(qn(f"w:{face}"), FONT)


def _set_defaults(document: Document) -> None:
    (properties,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    (old,) = properties.findall(qn("w:rFonts"))
    fonts = OxmlElement("w:rFonts")
    for face in _FACES:
        fonts.set(qn(f"w:{face}"), FONT)
    properties.replace(old, fonts)
    (language,) = properties.findall(qn("w:lang"))
    language.set(qn("w:val"), "vi-VN")
