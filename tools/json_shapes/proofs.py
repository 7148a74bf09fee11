"""Documents and what they prove."""

from tools.json_shapes.base import Code, Shape, Status, date


class ProvedProduct(Shape):
    """A task, or one of its products counted from 1."""

    code: Code
    product: int | None


class RegisteredDocument(Shape):
    """A document of the register."""

    uuid: str
    number: str
    issued_on: date | None
    issuer: str
    summary: str
    link: str
    proves: list[ProvedProduct]
    criteria: list[Code]


class TaskDocument(Shape):
    """A document as it proves one task."""

    uuid: str
    product: int | None
    """The first of `products`."""
    products: list[int]
    """Counted from 1; none where it proves the whole task."""
    number: str
    issued_on: date | None
    issuer: str
    summary: str
    link: str
    period: str
    """The instance of work that comes back that it is of, by its key; blank for no single one."""


class ProvedTask(Shape):
    """A task with what proves it."""

    code: Code
    title: str
    status: Status
    products: list[str]
    evidence: list[TaskDocument]
    unproved: list[int]
    """Products, counted from 1, that no document proves."""
