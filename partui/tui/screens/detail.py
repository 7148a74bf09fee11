"""Chi tiết: one task, whole, with its history."""

import sqlite3

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from partui.domain.tasks.task import Day
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.evidence import task_evidence
from partui.store.journal.history import subject_history
from partui.store.projection.subjects import Subject
from partui.store.queries.tasks import headings_above, tasks_by_id
from partui.tui.screens.general_keys import SCROLL_KEYS
from partui.tui.screens.plan_editing import PlanEditingScreen
from partui.tui.task_sheet import Loaded, task_lines
from partui.tui.widgets.lines import KeyLine, TitleLine

# Both edges and the scroll bar.
_CELLS_AROUND = 3


def load_task(conn: sqlite3.Connection, key: int, day: Day) -> Loaded | None:
    """Read a task with its headings and its history, newest first; none when it is gone."""
    found = tasks_by_id(conn, [key], day)
    if not found:
        return None
    task = found[0]
    above = [f"{heading.code} {clean(heading.title)}" for heading in headings_above(conn, key)]
    return Loaded(task, above, subject_history(conn, Subject("task", key))[::-1], task_evidence(conn, key), day.date)


class DetailScreen(PlanEditingScreen):
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
        self._loaded: Loaded | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, the task, keys."""
        yield TitleLine(self.partui.views)
        with VerticalScroll(id="detail", can_focus=False):
            yield Static("", id="task")
        yield KeyLine()

    async def load(self) -> None:
        """Read the task and show it."""
        self._loaded = await self.partui.desk.ask(load_task, self._key, self.partui.day)
        if self._loaded is None:
            self.query_one("#task", Static).update(_("Nhiệm vụ không còn trong tệp."))
            return
        if self._loaded.task.plan != self.partui.plan:
            # Another plan was chosen over another view.
            if self.is_current:
                self.dismiss()
            return
        code = self._loaded.task.code
        self.query_one(TitleLine).say(_("Nhiệm vụ {code}").format(code=code), self.partui.day_text, code)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew for the window's new size."""
        self._draw()

    def _draw(self) -> None:
        if self._loaded is not None:
            lines = task_lines(self._loaded, self.size.width - _CELLS_AROUND, self.partui.key_of)
            self.query_one("#task", Static).update(Content("\n").join(lines))

    def chosen_tasks(self) -> list[int]:
        """Return the task shown."""
        return [self._key]

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows, down when positive."""
        self.query_one("#detail").scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, down when positive; one line stays in sight."""
        self.action_scroll(pages * max(self.query_one("#detail").size.height - 1, 1))
