"""What is changed in every line on its way to the terminal: colours that need no code, signs that it does not know."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from partui.wording.signs import in_ascii


class OwnColours(LineFilter):
    """Takes the terminal's own colours out of the styles: naming them on each piece of a line costs bytes."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line without what needs no code."""
        return [Segment(text, _unnamed(style) if style else style, control) for text, style, control in segments]


class AsciiSigns(LineFilter):
    """Lets every sign, line and bar of the screen give way to one of ASCII's; nothing shifts."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line with their signs in ASCII."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]


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
