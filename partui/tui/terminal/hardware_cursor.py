"""Where the terminal's own cursor stands, unseen: screen readers and the windows of input methods follow it."""

from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import OptionList

from partui.tui.widgets.table.virtual_table import VirtualTable


def selection_offset(focused: Widget | None) -> Offset | None:
    """Return the cell of the screen where the chosen row begins; none where there is none, or a field says it itself.

    Args:
        focused: the widget that has the focus.
    """
    if isinstance(focused, VirtualTable):
        return focused.content_region.offset + Offset(0, focused.cursor_line)
    if isinstance(focused, OptionList) and focused.highlighted is not None:
        return focused.content_region.offset + Offset(0, focused.highlighted - round(focused.scroll_y))
    return None
