"""Documents written, then opened again as another program would."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, BinaryIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

Write = Callable[[Any, BinaryIO], None]


def written(write: Write, report: Any) -> bytes:
    """The bytes of a document."""
    out = BytesIO()
    write(report, out)
    return out.getvalue()


def opened(write: Write, report: Any) -> Document:
    """A document, written and opened again."""
    return docx.Document(BytesIO(written(write, report)))


def rows_of(table: Table) -> list[list[str]]:
    """Every cell of a table; a cell across the table once."""
    return [["\n".join(_paragraphs(tc)) for tc in row._tr.tc_lst] for row in table.rows]


def flag(table: Table, name: str) -> list[bool]:
    """Whether each row of a table has a flag."""
    return [bool(row._tr.xpath(f"w:trPr/{name}")) for row in table.rows]


def texts(document: Document) -> list[str]:
    """Every paragraph outside tables that has text."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def everything(document: Document) -> str:
    """Every text of a document, tables included."""
    return "\n".join(_paragraphs(document.element.body))


def _paragraphs(element: Any) -> list[str]:
    return [each.text for each in element.iter(qn("w:p"))]
