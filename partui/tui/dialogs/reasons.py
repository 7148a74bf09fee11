"""Windows that ask for a reason, without which nothing is done."""

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.forms.answers import Answer
from partui.domain.targets.completion import BelowBar
from partui.locale import _
from partui.store.queries.document.doubts import ListedDoubt
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.forms.answers import answer_texts
from partui.wording.plan.doubts import doubt_text, doubted_row


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
            yield with_label(_("Lý do"), Field(self._reason, id="why"))
            yield from self.foot()

    def answer(self) -> str:
        """Return the reason.

        Raises:
            PartuiError: none is given.
        """
        reason = self.typed("why")
        if not reason:
            raise self._missing
        return reason


class SettleDoubtScreen(ReasonForm):
    """Asks why a doubt in the plan needs nothing more.

    Args:
        listed: the doubt, with the reason given before, if any.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, listed: ListedDoubt) -> None:
        about = f"{doubted_row(listed.doubt)}: {doubt_text(listed.doubt)}"
        missing = PartuiError("Ghi lý do, để người sau biết vì sao không sửa.")
        super().__init__(_("Đã xem lại"), about, listed.reason, missing)


class ReturnAnswerScreen(ReasonForm):
    """Asks why an answer on a form is given back.

    Args:
        code: the task's.
        answer: the answer that is given back.
    """

    BINDINGS = save_keys(_("Trả lại"))

    def __init__(self, code: str, answer: Answer) -> None:
        about = f"{code}: {'; '.join(answer_texts(answer))}"
        missing = PartuiError("Ghi lý do: phiếu lập lần sau nêu lý do ấy cho cơ quan.")
        super().__init__(_("Trả lại phiếu của {name}").format(name=answer.name), about, answer.reason, missing)


class BelowBarScreen(ReasonForm):
    """Asks why a task is done though it is below its bar.

    Args:
        below: what was refused.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, below: BelowBar) -> None:
        title = _("{code}: vì sao hoàn thành dưới mức?").format(code=below.code)
        super().__init__(title, str(below.told), "", PartuiError("Hoàn thành dưới mức thì phải ghi lý do."))
