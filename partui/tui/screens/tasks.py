"""Nhiệm vụ: every task of the plan in one table."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.task import Role
from partui.domain.text import fold
from partui.locale import _, plural
from partui.store.queries.listing import Sort, TaskQuery
from partui.store.queries.plan_table import TableTop, table_keys, table_top
from partui.tui.context import ListedTasks, WantedReport
from partui.tui.rows.tasks import plan_rows, task_columns
from partui.tui.screens.task_list import TaskListScreen
from partui.tui.terminal.capabilities import PLAIN
from partui.tui.widgets.fields import SearchField
from partui.tui.widgets.lines import KeyLine, TitleLine
from partui.tui.widgets.table.messages import HeadClicked, RowChosen
from partui.tui.widgets.table.strips import SortOrder
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.labels import filter_texts

# More than any window shows.
AT_FIRST = 200


class TasksScreen(TaskListScreen):
    """The plan's tasks with its chapters and headings, sorted, filtered and searched."""

    BINDINGS = [
        Binding("enter", "open", _("Mở"), show=False, id="open"),
        Binding("slash,ctrl+f", "search", _("Tìm"), id="search"),
        Binding("f", "filters", _("Lọc"), id="filters"),
        Binding("o", "sort_next", _("Sắp xếp"), id="sort"),
        Binding("m,space", "mark", _("Chọn"), id="mark"),
        Binding("M", "mark_to_here", _("Chọn đến đây"), show=False, id="mark_to_here"),
        Binding("A", "mark_all", _("Chọn tất cả"), show=False, id="mark_all"),
        Binding("escape", "clear", _("Bỏ lọc")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.wanted = TaskQuery()
        self.agency_name = ""
        self._tally: Tally | None = None
        self._found = 0
        self._marked_last = 0

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, search, table, keys."""
        yield TitleLine("tasks")
        yield from self.lists(VirtualTable(task_columns(), id="tasks", skip_headings=True))
        yield SearchField(placeholder=_("Tìm trong nhiệm vụ, cơ quan, sản phẩm, yêu cầu"), id="search")
        yield KeyLine()

    @property
    def search(self) -> Input:
        """The field searched with."""
        return self.query_one("#search", Input)

    def on_mount(self) -> None:
        """Begin at the table."""
        self.search.display = False
        self.table.focus()

    async def load(self) -> None:
        """Read which rows there are; the table asks for those it shows.

        At the start the top of the table comes first: the whole of a long one takes longer than a screen.
        """
        first = self._tally is None
        if first:
            top = await self._top()
            self._tally = top.tally
            longest = max((len(item.code) for item in top.page.items), default=0)
            self.table.columns = task_columns(self.wanted.sort, longest)
            self.table.put_rows(plan_rows(top.page))
            self.table.set_keys(top.keys)
            self._found = top.tally.total if top.tally else 0
            self._say()
            self.partui.measure_line()
        loaded = await self.partui.store.read(table_keys, self.partui.plan, self.wanted, self.partui.day)
        self._tally = loaded.tally
        if not loaded.keys:
            self.table.empty_text = self._empty_text()
        if not first:
            self.table.forget()
        self.table.columns = task_columns(self.wanted.sort, loaded.longest_code)
        self.table.sorted_by = SortOrder(self.wanted.sort, self.wanted.descending)
        self.table.found = "" if self.app.has_class(PLAIN) else self.found()
        self.table.set_keys(loaded.keys)
        self._found = loaded.tasks
        self._say()
        self.say_row()
        self.say_more()

    async def _top(self) -> TableTop:
        store, wanted = self.partui.store, (self.partui.plan, self.wanted, self.partui.day, AT_FIRST)
        if store.looks_at is None:
            return await store.read(table_top, *wanted)
        from partui.store.past.top import top_on

        return await store.ask_aside(top_on, store.looks_at, *wanted)

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open the task."""
        self.partui.navigation.open_task(message.key)

    def on_virtual_table_head_clicked(self, message: HeadClicked) -> None:
        """Sort by the column; once more, the other way round."""
        sort = Sort(message.column_key)
        descending = sort is self.wanted.sort and not self.wanted.descending
        self._want(self.wanted._replace(sort=sort, descending=descending))

    def action_open(self) -> None:
        """Open the task under the cursor."""
        if self.table.cursor_key is not None and self.table.cursor_key > 0:
            self.partui.navigation.open_task(self.table.cursor_key)

    def action_sort_next(self) -> None:
        """Sort by the next column, after the last by the plan's order."""
        order = [Sort.CODE, Sort.TITLE, Sort.LEAD, Sort.DUE, Sort.TIMELINESS, Sort.STATUS]
        sort = Sort.DUE if self.wanted.sort is Sort.DAYS else self.wanted.sort
        self._want(self.wanted._replace(sort=order[(order.index(sort) + 1) % len(order)], descending=False))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Escape only where it takes something back."""
        if action != "clear":
            return True
        return self._is_filtered() or bool(self.wanted.search or self.table.marked) or self.search.has_focus

    def action_search(self) -> None:
        """Open the search in place of the keys, so that nothing above moves."""
        self._show_search(True)
        self.search.focus()

    def _show_search(self, shown: bool) -> None:
        self.search.display = shown
        self.query_one(KeyLine).display = not shown

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search while typing."""
        self._want(self.wanted._replace(search=message.value))

    def action_found(self) -> None:
        """Keep what was found and go to its first task."""
        self._show_search(False)
        self.table.focus()
        self.table.action_first()

    def action_clear(self) -> None:
        """Leave the search; then the filters; nothing after that."""
        if self.search.has_focus or self.wanted.search:
            self.search.value = ""
            self._show_search(False)
            self.table.focus()
        elif self.table.marked:
            self._mark(frozenset())
        elif self._is_filtered():
            self.agency_name = ""
            self._want(TaskQuery(sort=self.wanted.sort, descending=self.wanted.descending))

    def action_filters(self) -> None:
        """Choose agency, role, chapter, status and timeliness."""
        from partui.tui.dialogs.tasks.filters import FiltersScreen

        self.app.push_screen(FiltersScreen(self.wanted), self._filter)

    def _filter(self, chosen: tuple[TaskQuery, str] | None) -> None:
        if chosen is not None:
            wanted, self.agency_name = chosen
            self._want(wanted)

    def action_mark(self) -> None:
        """Mark the task under the cursor, or take its mark away, and go on to the next."""
        key = self.table.cursor_key
        if key is not None and key > 0:
            self._marked_last = key
            self._mark(self.table.marked ^ {key})
            self.table.action_step(1)

    def action_mark_to_here(self) -> None:
        """Mark the tasks from the one marked last to the one under the cursor."""
        keys, here = self.table.keys, self.table.cursor_position
        there = keys.index(self._marked_last) if self._marked_last in keys else here
        self._mark(self.table.marked.union(key for key in keys[min(here, there) : max(here, there) + 1] if key > 0))

    def action_mark_all(self) -> None:
        """Mark every task that is found; none once all of them are marked."""
        found = frozenset(key for key in self.table.keys if key > 0)
        self._mark(frozenset() if found <= self.table.marked else found)

    def _mark(self, keys: frozenset[int]) -> None:
        self.table.marked = keys
        self._say()

    def wanted_report(self) -> WantedReport:
        """Return the progress of the agency that is filtered by, unless the task under the cursor has more to say."""
        agency = self.wanted.agency if self.wanted.role is Role.LEAD else None
        return super().wanted_report()._replace(agency=agency)

    def listed_tasks(self) -> ListedTasks:
        """Return the tasks that are found, in the order shown."""
        return super().listed_tasks()._replace(chosen=" · ".join(self._filter_texts()))

    def _filter_texts(self) -> list[str]:
        wanted = self.wanted
        agency = None if wanted.agency is None else self.agency_name
        return filter_texts(
            wanted.search, agency, wanted.role, wanted.chapter, wanted.status, wanted.timeliness,
            unproved=wanted.unproved,
        )  # fmt: skip

    def found(self) -> str:
        """Return what is searched for."""
        return fold(self.wanted.search)

    def chosen_tasks(self) -> list[int]:
        """Return the marked tasks, else the one under the cursor."""
        shown = self.table.marked.intersection(self.table.keys)
        return sorted(shown) if shown else super().chosen_tasks()

    def after_edit(self) -> None:
        """Take the marks away once their tasks are changed; go on to the next task where these move down by it."""
        if self.wanted.sort is not Sort.CODE:
            self.table.step_off(self.chosen_tasks())
        self._mark(frozenset())

    def _want(self, wanted: TaskQuery) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.reload()

    def _is_filtered(self) -> bool:
        return self.wanted._replace(sort=Sort.CODE, descending=False, search="") != TaskQuery()

    def _empty_text(self) -> str:
        if self.wanted.search or self._is_filtered():
            return _("Không có nhiệm vụ nào như vậy. Esc bỏ tìm và lọc.")
        key_of = self.partui.key_of
        return _("Kế hoạch chưa có nhiệm vụ nào. Phím {add} thêm một nhiệm vụ, {take} nhập kế hoạch từ tệp.").format(
            add=key_of("add_task"), take=key_of("import_plan")
        )

    def _say(self) -> None:
        if self._tally is None:
            # Of a day of the past the rows are known before the counts.
            self.say_title("")
            return
        number = self._found
        marked = len(self.table.marked.intersection(self.table.keys))
        overdue = self._tally.by_timeliness[Timeliness.OVERDUE]
        soon = self._tally.by_timeliness[Timeliness.DUE_SOON]
        text = plural(
            "{total} nhiệm vụ · {overdue} quá hạn · {soon} sắp", total=self._tally.total, overdue=overdue, soon=soon
        )
        short = f"{number} · ▲{overdue} ●{soon}"
        if self._is_filtered() or self.wanted.search:
            short = ""
            filters = " · ".join(self._filter_texts())
            text = _("{number}/{total} · {filters}").format(number=number, total=self._tally.total, filters=filters)
        if marked:
            text = short = _("đã chọn {marked}").format(marked=marked)
        self.say_title(text, short)
        self.refresh_bindings()
