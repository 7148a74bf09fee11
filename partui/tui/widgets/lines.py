"""The lines of a screen: where one is, which keys there are, facts as far as there is room for them."""

from collections.abc import Iterable, Mapping, Sequence

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.keys import key_to_character
from textual.style import Style
from textual.timer import Timer
from textual.widget import Widget

from partui.domain.text import clean
from partui.tui import seconds
from partui.tui.keys.general import VIEWS
from partui.tui.keys.keymap import is_move
from partui.tui.keys.names import key_name
from partui.wording.columns import cell_width, cut, hanging

BETWEEN = " · "
ALWAYS = "open('help')"
# Keys that keep a place where there is no room for all of their screen.
_FIRST = ("status", "edit", "search", "undo", "mark", "report", "filters", "implementers", "undo_change")
DONE, WORD, WARNING = "✓", "·", "!"
# Of a result, and of a warning.
MOST_LINES = 3


class TitleLine(Widget):
    """Views on the left, the one that is up marked; what it shows and the day on the right.

    Args:
        current: the mode that is up; none on a screen above the views.
    """

    COMPONENT_CLASSES = {"title-line--current"}
    DEFAULT_CSS = """
    TitleLine {
        height: 1; dock: top; background: $panel; color: $foreground; link-style: none;
        .title-line--current { background: $primary; color: $background; text-style: bold; }
        &:ansi { background: ansi_blue; color: ansi_bright_white; }
        &:ansi .title-line--current { background: ansi_blue; color: ansi_bright_white; text-style: bold reverse; }
    }
    """

    auto_links = False

    def __init__(self, current: str = "") -> None:
        super().__init__()
        self._current = current
        self._said = ""
        self._short = ""
        self._right = ""

    def say(self, said: str, right: str, short: str = "") -> None:
        """Say what the screen shows.

        Args:
            said: beside the views; cut when there is no room.
            right: at the right edge, whole.
            short: the same in fewer cells, which leaves room for the views' names.
        """
        if (said, right, short) != (self._said, self._right, self._short):
            self._said, self._right, self._short = said, right, short
            self.refresh()

    def render(self) -> RenderResult:
        """Draw the line."""
        tabs, said = self._fitted()
        name = "title-line--current"
        # Textual's own answer leaves the reverse out.
        current = self.get_visual_style(name) + Style(reverse=self.get_component_styles(name).text_style.reverse)
        parts: list[Content | tuple[str, Style]] = []
        for text, mode in tabs:
            click = Style.from_meta({"@click": f"app.switch_mode('{mode}')"})
            parts.append((text, (current if mode == self._current else Style()) + click))
        room = self.size.width - _width(tabs) - cell_width(self._right) - 2
        said = cut(f" {said}", max(room, 0))
        gap = " " * max(room - cell_width(said) + 1, 1)
        return Content.assemble(*parts, f"{said}{gap}{self._right} ")

    def _fitted(self) -> tuple[list[tuple[str, str]], str]:
        """Return each view's text and mode and what is said; where there is no room, the others go by their key."""
        whole = [(f" {key} {title} ", mode) for key, title, mode in VIEWS]
        room = self.size.width - _width(whole) - cell_width(self._right) - 3
        for said in (self._said, self._short):
            if cell_width(said) <= room and (said or not self._said):
                return whole, said
        keys = [
            (text if mode == self._current else f" {key} ", mode)
            for (text, mode), (key, _title, _mode) in zip(whole, VIEWS, strict=True)
        ]
        room += _width(whole) - _width(keys)
        return keys, self._short if self._short and cell_width(self._said) > room else self._said


def _width(tabs: Iterable[tuple[str, str]]) -> int:
    return sum(cell_width(text) for text, _mode in tabs)


