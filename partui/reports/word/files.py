"""Making a Word file: the same bytes for the same report."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from partui.domain.plan.report import ReportHead
from partui.reports.word.office import Office
from partui.reports.word.page import lay_out_portrait
from partui.reports.word.paragraphs import safe
from partui.reports.word.styles import set_styles

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
