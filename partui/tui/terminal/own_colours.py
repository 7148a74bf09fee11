"""Leaving to the terminal what it does by itself: its own colours need no code."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class OwnColours(LineFilter):
    """Takes the terminal's own colours out of the styles: naming them on each piece of a line costs bytes."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line without what needs no code."""
        return [Segment(text, _unnamed(style) if style else style, control) for text, style, control in segments]


@lru_cache(maxsize=4096)
def _unnamed(style: Style) -> Style:
    color, bgcolor = style.color, style.bgcolor
    if not (color and color.is_default) and not (bgcolor and bgcolor.is_default):
        return style
    return Style(
        color=None if color and color.is_default else color,
        bgcolor=None if bgcolor and bgcolor.is_default else bgcolor,
        bold=style.bold,
        dim=style.dim,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
        strike=style.strike,
        link=style.link,
        meta=style.meta or None,
    )
