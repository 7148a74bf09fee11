"""Who edits."""

from partui.domain.text import clean


def officer_name(given: str | None = None) -> str:
    """Return the name that edits are written under: the one given, else the computer's user."""
    name = clean(given or "")
    if name:
        return name
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
