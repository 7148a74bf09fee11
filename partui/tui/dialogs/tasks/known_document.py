"""What is asked where a document is typed that the register seems to have already."""

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from partui.domain.tasks.documents import Document
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.choices import Options
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cut
from partui.wording.task_parts import evidence_text, proves_text


class KnownDocumentScreen(Dialog[bool]):
    """Whether the document of the register is meant, or another one.

    Args:
        known: the document of the register.
    """

    def __init__(self, known: Document) -> None:
        super().__init__()
        self._known = known

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("Sổ đã có tài liệu này?")):
            yield Static(cut(clean(evidence_text(self._known.details)), 140), markup=False)
            proves = proves_text(map(str, self._known.proves), self._known.criteria)
            yield Static(cut(_("Đang chứng minh: {codes}").format(codes=proves), 140), classes="read", markup=False)
            yield Options(
                Text(_("Gắn tài liệu đã có")),
                Text(_("Thêm như một tài liệu khác")),
                Text(_("Xem lại, chưa lưu gì, giữ chữ đã gõ")),
            )
            yield KeyLine()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer whether it is meant; none where what was typed is to be looked at again."""
        self.dismiss((True, False, None)[message.option_index])
