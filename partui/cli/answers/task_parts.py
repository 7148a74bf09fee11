"""Parts of a task as lines: its products with the documents that prove them, and the members that have it."""

from collections.abc import Collection, Sequence
from datetime import date

from partui.cli.answers.changes import SHORT
from partui.domain.agencies.members import Member
from partui.domain.tasks.evidence import Evidence, issued_by, unproved_products
from partui.domain.text import clean
from partui.files import names_missing_file
from partui.locale import _
from partui.wording.evidence import evidence_text
from partui.wording.labels import NOTHING
from partui.wording.members import member_line, members_text

_PROVED, _UNPROVED = "✓", "○"


def product_lines(products: Sequence[str], evidence: Collection[Evidence], day: date) -> list[str]:
    """Return each product with a sign that says whether it is proved, its documents below it.

    What proves the task as a whole stands at the end.

    Args:
        products: a task's, in order.
        evidence: its documents.
        day: the day looked at; a document issued later stands there, and proves nothing yet.
    """
    unproved = unproved_products(products, issued_by(evidence, day))
    lines: list[str] = []
    for number, product in enumerate(products, start=1):
        lines.append(f"{_UNPROVED if number in unproved else _PROVED} {number}. {clean(product)}")
        lines += [_document_line(each, day) for each in evidence if each.product == number]
    others = [each for each in evidence if each.product is None or each.product > len(products)]
    if others:
        sign = _PROVED if issued_by(others, day) else _UNPROVED
        lines += [f"{sign} {_('Cả nhiệm vụ')}", *(_document_line(each, day) for each in others)]
    return lines or [NOTHING]


def _document_line(evidence: Evidence, day: date) -> str:
    text = f"  → {clean(evidence_text(evidence))}"
    if not issued_by([evidence], day):
        text = _("{document} (! ban hành sau ngày đang xem)").format(document=text)
    if names_missing_file(clean(evidence.link)):
        text = _("{document} (! không thấy tệp)").format(document=text)
    return f"{text} [{clean(evidence.uuid)[:SHORT]}]"


def member_lines(members: Sequence[Member]) -> list[str]:
    """Return the count and then each member, a line each."""
    return [members_text(members), *(member_line(member) for member in members)]
