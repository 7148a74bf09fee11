"""What is chosen: lists, moved in by arrows and by vim's keys, and boxes to tick."""

from collections.abc import Iterable

from rich.console import RenderableType
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Checkbox, OptionList, Select
from textual.widgets._select import SelectCurrent, SelectOverlay
from textual.widgets.select import NoSelection

from partui.domain.text import fold
from partui.locale import _


def with_reverse(widget: Widget, style: Style, component_classes: Iterable[str]) -> Style:
    """Return a style that a widget has for its parts in reverse where the stylesheet says so; Textual forgets it."""
    is_reversed = any(widget.get_component_styles(name).text_style.reverse for name in component_classes)
    return style + Style(reverse=True) if is_reversed else style


class Options(OptionList):
    """A list of options."""

    BINDINGS = [
        Binding("j", "cursor_down", _("Xuống"), show=False, id="down"),
        Binding("k", "cursor_up", _("Lên"), show=False, id="up"),
        Binding("g", "first", _("Về đầu"), show=False, id="first"),
        Binding("G", "last", _("Về cuối"), show=False, id="last"),
    ]

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Return a style, with its reverse."""
        return with_reverse(self, super().get_visual_style(*component_classes, partial=partial), component_classes)


class ChoiceList(SelectOverlay):
    """The list of a choice: what is typed looks for an option, case and marks ignored; vim's keys move before that."""

    BINDINGS = [Binding("escape", "dismiss", _("Quay lại"))]

    def __init__(self) -> None:
        super().__init__()
        # Between two keys of a slow hand.
        self._search_reset_delay = 2.0

    async def _on_key(self, event: events.Key) -> None:
        moves = {
            "j": self.action_cursor_down,
            "k": self.action_cursor_up,
            "g": self.action_first,
            "G": self.action_last,
        }
        if event.key in moves and not self._search_query:
            event.stop()
            event.prevent_default()
            moves[event.key]()
        elif event.key == "backspace" and self._search_query:
            # Input methods take letters back to put marks on them.
            event.stop()
            event.prevent_default()
            self._search_query = self._search_query[:-1]
        else:
            await super()._on_key(event)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Return a style, with its reverse."""
        return with_reverse(self, super().get_visual_style(*component_classes, partial=partial), component_classes)

    def _find_search_match(self, query: str) -> int | None:
        wanted = fold(query)
        places = [(fold(str(option.prompt)).find(wanted), at) for at, option in enumerate(self.options)]
        return min(((place, at) for place, at in places if place >= 0), default=(0, None))[1]


class Choice(Select[str]):
    """A field that opens a list; arrows go on to the next field as long as it is closed."""

    class Chosen(Message):
        """An option was chosen in the list, be it the one that was there."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

    BINDINGS = [
        Binding("enter,space", "show_overlay", _("Mở danh sách")),
        Binding("down,j", "app.focus_next", _("Ô tiếp theo"), show=False),
        Binding("up,k", "app.focus_previous", _("Ô trước"), show=False),
    ]

    def __init__(
        self,
        options: Iterable[tuple[RenderableType, str]],
        *,
        value: str | NoSelection = Select.NULL,
        prompt: str = "",
        allow_blank: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(options, prompt=prompt, allow_blank=allow_blank, value=value, id=id, compact=True)

    def on_select_overlay_update_selection(self) -> None:
        """Tell that the user has chosen."""
        self.post_message(self.Chosen(self))

    def compose(self) -> ComposeResult:
        """Lay out what is chosen, and the list over it."""
        yield SelectCurrent(self.prompt)
        yield ChoiceList().data_bind(compact=Select.compact)


class TickBox(Checkbox):
    """A box with a line of text.

    Args:
        label: cleaned text.
        name: what the screen knows it by.
        value: whether it is ticked at first.
        id: the widget's id.
    """

    BINDINGS = [Binding("space", "toggle_button", _("Chọn"))]
    BUTTON_INNER = " "

    def __init__(self, label: str, name: str, *, value: bool = False, id: str | None = None) -> None:
        super().__init__(Content(label), value, name=name, id=id, compact=True)

    def watch_value(self) -> None:
        """Show the sign of the new value."""
        self.BUTTON_INNER = "X" if self.value else " "
        super().watch_value()
