"""The line on top that says where one is, and the line below that says which keys there are."""

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.keys import key_to_character
from textual.style import Style
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from partui.domain.text import cell_width, clean, cut

ALWAYS = "help"
SAID_SECONDS = 5.0
_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "space": "Space",
    "backspace": "⌫",
    "delete": "Del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def key_name(keys: str) -> str:
    """Return the first of a binding's keys as it is written on a keyboard."""
    first = keys.split(",", 1)[0]
    if first.startswith("ctrl+"):
        return f"^{first.removeprefix('ctrl+').upper()}"
    return _KEY_NAMES.get(first, first)


class TitleLine(Widget):
    """Views on the left, the one that is up marked; what it shows and the day on the right.

    Args:
        views: key, title and name of the mode of each view.
        current: the mode that is up; none on a screen above the views.
    """

    DEFAULT_CSS = """
    TitleLine { height: 1; dock: top; background: $primary; color: $text; link-style: none; }
    """

    auto_links = False

    def __init__(self, views: tuple[tuple[str, str, str], ...], current: str = "") -> None:
        super().__init__()
        self._views = views
        self._current = current
        self._said = ""
        self._right = ""

    def say(self, said: str, right: str) -> None:
        """Say what the screen shows.

        Args:
            said: beside the views; cut when there is no room.
            right: at the right edge, whole.
        """
        if (said, right) != (self._said, self._right):
            self._said, self._right = said, right
            self.refresh()

    def render(self) -> RenderResult:
        """Draw the line."""
        parts: list[Content | tuple[str, Style]] = []
        used = 0
        for text, mode in self._tabs():
            used += cell_width(text)
            click = Style.from_meta({"@click": f"app.switch_mode('{mode}')"})
            look = Style(bold=True, reverse=True) if mode == self._current else Style()
            parts.append((text, look + click))
        room = self.size.width - used - cell_width(self._right) - 2
        said = cut(f" {self._said}", max(room, 0))
        gap = " " * max(room - cell_width(said) + 1, 1)
        return Content.assemble(*parts, f"{said}{gap}{self._right} ")

    def _tabs(self) -> list[tuple[str, str]]:
        """Return each view's text and mode; where there is no room, the others go by their key alone."""
        whole = [(f" {key} {title} ", mode) for key, title, mode in self._views]
        used = sum(cell_width(text) for text in (*(text for text, _mode in whole), self._said, self._right))
        if used + 3 <= self.size.width:
            return whole
        return [
            (text if mode == self._current else f" {key} ", mode)
            for (text, mode), (key, _title, _mode) in zip(whole, self._views, strict=True)
        ]


class KeyLine(Widget):
    """The keys of the screen that is up, as many as there is room for; a click presses one."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; link-style: none; }
    """

    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._until: Timer | None = None

    def on_mount(self) -> None:
        """Follow the screen's keys as they change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def say(self, text: str) -> None:
        """Say what was done, in one line, until it is read."""
        self._said = clean(text)
        if self._until is not None:
            self._until.stop()
        self._until = self.set_timer(SAID_SECONDS, self._fall_silent)
        self.refresh()

    def _fall_silent(self) -> None:
        self._said = ""
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the line; the key for help keeps a place at the right edge."""
        if self._said:
            return Content.styled(f" ✓ {cut(self._said, self.size.width - 4)}", Style(bold=True))
        offered = [(_key_parts(binding), binding.action) for binding in self._offered()]
        always = [parts for parts, action in offered if action == ALWAYS]
        room = self.size.width - sum(parts.cell_length for parts in always)
        shown: list[Content] = []
        for parts, action in offered:
            if action == ALWAYS:
                continue
            room -= parts.cell_length
            if room < 0:
                room += parts.cell_length
                break
            shown.append(parts)
        return Content("").join([*shown, Content(" " * room), *always])

    def _offered(self) -> list[Binding]:
        seen: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            ours = type(active.node).__module__.startswith("partui.")
            if ours and binding.show and active.enabled and binding.description and not self._is_typed(binding.key):
                seen.setdefault(binding.action, binding)
        return list(seen.values())

    def _is_typed(self, key: str) -> bool:
        character = key_to_character(key.split(",", 1)[0])
        return isinstance(self.screen.focused, Input | TextArea) and character is not None and character.isprintable()


def _key_parts(binding: Binding) -> Content:
    click = Style.from_meta({"@click": f"screen.press('{binding.key.split(',', 1)[0]}')"})
    return Content.assemble(
        (f" {key_name(binding.key)}", Style(bold=True) + click), (f" {binding.description} ", click)
    )
