"""Opening the file for the app: what it starts from, or why it cannot."""

import os
from datetime import UTC, date, datetime
from typing import NamedTuple

from partui.domain.dates import TypedDay, past_day, whole_day
from partui.domain.journal.clock import moment_in_doubt
from partui.domain.tasks.task import Day
from partui.settings.read import read_settings
from partui.settings.record import EffectiveSettings, officer_name
from partui.store.db.open import open_store, real_path
from partui.store.db.settings import day_with_notice, last_clock, plan_in_use
from partui.wording.start import clock_doubt


class OpenedStore(NamedTuple):
    """What the app starts from.

    Attributes:
        path: the store's file as it is named, which may be a link.
        plan: the plan's year.
        day: the day looked from, with the file's notice of what is due soon.
        known_on: the day after which nothing entered is regarded, where one was given.
        pinned: whether the day was chosen, so that it does not follow the computer's date.
        officer: the name that edits are written under.
        effective: the officer's settings, those given at the start among them.
        new: whether the file has just been made.
        plain: whether the line is slow: no borders and bars, few colours, only what has changed is sent.
        clock_doubt: said where the last edit lies far ahead of this computer's clock; empty where it does not.
    """

    path: str
    plan: int
    day: Day
    pinned: bool
    officer: str
    effective: EffectiveSettings = EffectiveSettings()
    new: bool = False
    plain: bool = False
    clock_doubt: str = ""
    known_on: date | None = None


def open_for_app(
    db: str,
    plan: int | None = None,
    day: TypedDay | None = None,
    effective: EffectiveSettings | None = None,
    known_on: TypedDay | None = None,
) -> OpenedStore:
    """Open the file once, so that what is wrong with it is said before the screen is taken.

    Args:
        db: the store's file.
        plan: the plan's year, the one in use when none.
        day: the day to look from, today when none.
        effective: the settings; read when none.
        known_on: the day after which nothing entered is regarded; also the day to look from where that is none.

    Raises:
        PartuiError: the file or the plan cannot be used, or nobody can know yet what is asked for.
    """
    new = not os.path.exists(db)
    conn = open_store(real_path(db))
    try:
        year = plan_in_use(conn, plan)
        looked = day_with_notice(conn, whole_day(day or known_on or date.today(), year, date.today()))
        last = last_clock(conn)
    finally:
        conn.close()
    known = effective or read_settings()
    officer = officer_name(known.settings.officer)
    pinned, doubt = day is not None or known_on is not None, _clock_doubt(last)
    regarded = past_day(whole_day(known_on, year, date.today())) if known_on else None
    return OpenedStore(db, year, looked, pinned, officer, known, new, clock_doubt=doubt, known_on=regarded)


def _clock_doubt(last: int) -> str:
    """Say where the last edit lies ahead of this computer's clock; a plan that was left alone for years is read too."""
    now = datetime.now(UTC)
    then = moment_in_doubt(last, now)
    return "" if then is None or then < now else clock_doubt(then, now)
