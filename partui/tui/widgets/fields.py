"""Fields to type a line in: what cannot be seen is left out as it comes, pasted or typed."""

from textual import events
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from partui.domain.old_encodings import in_unicode
from partui.domain.text import visible
from partui.locale import _
from partui.tui.keys.typed import TakesKeysInTurn


class LabelledField(Horizontal):
    """A field with its label on its left, lit up while it is typed in."""

    def __init__(self, label: str, field: Widget) -> None:
        self._label = Static(label, classes="label", markup=False)
        super().__init__(self._label, field, classes="field")

    def on_descendant_focus(self) -> None:
        """Light the label up."""
        self._label.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Put the label out."""
        self._label.remove_class("-here")


def with_label(label: str, field: Widget) -> LabelledField:
    """Return a field with its label on its left."""
    return LabelledField(label, field)


def show_text(said: Static, text: str) -> None:
    """Have a widget say something else, in as many lines as it takes."""
    # Textual keeps the height of before where the widget is not mounted yet.
    said.clear_cached_dimensions()
    said.update(text)


class Field(TakesKeysInTurn, Input):
    """A field of one line; arrows go on to the next, and what it holds is replaced by what is typed on coming there.

    Args:
        mended: whether it is to be mended rather than replaced where the window begins with it.
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

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None, mended: bool = False) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=not mended)
        # A blinking cursor is sent down the line twice a second.
        self.cursor_blink = False

    def on_blur(self) -> None:
        """Have what it holds replaced when it is come back to."""
        self.select_on_focus = True

    def _on_paste(self, event: events.Paste) -> None:
        # Textual takes the first line and loses the others.
        event.text = " ".join(line.strip() for line in event.text.splitlines() if line.strip())

    def insert(self, text: str, index: int) -> None:
        """Insert what can be seen of a text."""
        super().insert(visible(in_unicode(text)), index)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part by what can be seen of a text."""
        super().replace(visible(in_unicode(text)), start, end)


class SearchField(Field):
    """The field that is searched with while typing."""

    BINDINGS = [
        Binding("enter", "screen.found", _("Tới kết quả")),
        Binding("down", "screen.found", show=False),
        Binding("escape", "screen.clear", _("Bỏ tìm")),
    ]
