"""Asking for the officer's name, once."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label


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
