"""Deadlines that run from a day elsewhere: due once it is known, and never from what is no day."""

from datetime import date

import pytest

from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.relative import read_from_start
from partui.domain.deadlines.spans import Span, Unit

ISSUED = "2026-01-20"
# From 15/3, and from the day of issue where nobody says a start.
DUE: dict[str, tuple[str | None, str | None]] = {
    "15 ngày kể từ ngày nhận được văn bản": ("2026-03-30", None),
    "Sau 03 tháng kể từ khi có văn bản": ("2026-06-15", None),
    "Trong thời hạn 07 ngày kể từ ngày ký": ("2026-03-22", None),
    "60 ngày, kể từ ngày được giao": ("2026-05-14", None),
    "Chậm nhất 05 ngày sau khi có kết quả": ("2026-03-20", None),
    "100 ngày kể từ ngày ban hành Kế hoạch": ("2026-06-23", "2026-04-30"),
    "Trong vòng 30 ngày kể từ ngày Kế hoạch được ban hành.": ("2026-04-14", "2026-02-19"),
    "02 tuần kể từ ngày Quyết định này được ký": ("2026-03-29", "2026-02-03"),
    "30 ngày kể từ ngày ban hành Kế hoạch của Bộ Nội vụ": ("2026-04-14", None),
    "30 ngày kể từ ngày Nghị quyết có hiệu lực": ("2026-04-14", None),
    # Nobody counts working days without the holidays; what runs backwards, and of two which.
    "10 ngày làm việc kể từ ngày nhận": (None, None),
    "15 ngày trước kỳ họp": (None, None),
    "15 ngày kể từ ngày nhận, 30 ngày kể từ ngày ký": (None, None),
    "1,5 tháng kể từ ngày ký": (None, None),
}


@pytest.mark.parametrize(("words", "due"), DUE.items())
def test_days_from_a_start_or_from_the_day_of_issue(words: str, due: tuple[str | None, str | None]) -> None:
    started, issued = (read_from_start(words, 2026, start, ISSUED) for start in ("15/3", ""))
    assert tuple(read.due_on and read.due_on.isoformat() for read in (started, issued)) == due
    assert read_from_start(words, 2026, "Tháng 3", "2026-01").due_on is None


def test_only_what_runs_from_a_day_elsewhere_takes_a_start() -> None:
    assert read_from_start("Quý III", 2026, "15/3", ISSUED).kind is DeadlineKind.QUARTER
    read = read_from_start("100 ngày kể từ ngày 01/10/2025", 2025, "15/3", ISSUED)
    assert (read.kind, str(read.due_on)) == (DeadlineKind.RELATIVE, "2026-01-09")


def test_the_day_from_which_words_count_is_their_time_and_their_start() -> None:
    first = date(2026, 3, 15)
    read = read_from_start("15 ngày kể từ ngày nhận", 2026, "15/3")
    assert (read.start, read.times) == (first, (Span(Unit.DAY, first, first),))
    # One that is past what a calendar has.
    unread = read_from_start("9999 năm kể từ ngày nhận", 2026, "15/3")
    assert (unread.due_on, unread.start) == (None, None)
