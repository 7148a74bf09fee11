"""A Word document printed as PDF: as it says of its paper, its paragraphs and its tables."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from partui.reports.pdf.pages import Pages, paper_of
from partui.reports.pdf.setting import SetLine, joined
from partui.reports.pdf.tables import SetTable, draw_table, set_table

# So many lines of a paragraph at least stand on a page.
_TOGETHER = 2


def print_documents(documents: Sequence[Document], out: BinaryIO) -> None:
    """Print Word documents one after the other as one PDF; the first one's properties are the PDF's.

    Args:
        documents: one at least.
        out: a file opened for writing bytes.
    """
    pages = lay_out(documents)
    _name(pages, documents[0])
    out.write(pages.written())


def lay_out(documents: Sequence[Document]) -> Pages:
    """Return the pages that Word documents fill one after the other.

    Args:
        documents: one at least.
    """
    pages = Pages(paper_of(documents[0].sections[0]))
    for number, document in enumerate(documents):
        papers = [paper_of(section) for section in document.sections]
        if number:
            pages.begin_section(papers[0]._replace(starts=True))
        for section, blocks in enumerate(_by_sections(document)):
            if section:
                pages.begin_section(papers[section])
            _draw(blocks, pages)
    return pages


def _by_sections(document: Document) -> Iterator[list[Paragraph | Table]]:
    blocks: list[Paragraph | Table] = []
    for block in document.iter_inner_content():
        blocks.append(block)
        if isinstance(block, Paragraph) and block._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            yield blocks[:-1]
            blocks = []
    yield blocks


Block = SetTable | list[SetLine]


def _draw(blocks: Iterable[Paragraph | Table], pages: Pages) -> None:
    laid = [
        set_table(block, pages.setter) if isinstance(block, Table) else pages.setter.paragraph(block, pages.paper.room)
        for block in blocks
    ]
    room: list[SetLine] = []
    for at, block in enumerate(laid):
        if isinstance(block, SetTable):
            _down(room, pages)
            room = []
            draw_table(block, pages)
            continue
        if _keeps_next(block) and _needed(laid[at:]) > pages.left_below and not pages.is_fresh:
            pages.turn()
        lines = joined(room, block)
        ends_in_room = len(lines) > 1 and lines[-1].is_room
        _down(lines[:-1] if ends_in_room else lines, pages)
        room = lines[-1:] if ends_in_room else []
    _down(room, pages)


def _keeps_next(lines: Sequence[SetLine]) -> bool:
    return any(line.keeps_next for line in lines)


def _needed(blocks: Sequence[Block]) -> float:
    """Return the height that has to be on one page: of headings, and of the beginning of what they stand over."""
    needed = 0.0
    for block in blocks:
        if isinstance(block, SetTable):
            return needed + block.least
        if not _keeps_next(block):
            return needed + sum(line.height for line in block[: _TOGETHER + 1])
        needed += sum(line.height for line in block)
    return needed


def _down(lines: Sequence[SetLine], pages: Pages) -> None:
    """Draw lines one below the other, those of a paragraph over pages so that none stands alone."""
    turns = _turns_before(lines, pages)
    for at, line in enumerate(lines):
        if at == turns or (line.height > pages.left_below and not line.is_room):
            pages.turn()
        # Room at the top of a page is its margin.
        if not (line.is_room and pages.is_fresh):
            pages.draw(line, pages.paper.left, pages.y)
            pages.y += line.height


def _turns_before(lines: Sequence[SetLine], pages: Pages) -> int | None:
    """Return before which line the page is turned so that two lines at least stand on each; none where all fit."""
    used, fits = 0.0, 0
    while fits < len(lines) and used + lines[fits].height <= pages.left_below:
        used += lines[fits].height
        fits += 1
    begin = next((at for at, line in enumerate(lines) if not line.is_room), len(lines))
    here, there = fits - begin, len(lines) - fits
    if there <= 0 or here <= 0:
        return None
    if there < _TOGETHER:
        here -= _TOGETHER - there
    return begin + here if here >= _TOGETHER else begin


def _name(pages: Pages, document: Document) -> None:
    properties, pdf = document.core_properties, pages.pdf
    pdf.set_title(properties.title)
    pdf.set_subject(properties.subject)
    pdf.set_author(properties.author)
    pdf.set_lang(properties.language or "vi-VN")
    pdf.set_producer("partui")
    made = properties.created or datetime(1980, 1, 1, tzinfo=UTC)
    pdf.set_creation_date(made if made.tzinfo else made.replace(tzinfo=UTC))
