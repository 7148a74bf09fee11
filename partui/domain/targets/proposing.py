"""A target read from a requirement's own words; what could be read two ways is left to the officer."""

import re
from collections.abc import Iterable

from partui.domain.relations import Relation
from partui.domain.targets.figures import NUMBER, PERCENT, UNIT_LENGTH, read_number
from partui.domain.targets.target import Course, Target
from partui.domain.text import clean

_PERCENTAGE = rf"(?<![\d.,/])({NUMBER})\s*%"
_YEAR = r"so với (?:cùng kỳ )?(?:năm )?(\d{4}|trước)"
_COURSE = r"\b(tăng|giảm)\b(?! cường)"
# What stands right before a number, the first that fits counts.
_BEFORE = (
    (r"không (?:được )?(?:dưới|thấp hơn|ít hơn|nhỏ hơn)", Relation.AT_LEAST),
    (
        r"không (?:được )?(?:quá|vượt quá|vượt|trên|hơn|cao hơn|lớn hơn)|tối đa|nhiều nhất|cao nhất|<=|≤",
        Relation.AT_MOST,
    ),
    (r"chưa(?: đạt)?|không(?: đạt)?|trừ|khoảng|gần", None),
    (r"dưới|thấp hơn|ít hơn|nhỏ hơn|<", Relation.LESS),
    (r"trên|hơn|vượt|quá|>", Relation.MORE),
    (r"từ|đạt(?: tỷ lệ)?|tỷ lệ|tối thiểu|ít nhất|>=|≥|^|[;:,.(]", Relation.AT_LEAST),
)
_WHOLE = 100
_COUNTED = rf"\b(?:từ|ít nhất|tối thiểu) ({NUMBER}) ([^\d,;.()%]+)"
_UNIT_ENDS = r" (?:trở lên|trong|hoặc|và|trên|cho|của|tại|được|có) ?.*"
_THAN_YEAR = rf"\b((?:tăng |giảm )?(?:cao |lớn |nhiều |thấp |ít )?hơn|tăng|giảm) {_YEAR}"
_LESS = ("giảm", "thấp", "ít")
_UNITS = (r"đơn vị tính(?: là)?:? ?([^),;]+)", r"^(?:tổng )?số ([^\d]+?) (?:tăng|giảm|cao|nhiều|ít)\b", r"^tỷ lệ()\b")


def propose_targets(requirements: Iterable[str], plan: int) -> tuple[Target, ...]:
    """Return the targets that a task's requirements name, each once; none where they cannot be read for certain.

    Args:
        plan: the plan's year: "năm trước" is the one before.
    """
    found = (propose_target(each, plan) for each in requirements)
    return tuple(dict.fromkeys(target for target in found if target is not None))


def propose_target(requirement: str, plan: int) -> Target | None:
    """Return the target that one requirement names."""
    whole = clean(requirement)
    text = whole.casefold()
    percentages = list(re.finditer(_PERCENTAGE, text))
    if len(percentages) > 1:
        return None
    if percentages:
        return _percentage(text, percentages[0], plan)
    return _count(text, whole) or _than_year(text, plan)


def _percentage(text: str, found: re.Match[str], plan: int) -> Target | None:
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    bar, years, courses = read_number(found[1], PERCENT), re.findall(_YEAR, text), re.findall(_COURSE, before)
    comparison = _comparison(before, after)
    if courses:
        # "giảm 10 %" follows right upon the word.
        comparison = comparison or (Relation.AT_LEAST if re.search(f"{_COURSE}$", before) else None)
        is_rise = comparison in {Relation.AT_LEAST, Relation.MORE} and len(years) == 1
        if comparison is None or not is_rise:
            return None
        return Target(comparison, bar, PERCENT, _course(courses[-1]), _year(years[0], plan))
    if years:
        return None
    if comparison is None and bar == _WHOLE and not _stands_before(before, _BEFORE[2][0]):
        comparison = Relation.AT_LEAST
    return None if comparison is None else Target(comparison, bar, PERCENT)


def _comparison(before: str, after: str) -> Relation | None:
    if re.match(r"[^;.]*\btrở xuống\b", after):
        return Relation.AT_MOST
    for words, comparison in _BEFORE:
        if _stands_before(before, words):
            return comparison
    return Relation.AT_LEAST if re.match(r"[^;.]*\btrở lên\b", after) else None


def _stands_before(before: str, words: str) -> bool:
    return re.search(rf"(?:(?<!\w)(?:{words}))$", before) is not None


def _count(text: str, whole: str) -> Target | None:
    found = list(re.finditer(_COUNTED, text))
    if len(found) != 1:
        return None
    unit = re.sub(_UNIT_ENDS, "", f"{found[0][2]} ").strip()
    # As the plan writes it, in its own capitals.
    written = whole[found[0].start(2) :][: len(unit)] if len(whole) == len(text) else unit
    return Target(Relation.AT_LEAST, read_number(found[0][1]), written[:UNIT_LENGTH]) if unit else None


def _than_year(text: str, plan: int) -> Target | None:
    found = re.findall(_THAN_YEAR, text)
    if len(found) != 1 or len(re.findall(_YEAR, text)) != 1:
        return None
    words, year = found[0]
    comparison = Relation.LESS if words.startswith(_LESS) else Relation.MORE
    unit = next((said[1] or PERCENT for each in _UNITS if (said := re.search(each, text))), "")
    return Target(comparison, None, unit.strip(), None, _year(year, plan))


def _course(word: str) -> Course:
    return Course.UP if word == "tăng" else Course.DOWN


def _year(said: str, plan: int) -> int:
    return plan - 1 if said == "trước" else int(said)
