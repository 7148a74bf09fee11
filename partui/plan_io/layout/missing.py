"""Codes that a plan lacks between those that it has: rows may be lost."""

import re
from collections.abc import Iterable, Sequence

from partui.domain.plan.codes import code_key, prefixes_of
from partui.locale import _
from partui.plan_io.draft import DraftProblem

CRITERIA, ITEMS = _("Bảng tiêu chí"), _("Bảng nhiệm vụ")

_FAR = 3
# "01" is 1.
_PADDED = re.compile(r"(?<![^.])0+(?=[0-9])")
_MOST_SHOWN = 10


def lacks(codes: Sequence[str], annex: str) -> list[DraftProblem]:
    """Tell which codes an annex lacks, if any.

    Args:
        annex: its name, for people.
    """
    missing = missing_codes(codes)
    text = _("{annex} không có hàng mã {codes}.")
    return [DraftProblem(text.format(annex=annex, codes=", ".join(missing[:_MOST_SHOWN])))] if missing else []


def missing_codes(codes: Iterable[str]) -> list[str]:
    """Return the codes that an annex lacks between and above those that it has, in order."""
    there = {_PADDED.sub("", code) for code in codes}
    missing = {above for code in there for above in prefixes_of(code) if above not in there}
    siblings: dict[str, list[int]] = {}
    for code in there | missing:
        above, _dot, last = code.rpartition(".")
        if last.isdecimal():
            siblings.setdefault(above, []).append(int(last))
    ends = {max(numbers) for numbers in siblings.values()}
    for above, numbers in siblings.items():
        # Numbers may run on from heading to heading.
        first = min(numbers) if min(numbers) - 1 in ends else 1
        # A code far beyond the others is a slip, not a sign of rows that are missing.
        if max(numbers) <= _FAR * (len(numbers) + 1):
            below = (f"{above}.{at}" if above else str(at) for at in range(first, max(numbers)))
            missing.update(code for code in below if code not in there)
    return sorted(missing, key=code_key)
