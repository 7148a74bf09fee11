"""What the windows with fields have in common: what is filled in, what was refused, what is under way."""

import os.path
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static, TextArea

from partui.domain.agencies.joining import AGENCY_FIELDS
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.tui.dialogs.dialog import Answer, Dialog
from partui.tui.widgets.choices import Choice, TickBox
from partui.tui.widgets.fields import Field, show_text
from partui.tui.widgets.lines import KeyLine


class TypedFields(NamedTuple):
    """What was typed: field to value, as the journal writes it, and why.

    Attributes:
        edit: names the edit that was begun with it; blank where nothing is written yet.
    """

    fields: Mapping[str, str | None]
    why: str = ""
    edit: str = ""

    def with_agency(self, name: str, known: str) -> "TypedFields":
        """Return it with an agency's name written as a known one's."""
        pattern = re.compile(re.escape(name), re.IGNORECASE)
        fields = {
            field: pattern.sub(lambda _found: known, value) if value and field in AGENCY_FIELDS else value
            for field, value in self.fields.items()
        }
        return self._replace(fields=fields)


def texts_typed(typed: TypedFields | None) -> dict[str, str]:
    """Return the texts that were typed before, field by field; none where nothing was."""
    return {field: value or "" for field, value in typed.fields.items()} if typed else {}


def save_keys(word: str) -> list[BindingType]:
    """Return the keys of a form that saves: Enter goes on to the next field and saves in the last, Ctrl+S anywhere.

    Args:
        word: what saving is called.
    """
    return [
        Binding("enter", "go_on", _("Sang ô sau"), priority=True),
        Binding("enter", "finish", word, priority=True),
        Binding("ctrl+s", "save", word, priority=True, id="confirm"),
    ]


class Form(Dialog[Answer]):
    """A window with fields; what is wrong with them is said in it, and it stays.

    A form says what it answers with in `answer`; one that does the work itself has an `action_save` that starts it.

    Attributes:
        holds_unsaved: whether it begins with what was typed before and could not be saved.
    """

    holds_unsaved = False
    _is_working = False

    def __init__(self) -> None:
        super().__init__()
        self._offered: dict[str, str] = {}

    def on_mount(self) -> None:
        """Remember what the fields begin with."""
        self._offered = self._texts()

    def on_screen_suspend(self) -> None:
        """Close the list that is open: it would stand around the window above."""
        for choice in self.query(Choice):
            if choice.expanded:
                choice.expanded = False
                choice.focus()

    def foot(self) -> ComposeResult:
        """Lay out the place where what is wrong is said, and the keys."""
        yield Static("", id="refused", markup=False)
        yield KeyLine()

    def answer(self) -> Answer:
        """Return what was filled in.

        Raises:
            PartuiError: it cannot be taken.
        """
        raise NotImplementedError

    def action_save(self) -> None:
        """Answer with what was filled in, or say what is wrong and stay."""
        try:
            self.dismiss(self.answer())
        except PartuiError as error:
            self.refuse(error)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have Enter go on or save where it does nothing else: not in a list, nor in a field of many lines."""
        if action not in {"go_on", "finish"}:
            return True
        return isinstance(self.focused, (Field, TickBox)) and self._is_last() == (action == "finish")

    def action_go_on(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    def action_finish(self) -> None:
        """Save, in the last field."""
        self.action_save()

    def on_choice_chosen(self) -> None:
        """Go on to the field after the one that was chosen in."""
        if not self._is_last():
            self.focus_next()

    def _is_last(self) -> bool:
        return self.focused is self.focus_chain[-1]

    def typed(self, field: str) -> str:
        """Return what a field holds; lines stay apart.

        Args:
            field: the field's id.
        """
        widget = self.query_one(f"#{field}")
        if isinstance(widget, TextArea):
            return clean(widget.text, lines=True)
        assert isinstance(widget, Input)
        return clean(widget.value)

    def typed_path(self) -> str:
        """Return the whole path of the file that is named.

        Raises:
            PartuiError: none is named.
        """
        # A whole path typed behind a folder stands for itself.
        typed = re.sub(r"^.*/(?=/|~/)", "", self.query_one("#path", Input).value.strip())
        if not typed:
            raise PartuiError("Chưa ghi tên tệp.")
        return os.path.abspath(os.path.expanduser(typed))

    def choice(self, field: str) -> Choice:
        """Return a field that opens a list.

        Args:
            field: the field's id.
        """
        return self.query_one(f"#{field}", Choice)

    def chosen(self, field: str) -> str | None:
        """Return what is chosen in a field that opens a list; none where nothing is."""
        value = self.choice(field).value
        return value if isinstance(value, str) else None

    def is_untouched(self, field: str) -> bool:
        """Tell whether a field holds what it was given.

        Args:
            field: the field's id.
        """
        return self.query_one(f"#{field}", Field).value == self._offered.get(field, "")

    def put(self, field: str, text: str) -> None:
        """Have a field hold another text; where nothing was typed, nothing is now."""
        if self.is_untouched(field):
            self._offered[field] = text
        self.query_one(f"#{field}", Field).value = text

    def hint_below(self, field: str, text: str = "", *, indented: bool = True) -> Static:
        """Return the place below a field where it is said what is read from what it holds.

        Args:
            field: the field's id.
            text: what is said at first.
            indented: whether the field has a label on its left.
        """
        return Static(text, id=f"{field}-read", classes="read below" if indented else "read", markup=False)

    def hint(self, field: str, text: str) -> None:
        """Say below a field what is read from what it holds."""
        said = self.query_one(f"#{field}-read", Static)
        # The window is laid out anew for every update.
        if said.content != text:
            show_text(said, text)

    def say(self, sentence: str) -> None:
        """Say how far something has come."""
        self.query_one("#refused", Static).update(sentence)

    def refuse(self, fault: PartuiError | str) -> None:
        """Say what is wrong."""
        self.say(f"! {fault}")

    def start(self, work: Callable[[], Awaitable[None]]) -> None:
        """Begin something that takes a while, unless something is under way; a refusal is said in the window."""
        if not self._is_working:
            self._is_working = True
            self.run_worker(self._finish(work), group="work")

    def action_leave(self) -> None:
        """Leave without an answer, asking first where something is typed; not while something is under way."""
        if self._is_working:
            return
        if self.holds_unsaved or self._texts() != self._offered:
            self.app.push_screen(DiscardScreen(), self._discard)
        else:
            self.dismiss(None)

    def _discard(self, wanted: bool | None) -> None:
        if wanted:
            self.dismiss(None)

    def _texts(self) -> dict[str, str]:
        lines = {each.id or "": each.text for each in self.query(TextArea)}
        return lines | {each.id or "": each.value for each in self.query(Input)}

    async def _finish(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except PartuiError as error:
            self.refuse(error)
        finally:
            self._is_working = False


class DiscardScreen(Dialog[bool]):
    """Whether what is typed may go; Escape goes back to it."""

    BINDINGS = [
        Binding("enter", "discard", pgettext("key", "Bỏ")),
        Binding("escape", "leave", _("Gõ tiếp")),
    ]

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("Bỏ nội dung đang gõ?"), "menu"):
            yield Static(_("Nội dung đang gõ chưa được lưu."))
            yield KeyLine()

    def action_discard(self) -> None:
        """Answer that it may go."""
        self.dismiss(True)
