"""Tổng quan: how the whole plan stands, at a glance."""

from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from partui.locale import plural
from partui.store.queries.screens import Overview, load_overview
from partui.tui.keys.general import SCROLL_KEYS
from partui.tui.overview.page import page_lines
from partui.tui.screens.plan_screen import PlanScreen
from partui.tui.widgets.lines import KeyLine, TitleLine

# The title and the keys; both edges and the scroll bar.
_LINES_AROUND, _CELLS_AROUND = 2, 3


class OverviewScreen(PlanScreen):
    """Leads with their tasks, deadlines over the months, scores, what lacks documents, what was changed lately."""

    BINDINGS = SCROLL_KEYS

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, the page, keys."""
        yield TitleLine("overview")
        with VerticalScroll(id="overview", can_focus=False):
            yield Static("", id="page")
        yield KeyLine()

    async def load(self) -> None:
        """Read how the plan stands and draw it."""
        overview = await self.partui.store.read(load_overview, self.partui.plan, self.partui.day, date.today())
        self._overview = overview
        self.say_title(plural("{number} nhiệm vụ", number=overview.total.total))
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the page for the window's new size."""
        self._draw()

    def _draw(self) -> None:
        if self._overview is None:
            return
        width, height = self.size
        lines = page_lines(self._overview, width - _CELLS_AROUND, height - _LINES_AROUND)
        self.query_one("#page", Static).update(Content("\n").join(lines))
