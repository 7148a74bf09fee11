"""One task, whole, beside a table: as much of it as there is room for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from partui.locale import _
from partui.wording.hits import hits

if TYPE_CHECKING:
    from partui.store.queries.screens import WholeTask


class TaskPane(Static):
    """The task under a table's cursor; what has no room is a key away.

    Args:
        key_of: the key of an action.
    """

    def __init__(self, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self._key_of = key_of
        self._shown: WholeTask | None = None

    def show(self, task: "WholeTask | None", found: str) -> None:
        """Show a task; none where there is none.

        Args:
            task: the task.
            found: what is underlined wherever it stands, folded; empty for nothing.
        """
        self._shown, self._found = task, found
        self._draw()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._draw()

    def _draw(self) -> None:
        lines: list[Content] = []
        if self._shown is not None:
            from partui.tui.rows.task_sheet import task_lines

            lines = task_lines(self._shown, self.size.width, self._key_of)
        if len(lines) > self.size.height:
            more = _("… còn nữa: phím {key}").format(key=self._key_of("open"))
            lines = [*lines[: max(self.size.height - 1, 0)], Content.styled(more, "dim")]
        self.update(Content("\n").join(self._with_hits(line) for line in lines))

    def _with_hits(self, line: Content) -> Content:
        for start, stop in hits(line.plain, self._found):
            line = line.stylize("bold underline", start, stop)
        return line
