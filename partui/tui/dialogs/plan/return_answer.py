"""Why an answer on a form is given back."""

from partui.domain.errors import PartuiError
from partui.domain.forms.answers import Answer
from partui.locale import _
from partui.tui.dialogs.form import save_keys
from partui.tui.dialogs.reason import ReasonForm
from partui.wording.forms.answers import said_texts


class ReturnAnswerScreen(ReasonForm):
    """Asks why.

    Args:
        code: the task's.
        answer: the answer that is given back.
    """

    BINDINGS = save_keys(_("Trả lại"))

    def __init__(self, code: str, answer: Answer) -> None:
        about = f"{code}: {'; '.join(said_texts(answer))}"
        missing = PartuiError("Ghi lý do: phiếu lập lần sau nêu lý do ấy cho cơ quan.")
        super().__init__(_("Trả lại phiếu của {name}").format(name=answer.name), about, answer.reason, missing)
