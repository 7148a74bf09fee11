"""Chi tiết: one task, whole, with its history."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from partui.locale import _
from partui.store.queries.screens import WholeTask, whole_task
from partui.tui.keys.general import SCROLL_KEYS
from partui.tui.rows.task_sheet import task_lines
from partui.tui.screens.row_screens import TaskScreen
from partui.tui.widgets.lines import KeyLine, TitleLine

# Both edges and the scroll bar.
_CELLS_AROUND = 3


class DetailScreen(TaskScreen):
    """Every column of the plan for one task, what is inherited and from where, and what was changed.

    Args:
        key: the task's id.
    """

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        *SCROLL_KEYS,
    ]

    def __init__(self, key: int) -> None:
        super().__init__()
        self._key = key
        self._loaded: WholeTask | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, the task, keys."""
        yield TitleLine()
        with VerticalScroll(id="detail", can_focus=False):
            yield Static("", id="task")
        yield KeyLine()

    async def load(self) -> None:
        """Read the task and show it."""
        self._loaded = await self.partui.store.ask(whole_task, self._key, self.partui.day)
        if self._loaded is None:
            self.query_one("#task", Static).update(_("Nhiệm vụ không còn trong tệp."))
            return
        if self._loaded.proofs.task.plan != self.partui.plan:
            # Another plan was chosen over another view.
            if self.is_current:
                self.dismiss()
            return
        code = self._loaded.proofs.task.code
        self.say_title(_("Nhiệm vụ {code}").format(code=code), code)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew for the window's new size."""
        self._draw()

    def _draw(self) -> None:
        if self._loaded is not None:
            lines = task_lines(self._loaded, self.size.width - _CELLS_AROUND, self.partui.key_of)
            self.query_one("#task", Static).update(Content("\n").join(lines))

    def cursor_task(self) -> int:
        """Return the task shown."""
        return self._key
