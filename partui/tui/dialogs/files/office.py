"""Asking who signs reports, once."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.office import office_in_head
from partui.domain.plan.document.head import PlanWords, check_head
from partui.locale import _
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.fields import field_label

_ASKED = ("office", "office_symbol", "signing_post", "signed_by", "signing_place")


class OfficeScreen(Form[Mapping[str, str]]):
    """Fields for who signs; Escape leaves them for later, and the report says what stands behind them.

    Args:
        head: the plan's, which names no office.
    """

    BINDINGS = [*save_keys(_("Lưu")), Binding("escape", "leave", _("Để sau"))]

    def __init__(self, head: PlanWords) -> None:
        super().__init__()
        self._head = head

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        usual = self._head.signing
        shown = (usual.name, usual.symbol, " / ".join(usual.chief), "", "")
        with self.window(_("Ai ký báo cáo?")):
            yield Static(_("Ghi một lần cho kế hoạch này; sửa lại trong danh sách kế hoạch (p)."))
            for field, instead in zip(_ASKED, shown, strict=True):
                yield with_label(field_label(field), Field(id=field, placeholder=instead))
            yield from self.foot()

    def answer(self) -> Mapping[str, str]:
        """Return what is typed; an office that is left blank is the usual one.

        Raises:
            PartuiError: a value that the field cannot have.
        """
        typed = {field: self.typed(field) for field in _ASKED}
        typed["office"] = typed["office"] or self._head.signing.name
        typed["office_symbol"] = typed["office_symbol"] or office_in_head(typed["office"]).symbol
        check_head(typed, self._head.year)
        return typed
