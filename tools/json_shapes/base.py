"""What the models have in common."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from partui.domain.tasks.status import Status, Timeliness

Number = int | float
Code = Annotated[str, Field(description="The path of numbers as the plan prints it: 1.3.1, A.II.2.3")]
# 0 included.
Counts = Annotated[int, Field(ge=0)]


def _printed(name: str) -> str:
    """Return a field's name as it is printed; `from` is no name in Python."""
    return name.rstrip("_")


class Shape(BaseModel):
    """An object with these fields and no others."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, alias_generator=_printed)


class ByStatus(Shape):
    """How many tasks have each status; every status is there."""

    todo: Counts
    doing: Counts
    done: Counts
    cancelled: Counts


class ByTimeliness(Shape):
    """How many tasks stand in each way; every one is there."""

    overdue: Counts
    due_soon: Counts
    in_time: Counts
    no_deadline: Counts
    done_on_time: Counts
    done_late: Counts
    cancelled: Counts


class Points(Shape):
    """What the plan prints, or what the leaves give."""

    max: Number
    baseline: Number
    target: Number


__all__ = ["ByStatus", "ByTimeliness", "Code", "Counts", "Number", "Points", "Shape", "Status", "Timeliness", "date"]
