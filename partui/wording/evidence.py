"""Documents that prove a task, as officers cite them."""

from collections.abc import Collection
from datetime import date

from partui.domain.tasks.evidence import Evidence, is_issued_later
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date


def evidence_text(evidence: Evidence) -> str:
    """Return a document in one line, as officers cite it: 12/BC-SNV ngày 01/10/2020 của Sở Nội vụ: …"""
    parts = [evidence.number]
    if evidence.issued_on is not None:
        parts.append(_("ngày {day}").format(day=show_date(evidence.issued_on)))
    if evidence.issuer:
        parts.append(_("của {issuer}").format(issuer=evidence.issuer))
    cited = " ".join(part for part in parts if part)
    told = ": ".join(part for part in (cited, evidence.summary) if part)
    return f"{told} ({evidence.link})" if evidence.link and told else told or evidence.link


def document_text(evidence: Evidence, missing: Collection[str], day: date) -> str:
    """Return a document as it is cited, and why it may not be taken as it is.

    Args:
        missing: the links that name a file that is not there.
        day: the day looked at.
    """
    told = [clean(evidence_text(evidence))]
    if is_issued_later(evidence, day):
        told.append(_("! ban hành sau ngày đang xem"))
    if evidence.link in missing:
        told.append(_("! không thấy tệp"))
    return " · ".join(told)
