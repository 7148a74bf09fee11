"""The scroll bar of a table: where its thumb is, and which row it is dragged to."""


def thumb_span(height: int, top: int, total: int) -> tuple[int, int]:
    """Return the first line of the thumb and its length, in lines; length 0 when everything is visible.

    Args:
        height: lines of the bar, and so rows on the screen.
        top: the first visible row.
        total: rows in all.
    """
    if height < 1 or total <= height:
        return 0, 0
    length = max(1, height * height // total)
    return round((height - length) * min(top, total - height) / (total - height)), length


def top_at(line: int, height: int, total: int) -> int:
    """Return the first visible row when the thumb's middle is dragged to a line of the bar."""
    _, length = thumb_span(height, 0, total)
    travel = height - length
    if not length or travel < 1:
        return 0
    place = min(max(line - length // 2, 0), travel)
    return round(place * (total - height) / travel)
