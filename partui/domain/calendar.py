"""The days that the calendar has."""

from datetime import date, timedelta

# A year outside these is a slip of the fingers.
FIRST_YEAR = 1900
LAST_YEAR = 2199


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or none where the calendar has no such day or the year is out of reason."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month, of a year that is within reason."""
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)
