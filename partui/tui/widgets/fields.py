"""Fields to type a line in: what cannot be seen is left out as it comes, pasted or typed."""

from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from partui.domain.text import visible
from partui.locale import _
from partui.tui.keys.typed import TakesKeysInTurn


def with_label(label: str, field: Widget) -> Horizontal:
    """Return a field with its label on its left."""
    return Horizontal(Static(label, classes="label", markup=False), field, classes="field")


class Field(TakesKeysInTurn, Input):
    """A field of one line; arrows go on to the next.

    Args:
        replaced: whether what is typed takes the place of what it holds, as of a short value that is seldom mended.
    """

    class Changed(Input.Changed, namespace="input"):
        """What the field holds has changed; told once for all keys that have come."""

        def can_replace(self, message: Message) -> bool:
            """Tell whether a later change of the same field says it all."""
            return isinstance(message, Field.Changed) and message.input is self.input

    BINDINGS = [
        Binding("down", "app.focus_next", _("Ô tiếp theo"), show=False),
        Binding("up", "app.focus_previous", _("Ô trước"), show=False),
    ]

    def __init__(
        self, value: str = "", *, placeholder: str = "", id: str | None = None, replaced: bool = False
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=replaced)
        # A blinking cursor is sent down the line twice a second.
        self.cursor_blink = False

    def insert(self, text: str, index: int) -> None:
        """Insert what can be seen of a text."""
        super().insert(visible(text), index)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part by what can be seen of a text."""
        super().replace(visible(text), start, end)
