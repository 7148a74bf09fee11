"""What sorts of deadlines there are, and why words may set no day."""

from enum import StrEnum


class DeadlineKind(StrEnum):
    """What sort of deadline the words set.

    `recurring` names its days (`Tháng 3, 6, 9, 12`), `periodic` its periods (`Hàng quý`). `on_event`, `relative`,
    `external` and `continuous` are understood and set no day; `range` sets none where it only begins (`Từ năm 2026`).
    """

    QUARTER = "quarter"
    MONTH = "month"
    HALF = "half"
    BEFORE = "before"
    ON = "on"
    YEAR = "year"
    RANGE = "range"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    PERIODIC = "periodic"
    ON_EVENT = "on_event"
    RELATIVE = "relative"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


class UnreadReason(StrEnum):
    """Why words that speak of a time set no day.

    `no_such_day`: the calendar has not got it (31/11). `vague`: a stretch of time without an end (`Đầu quý IV`).
    """

    NO_SUCH_DAY = "no_such_day"
    VAGUE = "vague"


AGAIN = frozenset({DeadlineKind.RECURRING, DeadlineKind.PERIODIC})
