"""Mails to an agency, with the letter and the form attached."""

from collections.abc import Sequence
from io import BytesIO

from partui.domain.forms.form import ReportForm
from partui.domain.plan.report import CollectiveReminder, Reminder
from partui.locale import _, official
from partui.locale.formats import show_date
from partui.plan_io.forms.writing import write_form
from partui.reports.letters import letter_bytes
from partui.reports.mail import Attachment, Mail, addresses

_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def letter_mail(letter: Reminder | CollectiveReminder, forms: Sequence[ReportForm], emails: Sequence[str]) -> Mail:
    """Return the draft of a mail with a letter.

    Args:
        letter: what it says.
        forms: to be filled in by those that get it.
        emails: their addresses.
    """
    with official():
        attached = tuple(Attachment(f"phieu-bao-cao-{form.plan}.xlsx", _EXCEL, _form(form)) for form in forms)
        return Mail(
            addresses(emails),
            _subject(letter),
            _body(letter, has_form=bool(attached)),
            (Attachment("van-ban-don-doc.docx", _WORD, letter_bytes(letter)), *attached),
        )


def _subject(letter: Reminder | CollectiveReminder) -> str:
    year = letter.head.year
    if isinstance(letter, Reminder) and letter.is_proposal:
        told = _("Đề nghị chỉ đạo {agency} thực hiện nhiệm vụ cải cách hành chính năm {year}")
        return told.format(agency=letter.head.agency, year=year)
    if isinstance(letter, Reminder) and letter.times > 1:
        told = _("Đôn đốc (lần {times}) thực hiện nhiệm vụ cải cách hành chính năm {year}")
        return told.format(times=letter.times, year=year)
    return _("Đôn đốc thực hiện nhiệm vụ cải cách hành chính năm {year}").format(year=year)


def _body(letter: Reminder | CollectiveReminder, *, has_form: bool) -> str:
    office = letter.head.office.name
    lines = [
        _("Kính gửi {issuer},").format(issuer=letter.head.issuer)
        if isinstance(letter, Reminder) and letter.is_proposal
        else _("Kính gửi Quý cơ quan,"),
        "",
        _("{office} gửi kèm văn bản về việc thực hiện nhiệm vụ cải cách hành chính, tính đến ngày {day}.").format(
            office=office, day=show_date(letter.head.day)
        ),
    ]
    if has_form:
        lines.append(_("Đề nghị điền phiếu báo cáo kèm theo (chỉ các ô nền vàng) và gửi lại thư này."))
    return "\n".join([*lines, "", _("Trân trọng."), office, ""])


def _form(form: ReportForm) -> bytes:
    made = BytesIO()
    write_form(form, made)
    return made.getvalue()
