"""Who edits."""

import os

from partui.domain.text import clean


def officer_name(given: str | None = None) -> str:
    """Return the name that edits are written under: the one given, else $PARTUI_BY, else the computer's user."""
    name = clean(given or "") or clean(os.environ.get("PARTUI_BY", ""))
    if name:
        return name
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
