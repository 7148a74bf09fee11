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
