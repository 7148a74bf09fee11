"""A window that asks for a reason, without which nothing is done."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.tui.dialogs.form import Form
from partui.tui.widgets.fields import Field, with_label


class ReasonForm(Form[str]):
    """A field for the reason; answers with it.

    Args:
        title: what is done.
        about: to what.
        reason: the one given before, if any.
        missing: what is said where none is given.
    """

    def __init__(self, title: str, about: str, reason: str, missing: PartuiError) -> None:
        super().__init__()
        self._title, self._about, self._reason, self._missing = title, about, reason, missing

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(self._title):
            yield Static(self._about, markup=False)
            yield with_label(_("Lý do"), Field(self._reason, id="reason"))
            yield from self.foot()

    def answer(self) -> str:
        """Return the reason.

        Raises:
            PartuiError: none is given.
        """
        reason = self.typed("reason")
        if not reason:
            raise self._missing
        return reason
