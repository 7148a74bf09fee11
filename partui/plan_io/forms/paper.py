"""Forms as Word documents, for agencies that answer on paper."""

from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from partui.domain.forms.form import FormRow, ReportForm
from partui.domain.office import STANDING
from partui.domain.plan.report import ReportHead
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.word.document import lay_out_landscape, new_document, save
from partui.reports.word.paragraphs import DOTS, add_body, write
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.wording.forms.answers import asked_text

_CENTER = WD_ALIGN_PARAGRAPH.CENTER


def write_paper_form(form: ReportForm, out: BinaryIO) -> None:
    """Write a form to be filled in by hand.

    Args:
        form: with the tasks that it asks about.
        out: a file opened for writing bytes.
    """
    title = _("PHIẾU BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {year}").format(year=form.plan)
    head = ReportHead(form.plan, "", "", "", form.made_on, form.made_on, form.name)
    document = new_document(head, STANDING, title, form.name)
    lay_out_landscape(document)
    write(document.add_paragraph(), title, bold=True, align=_CENTER)
    told = _("Cơ quan báo cáo: {name}. Số liệu đang có đến ngày {day}.")
    write(document.add_paragraph(), told.format(name=clean(form.name), day=show_date(form.made_on)), align=_CENTER)
    add_table(document, _columns(), [_row(row) for row in form.rows])
    _add_signing(document)
    save(document, out)


def _columns() -> list[WordColumn]:
    return [
        WordColumn(_("Mã"), 16, _CENTER),
        WordColumn(_("Nhiệm vụ"), 62),
        WordColumn(_("Thời hạn"), 26, _CENTER),
        WordColumn(_("Đang ghi là"), 30),
        WordColumn(_("Kết quả, ngày hoàn thành, %"), 42),
        WordColumn(_("Văn bản: số, ngày, trích yếu"), 38),
        WordColumn(_("Khó khăn, kiến nghị"), 38),
    ]


def _row(row: FormRow) -> WordRow:
    known = [
        asked_text(name, value) for name in ("status", "completed_on", "progress") if (value := getattr(row, name))
    ]
    title = f"{row.title}\n{_('Đã trả lại vì: {why}').format(why=row.returned)}" if row.returned else row.title
    return WordRow((row.name, title, row.due, "\n".join(known), "\n\n", "", ""))


def _add_signing(document: Document) -> None:
    add_body(document, _("Người lập phiếu: {dots}    Thủ trưởng cơ quan: {dots}").format(dots=DOTS * 3))
