"""Fields to type in: what cannot be seen is left out as it comes, pasted or typed."""

from textual.widgets import Input, TextArea
from textual.widgets.text_area import EditResult, Location

from partui.domain.text import visible


class Field(Input):
    """A field of one line.

    Args:
        replaced: whether what is typed takes the place of what it holds, as of a short value that is seldom mended.
    """

    def __init__(
        self, value: str = "", *, placeholder: str = "", id: str | None = None, replaced: bool = False
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=replaced)
        # A blinking cursor is sent down the line twice a second.
        self.cursor_blink = False

    def insert(self, text: str, index: int) -> None:
        """Insert what can be seen of a text."""
        super().insert(visible(text), index)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part by what can be seen of a text."""
        super().replace(visible(text), start, end)


class Lines(TextArea):
    """A field of as many lines as it takes."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True)
        self.cursor_blink = False

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Replace a part by what can be seen of a text."""
        return super().replace(visible(insert), start, end, maintain_selection_offset=maintain_selection_offset)
