"""Why a task is done though it is below its target."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.targets.completion import BelowBar
from partui.locale import _
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label


class BelowBarScreen(Form[str]):
    """Asks for the reason of a completion below the bar.

    Args:
        below: what was refused.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, below: BelowBar) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("{code}: vì sao hoàn thành dưới mức?").format(code=self._below.code)):
            yield Static(str(self._below.told), markup=False)
            yield with_label(_("Lý do"), Field("", id="why"))
            yield from self.foot()

    def answer(self) -> str:
        """Return the reason.

        Raises:
            PartuiError: none is given.
        """
        why = self.typed("why")
        if not why:
            raise PartuiError("Hoàn thành dưới mức thì phải ghi lý do.")
        return why
