"""Where a task goes, and whether it goes at all."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from partui.domain.task import Task
from partui.domain.text import clean, cut
from partui.locale import _
from partui.tui.screens.dialog import Dialog
from partui.tui.widgets.fields import Field, labelled
from partui.tui.widgets.lines import KeyLine

_WIDTH = 70


class Move(NamedTuple):
    """The answer: another code, or the code of the row to stand after; none where it is not asked for."""

    code: str | None
    after: str | None


class MoveScreen(Dialog[Move]):
    """Fields for a task's new code and for the row that it is to stand after.

    Args:
        task: the task as it stands.
    """

    BINDINGS = [Binding("enter", "save", _("Chuyển"), priority=True)]

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._moved = task

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with Vertical(classes="dialog") as box:
            box.border_title = _("Chuyển {code}").format(code=self._moved.code)
            yield Static(cut(clean(self._moved.title), _WIDTH), markup=False)
            yield labelled(_("Mã"), Field(self._moved.code, id="code", replaced=True))
            yield labelled(_("Đặt ngay sau dòng mã"), Field("", id="after"))
            yield Static(_("→ để trống: theo số của mã"), classes="read below")
            yield KeyLine()

    def action_save(self) -> None:
        """Answer with what was typed."""
        code, after = (clean(self.query_one(f"#{field}", Input).value) for field in ("code", "after"))
        self.dismiss(Move(code if code != self._moved.code else None, after or None))


class RemoveScreen(Dialog[str]):
    """Asks once more before a task leaves the plan, and for the reason.

    Args:
        task: the task as it stands.
    """

    BINDINGS = [Binding("enter", "save", _("Xóa khỏi kế hoạch"), priority=True)]

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._removed = task

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with Vertical(classes="dialog") as box:
            box.border_title = _("Xóa {code} khỏi kế hoạch?").format(code=self._removed.code)
            yield Static(cut(clean(self._removed.title), _WIDTH), markup=False)
            kept = _("Nhật ký, tài liệu còn nguyên; phím {key} lấy lại.").format(key=self.partui.key_of("undo"))
            yield Static(kept, classes="read", markup=False)
            yield labelled(_("Lý do"), Field("", id="why"))
            yield KeyLine()

    def action_save(self) -> None:
        """Answer with the reason."""
        self.dismiss(clean(self.query_one("#why", Input).value))
