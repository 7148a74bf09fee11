"""Lists in a cell: the marks that begin their entries."""

import re
from collections.abc import Sequence

BULLETS = "-\N{EN DASH}\N{EM DASH}\N{BULLET}+"

FIRST_BULLET = re.compile(rf"([{BULLETS}])(?:\s+|(?=[^\W\d_]))")


def listed(entries: Sequence[str]) -> str:
    """Return entries as a cell writes them, a line each; read again they are the same.

    A single entry has a bullet only where it would else be taken for a list.
    """
    if len(entries) <= 1 and not any(map(FIRST_BULLET.match, entries)):
        return "".join(entries)
    bullet = next((mark for mark in BULLETS if not any(mark in entry for entry in entries)), BULLETS[0])
    return "\n".join(f"{bullet} {entry}" for entry in entries)
