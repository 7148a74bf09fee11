"""Moments of the journal, UTC in ISO 8601, as the officer's clock shows them."""

from datetime import datetime

from partui.domain.text import clean


def show_moment(at: str, form: str) -> str:
    """Return a moment in local time; what is none, or lies at the end of time, as it is written.

    Args:
        at: as the journal writes it, whoever wrote it.
        form: how to show it, as `strftime` reads it.
    """
    try:
        return datetime.fromisoformat(at).astimezone().strftime(form)
    except (ValueError, OverflowError, OSError):
        return clean(at)
