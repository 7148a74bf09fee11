"""A target as an officer types it: `>= 90%`, `tăng >= 20% so với 2019`, `> năm 2019 = 15.000 tỷ đồng`, or in words."""

import re
from decimal import Decimal

from partui.domain.calendar import FIRST_YEAR, LAST_YEAR
from partui.domain.errors import PartuiError
from partui.domain.relations import Relation, read_relation
from partui.domain.targets.figures import (
    MOST_DIGITS,
    NUMBER,
    PERCENT,
    UNIT,
    UNIT_LENGTH,
    Figure,
    read_figure,
    read_number,
)
from partui.domain.targets.proposing import propose_target
from partui.domain.targets.target import REJECTED, Course, Target, read_target, target_value
from partui.domain.text import clean, fold

_COURSES = {"tang": Course.UP, "giam": Course.DOWN, "up": Course.UP, "down": Course.DOWN}
_COMPARED = r"(?:so v[ớo]i (?:n[ăa]m )?|on )(?P<year>\d{4})"
_LEVEL = rf"(?:(?P<course>\w+) )?(?P<sign>>=|<=|≥|≤|>|<|=)? ?(?P<bar>{NUMBER}) ?(?P<unit>{UNIT})?(?: {_COMPARED})?"
_THAN = r"(?P<sign>>=|<=|≥|≤|>|<) ?(?:(?P<named>n[ăa]m|year) )?(?P<year>\d{4})"
_BASE = r"(?P<target>.*[^<>=\s(]) ?(?:= ?(?P<base>[^<>=]+)|\((?P<shown>[^()]+)\))"
_NONE = ("khong", "khong dat chi tieu", "no target")


def check_target(text: str, plan: int) -> str:
    """Return a target as the journal writes it: blank where none is set, `none` where the proposals are turned down.

    Args:
        text: as typed, or as the journal has it.
        plan: the plan's year.

    Raises:
        PartuiError: no target can be read.
    """
    typed = clean(text)
    if not typed or fold(typed) in {REJECTED, *_NONE}:
        return REJECTED if typed else ""
    standing = read_target(typed)
    return target_value(standing or read_typed(typed, plan))


def read_typed(text: str, plan: int) -> Target:
    """Read a target as it is typed; its words may be those of a requirement.

    Raises:
        PartuiError: no target can be read.
    """
    typed = clean(text)
    split = re.fullmatch(_BASE, typed)
    read = _signed(split["target"] if split else typed) or propose_target(split["target"] if split else typed, plan)
    if read is None or not _is_sound(read) or (split and read.year is None):
        raise PartuiError(
            "Không đọc được chỉ tiêu “{text}”; chưa lưu gì. Hãy ghi như: >= 90%, >= 50 TTHC,"
            " tăng >= 20% so với 2019, > năm 2019 = 15.000 tỷ đồng.",
            text=typed[:80],
        )
    return with_base(read, read_figure(split["base"] or split["shown"])) if split else read


def with_base(target: Target, figure: Figure) -> Target:
    """Return a target with the figure of the year that it is compared with.

    Raises:
        PartuiError: it is compared with no year, or the change since would be measured from nothing.
    """
    if target.year is None:
        raise PartuiError("Chỉ tiêu này không so với năm nào; chưa lưu gì.")
    if target.course is not None and figure.value <= 0:
        raise PartuiError("Số liệu năm {year} phải lớn hơn 0; chưa lưu gì.", year=target.year)
    unit = (PERCENT if figure.is_share else figure.unit) if target.course is None else ""
    return target._replace(base=figure.value, unit=unit or target.unit)


def _signed(typed: str) -> Target | None:
    if than := re.fullmatch(_THAN, typed):
        is_year = than["named"] or FIRST_YEAR <= int(than["year"]) <= LAST_YEAR
        return Target(read_relation(than["sign"]), None, "", None, int(than["year"])) if is_year else None
    level = re.fullmatch(_LEVEL, typed)
    if level is None or len(level["bar"]) > MOST_DIGITS:
        return None
    course, year = _COURSES.get(fold(level["course"] or "")), level["year"]
    # What else is said in words is for the reader of words.
    is_plain = course is not None if level["course"] else year is None
    if not is_plain or (course is not None) != (year is not None) or (level["unit"] or "").endswith(("lên", "xuống")):
        return None
    unit = clean(level["unit"] or "")[:UNIT_LENGTH]
    return Target(
        read_relation(level["sign"] or ">="), read_number(level["bar"], unit), unit, course, int(year) if year else None
    )


def _is_sound(target: Target) -> bool:
    """No share is above the whole, and no change goes the other way."""
    if target.year is not None and not FIRST_YEAR <= target.year <= LAST_YEAR:
        return False
    if target.course is not None:
        return target.unit == PERCENT and target.comparison in {Relation.AT_LEAST, Relation.MORE}
    return not (target.is_share and target.bar is not None and target.bar > Decimal(1000))
