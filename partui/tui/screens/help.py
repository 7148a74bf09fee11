"""The keys of the screen that is up."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from partui.domain.text import cut, pad
from partui.locale import _
from partui.tui.screens.dialog import Dialog
from partui.tui.widgets.lines import key_name

KEYS, WORDS = 11, 22


class HelpScreen(Dialog[None]):
    """A list of keys and what they do.

    Args:
        bindings: the keys of the screen that was up when help was asked for.
    """

    BINDINGS = [Binding("question_mark,q", "leave", show=False)]

    def __init__(self, bindings: Sequence[Binding]) -> None:
        super().__init__()
        self._listed = bindings

    def compose(self) -> ComposeResult:
        """Lay the list out in two columns."""
        with VerticalScroll(classes="dialog help") as box:
            box.border_title = _("Phím của màn hình này")
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> list[Content]:
        rows = self._rows()
        half = (len(rows) + 1) // 2
        lines = []
        for place in range(half):
            left, right = rows[place], rows[place + half] if place + half < len(rows) else ("", "")
            lines.append(Content.assemble(*_cell(*left), *_cell(*right)))
        return lines

    def _rows(self) -> list[tuple[str, str]]:
        keys: dict[str, list[str]] = {}
        for binding in self._listed:
            if binding.description and not binding.key.startswith("super+"):
                keys.setdefault(binding.description, []).append(key_name(binding.key))
        return [(" ".join(dict.fromkeys(names)), text) for text, names in keys.items()]


def _cell(keys: str, text: str) -> tuple[tuple[str, Style], str]:
    return (pad(cut(keys, KEYS), KEYS, "right"), Style(bold=True)), f"  {pad(cut(text, WORDS), WORDS)}"
