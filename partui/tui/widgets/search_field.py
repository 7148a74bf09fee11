"""The field that a table is searched with, in place of the keys below it."""

from textual.binding import Binding

from partui.locale import _
from partui.tui.widgets.fields import Field


class SearchField(Field):
    """The field that is searched with while typing."""

    BINDINGS = [
        Binding("enter", "screen.found", _("Tới kết quả")),
        Binding("down", "screen.found", show=False),
        Binding("escape", "screen.clear", _("Bỏ tìm")),
    ]
