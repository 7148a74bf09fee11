"""Paper: A4, its margins, sections and page numbers."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

SHORT_SIDE = 210
LONG_SIDE = 297
TOP = 20
BOTTOM = 20
LEFT = 30
RIGHT = 15
HEADER = 10

PORTRAIT_WIDTH = SHORT_SIDE - LEFT - RIGHT


def lay_out_portrait(document: Document) -> None:
    """Make the first section A4 portrait, its pages numbered from the second on."""
    section = document.sections[0]
    _set_paper(section, Mm(SHORT_SIDE), Mm(LONG_SIDE), WD_ORIENT.PORTRAIT)
    section.header.is_linked_to_previous = False
    _number_pages(section.header.paragraphs[0])


def begin_annex(document: Document) -> None:
    """Begin an A4 landscape section: an annex, whose pages count from 1 anew."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _set_paper(section, Mm(LONG_SIDE), Mm(SHORT_SIDE), WD_ORIENT.LANDSCAPE)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(numbering)


def _set_paper(section: Section, width: Length, height: Length, orientation: WD_ORIENT) -> None:
    section.orientation = orientation
    section.page_width = width
    section.page_height = height
    section.top_margin = Mm(TOP)
    section.bottom_margin = Mm(BOTTOM)
    section.left_margin = Mm(LEFT)
    section.right_margin = Mm(RIGHT)
    section.header_distance = Mm(HEADER)
    section.footer_distance = Mm(HEADER)
    section.different_first_page_header_footer = True


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if instruction:
            element = OxmlElement("w:instrText")
            element.text = instruction
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
