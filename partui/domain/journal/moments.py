"""Moments as the journal writes them, and where days begin among them."""

from datetime import UTC, date, datetime, time, timedelta

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def moment_text(moment: datetime) -> str:
    """Return an aware time as the journal writes it."""
    return moment.astimezone(UTC).strftime(_FORM)


def start_of(day: date) -> str:
    """Return when a day begins by the computer's own clock, as the journal writes it."""
    return moment_text(midnight(day))


def midnight(day: date) -> datetime:
    """Return when a day begins by the computer's own clock."""
    return datetime.combine(day, time()).astimezone()


def day_after(day: date) -> date:
    """Return the next day; the last of all has none."""
    return day + timedelta(days=1) if day < date.max else day
