"""From which day a change counts: the day that its value says, that an officer gives, or on which it was made."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from partui.domain.journal.objects import read_object

# Fields whose value says the day that it is of: by the beginning of their name, the word in an object.
_DAY_SAID = {
    "reading/": "on",
    "evidence/": "issued_on",
    "period/": "on",
    "agency_period/": "on",
    "extension/": "on",
    "milestone/": "done",
    "words/": "said_on",
}
_MEMBER_DONE = re.compile(r"done (\d{4}-\d\d-\d\d)(?: |\Z)")
_PAIR = ("status", "completed_on")


def effective_days(news: Mapping[str, tuple[str | None, str | None]], on: date) -> dict[str, date]:
    """Return from which day each field of one edit counts.

    What is said to have come about on an earlier day counts from that day; where an earlier edit had it come about
    earlier still, it counts from then: that edit was a slip. A status goes with the day of completion.

    Args:
        news: field to its old and its new value, as the journal writes them.
        on: the day that the officer gives, or on which the edit is made.
    """
    days = {field: _effective_day(field, old, new, on) for field, (old, new) in news.items()}
    together = [days[field] for field in _PAIR if field in days]
    return days | dict.fromkeys(days.keys() & set(_PAIR), min(together, default=on))


def says_its_day(field: str, value: str | None) -> bool:
    """Return whether what a field says is of a day of its own; a completion's day stands beside its status."""
    return (field, value) == ("status", "done") or _day_in_value(field, value) is not None


def _effective_day(field: str, old: str | None, new: str | None, on: date) -> date:
    said = _day_in_value(field, new)
    return on if said is None else min(on, said, _day_in_value(field, old) or on)


def _day_in_value(field: str, value: str | None) -> date | None:
    """Return the day of which a value says that it came about then; none where it says none."""
    if not value:
        return None
    text: object = None
    if field == "completed_on":
        text = value
    elif field.startswith("member/"):
        done = _MEMBER_DONE.match(value)
        text = done and done[1]
    else:
        word = next((word for beginning, word in _DAY_SAID.items() if field.startswith(beginning)), None)
        text = word and (read_object(value) or {}).get(word)
    with suppress(ValueError):
        return date.fromisoformat(text) if isinstance(text, str) else None
    return None
