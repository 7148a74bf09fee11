"""Mục: the headings of the plan, those without tasks among them, and the tasks under one."""

from textual.binding import Binding

from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.projection.kind import Subject
from partui.store.queries.headings import ListedHeading, list_headings
from partui.tui.dialogs.listed_tasks import TasksWindow
from partui.tui.dialogs.plan.row_editor import EditedRow, form_of_heading
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.screens.row_screens import RowScreen, row_keys
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable


class HeadingsScreen(ListScreen[ListedHeading], RowScreen):
    """Every heading with how many tasks stand under it, the whole text of the one under the cursor below.

    Args:
        at: id of the heading to begin at.
    """

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("enter", "open", _("Mở"), priority=True),
        *row_keys(_("Thêm mục"), show=True),
    ]
    KIND = "heading"

    def empty_list(self) -> VirtualTable:
        return VirtualTable(_columns(), empty_text=_("Kế hoạch chưa có mục nào."))

    async def load(self) -> None:
        """Read the headings."""
        listed = await self.partui.store.ask(list_headings, self.partui.plan)
        self.listed = {each.heading.id: each for each in listed}
        self.pane.show({key: _row(each) for key, each in self.listed.items()})
        self.say_title(plural("{number} mục", number=len(listed)))

    def on_virtual_table_row_chosen(self) -> None:
        """Show the tasks under the heading."""
        self.action_open()

    def action_open(self) -> None:
        """Show the tasks under the heading under the cursor."""
        chosen = self.chosen
        if chosen is None:
            return
        if chosen.tasks:
            self.app.push_screen(HeadingTasksScreen(chosen), self._opened)
        else:
            self.partui.tell(_("Dưới {code} chưa có nhiệm vụ nào.").format(code=chosen.heading.code))

    def _opened(self, task: int | None) -> None:
        if task is not None:
            self.partui.navigation.open_task(task)

    async def row_under_cursor(self) -> EditedRow | None:
        """Return the heading under the cursor."""
        if self.chosen is None:
            return None
        heading, version, _tasks = self.chosen
        return EditedRow(Subject("heading", heading.id), heading.code, heading.title, version, form_of_heading(heading))

    def whole(self, key: int) -> str:
        heading = self.listed[key].heading
        return f"{heading.code} {clean(heading.title)}"


def _columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Mã"), 7),
        Column("title", _("Mục"), 20, width_weight=1),
        Column("tasks", _("Nhiệm vụ"), 8, align="right"),
    )


def _row(listed: ListedHeading) -> Row:
    heading = listed.heading
    return Row(
        (heading.code, clean(heading.title), str(len(listed.tasks)) if listed.tasks else "·"),
        look="chapter" if heading.is_chapter else "base",
    )


class HeadingTasksScreen(TasksWindow):
    """The tasks under a heading.

    Args:
        listed: the heading with the tasks below it.
    """

    def __init__(self, listed: ListedHeading) -> None:
        heading = listed.heading
        super().__init__(_("Nhiệm vụ của mục {code}").format(code=heading.code), heading.title, listed.tasks)
