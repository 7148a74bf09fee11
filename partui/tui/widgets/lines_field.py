"""A field to type lines in: what cannot be seen is left out as it comes, pasted or typed."""

from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from partui.domain.old_encodings import in_unicode
from partui.domain.text import visible
from partui.tui.keys.typed import TakesKeysInTurn


class Lines(TakesKeysInTurn, TextArea):
    """A field of as many lines as it takes."""

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(text, id=id)
        self.cursor_blink = False

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Replace a part by what can be seen of a text."""
        seen = visible(in_unicode(insert))
        return super().replace(seen, start, end, maintain_selection_offset=maintain_selection_offset)
