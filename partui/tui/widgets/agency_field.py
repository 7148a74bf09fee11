"""Fields for agencies: Tab writes the last one in full as soon as it is clear which is meant."""

from collections.abc import Mapping

from textual.binding import Binding

from partui.domain.agencies.typed import in_full
from partui.locale import _
from partui.tui.widgets.fields import Field
from partui.tui.widgets.lines_field import Lines


class AgencyField(Field):
    """A field for one or several agencies.

    Args:
        value: the words that it begins with.
        known: every name that an agency of the file goes by, to the one that the plan writes.
    """

    BINDINGS = [Binding("tab", "complete", _("Điền nốt"), show=False)]

    def __init__(self, value: str, known: Mapping[str, str], *, id: str) -> None:
        super().__init__(value, id=id)
        self._known = known

    def action_complete(self) -> None:
        """Write the last agency in full; go on to the next field where it stands in full or is not clear."""
        whole = in_full(self.value, self._known)
        if whole == self.value:
            self.screen.focus_next()
        else:
            self.value = whole
            self.cursor_position = len(whole)


class AgencyLines(Lines):
    """A field for agencies, one a line.

    Args:
        text: the lines that it begins with.
        known: every name that an agency of the file goes by, to the one that the plan writes.
    """

    BINDINGS = [Binding("tab", "complete", _("Điền nốt"), show=False)]

    def __init__(self, text: str, known: Mapping[str, str], *, id: str) -> None:
        super().__init__(text, id=id)
        self._known = known

    @property
    def line(self) -> str:
        """The line that the cursor is in."""
        return self.document.get_line(self.cursor_location[0])

    def action_complete(self) -> None:
        """Write the line's agency in full; go on to the next field where it stands in full or is not clear."""
        row, line = self.cursor_location[0], self.line
        whole = in_full(line, self._known)
        if whole == line:
            self.screen.focus_next()
        else:
            self.replace(whole, (row, 0), (row, len(line)))
            self.move_cursor((row, len(whole)))
