"""Văn bản đôn đốc, as a Word document: a letter to one agency."""

from collections.abc import Sequence
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from partui.domain.agencies.names import agency_key
from partui.domain.plan.report import Reminder, ReportHead
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.progress_rows import TaskRow, members_words, task_row
from partui.reports.word.document import new_document, save
from partui.reports.word.letterhead import add_letterhead, add_signing
from partui.reports.word.paragraphs import DOTS, add_body, add_section_heading, write
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.reports.word.words import (
    STANDING,
    Office,
    agency_in_sentence,
    deadline_words,
    document_kind,
    issuer_name,
    leads_words,
    listed,
    plan_name,
    plan_reference,
    show_number,
)


def write_reminder(report: Reminder, out: BinaryIO, office: Office = STANDING) -> None:
    """Write a letter that reminds an agency of its late tasks and those due soon.

    To the signing office's own units where the agency is the office itself.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
        office: who signs.
    """
    addressee = _addressee(report.head, office)
    about = _("V/v đôn đốc thực hiện {plan}").format(plan=plan_name(report.head))
    title = _("Công văn đôn đốc {addressee}").format(addressee=agency_in_sentence(addressee))
    document = new_document(report.head, office, title, about)
    add_letterhead(document, report.head, office, f"/{office.symbol}-{office.unit}", about)
    addressed = _("Kính gửi: {addressee}").format(addressee=addressee)
    paragraph = write(document.add_paragraph(), addressed, align=WD_ALIGN_PARAGRAPH.CENTER)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(18)
    _add_opening(document, report, office)
    _add_tables(document, report)
    _add_request(document, report, office, agency_in_sentence(addressee))
    add_signing(document, office, [_("Như trên"), _("{issuer} (để b/c)").format(issuer=issuer_name(report.head))])
    save(document, out)


def _is_own(head: ReportHead, office: Office) -> bool:
    return agency_key(head.agency or "") == agency_key(office.name)


def _addressee(head: ReportHead, office: Office) -> str:
    if _is_own(head, office):
        return _("Các phòng, đơn vị thuộc {office}").format(office=office.name)
    return head.agency or DOTS


def _add_opening(document: Document, report: Reminder, office: Office) -> None:
    ground = _("Căn cứ {plan} (sau đây gọi tắt là {kind});").format(
        plan=plan_reference(report.head), kind=document_kind(report.head)
    )
    add_body(document, ground, italic=True)
    found = _("Qua theo dõi việc thực hiện {kind}, {office} nhận thấy: tính đến ngày {day}, {agency} {tasks}")
    add_body(
        document,
        found.format(
            kind=document_kind(report.head),
            office=office.name,
            day=show_date(report.head.day),
            agency=agency_in_sentence(report.head.agency or DOTS),
            tasks=_how_many(report),
        ),
    )


def _how_many(report: Reminder) -> str:
    late, soon = len(report.overdue), len(report.due_soon)
    if late and soon:
        counted = _("có {late} nhiệm vụ quá hạn và {soon} nhiệm vụ sắp đến hạn, cụ thể như sau:")
    elif late:
        counted = _("có {late} nhiệm vụ quá hạn, cụ thể như sau:")
    elif soon:
        counted = _("có {soon} nhiệm vụ sắp đến hạn, cụ thể như sau:")
    else:
        counted = _("không có nhiệm vụ quá hạn hoặc sắp đến hạn.")
    return counted.format(late=show_number(late), soon=show_number(soon))


def _add_tables(document: Document, report: Reminder) -> None:
    kinds = (
        (_("Nhiệm vụ quá hạn"), _("Số ngày quá hạn"), report.overdue),
        (_("Nhiệm vụ sắp đến hạn"), _("Số ngày còn lại"), report.due_soon),
    )
    for number, (heading, days, tasks) in enumerate((kind for kind in kinds if kind[2]), start=1):
        add_section_heading(document, f"{number}. {heading}")
        add_table(document, _columns(days), _rows(tasks, report.head.agency or ""))


def _columns(days: str) -> list[WordColumn]:
    center = WD_ALIGN_PARAGRAPH.CENTER
    return [
        WordColumn(_("TT"), 10, center),
        WordColumn(_("Mã"), 15, center),
        WordColumn(_("Nhiệm vụ"), 50),
        WordColumn(_("Sản phẩm"), 50),
        WordColumn(_("Thời hạn"), 26, center),
        WordColumn(days, 14, center),
    ]


def _rows(tasks: Sequence[Task], agency: str) -> list[WordRow]:
    return [_row(place, task, agency) for place, task in enumerate(tasks, start=1)]


def _row(number: int, task: Task, agency: str) -> WordRow:
    row = task_row(task, ())
    days = "" if row.days is None else str(abs(row.days))
    title = "\n".join(text for text in (row.title, _led_by_others(row, agency), members_words(row)) if text)
    return WordRow((str(number), row.code, title, listed(row.products), deadline_words(row, "\n"), days))


def _led_by_others(row: TaskRow, agency: str) -> str:
    """Return who leads a task that the agency has as a member of a group; blank where it leads the task itself."""
    if agency_key(agency) in map(agency_key, row.leads):
        return ""
    return _("({leads} chủ trì)").format(leads=leads_words(row))


def _add_request(document: Document, report: Reminder, office: Office, addressee: str) -> None:
    opening = _("Để bảo đảm hoàn thành {kind} đúng hạn, {office} đề nghị {addressee}:")
    add_body(document, opening.format(kind=document_kind(report.head), office=office.name, addressee=addressee))
    for line in _requests(report, office):
        add_body(document, line)
    help_offered = _(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị kịp thời phản ánh về {office} "
        "để phối hợp giải quyết hoặc báo cáo {issuer} xem xét, chỉ đạo."
    )
    add_body(document, help_offered.format(office=office.name, issuer=issuer_name(report.head)))
    closing = _("{office} rất mong nhận được sự quan tâm, phối hợp của {addressee}./.")
    add_body(document, closing.format(office=office.name, addressee=addressee))


def _requests(report: Reminder, office: Office) -> list[str]:
    lines = []
    if report.overdue:
        lines.append(
            _("- Khẩn trương hoàn thành các nhiệm vụ đã quá hạn; nêu rõ nguyên nhân quá hạn và thời gian hoàn thành.")
        )
    if report.due_soon:
        lines.append(_("- Chủ động triển khai các nhiệm vụ sắp đến hạn, bảo đảm hoàn thành đúng thời hạn."))
    if not lines:
        lines.append(_("- Tiếp tục thực hiện các nhiệm vụ được giao, bảo đảm đúng thời hạn."))
    receiver = _("Lãnh đạo {office}").format(office=office.name) if _is_own(report.head, office) else office.name
    summarised = _(
        "- Báo cáo kết quả thực hiện (kèm tài liệu kiểm chứng) gửi {receiver} trước ngày {day} "
        "để tổng hợp, báo cáo {issuer}."
    )
    lines.append(
        summarised.format(
            receiver=receiver,
            day=f"{DOTS}/{DOTS}/{report.head.made_on.year}",
            issuer=issuer_name(report.head),
        )
    )
    return lines
