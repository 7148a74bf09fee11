"""Drawing with ASCII's signs alone."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from partui.wording.signs import in_ascii


class PlainSigns(LineFilter):
    """Lets every sign, line and bar of the screen give way to one of ASCII's; nothing shifts."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line with their signs in ASCII."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]
