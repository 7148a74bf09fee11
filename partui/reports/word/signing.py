"""The end of a document: where it goes, and who signs."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from partui.locale import _
from partui.reports.word.letterhead import LEFT_WIDTH, RIGHT_WIDTH
from partui.reports.word.office import Office
from partui.reports.word.paragraphs import DOTS, write
from partui.reports.word.tables import lay_table, mark

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
    mark(table.rows[0], "w:cantSplit")
    left, right = table.rows[0].cells
    notice = write(left.paragraphs[0], _("Nơi nhận:"), size=NOTICE_SIZE, bold=True, italic=True)
    notice.paragraph_format.space_before = Pt(12)
    for recipient in recipients:
        write(left.add_paragraph(), f"- {recipient};", size=LIST_SIZE)
    write(left.add_paragraph(), _("- Lưu: VT, {unit}.").format(unit=office.unit), size=LIST_SIZE)
    post = write(right.paragraphs[0], office.chief, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    post.paragraph_format.space_before = Pt(12)
    name = write(right.add_paragraph(), DOTS * 3, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    name.paragraph_format.space_before = Pt(SIGNATURE_ROOM)
