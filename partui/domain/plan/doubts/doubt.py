"""A doubt: something in the plan that a careful reader would ask about, what finds it, and which are settled."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

_KEY_LETTERS = 12
# The columns of points, as the plan has them.
COLUMNS = ("max", "baseline", "target")


class DoubtRule(StrEnum):
    """What is doubtful."""

    FIGURE = "figure"
    DOCUMENT = "document"
    PRODUCT = "product"
    LEADS = "leads"
    NO_LEAD = "no-lead"
    SUM = "sum"
    TOTAL = "total"
    NO_HEADING = "no-heading"
    GAP = "gap"


class PlanDoubt(NamedTuple):
    """Something to ask about.

    Attributes:
        kind: the row's: `task`, `criterion`, `clause`, `heading`, or `plan` for the plan as a whole.
        code: the row's, blank for the plan.
        other: the code of the row that it does not agree with, where there is one.
        here: what the row says; there what the other says.
    """

    rule: DoubtRule
    kind: str
    code: str
    other: str = ""
    here: str = ""
    there: str = ""

    @property
    def key(self) -> str:
        """What it is known by: another as soon as the words are others."""
        import hashlib

        said = "\n".join((self.kind, self.code, self.other, self.here, self.there))
        return f"{self.rule}-{hashlib.sha256(said.encode()).hexdigest()[:_KEY_LETTERS]}"


class DoubtfulCriterion(NamedTuple):
    """A criterion as the rules read it.

    Attributes:
        points: by column.
        leads: the names of its leads, those of a cell that it shares included.
    """

    code: str
    parent: str | None
    points: Mapping[str, Decimal]
    leads: tuple[str, ...]


class DoubtfulTask(NamedTuple):
    """A task as the rules read it.

    Attributes:
        heading: the code of the nearest heading above, none without one.
        criterion: the code of the criterion that it serves.
        printed: whether the code is the number as printed.
        inherited: the names of the cells that are merged with one above.
    """

    code: str
    title: str
    products: tuple[str, ...]
    requirements: tuple[str, ...]
    leads: tuple[str, ...]
    heading: str | None
    criterion: str | None
    printed: bool
    inherited: tuple[str, ...]


class DoubtfulPlan(NamedTuple):
    """A plan as the rules read it, each list in the plan's order.

    Attributes:
        totals: printed under Phụ lục I, by column; one that is not printed is not in it.
        headings: their codes.
        clauses: code and text of the body's rows.
    """

    totals: Mapping[str, Decimal]
    criteria: tuple[DoubtfulCriterion, ...]
    headings: tuple[str, ...]
    tasks: tuple[DoubtfulTask, ...]
    clauses: tuple[tuple[str, str], ...] = ()


DOUBT = "doubt/"
_KEY = re.compile(r"[0-9A-Za-z-]{1,36}")


def settled_in(values: Mapping[str, str | None]) -> dict[str, str]:
    """Return the settled doubts among a plan head's fields: key to reason."""
    return {
        field.removeprefix(DOUBT): reason
        for field, reason in sorted(values.items())
        if field.startswith(DOUBT) and reason and _KEY.fullmatch(field.removeprefix(DOUBT))
    }
