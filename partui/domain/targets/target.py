"""The bar of a task (chỉ tiêu): at least 90 %, 20 % more than in 2019, more than in 2019; how the journal writes it."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NamedTuple

from partui.domain.journal.objects import read_object, write_object
from partui.domain.relations import Relation
from partui.domain.targets.figures import PERCENT, UNIT_LENGTH, number_text
from partui.domain.text import clean

# What the journal says of a task whose proposals the officer has turned down.
REJECTED = "none"


class Course(StrEnum):
    """Which way a figure must go since the year that it is compared with."""

    UP = "up"
    DOWN = "down"


class Target(NamedTuple):
    """What a figure must reach.

    Attributes:
        bar: a number of `unit`, or with a `course` a change in percent; none where it is the figure of `year`.
        course: none where the figure itself counts.
        year: the year compared with; none where the bar stands alone.
        base: that year's figure, as soon as it is typed.
    """

    comparison: Relation
    bar: Decimal | None
    unit: str = ""
    course: Course | None = None
    year: int | None = None
    base: Decimal | None = None

    @property
    def limit(self) -> Decimal | None:
        """What a figure, or its change, is held against; none until the figure of the year compared with is typed."""
        return self.base if self.bar is None else self.bar

    @property
    def is_share(self) -> bool:
        """Whether the figure that counts is a percentage."""
        return self.unit == PERCENT and self.course is None


def target_value(target: Target) -> str:
    """Return a target as the journal writes it."""
    numbers = {
        name: number_text(each) for name, each in (("bar", target.bar), ("base", target.base)) if each is not None
    }
    rest = {"unit": target.unit, "course": target.course, "year": target.year}
    return write_object(
        {"comparison": target.comparison, **numbers, **{name: said for name, said in rest.items() if said}}
    )


def read_target(value: str | None) -> Target | None:
    """Read a target from the journal; none for what is no target, a rejection included."""
    said = read_object(value) if (value or "").startswith("{") else None
    if said is None:
        return None
    try:
        target = Target(
            Relation(said["comparison"]),
            _number(said.get("bar")),
            clean(str(said.get("unit") or ""))[:UNIT_LENGTH],
            Course(said["course"]) if said.get("course") else None,
            int(said["year"]) if said.get("year") else None,
            _number(said.get("base")),
        )
    except (KeyError, ValueError, TypeError, InvalidOperation):
        return None
    is_whole = target.bar is not None if target.year is None or target.course else True
    return target if is_whole and (target.course is None or target.year is not None) else None


def _number(said: object) -> Decimal | None:
    if said is None:
        return None
    number = Decimal(str(said)[:40])
    if not number.is_finite():
        raise ValueError(said)
    return number
