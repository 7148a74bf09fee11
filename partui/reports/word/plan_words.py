"""How a document names the plan, who issued it, and the place."""

import re

from partui.domain.plan.report import ReportHead
from partui.domain.text import clean
from partui.locale import _
from partui.reports.word.paragraphs import BLANK, DOTS

_COMMITTEE = re.compile(r"^(?:UBND|[ỦU][yỷ] ban nhân dân) ", re.IGNORECASE)
_LEVEL = re.compile(r"(?:tỉnh|thành phố|TP\.?|quận|huyện|thị xã|xã|phường|thị trấn) ", re.IGNORECASE)
_PLAN = re.compile(r"^kế hoạch ", re.IGNORECASE)


def issuer_name(head: ReportHead) -> str:
    """Return who issued the plan, or dots to fill."""
    return clean(head.issuer) or DOTS


def region(head: ReportHead) -> str:
    """Return the region that the plan is for: `tỉnh Đắk Lắk`."""
    return _COMMITTEE.sub("", issuer_name(head), count=1)


def place(head: ReportHead) -> str:
    """Return the place that a document is dated from: `Đắk Lắk`, or dots to fill."""
    name = region(head)
    return _LEVEL.sub("", name, count=1) if _LEVEL.match(name) else DOTS


def subject(head: ReportHead) -> str:
    """Return what the plan is about, as words within a sentence, or dots to fill."""
    title = _PLAN.sub("", clean(head.title), count=1) or DOTS
    first = title.split(" ", 1)[0]
    return title[:1].lower() + title[1:] if first[1:].islower() else title


def plan_name(head: ReportHead) -> str:
    """Return the plan by what it is about: `Kế hoạch nâng cao …`."""
    return _("Kế hoạch {subject}").format(subject=subject(head))


def plan_reference(head: ReportHead) -> str:
    """Return the plan as a ground is cited, its number as printed, blank where it is."""
    number = clean(head.number) or "/KH-UBND"
    return _("Kế hoạch số {number} của {issuer} về {subject}").format(
        number=BLANK + number if number.startswith("/") else number, issuer=issuer_name(head), subject=subject(head)
    )


def within(agency: str) -> str:
    """Return an agency's name as words within a sentence: `các sở, ban, ngành`."""
    name = clean(agency)
    return name[:1].lower() + name[1:] if name.startswith("Các ") else name
