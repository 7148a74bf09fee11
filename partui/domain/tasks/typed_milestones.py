"""Milestones typed in one text, or standing as several steps in a plan's cell: each with its words and its day."""

import re
from datetime import date

from partui.domain import limits
from partui.domain.deadlines.kinds import AGAIN
from partui.domain.deadlines.reading import read_deadline
from partui.domain.errors import PartuiError
from partui.domain.tasks.milestones import MOST
from partui.domain.text import clean

Step = tuple[str, date]

_BETWEEN = re.compile(r"[;\n]")
_LEADING = {"trong", "trước", "vào", "đến", "ngày", "hết"}
_LOOSE = " ,:–-(→"


def read_steps(text: str, plan: int) -> list[Step]:
    """Return the steps that an officer typed: `dự thảo 30/9; thẩm định 31/10`.

    Args:
        text: steps with `;` or a line's end between them, each with its time at the end.
        plan: the plan's year, which a day typed without a year is of.

    Raises:
        PartuiError: a step has no day that can be read, or no words, or there are none or too many.
    """
    parts = [part for part in (clean(part) for part in _BETWEEN.split(text)) if part]
    if not 1 <= len(parts) <= MOST:
        raise PartuiError(
            "Có {number} mốc; chưa lưu gì. Ghi từ 1 đến {limit} mốc, cách nhau bằng dấu chấm phẩy.",
            number=len(parts),
            limit=MOST,
        )
    steps = [_step(limits.within(part, limits.WORDS), plan) for part in parts]
    for part, step in zip(parts, steps, strict=True):
        if step is not None and not step[0]:
            raise PartuiError(
                "Mốc “{part}” chưa có tên; chưa lưu gì. Hãy ghi như “dự thảo 30/9; ban hành 15/12”.", part=part
            )
        if step is None:
            raise PartuiError(
                "Không đọc được ngày của mốc “{part}”; chưa lưu gì. Hãy ghi như “dự thảo 30/9; ban hành 15/12”.",
                part=part,
            )
    return [step for step in steps if step is not None]


def proposed_steps(deadline: str, plan: int) -> list[Step]:
    """Return the steps that a deadline's cell names, where it names more than one; nothing else is guessed."""
    steps = [_step(part, plan) for part in (clean(part) for part in _BETWEEN.split(deadline)) if part]
    found = [step for step in steps if step is not None and step[0]]
    return found if len(found) == len(steps) and 1 < len(found) <= MOST else []


def _step(part: str, plan: int) -> Step | None:
    """Return a step's words and its day, the longest end of it that is a time; what comes again is no step."""
    words = part.split(" ")
    read = [read_deadline(" ".join(words[at:]), plan) for at in range(len(words))]
    days = [each.due_on for each in read]
    found = next((each for each in read if each.due_on is not None), None)
    due_on = None if found is None or found.kind in AGAIN else found.due_on
    if due_on is None:
        return None
    # What stands before the time alone is what the step is called.
    last = max(at for at, day in enumerate(days) if day == due_on)
    while last and words[last - 1].casefold() in _LEADING:
        last -= 1
    return " ".join(words[:last]).strip(_LOOSE), due_on
