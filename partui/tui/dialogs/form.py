"""What the windows with fields have in common: what is filled in, what was refused, what is under way."""

import os.path
from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input, Static, TextArea

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.tui.dialogs.dialog import Answer, Dialog
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.lines import KeyLine


class TypedFields(NamedTuple):
    """What was typed: field to value, as the journal writes it, and why."""

    fields: Mapping[str, str | None]
    why: str = ""


class Form(Dialog[Answer]):
    """A window with fields; what is wrong with them is said in it, and it stays.

    A form says what it answers with in `answer`; one that does the work itself has an `action_save` that starts it.
    """

    # Whether Enter in a field of one line saves, as Ctrl+S does.
    ENTER_SAVES: ClassVar[bool] = False
    _is_working = False

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

    def on_input_submitted(self) -> None:
        """Save where Enter does."""
        if self.ENTER_SAVES:
            self.action_save()

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
        typed = self.query_one("#path", Input).value.strip()
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
        """Leave without an answer; not while something is under way."""
        if not self._is_working:
            super().action_leave()

    async def _finish(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except PartuiError as error:
            self.refuse(error)
        finally:
            self._is_working = False
