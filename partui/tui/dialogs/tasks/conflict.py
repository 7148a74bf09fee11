"""Somebody else saved first: whose value stays."""

from collections.abc import Mapping
from enum import StrEnum

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from partui.domain.journal.changes import ChangedMeanwhile
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.options import Options
from partui.wording.changes import field_label, show_moment, value_label
from partui.wording.columns import cut


class Choice(StrEnum):
    """Whose value stays."""

    THEIRS = "theirs"
    MINE = "mine"
    LOOK = "look"


class ConflictScreen(Dialog[Choice]):
    """Both values, who wrote the other and when.

    Args:
        conflict: what the store refused.
        fields: what was to be saved.
    """

    def __init__(self, conflict: ChangedMeanwhile, fields: Mapping[str, str | None]) -> None:
        super().__init__()
        self._conflict = conflict
        self._fields = fields

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        change = self._conflict.change
        mine = self._fields.get(change.field)
        with Vertical(classes="dialog") as box:
            box.border_title = _("Người khác đã lưu trước")
            yield Static(
                _("{code}, {field}: {by} đã sửa lúc {at}.").format(
                    code=change.code,
                    field=field_label(change.field),
                    by=cut(clean(change.by), 60),
                    at=show_moment(change.at, "%H:%M %d/%m/%Y"),
                ),
                markup=False,
            )
            yield Options(
                Text(_("Giữ của họ: {value}").format(value=_short(change.field, change.new))),
                Text(_("Ghi của tôi: {value}").format(value=_short(change.field, mine))),
                Text(_("Xem lại, chưa lưu gì, giữ chữ đã gõ")),
            )
            yield KeyLine()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer whose value stays."""
        self.dismiss(list(Choice)[message.option_index])


def _short(field: str, value: str | None) -> str:
    return cut(clean(value_label(field, value)), 200)
