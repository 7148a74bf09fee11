"""How the words of a deadline, or a date that is typed, were read, in a sentence."""

from collections.abc import Iterable
from datetime import date

from partui.domain.dates import YearlessDay, read_day, whole_day
from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.kinds import DeadlineKind, UnreadReason
from partui.domain.deadlines.spans import Span, Unit
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date

_QUARTERS = ("I", "II", "III", "IV")


def reading_text(deadline: Deadline) -> str:
    """Say how a deadline was read: the time, what counts of it and which day that is; or why there is no day."""
    said = _dated(deadline, show_date(deadline.due_on)) if deadline.due_on else _undated(deadline)
    if not deadline.milestones:
        return said
    return _("{reading}; các mốc trước: {days}").format(reading=said, days=_days(deadline.milestones))


def time_text(span: Span) -> str:
    """Return a time as an officer names it, with its year."""
    year = span.first.year
    match span.unit:
        case Unit.DAY:
            return _("ngày {day}").format(day=show_date(span.first))
        case Unit.MONTH:
            return _("tháng {month}/{year}").format(month=span.first.month, year=year)
        case Unit.QUARTER:
            return _("Quý {quarter}/{year}").format(quarter=_QUARTERS[span.first.month // 3], year=year)
        case Unit.PART if span.first.month == 1:
            return _("{months} tháng đầu năm {year}").format(months=span.last.month, year=year)
        case Unit.PART:
            return _("{months} tháng cuối năm {year}").format(months=13 - span.first.month, year=year)
        case Unit.YEAR:
            return _("năm {year}").format(year=year)


def _dated(deadline: Deadline, due: str) -> str:
    times = [time_text(span) for span in deadline.times]
    match deadline.kind:
        case DeadlineKind.RANGE if len(times) > 1:
            return _("{first} – {last}: đến hết {due}").format(first=times[0], last=times[-1], due=due)
        case DeadlineKind.RECURRING if deadline.recurrence:
            return _("{days}, hằng năm: lần cuối đến hết {due}").format(days=_days(deadline.reminders), due=due)
        case DeadlineKind.RECURRING:
            return _("{days}: lần cuối đến hết {due}").format(days=_days(deadline.reminders), due=due)
        case DeadlineKind.PERIODIC:
            return _("định kỳ: kỳ cuối đến hết {due}").format(due=due)
        case DeadlineKind.RELATIVE:
            return _("tính từ {time}: đến hết {due}").format(time=times[0] if times else _("ngày ban hành"), due=due)
        case DeadlineKind.ON:
            return _("đến hết ngày {due}").format(due=due)
        case _ if deadline.before:
            return _("trước {time}: đến hết {due}").format(time=times[-1], due=due)
        case _:
            return _("{time}: đến hết {due}").format(time=times[-1], due=due)


def _undated(deadline: Deadline) -> str:
    match deadline.kind:
        case DeadlineKind.CONTINUOUS:
            return _("thường xuyên, không có hạn")
        case DeadlineKind.EXTERNAL:
            return _("do nơi khác quy định, chưa có ngày")
        case DeadlineKind.ON_EVENT if deadline.done:
            return _("đã hoàn thành: là kết quả, không phải hạn")
        case DeadlineKind.ON_EVENT:
            return _("khi có việc, không có ngày")
        case DeadlineKind.RELATIVE if deadline.duration and not deadline.duration.working:
            return _("tính từ một ngày chưa biết; ghi ngày bắt đầu thì có hạn")
        case DeadlineKind.RELATIVE:
            return _("tính từ một ngày chưa biết, chưa có ngày")
        case DeadlineKind.RANGE if deadline.start:
            return _("từ ngày {start}, không có ngày cuối").format(start=show_date(deadline.start))
        case DeadlineKind.RANGE:
            return _("có lúc bắt đầu, không có ngày cuối")
        case _ if deadline.unread is UnreadReason.NO_SUCH_DAY:
            return _("chưa rõ hạn: lịch không có ngày ấy")
        case _ if deadline.unread is UnreadReason.VAGUE:
            return _("chưa rõ hạn: chỉ nêu khoảng thời gian, không nêu ngày nào")
        case _:
            return _("chưa rõ hạn")


def _days(days: Iterable[date]) -> str:
    return ", ".join(show_date(day) for day in days)


def day_reading(typed: str, year: int, today: date | None, blank: str = "", follows: str = "") -> str:
    """Say which day is read from what is typed; of one without a year, where its year is from.

    Args:
        year: the plan's.
        today: the day from which “hôm nay” and the like are told.
        blank: what is said as long as nothing is typed.
        follows: what follows from a day, said behind it.
    """
    if not clean(typed):
        return blank
    try:
        day = read_day(typed)
        shown = show_date(whole_day(day, year, today))
    except PartuiError:
        return _("→ chưa phải một ngày; ghi như 28/9 hoặc 28/9/{year}").format(year=year)
    read = _("→ {day} (năm của kế hoạch)").format(day=shown) if isinstance(day, YearlessDay) else f"→ {shown}"
    return f"{read}, {follows}" if follows else read
