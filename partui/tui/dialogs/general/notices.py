"""The last notices, whole: what was said while nobody was looking."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.notices import Notice
from partui.tui.rows.task_sheet import hanging_lines
from partui.tui.widgets.lines import WARNING, KeyLine

WIDTH = 70


class NoticesScreen(Dialog[None]):
    """What the app has said of late, the newest first.

    Args:
        notices: the newest first.
    """

    BINDINGS = [Binding("q", "leave", show=False)]

    def __init__(self, notices: Sequence[Notice]) -> None:
        super().__init__()
        self._notices = notices

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with VerticalScroll(classes="dialog reading") as box:
            box.border_title = _("Thông báo gần đây")
            yield Static(Content("\n").join(self._lines()))
            yield KeyLine()

    def _lines(self) -> Iterator[Content]:
        if not self._notices:
            yield Content(_("Từ lúc mở đến giờ chưa có thông báo nào."))
        for notice in self._notices:
            yield from hanging_lines(f"{notice.at:%H:%M} {notice.sign} ", clean(notice.text), WIDTH)
            if notice.warning:
                yield from hanging_lines(f"      {WARNING} ", clean(notice.warning), WIDTH)
