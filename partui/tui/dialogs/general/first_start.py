"""What is said and asked once, when a file has just been made: the keys that matter, the officer's name."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.start import welcome_lines

_LEAVING = frozenset({"enter", "space", "escape"})


class WelcomeScreen(Dialog[bool]):
    """Three lines: what this is, which file was made, the keys that matter; answers whether they were read.

    Args:
        path: the file.
    """

    BINDINGS = [Binding("enter,space", "begin", _("Enter để bắt đầu"), show=False)]

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """Lay the lines out."""
        with self.window(_("Lần đầu mở partui")) as box:
            box.border_subtitle = _("Enter để bắt đầu")
            yield Static("\n\n".join(welcome_lines(clean(self._path))), markup=False)

    def action_begin(self) -> None:
        """Answer that the lines were read."""
        self.dismiss(True)

    def on_key(self, event: events.Key) -> None:
        """Give way to any other key, and let it do what it does on the screen below."""
        if event.key not in _LEAVING:
            event.stop()
            self.dismiss(None)
            self.partui.press_next(event.key)


class OfficerNameScreen(Form[str]):
    """A field for the name that edits are written under; Escape leaves it for later.

    Args:
        login: the name that is written until there is one.
    """

    BINDINGS = [*save_keys(_("Lưu")), Binding("escape", "leave", _("Để sau"))]

    def __init__(self, login: str) -> None:
        super().__init__()
        self._login = login

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(_("Tên cán bộ")):
            yield Static(_("Nhật ký ghi ai đã sửa gì. Bạn tên là gì?"))
            yield with_label(_("Tên cán bộ"), Field(id="officer"))
            yield Static(_("→ để sau: ghi tên đăng nhập, {login}").format(login=self._login), classes="read below")
            yield from self.foot()

    def answer(self) -> str:
        """Return the name.

        Raises:
            PartuiError: none was typed.
        """
        name = self.typed("officer")
        if not name:
            raise PartuiError("Chưa ghi tên; Esc để sau.")
        return name
