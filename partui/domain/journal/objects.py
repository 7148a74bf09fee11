"""Values of the journal that say several things at once: objects, written as JSON."""

import json
from collections.abc import Mapping
from typing import Any


def write_object(said: Mapping[str, object]) -> str:
    """Return what is said, in its order, as the journal writes it."""
    return json.dumps(said, ensure_ascii=False)


def read_object(value: str | None) -> dict[str, Any] | None:
    """Return what a value of the journal says, by name; none for what is no object."""
    try:
        said = json.loads(value or "")
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def edited(now: str | None, old: str | None, new: str | None) -> str | None:
    """Return a value after an edit that was made of another state of it: what the edit did not touch stays.

    Args:
        now: the value as it stands.
        old: what the edit was made of; `new` what it wrote.
    """
    standing, after = read_object(now), read_object(new)
    if now == old or standing is None or after is None:
        return new
    before = read_object(old) or {}
    said = {
        name: (standing if before.get(name) == after.get(name) else after).get(name) for name in {**after, **standing}
    }
    return write_object({name: each for name, each in said.items() if each is not None})
