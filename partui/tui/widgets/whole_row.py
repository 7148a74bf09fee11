"""The row under a table's cursor with nothing left out, below the table."""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from partui.domain.text import clean
from partui.wording.columns import cell_width, cut, wrap

LINES = 2


class WholeRow(Widget):
    """Two lines of words; what has no room there ends in `…`. Only what has changed is drawn anew."""

    DEFAULT_CSS = f"WholeRow {{ height: {LINES}; padding: 0 1; }}"

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._lines: tuple[str, ...] = ()

    def say(self, text: str) -> None:
        """Say what the row is."""
        self._text = clean(text)
        before, self._lines = self._lines, self._broken()
        changed = [(y, _line(before, y), _line(self._lines, y)) for y in range(LINES)]
        regions = [Region(0, y, max(map(cell_width, lines)), 1) for y, *lines in changed if lines[0] != lines[1]]
        if regions:
            self.refresh(*regions)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lines = self._broken()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        return Strip([Segment(_line(self._lines, y), self.rich_style)])

    def _broken(self) -> tuple[str, ...]:
        width = self.size.width
        lines = wrap(self._text, max(width, 1), whole_words=False)
        return (*lines[: LINES - 1], cut(" ".join(lines[LINES - 1 :]), width))


def _line(lines: tuple[str, ...], y: int) -> str:
    return lines[y] if y < len(lines) else ""
