"""Doubts that an officer has settled: fields of the plan's head in the journal, each with the reason."""

import re
from collections.abc import Mapping

DOUBT = "doubt/"
_KEY = re.compile(r"[0-9A-Za-z-]{1,36}")


def settled_in(values: Mapping[str, str | None]) -> dict[str, str]:
    """Return the settled doubts among a plan head's fields: key to reason."""
    return {
        field.removeprefix(DOUBT): reason
        for field, reason in sorted(values.items())
        if field.startswith(DOUBT) and reason and _KEY.fullmatch(field.removeprefix(DOUBT))
    }
