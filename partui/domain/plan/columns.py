"""Further columns of a row, that are none of ours: kept by their heads, written as JSON."""

import json
from collections.abc import Mapping

NONE = "{}"


def write_columns(cells: Mapping[str, str]) -> str:
    """Return further columns as the store and the journal write them, in their order; blank cells are left out."""
    return json.dumps({head: text for head, text in cells.items() if text}, ensure_ascii=False)


def read_columns(written: str | None) -> dict[str, str] | None:
    """Return further columns by their heads, none where the text is no such thing."""
    try:
        found = json.loads(written or NONE)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict) and all(isinstance(text, str) for text in found.values()):
        return found
    return None
