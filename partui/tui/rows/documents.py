"""The documents of a task as rows, each below the product that it proves."""

from collections.abc import Collection
from datetime import date

from partui.domain.tasks.evidence import Evidence, is_issued_later
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.locale.formats import show_date
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.wording.labels import PROVED, UNPROVED


def evidence_columns() -> tuple[Column, ...]:
    """Return the columns of a task's documents; the first is as wide as a product's sign and number."""
    return (
        Column("number", _("Số/ký hiệu"), 16),
        Column("issued_on", _("Ngày"), 10),
        Column("issuer", pgettext("column", "Cơ quan"), 13, width_weight=1, priority=1),
        Column("summary", _("Trích yếu"), 14, width_weight=3),
        Column("link", _("Tệp, liên kết"), 16, toned=True),
    )


def document_row(evidence: Evidence, missing: Collection[str], day: date) -> Row:
    """Return a document as a row under `evidence_columns`.

    Args:
        missing: the links that name a file that is not there.
        day: the day looked at.
    """
    is_missing, is_later = evidence.link in missing, is_issued_later(evidence, day)
    return Row(
        (
            f"{'└ ! ' if is_later else '└ '}{clean(evidence.number) or '–'}",
            show_date(evidence.issued_on) if evidence.issued_on else "–",
            clean(evidence.issuer) or "–",
            clean(evidence.summary) or "–",
            _("! không thấy tệp") if is_missing else clean(evidence.link) or "–",
        ),
        tone="overdue" if is_missing or is_later else "plain",
    )


def product_row(number: int | None, title: str, proved: bool) -> Row:
    """Return a product, or the task as a whole, as a row that takes the whole line; a sign says whether it is proved.

    Args:
        number: the product's, from 1; none for the task as a whole.
    """
    if number is None:
        return Row((f"{PROVED if proved else '·'} {_('Cả nhiệm vụ')}", title), heading=2)
    sign = PROVED if proved else UNPROVED
    return Row((f"{sign} {_('Sản phẩm {number}').format(number=number)}", clean(title)), heading=2)
