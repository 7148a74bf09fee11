"""Where a row of the plan goes, and whether it goes at all."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.rows import RowPosition
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.columns import cut

_WIDTH = 70


class Move(NamedTuple):
    """The answer: another code, or the code of the row to stand after or before; none where it is not asked for."""

    code: str | None
    after: str | None = None
    before: str | None = None

    @property
    def spot(self) -> RowPosition | None:
        """Where the row goes; none to follow the number of its code."""
        if self.after or self.before:
            return RowPosition(self.after or self.before or "", after=bool(self.after))
        return None


class MoveScreen(Form[Move]):
    """Fields for a row's new code and for the row that it is to stand after or before.

    Args:
        code: the row's code as it stands.
        title: what it says.
        leads: whether the rows below it go with it.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Chuyển"))

    def __init__(self, code: str, title: str, leads: bool, typed: Move | None = None) -> None:
        super().__init__()
        self._code = code
        self._says = title
        self._leads = leads
        self._typed = typed or Move(None)

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with self.window(_("Chuyển {code}").format(code=self._code)):
            yield Static(cut(clean(self._says), _WIDTH), markup=False)
            yield with_label(_("Mã"), Field(self._typed.code or self._code, id="code"))
            yield with_label(_("Đặt ngay sau dòng mã"), Field(self._typed.after or "", id="after"))
            yield with_label(_("hoặc ngay trước mã"), Field(self._typed.before or "", id="before"))
            yield Static(_("→ để trống cả hai: theo số của mã"), classes="read below")
            if self._leads:
                yield Static(_("→ các dòng bên dưới đi theo, đổi mã theo"), classes="read below")
            yield from self.foot()

    def answer(self) -> Move:
        """Return what was typed."""
        code, after, before = map(self.typed, ("code", "after", "before"))
        if after and before:
            raise PartuiError("Chỉ ghi một trong hai: ngay sau, hoặc ngay trước.")
        return Move(code if code != self._code else None, after or None, before or None)


class RemoveScreen(Form[str]):
    """Asks once more before a row leaves the plan, and for the reason.

    Args:
        code: the row's code.
        title: what it says.
    """

    BINDINGS = save_keys(_("Xóa khỏi kế hoạch"))

    def __init__(self, code: str, title: str) -> None:
        super().__init__()
        self._code = code
        self._says = title

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("Xóa {code} khỏi kế hoạch?").format(code=self._code)):
            yield Static(cut(clean(self._says), _WIDTH), markup=False)
            kept = _("Nhật ký, tài liệu còn nguyên; phím {key} lấy lại.").format(key=self.partui.key_of("undo"))
            yield Static(kept, classes="read", markup=False)
            yield with_label(_("Lý do"), Field("", id="why"))
            yield from self.foot()

    def answer(self) -> str:
        """Return the reason."""
        return self.typed("why")
