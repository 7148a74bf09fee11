"""Steps of the Ministry's guidance as an officer types them: from which figure on a criterion gives how many points."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.relations import Relation, read_relation
from partui.domain.scores.points import points_text, read_points
from partui.locale.formats import decimal_sign

_MOST = 20
_LENGTH = 500
_STEP = re.compile(r"(>=|<=|≥|≤|>|<)\s*([0-9]{1,6}(?:[.,][0-9]{1,4})?)\s*%?\s*:\s*([0-9]{1,4}(?:[.,][0-9]{1,4})?)")


class Step(NamedTuple):
    """A figure, and the points of whatever reaches it."""

    relation: Relation
    bar: Decimal
    points: Decimal


def read_steps(text: str, most: Decimal) -> tuple[Step, ...]:
    """Read steps: `>=30: 1; >=20: 0,5`; none from an empty text.

    Args:
        most: the criterion's maximum.

    Returns:
        The steps, the one with the most points first.

    Raises:
        PartuiError: what cannot be read, contradicts itself or gives more than the maximum.
    """
    parts = [part.strip() for part in text[:_LENGTH].split(";") if part.strip()]
    steps = sorted(map(_read_step, parts[:_MOST]), key=lambda step: -step.points)
    if len(text) > _LENGTH or len(parts) > _MOST:
        raise PartuiError("Bảng mức điểm dài quá; nhiều nhất {number} mức.", number=_MOST)
    if steps and steps[0].points > most:
        raise PartuiError(
            "Mức {points} vượt điểm tối đa {max} của tiêu chí; chưa lưu gì.", points=steps[0].points, max=most
        )
    if len({step.relation.is_downward for step in steps}) > 1:
        raise PartuiError("Bảng mức điểm vừa có “từ … trở lên” vừa có “… trở xuống”; hãy ghi một chiều.")
    for better, worse in pairwise(steps):
        harder = better.bar < worse.bar if better.relation.is_downward else better.bar > worse.bar
        if not harder or better.points == worse.points:
            raise PartuiError(
                "Bảng mức điểm không xuôi: “{better}” và “{worse}”; mức cao hơn phải được nhiều điểm hơn.",
                better=decimal_sign(_text(better)),
                worse=decimal_sign(_text(worse)),
            )
    return tuple(steps)


def steps_text(steps: Sequence[Step]) -> str:
    """Return steps as the journal writes them: `>=30: 1; >=20: 0.5`."""
    return "; ".join(map(_text, steps))


def step_points(steps: Sequence[Step], value: Decimal) -> Decimal:
    """Return the points of a figure: those of the best step that it reaches, else none."""
    return next((step.points for step in steps if step.relation.holds(value, step.bar)), Decimal())


def _read_step(text: str) -> Step:
    match = _STEP.fullmatch(text)
    if match is None:
        raise PartuiError(
            "Không đọc được mức điểm “{text}”; hãy viết như “>=30: 1; >=20: 0,5”. Chưa lưu gì.", text=text[:50]
        )
    sign, bar, points = match.groups()
    return Step(read_relation(sign), Decimal(bar.replace(",", ".")), read_points(points))


def _text(step: Step) -> str:
    return f"{step.relation}{points_text(step.bar)}: {points_text(step.points)}"
