"""The third letter about a task: to the province's committee, which is asked to direct the agency."""

from typing import BinaryIO

from partui.domain.plan.report import Reminder
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.word.document import new_document, save
from partui.reports.word.letterhead import add_address, add_letterhead, add_signing
from partui.reports.word.letters.parts import (
    add_ground,
    add_tables,
    counted_words,
    earlier_words,
    lateness_words,
    reader_of,
)
from partui.reports.word.paragraphs import DOTS, add_body
from partui.reports.word.words import agency_in_sentence, document_kind, issuer_name, plan_name


def write_proposal(report: Reminder, out: BinaryIO) -> None:
    """Write a proposal that the committee that issued the plan direct an agency that was urged in vain.

    Args:
        report: what the agency is reminded of.
        out: a file opened for writing bytes.
    """
    office = report.head.office
    agency, issuer = agency_in_sentence(reader_of(report.head)), issuer_name(report.head)
    about = _("V/v đề nghị chỉ đạo {agency} thực hiện {plan}").format(agency=agency, plan=plan_name(report.head))
    title = _("Đề nghị {issuer} chỉ đạo {agency}").format(issuer=issuer, agency=agency)
    document = new_document(report.head, office, title, about)
    add_letterhead(document, report.head, office, f"/{office.symbol}-{office.unit}", about)
    add_address(document, issuer)
    add_ground(document, report.head)
    add_body(document, earlier_words(report, office))
    found = _("Tính đến ngày {day}, {agency} {tasks}")
    add_body(document, found.format(day=show_date(report.head.day), agency=agency, tasks=counted_words(report)))
    if told := lateness_words(report.overdue):
        add_body(document, told)
    add_tables(document, report)
    asked = _(
        "Để bảo đảm hoàn thành {kind}, {office} kính đề nghị {issuer} xem xét, chỉ đạo {agency} hoàn thành các "
        "nhiệm vụ nêu trên, báo cáo rõ nguyên nhân và kết quả trước ngày {day}."
    )
    add_body(
        document,
        asked.format(
            kind=document_kind(report.head),
            office=office.name,
            issuer=issuer,
            agency=agency,
            day=f"{DOTS}/{DOTS}/{report.head.made_on.year}",
        ),
    )
    add_body(
        document, _("{office} kính trình {issuer} xem xét, quyết định./.").format(office=office.name, issuer=issuer)
    )
    reader = reader_of(report.head)
    add_signing(document, office, [_("Như trên"), _("{agency} (để thực hiện)").format(agency=reader)])
    save(document, out)
