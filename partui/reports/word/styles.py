"""Letters: Times New Roman throughout, in black."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

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