class KeyLine(Widget):
    """The keys of the screen that is up, as many as there is room for; a click presses one."""

    COMPONENT_CLASSES = {"key-line--key", "key-line--said", "key-line--warned"}
    DEFAULT_CSS = """
    KeyLine {
        height: 1; dock: bottom; background: $surface; color: $foreground; link-style: none;
        .key-line--key { color: $text-primary; text-style: bold; }
        .key-line--said { color: $text-success; text-style: bold; }
        .key-line--warned { color: $text-warning; text-style: bold; }
        &:ansi { background: ansi_default; color: ansi_default; }
        &:ansi .key-line--key { color: ansi_default; text-style: bold; }
        &:ansi .key-line--said { color: ansi_default; text-style: bold; }
        &:ansi .key-line--warned { color: $text-warning; text-style: bold; }
    }
    """

    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._said: list[tuple[str, str]] = []
        self._until: Timer | None = None

    def on_mount(self) -> None:
        """Follow the screen's keys as they change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def say(self, text: str, sign: str = DONE, warning: str = "") -> None:
        """Say what was done until it is read, in as many lines as it takes.

        Args:
            text: what is said first.
            sign: goes before it; that of something done, or of a word beside it.
            warning: what is to be thought of besides, behind a sign of its own; empty for nothing.
        """
        self._said = [
            (f"{sign} {clean(text)}", "said"),
            *([(f"{WARNING} {clean(warning)}", "warned")] if warning else []),
        ]
        if self._until is not None:
            self._until.stop()
        self._until = self.set_timer(seconds.to_read(seconds.SAID, text + warning), self.fall_silent)
        self._make_room()

    def fall_silent(self) -> None:
        """Show the keys again."""
        self._said = []
        self._make_room()

    def on_resize(self) -> None:
        """Break what is said anew."""
        self._make_room()

    def _make_room(self) -> None:
        self.styles.height = max(len(self._lines()), 1)
        self.refresh()

    def _lines(self) -> list[Content]:
        """Return the lines of what is said; all of it in one where there is room."""
        width = self.size.width - 2
        line = Content("  ").join(self._styled(text, kind) for text, kind in self._said)
        if line.cell_length <= width:
            return [line] if self._said else []
        return [self._styled(line, kind) for text, kind in self._said for line in _first_lines(text, width)]

    def _styled(self, text: str, kind: str) -> Content:
        return Content.styled(text, self.get_visual_style(f"key-line--{kind}", partial=True))

    def render(self) -> RenderResult:
        """Draw what is said, or the keys; the key for help keeps a place at the right edge."""
        if self._said:
            return Content("\n").join(Content.assemble(" ", line) for line in self._lines())
        key = self.get_visual_style("key-line--key", partial=True)
        offered = [(_key_parts(binding, key), binding) for binding in self._offered()]
        always = [parts for parts, binding in offered if binding.action == ALWAYS]
        room = self.size.width - sum(parts.cell_length for parts in always)
        others = [(parts, binding) for parts, binding in offered if binding.action != ALWAYS]
        shown: list[int] = []
        for at in sorted(range(len(others)), key=lambda at: others[at][1].id not in _FIRST):
            if others[at][0].cell_length <= room:
                room -= others[at][0].cell_length
                shown.append(at)
        line = Content("").join([*(others[at][0] for at in sorted(shown)), Content(" " * room), *always])
        # In a window the line stands under the window's own words, which begin at its edge.
        return line if self.parent is self.screen else line[1:]

    def _offered(self) -> list[Binding]:
        seen: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            ours = type(active.node).__module__.startswith("partui.")
            if ours and active.enabled and binding.description and not self._is_typed(binding.key):
                seen.setdefault(binding.action, binding)
        offered = _in_order(list(seen.values()), getattr(self.app, "key_order", {}))
        views = {f"app.switch_mode('{mode}')" for _key, _title, mode in VIEWS}
        more = [each for each in offered if not each.show and each.id and not is_move(each)]
        # Of several keys for one thing the first is named.
        shown = {each.description: each for each in reversed(offered) if each.show}
        return [each for each in offered if each in shown.values()] + [
            each for each in reversed(more) if f"app.{each.action}" not in views
        ]

    def _is_typed(self, key: str) -> bool:
        character = key_to_character(key.split(",", 1)[0])
        focused = self.screen.focused
        return focused is not None and focused.check_consume_key(key, character)


def _first_lines(text: str, width: int) -> list[str]:
    """Return the lines of a text, as many as are said at once; the last ends in `…` where more would follow."""
    lines = hanging(text, max(width, 1))
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], cut(f"{lines[MOST_LINES - 1]} …", width)]


def _in_order(bindings: list[Binding], order: Mapping[str, int]) -> list[Binding]:
    """Put keys where they are by default: Textual has those that were changed behind all others."""
    known = [binding for binding in bindings if binding.id in order]
    ordered = iter(sorted(known, key=lambda binding: order[binding.id or ""]))
    return [next(ordered) if binding.id in order else binding for binding in bindings]


def _key_parts(binding: Binding, look: Style) -> Content:
    click = Style.from_meta({"@click": f"screen.press('{binding.key.split(',', 1)[0]}')"})
    return Content.assemble((f" {key_name(binding.key)}", look + click), (f" {binding.description} ", click))


class Facts(Widget):
    """A line of facts that leaves whole ones out at its end, rather than cutting a figure."""

    DEFAULT_CSS = "Facts { height: 1; padding: 0 1; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._facts: tuple[str, ...] = ()

    def say(self, facts: Sequence[str]) -> None:
        """Say facts, the one that matters most first."""
        self._facts = tuple(facts)
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the line."""
        return Content(facts_within(self._facts, self.size.width))


def facts_within(facts: Sequence[str], width: int) -> str:
    """Return the facts that fit into a line, in their order; the first is cut where it has no room by itself.

    Args:
        facts: what there is to say, the one that matters most first.
        width: cells of the line.
    """
    line = ""
    for fact in facts:
        longer = f"{line}{BETWEEN}{fact}" if line else fact
        if line and cell_width(longer) > width:
            break
        line = longer
    return cut(line, width)
