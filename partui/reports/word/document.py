"""A Word file: A4, its margins, sections and page numbers; the same bytes for the same report."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from partui.domain.office import Office
from partui.domain.plan.report import ReportHead
from partui.reports.word.paragraphs import safe, set_styles

SHORT_SIDE = 210
LONG_SIDE = 297
TOP = 20
BOTTOM = 20
LEFT = 30
RIGHT = 15
HEADER = 10

PORTRAIT_WIDTH = SHORT_SIDE - LEFT - RIGHT
LANDSCAPE_WIDTH = LONG_SIDE - LEFT - RIGHT


def lay_out_portrait(document: Document) -> None:
    """Make the first section A4 portrait, its pages numbered from the second on."""
    section = document.sections[0]
    _set_paper(section, Mm(SHORT_SIDE), Mm(LONG_SIDE), WD_ORIENT.PORTRAIT)
    section.header.is_linked_to_previous = False
    _number_pages(section.header.paragraphs[0])


def lay_out_landscape(document: Document) -> None:
    """Make the first section A4 landscape."""
    _set_paper(document.sections[0], Mm(LONG_SIDE), Mm(SHORT_SIDE), WD_ORIENT.LANDSCAPE)


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


# The longest that Word's properties may be.
_PROPERTY_LENGTH = 255
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def new_document(head: ReportHead, office: Office, title: str, about: str) -> Document:
    """Return an empty document in the form of Nghị định 30/2020/NĐ-CP.

    Args:
        title: what the file's properties call it; about likewise (subject).
    """
    document = docx.Document()
    lay_out_portrait(document)
    set_styles(document)
    _drop_thumbnail(document)
    properties = document.core_properties
    properties.title = _property(title)
    properties.subject = _property(about)
    properties.author = properties.last_modified_by = _property(office.name)
    properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime.combine(head.made_on, time(), UTC)
    return document


def save(document: Document, out: BinaryIO) -> None:
    """Write a document, without the time of writing in it."""
    made = BytesIO()
    document.save(made)
    packed = BytesIO()
    with ZipFile(made) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name, _NO_TIME), parts.read(name), ZIP_DEFLATED)
    out.write(packed.getvalue())


def _property(text: str) -> str:
    return safe(text)[:_PROPERTY_LENGTH]


def _drop_thumbnail(document: Document) -> None:
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]
