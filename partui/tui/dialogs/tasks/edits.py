"""What an officer has typed of a row, before it is saved."""

from collections.abc import Mapping
from typing import NamedTuple


class Edits(NamedTuple):
    """What was typed: field to new value, and why."""

    fields: Mapping[str, str | None]
    why: str = ""
