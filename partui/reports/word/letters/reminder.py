"""Văn bản đôn đốc, as a Word document: a letter to one agency; to its own units where the office is the agency."""

from typing import BinaryIO

from docx.document import Document

from partui.domain.office import Office
from partui.domain.plan.report import Reminder
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.word.document import new_document, save
from partui.reports.word.letterhead import add_address, add_letterhead, add_signing, add_title
from partui.reports.word.letters.parts import (
    add_ground,
    add_tables,
    counted_words,
    earlier_words,
    lateness_words,
    reader_of,
    requests,
)
from partui.reports.word.letters.proposal import write_proposal
from partui.reports.word.paragraphs import DOTS, add_body
from partui.reports.word.words import (
    agency_in_sentence,
    document_kind,
    issuer_name,
    plan_name,
)


def write_reminder(report: Reminder, out: BinaryIO) -> None:
    """Write what reminds an agency of its late tasks and those due soon.

    A letter to the agency; from the third on, a proposal that the province's committee direct it; a note to the signing
    office's own units where the agency is the office itself.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    office = report.head.office
    if report.head.is_own:
        _write_note(report, out, office)
    elif report.is_proposal:
        write_proposal(report, out)
    else:
        _write_letter(report, out, office)


def _write_letter(report: Reminder, out: BinaryIO, office: Office) -> None:
    addressee = reader_of(report.head)
    about = _about(report)
    title = _("Công văn đôn đốc {addressee}").format(addressee=agency_in_sentence(addressee))
    document = new_document(report.head, office, title, about)
    add_letterhead(document, report.head, office, f"/{office.symbol}-{office.unit}", about)
    add_address(document, addressee)
    add_ground(document, report.head)
    _add_found(document, report, office)
    add_tables(document, report)
    _add_request(document, report, office, agency_in_sentence(addressee))
    add_signing(document, office, [_("Như trên"), _("{issuer} (để b/c)").format(issuer=issuer_name(report.head))])
    save(document, out)


def _about(report: Reminder) -> str:
    if report.times > 1:
        return _("V/v đôn đốc (lần {times}) thực hiện {plan}").format(times=report.times, plan=plan_name(report.head))
    return _("V/v đôn đốc thực hiện {plan}").format(plan=plan_name(report.head))


def _add_found(document: Document, report: Reminder, office: Office) -> None:
    if before := earlier_words(report, office):
        add_body(document, before)
    found = _("Qua theo dõi việc thực hiện {kind}, {office} nhận thấy: tính đến ngày {day}, {agency} {tasks}")
    add_body(
        document,
        found.format(
            kind=document_kind(report.head),
            office=office.name,
            day=show_date(report.head.day),
            agency=agency_in_sentence(reader_of(report.head)),
            tasks=counted_words(report),
        ),
    )
    if told := lateness_words(report.overdue):
        add_body(document, told)


def _add_request(document: Document, report: Reminder, office: Office, addressee: str) -> None:
    opening = _("Để bảo đảm hoàn thành {kind} đúng hạn, {office} đề nghị {addressee}:")
    add_body(document, opening.format(kind=document_kind(report.head), office=office.name, addressee=addressee))
    for line in requests(report, office.name):
        add_body(document, line)
    help_offered = _(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị kịp thời phản ánh về {office} "
        "để phối hợp giải quyết hoặc báo cáo {issuer} xem xét, chỉ đạo."
    )
    add_body(document, help_offered.format(office=office.name, issuer=issuer_name(report.head)))
    closing = _("{office} rất mong nhận được sự quan tâm, phối hợp của {addressee}./.")
    add_body(document, closing.format(office=office.name, addressee=addressee))


def _write_note(report: Reminder, out: BinaryIO, office: Office) -> None:
    """Write a note within the office: who leads it asks, nobody is courted."""
    about = _("Về việc thực hiện {plan}").format(plan=plan_name(report.head))
    document = new_document(report.head, office, _("Phiếu nhắc việc nội bộ"), about)
    add_letterhead(document, report.head, office, f"/{office.symbol}-{office.unit}")
    add_title(document, _("PHIẾU NHẮC VIỆC"), about)
    add_address(document, _("Các phòng, đơn vị thuộc {office}").format(office=office.name))
    if before := earlier_words(report, office._replace(name=_("Lãnh đạo {office}").format(office=office.name))):
        add_body(document, before)
    found = _("Tính đến ngày {day}, các nhiệm vụ {office} chủ trì {tasks}")
    add_body(document, found.format(day=show_date(report.head.day), office=office.name, tasks=counted_words(report)))
    if told := lateness_words(report.overdue):
        add_body(document, told)
    add_tables(document, report)
    add_body(document, _("Yêu cầu các phòng, đơn vị được giao nhiệm vụ:"))
    for line in requests(report, _("Lãnh đạo {office}").format(office=office.name)):
        add_body(document, line)
    late = _("Phòng, đơn vị nào không hoàn thành phải báo cáo lý do bằng văn bản trước ngày {day}./.")
    add_body(document, late.format(day=f"{DOTS}/{DOTS}/{report.head.made_on.year}"))
    add_signing(document, office, [_("Như trên"), _("Lãnh đạo {office} (để b/c)").format(office=office.name)])
    save(document, out)
