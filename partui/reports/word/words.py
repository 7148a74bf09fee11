"""How a document names the plan, its place, who signs and a number."""

import re

from partui.domain.brief.period import ReportPeriod
from partui.domain.plan.document.kinds import PLAN, kind_of
from partui.domain.plan.report import ReportHead
from partui.domain.text import clean
from partui.locale import _
from partui.reports.titles import with_day
from partui.reports.word.paragraphs import BLANK, DOTS

_COMMITTEE = re.compile(r"^(?:UBND|[ỦU][yỷ] ban nhân dân) ", re.IGNORECASE)
_LEVEL = re.compile(r"(?:tỉnh|thành phố|TP\.?|quận|huyện|thị xã|xã|phường|thị trấn) ", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV")
_PLAN = re.compile(r"^kế hoạch ", re.IGNORECASE)


def issuer_name(head: ReportHead) -> str:
    """Return who issued the plan, or dots to fill."""
    return clean(head.issuer) or DOTS


def region(head: ReportHead) -> str:
    """Return the region that the plan is for: `tỉnh Đắk Lắk`."""
    return _COMMITTEE.sub("", issuer_name(head), count=1)


def document_kind(head: ReportHead) -> str:
    """Return what the plan's document is called: `Kế hoạch`, `Nghị quyết`."""
    return kind_of(head.kind, head.number)


def place_of_issue(head: ReportHead) -> str:
    """Return the place that a document is dated from: what the plan's head says, `Đắk Lắk`, or dots to fill."""
    if head.office.place:
        return head.office.place
    name = region(head)
    return _LEVEL.sub("", name, count=1) if _LEVEL.match(name) else DOTS


def plan_subject(head: ReportHead) -> str:
    """Return what the plan is about, as words within a sentence, or dots to fill."""
    title = clean(head.title) or DOTS
    if document_kind(head) == PLAN:
        title = _PLAN.sub("", title, count=1) or DOTS
    first = title.split(" ", 1)[0]
    return title[:1].lower() + title[1:] if first[1:].islower() else title


def plan_name(head: ReportHead) -> str:
    """Return the plan by what it is about: `Kế hoạch nâng cao …`."""
    subject = plan_subject(head)
    if _PLAN.match(subject):
        # It goes with a decision.
        return subject[:1].upper() + subject[1:]
    return _("{kind} {subject}").format(kind=document_kind(head), subject=subject)


def plan_reference(head: ReportHead) -> str:
    """Return the plan as a ground is cited, its number as printed, blank where it is."""
    number = clean(head.number) or "/KH-UBND"
    return _("{kind} số {number} của {issuer} về {subject}").format(
        kind=document_kind(head),
        number=with_day(BLANK + number if number.startswith("/") else number, head),
        issuer=issuer_name(head),
        subject=plan_subject(head).removeprefix("về "),
    )


def agency_in_sentence(agency: str) -> str:
    """Return an agency's name as words within a sentence: `các sở, ban, ngành`."""
    name = clean(agency)
    return name[:1].lower() + name[1:] if name.startswith("Các ") else name


def quarter_words(period: ReportPeriod) -> str:
    """Return the reporting quarter that a period is the whole of: `quý III năm 2020`; blank for any other period."""
    if not period.quarter:
        return ""
    return _("quý {number} năm {year}").format(number=_ROMAN[period.quarter - 1], year=period.last.year)
