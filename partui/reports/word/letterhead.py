"""The top of a document and its end: who, which number, where and when, what it is; who gets it, who signs."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from partui.domain.office import Office
from partui.domain.plan.report import ReportHead
from partui.locale import _
from partui.reports.word.document import PORTRAIT_WIDTH
from partui.reports.word.paragraphs import BLANK, BODY_SIZE, DOTS, rule, safe, short_rule, write
from partui.reports.word.tables import lay_table, set_row_flag
from partui.reports.word.words import issuer_name, place_of_issue

LEFT_WIDTH = 68
RIGHT_WIDTH = PORTRAIT_WIDTH - LEFT_WIDTH
NAME_SIZE = 12
LINE_SIZE = 13
# What the motto measures in bold Times New Roman of 13 points, in millimetres: the line below is as long.
MOTTO_WIDTH = 55.9

CENTER = WD_ALIGN_PARAGRAPH.CENTER


def add_letterhead(
    document: Document, head: ReportHead, office: Office, symbol: str, about: str = "", year: str = ""
) -> None:
    """Add the issuing body beside quốc hiệu and tiêu ngữ, and the number beside place and day, left to fill.

    Args:
        symbol: what follows the number: `/BC-SNV`.
        about: trích yếu of a letter (công văn), which stands below its number.
        year: that of the document; of the day on which it is drawn up when blank.
    """
    table = lay_table(document, (LEFT_WIDTH, RIGHT_WIDTH), rows=2)
    names, lines = (row.cells for row in table.rows)
    _issuing_body(names[0], head, office)
    _motto(names[1])
    _first(lines[0], before=6)
    write(lines[0].paragraphs[0], _("Số:{number}{symbol}").format(number=BLANK, symbol=symbol), size=LINE_SIZE)
    if about:
        paragraph = _next(lines[0])
        paragraph.paragraph_format.space_before = Pt(6)
        write(paragraph, about, size=NAME_SIZE)
    _first(lines[1], before=6)
    dated = _("{place}, ngày{day}tháng{month}năm {year}").format(
        place=place_of_issue(head), day=BLANK, month=BLANK, year=year or head.made_on.year
    )
    write(lines[1].paragraphs[0], dated, size=LINE_SIZE, italic=True)


def add_title(document: Document, kind: str, *about: str) -> None:
    """Add the type of a document and, below, what it is about (trích yếu), with a short line.

    Args:
        kind: the type in capitals: `BÁO CÁO`.
        about: trích yếu, one paragraph each.
    """
    paragraph = write(document.add_paragraph(), kind, bold=True, align=CENTER)
    paragraph.paragraph_format.space_before = Pt(18)
    for line in about:
        write(document.add_paragraph(), line, bold=True, align=CENTER)
    length = short_rule(safe(about[-1]), BODY_SIZE, PORTRAIT_WIDTH)
    _ruled(document.add_paragraph(), length, PORTRAIT_WIDTH, after=12)


def add_address(document: Document, addressee: str) -> None:
    """Add whom a document goes to."""
    addressed = _("Kính gửi: {addressee}").format(addressee=addressee)
    paragraph = write(document.add_paragraph(), addressed, align=CENTER)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(18)


def add_annex_title(
    document: Document, head: ReportHead, office: Office, title: str, kind: str = "", symbol: str = ""
) -> None:
    """Add the name of an annex and what it goes with: a report, unless another kind of document is named.

    Args:
        kind: `Công văn`; its symbol is what follows the number: `/SNV-CCHC`.
    """
    write(document.add_paragraph(), _("Phụ lục"), bold=True, align=CENTER)
    write(document.add_paragraph(), title, bold=True, align=CENTER)
    goes_with = _("(Kèm theo {kind} số{number}{symbol} ngày{day}tháng{month}năm {year} của {office})").format(
        kind=kind or _("Báo cáo"),
        number=BLANK,
        symbol=symbol or f"/BC-{office.symbol}",
        day=BLANK,
        month=BLANK,
        year=head.made_on.year,
        office=office.name,
    )
    paragraph = write(document.add_paragraph(), goes_with, italic=True, align=CENTER)
    paragraph.paragraph_format.space_after = Pt(12)


def _issuing_body(cell: _Cell, head: ReportHead, office: Office) -> None:
    _first(cell)
    name = office.name.upper()
    write(cell.paragraphs[0], issuer_name(head).upper(), size=NAME_SIZE)
    write(_next(cell), name, size=NAME_SIZE, bold=True)
    _ruled(cell.add_paragraph(), short_rule(name, NAME_SIZE, LEFT_WIDTH), LEFT_WIDTH)


def _motto(cell: _Cell) -> None:
    _first(cell)
    write(cell.paragraphs[0], _("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), size=NAME_SIZE, bold=True)
    write(_next(cell), _("Độc lập - Tự do - Hạnh phúc"), size=LINE_SIZE, bold=True)
    _ruled(cell.add_paragraph(), MOTTO_WIDTH, RIGHT_WIDTH)


def _first(cell: _Cell, before: int = 0) -> None:
    cell.paragraphs[0].alignment = CENTER
    cell.paragraphs[0].paragraph_format.space_before = Pt(before)


def _next(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.add_paragraph()
    paragraph.alignment = CENTER
    return paragraph


def _ruled(paragraph: Paragraph, length: float, width: float, after: int = 0) -> None:
    rule(paragraph, length, width)
    paragraph.paragraph_format.space_before = Pt(2)
    paragraph.paragraph_format.space_after = Pt(after)


NOTICE_SIZE = 12
LIST_SIZE = 11
SIGNATURE_ROOM = 72


def add_signing(document: Document, office: Office, recipients: Sequence[str]) -> None:
    """Add "Nơi nhận" on the left and the signer's post on the right, with room for signature and name.

    The last paragraph before is kept on the same page, so that no signature stands alone.

    Args:
        recipients: who gets the document, the archive's copy aside.
    """
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    table = lay_table(document, (LEFT_WIDTH, RIGHT_WIDTH))
    set_row_flag(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    notice = write(left.paragraphs[0], _("Nơi nhận:"), size=NOTICE_SIZE, bold=True, italic=True)
    notice.paragraph_format.space_before = Pt(12)
    for recipient in recipients:
        write(left.add_paragraph(), f"- {recipient};", size=LIST_SIZE)
    kept = _("- Lưu: VT, {unit} ({copies}).") if office.copies else _("- Lưu: VT, {unit}.")
    write(left.add_paragraph(), kept.format(unit=office.unit, copies=office.copies), size=LIST_SIZE)
    paragraph = right.paragraphs[0]
    paragraph.paragraph_format.space_before = Pt(12)
    for line in office.chief:
        write(paragraph, line, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        paragraph = right.add_paragraph()
    name = write(paragraph, office.signer or DOTS * 3, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    name.paragraph_format.space_before = Pt(SIGNATURE_ROOM)
