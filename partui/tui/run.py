"""Showing the app until the user leaves."""

from partui.domain.dates import TypedDay
from partui.settings.record import EffectiveSettings
from partui.tui.app import PartuiApp
from partui.tui.opening import open_for_app


def run_app(
    db: str,
    plan: int | None = None,
    day: TypedDay | None = None,
    effective: EffectiveSettings | None = None,
    plain: bool = False,
    known_on: TypedDay | None = None,
) -> int:
    """Open the file and show it until the user leaves.

    Args:
        db: the store's file.
        plan: the plan's year, the one in use when none.
        day: the day to look from, today when none.
        effective: the settings; read when none.
        plain: whether the line is slow.
        known_on: the day after which nothing entered is regarded; all of it is when none.

    Returns:
        The exit code.

    Raises:
        PartuiError: the file cannot be used, or the app could not go on.
    """
    ready = open_for_app(db, plan, day, effective, known_on)._replace(plain=plain)
    return PartuiApp(ready).own_faults.run_to_end(mouse=ready.effective.settings.mouse)
