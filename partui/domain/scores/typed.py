"""What an officer types of how a task or a criterion counts towards the score, as the journal writes it."""

from collections.abc import Iterable
from decimal import Decimal

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.plan.codes import is_code
from partui.domain.scores.criterion import Criterion, CriterionKind, check_score
from partui.domain.scores.points import points_text, read_points
from partui.domain.scores.steps import read_steps, steps_text
from partui.domain.text import clean

SURVEY = "survey"
_EFFORTS = ("1", "2", "3", "4", "5")


def check_counting(field: str, value: str | None) -> str:
    """Return a task's `serves`, `share` or `effort`, or a clause's `criterion`; empty where nothing is said of it.

    Raises:
        PartuiError: no such value.
    """
    text = clean(value or "").strip()
    if not text:
        return ""
    match field:
        case "effort" if text not in _EFFORTS:
            raise PartuiError("Công sức “{text}” không nhận được; ghi từ 1 (ít) đến 5 (nhiều).", text=text[:50])
        case "serves" | "criterion" if not is_code(text):
            raise PartuiError("“{code}” không phải mã dạng 1.3.1, I.1 hay 3.b.", code=text[:50])
        case "share":
            return points_text(read_points(text))
    return text


def check_scoring(criterion: Criterion, field: str, value: str | None) -> str | None:
    """Return a field of how a leaf scores, or of what it scored.

    Raises:
        PartuiError: no such value.
    """
    text = clean(value or "", lines=field == "explanation").strip()
    match field:
        case "explanation":
            return limits.within(text, limits.NOTE)
        case "own" | "appraised" | "surveyed":
            if not text:
                return None
            score = -read_points(text[1:]) if text.startswith("-") else read_points(text)
            check_score(criterion, True, score)
            return points_text(score)
        case "scored_by":
            return CriterionKind(text).value if text else ""
        case "steps":
            return steps_text(read_steps(text, criterion.max))
        case _:
            return "1" if text else ""


def read_shares(typed: Iterable[str]) -> dict[str, Decimal]:
    """Read shares as typed, `1.3.1=0,5` each; blank ones are none.

    Raises:
        PartuiError: what cannot be read, or is said twice.
    """
    shares: dict[str, Decimal] = {}
    for part in filter(None, map(str.strip, typed)):
        name, sign, points = part.partition("=")
        name = name.strip()
        if not sign:
            raise PartuiError("Không đọc được “{text}”; hãy viết như 1.3.1=0,5.", text=part[:50])
        if name in shares:
            raise PartuiError("{name} được ghi hai lần; chưa lưu gì.", name=name[:50])
        shares[name] = read_points(points)
    return shares


def check_shares(criterion: Criterion, worth: Decimal, shares: dict[str, Decimal], names: list[str]) -> None:
    """Refuse shares that are no shares of a criterion.

    Args:
        worth: the points that are divided.
        shares: what was typed, by the code of a task, or `survey`.
        names: whatever has a share of the criterion.

    Raises:
        PartuiError: a share of what has none there; shares that do not add up.
    """
    for name in shares:
        if name not in names:
            raise PartuiError(
                "{name} không có phần điểm ở tiêu chí {code}; các phần là của: {names}. Chưa lưu gì.",
                name=clean(name)[:50],
                code=criterion.code,
                names=", ".join(names) or "–",
            )
    total = sum(shares.values(), Decimal())
    if shares and (total > worth or (len(shares) == len(names) and total != worth)):
        raise PartuiError(
            "Các phần điểm của {code} cộng lại là {total}, không phải {worth}; chưa lưu gì.",
            code=criterion.code,
            total=total,
            worth=worth,
        )
