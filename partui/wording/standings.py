"""How what has become of a plan since a day is said."""

from datetime import date

from partui.domain.plan.snapshots import Moved
from partui.locale import _
from partui.locale.formats import show_date


def moved_text(moved: Moved) -> str:
    """Return a deadline that is another now: the task, from when, to when."""
    old, new = (_("không hạn") if day is None else show_date(date.fromisoformat(day)) for day in (moved.old, moved.new))
    return f"{moved.code} {old} → {new}"
