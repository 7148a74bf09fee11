"""What is asked where an agency was typed that the file does not know."""

from typing import NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from partui.domain.agencies.typed import UnknownAgency
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.choices import Options
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cut

_LONGEST_NAME = 60
_MOST_OFFERED = 5


class AgencyAnswer(NamedTuple):
    """What a name means: a known agency, or a new one where none is named."""

    known: str | None


class NewAgencyScreen(Dialog[AgencyAnswer]):
    """The known agencies that may have been meant, and the new one.

    Args:
        unknown: what the store refused.
    """

    def __init__(self, unknown: UnknownAgency) -> None:
        super().__init__()
        self._name = cut(clean(unknown.name), _LONGEST_NAME)
        self._nearest = unknown.nearest[:_MOST_OFFERED]

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("Cơ quan chưa có trong tệp")):
            yield Static(_("Chưa có cơ quan “{name}”.").format(name=self._name), markup=False)
            yield Options(
                *(Text(_("Ý là “{name}”").format(name=cut(clean(name), _LONGEST_NAME))) for name in self._nearest),
                Text(_("Thêm cơ quan mới “{name}”").format(name=self._name)),
                Text(_("Xem lại, chưa lưu gì, giữ chữ đã gõ")),
            )
            yield KeyLine()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer which agency it is; none where what was typed is to be looked at again."""
        index = message.option_index
        if index < len(self._nearest):
            self.dismiss(AgencyAnswer(self._nearest[index]))
        else:
            self.dismiss(AgencyAnswer(None) if index == len(self._nearest) else None)
