"""A task that is done below its bar: it may be, with a reason."""

from collections.abc import Mapping
from datetime import date

from partui.domain.errors import PartuiError
from partui.domain.targets.figures import PERCENT
from partui.domain.targets.readings import READING, read_reading
from partui.domain.targets.standing import TargetStanding, rounded, standing_of
from partui.domain.targets.target import read_target
from partui.domain.tasks.status import Status


class BelowBar(PartuiError):
    """A task is to be done though what was measured is below its bar, and nobody says why.

    Args:
        code: the task's.
        standing: how it stands.

    Attributes:
        told: what was reached of what.
    """

    def __init__(self, code: str, standing: TargetStanding) -> None:
        target, actual, limit = standing.target, standing.actual, standing.target.limit
        assert actual is not None
        assert limit is not None
        self.code = code
        self.told = PartuiError(
            "{code} mới đạt {actual}{unit}, chưa tới mức {sign} {limit}{unit}",
            code=code,
            actual=rounded(target, actual),
            sign=target.comparison.shown,
            limit=limit,
            unit=target.unit if target.unit in {PERCENT, ""} else f" {target.unit}",
        )
        super().__init__("{told}; chưa lưu gì. Hoàn thành dưới mức thì phải ghi lý do (--why).", told=self.told)


def check_completion(code: str, values: Mapping[str, str | None], plan: int, why: str) -> None:
    """Refuse a completion below the bar that nobody gives a reason for.

    Args:
        code: the task's.
        values: the task's fields as they would be saved.
        plan: the plan's year.

    Raises:
        BelowBar: it is one.
    """
    target, completed_on = read_target(values.get("bar")), values.get("completed_on")
    if why or target is None or values.get("status") != Status.DONE or not completed_on:
        return
    read = (read_reading(field, value) for field, value in values.items() if field.startswith(READING))
    readings = [reading for reading in read if reading is not None]
    standing = standing_of(target, readings, date.fromisoformat(completed_on), plan, None)
    if standing.is_below:
        raise BelowBar(code, standing)
