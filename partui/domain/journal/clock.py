"""When changes are made: the moments that the journal writes, and the hybrid clock that orders them.

The clock is real time where clocks are right, and always after what is known already. It is microseconds since 1970
under the number of an era. A change is never before one that its file had taken in, whatever the computers' clocks say.
Where the last one lies further ahead than clocks go apart, a new era begins with the real time, so that one clock that
was wrong does not date, or outdo, all that is edited after it.
"""

from datetime import UTC, date, datetime, time, timedelta

ERA = 1 << 53
LAST_CLOCK = (1 << 63) - 1
CLOCKS_APART = timedelta(days=1)
# Longer without an edit than this, and the officer is asked to look at the clock.
_LONG_SILENCE = timedelta(days=500)

# Of what plans were made with, where the journal has to say it: blank cells, such as printed last year, such as an
# officer had edited then. Every edit comes after these.
MADE_BLANK, MADE_PRINTED, MADE_EDITED = 0, 1, 2

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def clock_of(moment: datetime) -> int:
    """Return the clock of a moment in the first era.

    Args:
        moment: an aware time.
    """
    return min(max((moment - _EPOCH) // _MICROSECOND, 0), ERA - 1)


def clock_after(last: int, now: datetime) -> int:
    """Return the clock of a change that is made now.

    Args:
        last: the greatest clock that the file knows.
        now: an aware time.
    """
    here, era = clock_of(now), last - last % ERA
    if last % ERA > here + CLOCKS_APART // _MICROSECOND and era + ERA <= LAST_CLOCK:
        return era + ERA + here
    return min(max(era + here, last + 1), LAST_CLOCK)


def moment_in_doubt(last: int, now: datetime) -> datetime | None:
    """Return when the last change was made, where that is so far from now that one of two clocks may be wrong.

    Args:
        last: the greatest clock that the file knows, 0 where it has no change.
        now: an aware time.
    """
    then = _EPOCH + last % ERA * _MICROSECOND
    return then if last > MADE_EDITED and (then > now + CLOCKS_APART or now > then + _LONG_SILENCE) else None


_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
# The moment of what a plan was made with, where the journal has to say it.
BEFORE_ALL = "1970-01-01T00:00:00.000000Z"


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
