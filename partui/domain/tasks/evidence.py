"""What proves that a task's product was delivered."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.objects import read_object, write_object
from partui.domain.periods.state import LONGEST_KEY, Period, PeriodStatus
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean

EVIDENCE = "evidence/"
MOST_PRODUCTS = 10_000


class Evidence(NamedTuple):
    """A document that proves a task (tài liệu kiểm chứng).

    Attributes:
        code: the task's.
        products: which of the task's products it proves, counted from 1, in order; none for the task as a whole.
        number: số/ký hiệu.
        issued_on: ngày ban hành.
        issuer: cơ quan ban hành.
        summary: trích yếu.
        link: a path or an address, as typed; it need not be there.
        period: the instance of work that comes back that it is of, by its key; blank for no single one.
    """

    uuid: str
    code: str
    products: tuple[int, ...]
    number: str
    issued_on: date | None
    issuer: str
    summary: str
    link: str
    period: str = ""

    def is_of_whole(self, products: int) -> bool:
        """Tell whether it is about no single product of a task that has so many of them."""
        return all(number > products for number in self.products)


def issued_by(evidence: Iterable[Evidence], day: date) -> tuple[Evidence, ...]:
    """Return the documents that can prove something on a day: those issued later were not there yet.

    A document without a day counts on every day, however late it was registered.
    """
    return tuple(each for each in evidence if each.issued_on is None or each.issued_on <= day)


def is_issued_later(evidence: Evidence, day: date) -> bool:
    """Tell whether a document was not there yet on a day."""
    return not issued_by([evidence], day)


def unproved_products(
    products: Sequence[str], evidence: Collection[Evidence], periods: Sequence[Period] = ()
) -> tuple[int, ...]:
    """Return which of a task's products, counted from 1, are not proved by documents.

    A document for the task as a whole proves them all; one of a single instance proves them in that instance.

    Args:
        evidence: the task's documents that were issued by the day looked at.
        periods: the task's instances; a product is proved once it is in each that is not waived.
    """
    known = {period.key for period in periods}
    wanted = {period.key for period in periods if period.status is not PeriodStatus.WAIVED} if periods else {""}

    def is_proved(number: int, period: str) -> bool:
        return any(
            (not each.products or number in each.products) and (each.period == period or each.period not in known)
            for each in evidence
        )

    return tuple(
        number for number in range(1, len(products) + 1) if not all(is_proved(number, period) for period in wanted)
    )


class TaskProofs(NamedTuple):
    """A task and what proves it, looked at from a day."""

    task: Task
    evidence: tuple[Evidence, ...]
    day: date

    @property
    def unproved(self) -> tuple[int, ...]:
        """Which of the products, counted from 1, documents do not prove on the day."""
        return unproved_products(self.task.products, issued_by(self.evidence, self.day), self.task.periods)

    @property
    def lacking(self) -> bool:
        """Whether the task is done with a product that no document proves (thiếu tài liệu kiểm chứng)."""
        return self.task.status is Status.DONE and bool(self.unproved)


def check_evidence(evidence: Evidence, products: int) -> Evidence:
    """Return the document with its texts cleaned.

    Args:
        evidence: as typed.
        products: how many products the task has.

    Raises:
        PartuiError: it says nothing, says too much, or names a product that the task does not have.
    """
    cleaned = evidence._replace(
        number=clean(evidence.number),
        issuer=clean(evidence.issuer),
        summary=clean(evidence.summary),
        link=clean(evidence.link),
        products=tuple(sorted(set(evidence.products))),
    )
    texts = (cleaned.number, cleaned.issuer, cleaned.summary, cleaned.link)
    if not any(texts):
        raise PartuiError("Tài liệu cần ít nhất số/ký hiệu, trích yếu hoặc đường dẫn.")
    if any(len(text) > limits.WORDS for text in texts):
        raise PartuiError("Mỗi ô của tài liệu dài nhất {limit} ký tự; hãy rút gọn.", limit=limits.WORDS)
    for number in evidence.products:
        if not 1 <= number <= products:
            raise PartuiError(
                "{code} có {products} sản phẩm; không có sản phẩm số {number}.",
                code=evidence.code,
                products=products,
                number=number,
            )
    return cleaned


def evidence_value(evidence: Evidence) -> str:
    """Return a document as the journal writes it: of several products it lists the numbers."""
    products = evidence.products
    said = evidence._asdict() | {
        "product": list(products) if products[1:] else next(iter(products), None),
        "issued_on": evidence.issued_on.isoformat() if evidence.issued_on else None,
    }
    period = ("period",) if evidence.period else ()
    return write_object({field: said[field] for field in ("product", *Evidence._fields[3:8], *period)})


def read_evidence(field: str, code: str, value: str) -> Evidence:
    """Read a document from the journal; what is not as it should be is left blank.

    Args:
        field: `evidence/` and the document's uuid.
        code: the task's.
        value: what the journal says.
    """
    known = read_object(value) or {}

    def text(name: str) -> str:
        found = known.get(name)
        return clean(found)[: limits.WORDS] if isinstance(found, str) else ""

    issued_on, said = None, known.get("product")
    # JSON's true is an int of Python, and its numbers have no end.
    listed = said if isinstance(said, list) else [said]
    counted = {each for each in listed if type(each) is int and 1 <= each <= MOST_PRODUCTS}
    with suppress(ValueError):
        issued_on = date.fromisoformat(text("issued_on"))
    return Evidence(
        uuid=field.removeprefix(EVIDENCE),
        code=code,
        products=tuple(sorted(counted)),
        number=text("number"),
        issued_on=issued_on,
        issuer=text("issuer"),
        summary=text("summary"),
        link=text("link"),
        period=text("period")[:LONGEST_KEY],
    )
