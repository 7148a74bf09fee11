"""One document proves many: what each proves, products of one text, and products that name several or either."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.tasks.evidence import Evidence, evidence_value
from partui.domain.text import clean, fold

_EITHER = r"\s+hoặc\s+"
_SEVERAL = r"\s*;\s+"
_LEAST_LETTERS = 8
_TARGET = r"(?P<code>[^\s:]+)(?::(?P<product>\d{1,4}))?"


class ProvenItem(NamedTuple):
    """What a document proves: a task as a whole, or one of its products, counted from 1."""

    code: str
    product: int | None = None

    def __str__(self) -> str:
        return self.code if self.product is None else f"{self.code}:{self.product}"


class Document(NamedTuple):
    """A document of the register with all that it proves, in the plan's order.

    Attributes:
        details: what it is; the task, the product and the instance are of no meaning here.
        criteria: codes of the criteria that it proves themselves.
    """

    details: Evidence
    proves: tuple[ProvenItem, ...]
    criteria: tuple[str, ...] = ()


def read_proved(text: str) -> ProvenItem:
    """Read what a document is to prove: `1.3.1`, or `1.3.1:2` for the second product.

    Raises:
        PartuiError: it is neither.
    """
    found = re.fullmatch(_TARGET, clean(text))
    if found is None or found["product"] == "0":
        raise PartuiError("“{text}” không nhận được; ghi mã nhiệm vụ, hoặc mã và sản phẩm như 1.3.1:2", text=text[:50])
    return ProvenItem(found["code"], int(found["product"]) if found["product"] else None)


def register(of_tasks: Iterable[Evidence], of_criteria: Iterable[Evidence] = ()) -> list[Document]:
    """Return the documents that tasks and criteria have, each once, in the order in which they are first met.

    Two copies of a file may have come to say two things of one document; the same of the two shows in both.
    """
    by_uuid: dict[str, tuple[list[Evidence], list[Evidence]]] = {}
    for place, evidence in enumerate((of_tasks, of_criteria)):
        for each in evidence:
            by_uuid.setdefault(each.uuid, ([], []))[place].append(each)
    return [
        Document(
            max((*tasks, *criteria), key=details_value)._replace(period=""),
            tuple(ProvenItem(each.code, number) for each in tasks for number in each.products or (None,)),
            tuple(each.code for each in criteria),
        )
        for tasks, criteria in by_uuid.values()
    ]


def is_same_document(one: Evidence, other: Evidence) -> bool:
    """Tell whether two documents seem to be one: of the same number and day, and of no two issuers."""
    cited = [(fold(each.number), each.issued_on) for each in (one, other)]
    issuers = [fold(each.issuer) for each in (one, other)]
    return bool(cited[0][0]) and cited[0] == cited[1] and ("" in issuers or issuers[0] == issuers[1])


def details_value(evidence: Evidence) -> str:
    """Return what a document says of itself, whatever it proves."""
    return evidence_value(evidence._replace(products=(), period=""))


def either_of(product: str) -> tuple[str, ...]:
    """Return the documents of which a product asks for one: `Báo cáo CCHC hoặc báo cáo chuyên đề`; else itself."""
    return tuple(re.split(_EITHER, _bare(product)))


def parts_of(product: str) -> tuple[str, ...]:
    """Return the documents that a compound product asks for together: `Báo cáo; Biên bản; Thông báo`; else itself."""
    parts = tuple(part for part in re.split(_SEVERAL, _bare(product)) if part)
    return parts if parts and all(len(part) >= _LEAST_LETTERS for part in parts) else (_bare(product),)


def same_products(text: str, products: Mapping[str, Sequence[str]]) -> tuple[ProvenItem, ...]:
    """Return the products of a plan that the same document delivers: those of the text, or that ask for it or another.

    Args:
        text: a product, or what it asks for.
        products: each task's, by its code, in the plan's order.
    """
    wanted = {fold(text) for text in (_bare(text), *either_of(text))}
    return tuple(
        ProvenItem(code, number)
        for code, listed in products.items()
        for number, product in enumerate(listed, start=1)
        if wanted & {fold(each) for each in (_bare(product), *either_of(product))}
    )


def products_of_each(proved: Iterable[ProvenItem]) -> dict[str, tuple[int, ...]]:
    """Return which products of each task are proved; none where a task is named as a whole."""
    found: dict[str, set[int | None]] = {}
    for code, product in proved:
        found.setdefault(code, set()).add(product)
    return {
        code: () if None in numbers else tuple(sorted(number for number in numbers if number is not None))
        for code, numbers in found.items()
    }


def _bare(product: str) -> str:
    return clean(product).rstrip(" ;.,")
