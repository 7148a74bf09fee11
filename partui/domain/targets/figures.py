"""Figures as officers write them: 62,5 %, 1.250 tỷ đồng, 62/100; kept as exact decimals."""

import re
from decimal import Decimal
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.text import clean

PERCENT = "%"
UNIT_LENGTH = 100
# Vietnamese writing has a comma before decimals and points between thousands.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
UNIT = r"%|[^\W\d_][^\d=<>]*"
_FIGURE = rf"(?P<sign>[-−]?)(?P<number>{NUMBER})(?:\s*/\s*(?P<whole>{NUMBER}))?\s*(?P<unit>{UNIT})?"
MOST_DIGITS = 15


class Figure(NamedTuple):
    """What was counted: a number of a unit, or a part of a whole.

    Attributes:
        whole: the denominator; none where the number stands alone.
        unit: `%`, or what is counted; blank where that is not said.
    """

    number: Decimal
    whole: Decimal | None = None
    unit: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage, as written or as a part of a whole."""
        return self.whole is not None or self.unit == PERCENT

    @property
    def value(self) -> Decimal:
        """The number itself; of a part of a whole, its percentage."""
        return self.number if self.whole is None else self.number * 100 / self.whole


def read_number(text: str, unit: str = "") -> Decimal:
    """Return a number that `NUMBER` matches: `1.250` is a thousand and more, `62,5` and `62.5` have a decimal.

    Args:
        unit: what it counts; nobody writes thousands of percent.
    """
    whole, comma, part = text.partition(",")
    if comma or (unit != PERCENT and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole)):
        return Decimal(f"{whole.replace('.', '')}.{part or 0}").normalize() + 0
    return Decimal(text).normalize() + 0


def read_figure(text: str) -> Figure:
    """Read what was measured, as it is typed.

    Raises:
        PartuiError: no figure, one of too many digits, or a part of a whole that is none.
    """
    typed = clean(text)
    found = re.fullmatch(_FIGURE, typed)
    if found is None or max(len(found["number"]), len(found["whole"] or "")) > MOST_DIGITS:
        raise PartuiError(
            "Không đọc được số đo “{text}”; chưa lưu gì. Hãy ghi như 62/100, 62,5% hoặc 53 TTHC.", text=typed[:50]
        )
    unit = clean(found["unit"] or "")[:UNIT_LENGTH]
    number = read_number(found["number"], unit)
    if found["whole"] is None:
        return Figure(-number if found["sign"] else number, None, unit)
    whole = read_number(found["whole"])
    if found["sign"] or not 0 <= number <= whole or not whole:
        raise PartuiError(
            "Số đo “{text}” không nhận được; chưa lưu gì. Tử số phải từ 0 đến mẫu số, mẫu số lớn hơn 0.",
            text=typed[:50],
        )
    return Figure(number, whole, "" if unit == PERCENT else unit)


def number_text(number: Decimal) -> str:
    """Return a number as the journal writes it: 62.5, 1250."""
    return f"{number.normalize():f}"
