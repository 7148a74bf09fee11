"""Why an answer on a form is given back."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.forms.answers import Answer
from partui.locale import _
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.forms.answers import said_texts


class ReturnAnswerScreen(Form[str]):
    """A field for the reason; answers with it.

    Args:
        code: the task's.
        answer: the answer that is given back.
    """

    BINDINGS = save_keys(_("Trả lại"))

    def __init__(self, code: str, answer: Answer) -> None:
        super().__init__()
        self._code, self._answer = code, answer

    def compose(self) -> ComposeResult:
        """Lay the field out."""
        with self.window(_("Trả lại phiếu của {name}").format(name=self._answer.name)):
            yield Static(f"{self._code}: {'; '.join(said_texts(self._answer))}", markup=False)
            yield with_label(_("Lý do"), Field(self._answer.reason, id="reason"))
            yield from self.foot()

    def answer(self) -> str:
        """Return the reason.

        Raises:
            PartuiError: none is given.
        """
        reason = self.typed("reason")
        if not reason:
            raise PartuiError("Ghi lý do: phiếu lập lần sau nêu lý do ấy cho cơ quan.")
        return reason
