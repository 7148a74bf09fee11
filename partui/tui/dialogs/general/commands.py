"""Commands by words: every key of the screen that is up, found by what it does."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from partui.domain.text import fold
from partui.locale import _, pgettext
from partui.tui.dialogs.dialog import Dialog
from partui.tui.keys.names import key_name
from partui.tui.keys.synonyms import SYNONYMS
from partui.tui.widgets.choices import Options
from partui.tui.widgets.fields import Field
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cut, pad

_WORDS, _KEY = 58, 8


class CommandsScreen(Dialog[ActiveBinding]):
    """A field for words and what they stand in, or mean; case and marks are ignored.

    Args:
        offered: the bindings of the screen that was up when a command was asked for.
    """

    BINDINGS = [
        Binding("enter", "choose", pgettext("key", "Thực hiện"), priority=True),
        Binding("down", "step('down')", _("Xuống"), show=False, priority=True),
        Binding("up", "step('up')", _("Lên"), show=False, priority=True),
        Binding("pagedown", "step('page_down')", _("Xuống một trang"), show=False, priority=True),
        Binding("pageup", "step('page_up')", _("Lên một trang"), show=False, priority=True),
    ]

    def __init__(self, offered: Sequence[ActiveBinding]) -> None:
        super().__init__()
        self._offered = {active.binding.description: active for active in reversed(offered)}
        self._found: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay the field and the list out."""
        with self.window(_("Lệnh")):
            yield Field(placeholder=_("Gõ tên việc cần làm…"), id="words")
            yield Options(*self._options_for(""), id="commands")
            yield KeyLine()

    def on_mount(self) -> None:
        """Offer everything before a word is typed."""
        self._options.highlighted = 0
        self.query_one("#words").focus()

    def on_input_changed(self, message: Field.Changed) -> None:
        """List what the words stand in."""
        self._options.set_options(self._options_for(message.value))
        self._options.highlighted = 0 if self._found else None

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Do what was clicked."""
        self.dismiss(self._offered[self._found[message.option_index]])

    def action_choose(self) -> None:
        """Do what is under the cursor."""
        self._options.action_select()

    async def action_step(self, way: str) -> None:
        """Move in the list while the words keep the focus."""
        await self.app.run_action(way if way.startswith("page") else f"cursor_{way}", self._options)

    @property
    def _options(self) -> Options:
        return self.query_one(Options)

    def _options_for(self, words: str) -> list[Option]:
        wanted = fold(words).split()
        named = [text for text in reversed(self._offered) if _holds(fold(text), wanted)]
        meant = [text for text in reversed(self._offered) if text not in named and _holds(self._sayings(text), wanted)]
        self._found = named + meant
        if not self._found:
            return [Option(Text(_("Không có việc nào như vậy; hãy gõ từ khác.")), disabled=True)]
        return [Option(self._line(text)) for text in self._found]

    def _sayings(self, text: str) -> str:
        return f"{fold(text)} {SYNONYMS.get(self._offered[text].binding.id or '', '')}"

    def _line(self, text: str) -> Text:
        key = key_name(self._offered[text].binding.key)
        return Text.assemble(pad(cut(text, _WORDS), _WORDS), (pad(key, _KEY, "right"), "bold"))


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
