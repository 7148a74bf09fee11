"""Deadlines that run from a day that their words do not say: that on which work begins, or the plan's day of issue."""

import re
from datetime import date

from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.reading import read_deadline
from partui.domain.deadlines.spans import Span, Unit
from partui.domain.text import fold

_DOCUMENT = r"(?:ke hoach|quyet dinh|nghi quyet|thong bao|chuong trinh|de an|phuong an)"
_FROM_ISSUE = re.compile(
    r"\b(?:tu|ke tu|tinh tu) ngay "
    rf"(?:(?:ban hanh|ky|ky ban hanh) (?:ke hoach(?: nay)?|{_DOCUMENT} nay)"
    rf"|(?:ke hoach(?: nay)?|{_DOCUMENT} nay) (?:duoc )?(?:ban hanh|ky|ky ban hanh))\s*(?:$|[.;,)])"
)
_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_from_start(words: str, year: int, start: str = "", issued: str = "") -> Deadline:
    """Read a deadline; one that runs from a day elsewhere is due once that day is known, and stays `relative`.

    Args:
        words: the cell of the plan, or what an officer typed.
        year: the plan's year.
        start: words of the time at which work begins; only a day counts.
        issued: when the plan was issued, as its head has it; a month does not count.
    """
    read = read_deadline(words, year)
    if read.kind is not DeadlineKind.RELATIVE or read.duration is None:
        return read
    first = _day(start, year) or (_issue_day(issued) if runs_from_issue(words) else None)
    due_on = first and read.duration.after(first)
    if first is None or due_on is None:
        return read
    return read._replace(due_on=due_on, times=(Span(Unit.DAY, first, first),), start=first)


def runs_from_issue(words: str) -> bool:
    """Return whether words count from the day on which the plan was issued: "kể từ ngày ban hành Kế hoạch"."""
    return _FROM_ISSUE.search(fold(words)) is not None


def _day(words: str, year: int) -> date | None:
    read = read_deadline(words, year) if words else None
    return read.due_on if read and read.kind is DeadlineKind.ON else None


def _issue_day(issued: str) -> date | None:
    return date.fromisoformat(issued) if _WHOLE_DAY.fullmatch(issued) else None
