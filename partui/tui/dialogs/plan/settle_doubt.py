"""Why a doubt in the plan needs nothing more."""

from partui.domain.errors import PartuiError
from partui.locale import _
from partui.store.queries.document.doubts import ListedDoubt
from partui.tui.dialogs.form import save_keys
from partui.tui.dialogs.reason import ReasonForm
from partui.wording.plan.doubts import doubt_text, doubted_row


class SettleDoubtScreen(ReasonForm):
    """Asks why.

    Args:
        listed: the doubt, with the reason given before, if any.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, listed: ListedDoubt) -> None:
        about = f"{doubted_row(listed.doubt)}: {doubt_text(listed.doubt)}"
        missing = PartuiError("Ghi lý do, để người sau biết vì sao không sửa.")
        super().__init__(_("Đã xem lại"), about, listed.reason, missing)
