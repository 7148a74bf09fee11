"""A file's size in words."""

_UNIT = 1024


def size_text(count: int) -> str:
    """Return a number of bytes in B, KB or MB, rounded up."""
    for unit in ("B", "KB"):
        if count < _UNIT:
            return f"{count} {unit}"
        count = -(-count // _UNIT)
    return f"{count} MB"
