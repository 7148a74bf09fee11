"""The order of provinces, and which of several files of one province counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.rollup.figures import AllProvinces, Province, ProvinceLateTask, SkippedFile, together
from partui.domain.tasks.status import Timeliness


class RankedProvince(NamedTuple):
    """A province in its place.

    Attributes:
        rank: from 1 on, the same for those that stand equal; none where nothing was due yet.
    """

    rank: int | None
    province: Province


class WorstTask(NamedTuple):
    """One of the tasks that are late for the longest, of all provinces."""

    province: Province
    task: ProvinceLateTask


class Rollup(NamedTuple):
    """Many provinces on one day.

    Attributes:
        plan: the plan's year.
        ranked: the provinces, the best first; those without a place last.
        worst: the tasks late for the longest.
        left_out: the files that do not count.
    """

    plan: int
    as_of: date
    ranked: tuple[RankedProvince, ...]
    total: AllProvinces
    worst: tuple[WorstTask, ...]
    left_out: tuple[SkippedFile, ...]


def rank(provinces: Iterable[Province]) -> tuple[RankedProvince, ...]:
    """Put provinces in their order.

    By the share done on time of what was due, the greatest first; of equals the one with the smaller share of its tasks
    late now, then the one that has earned the greater share of its points. What stands equal in all three shares a
    place, in the order of the codes; where nothing was due there is no place yet.
    """
    ordered = sorted(provinces, key=lambda each: (*_standing(each), each.code or "~", each.key, each.file))
    found: list[RankedProvince] = []
    for place, each in enumerate(ordered, 1):
        if each.due.rate is None:
            found.append(RankedProvince(None, each))
        elif found and _standing(found[-1].province) == _standing(each):
            found.append(RankedProvince(found[-1].rank, each))
        else:
            found.append(RankedProvince(place, each))
    return tuple(found)


def _standing(province: Province) -> tuple[bool, float, float, Decimal]:
    rate = province.due.rate
    late = province.tally.by_timeliness[Timeliness.OVERDUE] / (province.tally.total or 1)
    return rate is None, -(rate or 0.0), late, -province.earned_share


def latest_of_each(provinces: Iterable[Province]) -> tuple[list[Province], list[SkippedFile]]:
    """Return the provinces, each once, and the files that an edit of later in another file of theirs outdates."""
    kept: dict[str, Province] = {}
    left: list[SkippedFile] = []
    for each in provinces:
        other = kept.setdefault(each.key, each)
        if other is not each:
            older, newer = sorted((other, each), key=lambda province: province.clock)
            kept[each.key] = newer
            left.append(
                SkippedFile(
                    older.file,
                    PartuiError(
                        "{path} cùng tỉnh với {other} ({name}) mà không mới hơn.",
                        path=older.file,
                        other=newer.file,
                        name=newer.name,
                    ),
                )
            )
    return list(kept.values()), left


def common_plan(provinces: Sequence[Province]) -> int:
    """Return the year that most files have in use; of two the later."""
    counted = Counter(each.plan for each in provinces)
    return max(counted, key=lambda year: (counted[year], year))


def roll_up(plan: int, day: date, provinces: Sequence[Province], left_out: Iterable[SkippedFile], worst: int) -> Rollup:
    """Set provinces, at least one, side by side.

    Args:
        plan: the plan's year.
        day: the day looked at.
        worst: how many of the tasks late for the longest are told.
    """
    ranked = rank(provinces)
    late = [WorstTask(each.province, task) for each in ranked for task in each.province.late]
    late.sort(key=lambda each: (each.task.due_on, each.province.key))
    return Rollup(plan, day, ranked, together(provinces), tuple(late[:worst]), tuple(left_out))
