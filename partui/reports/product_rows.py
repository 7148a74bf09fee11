"""Products and what proves them, as rows of a report."""

from datetime import date
from typing import NamedTuple

from partui.domain.plan.report import Assessment
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.reports.task_rows import task_row


class ProductRow(NamedTuple):
    """A product of a task with one document that proves it, or with none.

    Attributes:
        product: empty where the document proves the task as a whole.
        document: number, day, issuer, what it is about, where it lies.
    """

    criterion: str
    code: str
    title: str
    status: Status
    product: str
    is_proved: bool
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
    link: str = ""


def product_rows(report: Assessment) -> list[ProductRow]:
    """Return every product of every task with each document that proves it, or with none."""
    rows = []
    for code, task in report.tasks.items():
        evidence = report.evidence.get(code, ())
        row = task_row(task, evidence)
        bare = ProductRow(clean(task.criterion or ""), row.code, row.title, row.status, "", False)
        listed = [_proved(bare, row.products, each) for each in evidence]
        listed += [(number, bare._replace(product=row.products[number - 1])) for number in row.unproved]
        rows += [product for _number, product in sorted(listed, key=lambda pair: pair[0])]
    return rows


def _proved(bare: ProductRow, products: tuple[str, ...], evidence: Evidence) -> tuple[int, ProductRow]:
    number = evidence.product or 0
    if number > len(products):
        number = 0
    return number, bare._replace(
        product=products[number - 1] if number else "",
        is_proved=True,
        number=clean(evidence.number),
        issued_on=evidence.issued_on,
        issuer=clean(evidence.issuer),
        summary=clean(evidence.summary),
        link=clean(evidence.link),
    )
