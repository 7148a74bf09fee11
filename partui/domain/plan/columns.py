"""Further columns of a row, that are none of ours: kept by their heads, written as JSON; columns that were emptied."""

from collections.abc import Mapping

from partui.domain.journal.objects import read_object, write_object

NONE = "{}"
# The field of the journal that says which cells of a task are blank by a revised plan, whatever was printed first.
EMPTIED = "emptied"


def write_columns(cells: Mapping[str, str]) -> str:
    """Return further columns as the store and the journal write them, in their order; blank cells are left out."""
    return write_object({head: text for head, text in cells.items() if text})


def read_columns(written: str | None) -> dict[str, str] | None:
    """Return further columns by their heads, none where the text is no such thing."""
    found = read_object(written or NONE)
    is_sound = found is not None and all(isinstance(text, str) for text in found.values())
    return found if is_sound else None
