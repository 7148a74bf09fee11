"""Why a doubt in the plan needs nothing more."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.store.queries.document.doubts import ListedDoubt
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.plan.doubts import doubt_text, doubted_row


class SettleDoubtScreen(Form[str]):
    """A field for the reason; answers with it.

    Args:
        listed: the doubt, with the reason given before, if any.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, listed: ListedDoubt) -> None:
        super().__init__()
        self._doubt = listed

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        doubt = self._doubt.doubt
        with self.window(_("Đã xem lại")):
            yield Static(f"{doubted_row(doubt)}: {doubt_text(doubt)}", markup=False)
            yield with_label(_("Lý do"), Field(self._doubt.reason, id="reason"))
            yield from self.foot()

    def answer(self) -> str:
        """Return the reason.

        Raises:
            PartuiError: none is given.
        """
        reason = self.typed("reason")
        if not reason:
            raise PartuiError("Ghi lý do, để người sau biết vì sao không sửa.")
        return reason
