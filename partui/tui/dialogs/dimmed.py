"""What lies below a window, in the terminal's own colours: these cannot be mixed, but everything can be faint."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

_FAINT = Style(dim=True)


class DimmedScreen(BackgroundScreen):
    """A screen in one faint style, which says what is up and costs fewer codes than colours."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """Return the segments without their colours."""
        return (segment if segment.control else Segment(segment.text, _FAINT) for segment in segments)
