"""What is typed into a field: letters, and the keys that mend them."""

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

# They may lead to the next field, whatever else they do in this one.
_LEADS_ON = {"enter", "tab"}


class TakesKeysInTurn:
    """What makes a field act on its own keys when they come to it.

    Textual looks them up once they have bubbled to the app: the letters behind a backspace would be there before it.
    """

    async def _on_key(self, event: events.Key) -> None:
        assert isinstance(self, Widget)
        own = own_binding(self, event.key)
        if own is not None and await self.app.run_action(own.action, self):
            event.stop()
            event.prevent_default()


def own_binding(field: Widget, key: str) -> Binding | None:
    """Return what a key does to what is typed; none where it leads out of the field."""
    bound = field._bindings.key_to_bindings.get(key, [])
    # What names another than the field, as `screen.found`, leads out of it.
    return next((each for each in bound if key not in _LEADS_ON and "." not in each.action), None)


def can_type_in(focused: Widget | None) -> bool:
    """Tell whether what has the focus is typed in: it takes a letter; to a table every letter is a key."""
    return focused is not None and focused.check_consume_key("a", "a")


def is_typed(event: Message, focused: Widget | None) -> bool:
    """Tell whether something is typed into a field, rather than told to a screen.

    Args:
        event: what has come from the keyboard.
        focused: what has the focus.
    """
    if focused is None or not can_type_in(focused):
        return False
    if isinstance(event, events.Key):
        return focused.check_consume_key(event.key, event.character) or own_binding(focused, event.key) is not None
    return isinstance(event, events.Paste)
