from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button

from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.messages import CursorMoved, HeadClicked, RowChosen, RowsWanted, TableMessage
from partui.tui.widgets.table.row_cache import DEFAULT_LIMIT, Row
from partui.tui.widgets.table.strips import SortOrder
from partui.tui.widgets.table.virtual_table import VirtualTable

COLUMNS = (
    Column("code", "STT", 8),
    Column("title", "Nhiệm vụ", 20, 1),
    Column("due", "Hạn", 10, toned=True, priority=1),
    Column("lead", "Chủ trì", 20, priority=2),
)
HUGE = range(1_000_000)


def content(key: int) -> Row:
    if key < 0:
        return Row((str(-key), f"Mục {-key}"), heading=2)
    return Row((f"1.{key}", f"Việc {key}", "30/09/2020", "Sở Nội vụ"), "overdue")


class TableApp(App[None]):
    """An owner that notes every message and answers requests when told to."""

    def __init__(self, keys: Sequence[int], *, answers: bool = True) -> None:
        super().__init__()
        self.first_keys = keys
        self.answers = answers
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield VirtualTable(COLUMNS, empty_text="Không có [việc] nào")
        yield Button("x")

    def on_mount(self) -> None:
        self.table.set_keys(self.first_keys)
        self.table.focus()

    @property
    def table(self) -> VirtualTable:
        return self.query_one(VirtualTable)

    def heard_of(self, kind: type[TableMessage]) -> list[object]:
        return [
            next(value for name, value in vars(message).items() if name in ("key", "keys", "column_key"))
            for message in self.heard
            if isinstance(message, kind)
        ]

    def on_virtual_table_rows_wanted(self, message: RowsWanted) -> None:
        self.heard.append(message)
        if self.answers:
            self.table.put_rows({key: content(key) for key in message.keys})

    def on_virtual_table_cursor_moved(self, message: CursorMoved) -> None:
        self.heard.append(message)

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        self.heard.append(message)

    def on_virtual_table_head_clicked(self, message: HeadClicked) -> None:
        self.heard.append(message)


def screen(app: TableApp) -> list[str]:
    return [app.table.render_line(y).text.rstrip(" │█") for y in range(app.table.size.height)]


async def press(pilot: Pilot[None], *keys: str) -> int | None:
    await pilot.press(*keys)
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, TableApp)
    return app.table.cursor_key


async def test_keys_move_the_cursor() -> None:
    app = TableApp(range(100))
    async with app.run_test(size=(80, 14)) as pilot:
        assert await press(pilot, "down", "j", "j") == 3
        assert await press(pilot, "up", "k") == 1
        assert await press(pilot, "end") == 99
        assert await press(pilot, "home") == 0
        assert await press(pilot, "G", "down") == 99
        assert await press(pilot, "g", "up") == 0
        assert await press(pilot, "pagedown") == app.table.size.height - 2
        assert await press(pilot, "pageup") == 0
        assert await press(pilot, "down", "enter") == 1
        assert app.heard_of(RowChosen) == [1]
        assert app.heard_of(CursorMoved)[:4] == [0, 1, 2, 3]


async def test_the_cursor_is_always_in_sight_and_its_row_drawn() -> None:
    app = TableApp(HUGE)
    async with app.run_test(size=(80, 14)) as pilot:
        for keys in (["down"] * 13, ["pagedown"] * 2, ["up"] * 14, ["end"], ["up"] * 13, ["home"]):
            key = await press(pilot, *keys)
            shown = [line for line in screen(app) if line.startswith("►")]
            assert [line.split()[1:4] for line in shown] == [[f"1.{key}", "Việc", str(key)]]


async def test_headings_are_passed_over_but_shown() -> None:
    app = TableApp([-1, -2, 1, 2, -3, 3, *range(10, 40)])
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        assert app.table.cursor_key == 1
        assert screen(app)[1:3] == ["  1        Mục 1", "  2        Mục 2"]
        assert await press(pilot, "down", "down") == 3
        assert await press(pilot, "up") == 2
        assert await press(pilot, "end", "home") == 1
        assert screen(app)[1] == "  1        Mục 1"
        assert await press(pilot, "pagedown", "pageup") == 1
        assert screen(app)[1] == "  1        Mục 1"
        await pilot.click(VirtualTable, offset=(5, 1))
        assert app.table.cursor_key == 1


async def test_a_heading_cannot_be_chosen_when_it_is_passed_over() -> None:
    app = TableApp([-1, -2])
    async with app.run_test() as pilot:
        assert await press(pilot, "down", "enter") == -2
        assert app.heard_of(RowChosen) == []


async def test_the_cursor_keeps_its_key_and_its_line_when_rows_change() -> None:
    app = TableApp(range(100))
    async with app.run_test(size=(80, 14)) as pilot:
        await press(pilot, *["pagedown"] * 3, "down")
        key = app.table.cursor_key
        line = next(y for y, text in enumerate(screen(app)) if text.startswith("►"))
        app.table.set_keys([key for key in range(-40, 100) if key % 2 or key == app.table.cursor_key])
        await pilot.pause()
        assert app.table.cursor_key == key
        assert screen(app)[line].startswith(f"► 1.{key}")
        app.table.set_keys(range(1000, 1003))
        await pilot.pause()
        assert app.table.cursor_key == 1002
        assert app.heard_of(CursorMoved)[-1] == 1002
        app.table.set_keys([])
        await pilot.pause()
        assert app.table.cursor_key is None
        assert await press(pilot, "down", "pageup", "end", "enter") is None


async def test_a_row_that_comes_back_has_the_cursor_again_unless_it_was_moved() -> None:
    app = TableApp(range(50))
    async with app.run_test(size=(80, 14)) as pilot:
        await press(pilot, *["pagedown"] * 2, "down")
        key, lines = app.table.cursor_key, screen(app)
        for keys in (range(5), range(0), range(50)):
            app.table.set_keys(keys)
            await pilot.pause()
        assert (app.table.cursor_key, screen(app)) == (key, lines)
        app.table.set_keys(range(5))
        app.table.set_keys(range(50))
        assert app.table.cursor_key == 4, "a row that is still there keeps the cursor"
        for keys in (range(10, 20), range(50)):
            app.table.set_keys(keys)
            await press(pilot, "home")
        assert app.table.cursor_key == 0


async def test_the_cursor_goes_on_from_what_was_worked_on_and_stands_lower_by_it() -> None:
    app = TableApp(range(10))
    async with app.run_test() as pilot:
        await press(pilot, "down")
        for worked_on, keys, then in (
            ({1}, [0, 2, 3, 1], 2),
            ({2}, [0, 2, 3, 1], 2),
            ({2, 3}, [0, 1, 3, 2], 1),
            ({0}, [1, 0, 3, 2], 1),
            ({1}, [0, 3, 2], 0),
        ):
            app.table.step_off(worked_on)
            app.table.set_keys(keys)
            assert app.table.cursor_key == then, worked_on


async def test_the_same_keys_again_say_and_ask_nothing() -> None:
    app = TableApp(range(50))
    async with app.run_test() as pilot:
        await pilot.pause()
        said = len(app.heard)
        app.table.set_keys(list(range(50)))
        app.table.set_keys(range(50))
        await pilot.pause()
        assert len(app.heard) == said
        assert app.table.cursor_key == 0


async def test_go_to_puts_the_cursor_on_a_key() -> None:
    app = TableApp(HUGE)
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.pause()
        assert app.table.go_to(777_777)
        assert not app.table.go_to(-5)
        await pilot.pause()
        assert any(line.startswith("► 1.777777") for line in screen(app))


async def test_one_request_is_under_way_and_the_newest_page_is_asked_for_next() -> None:
    app = TableApp(HUGE, answers=False)
    async with app.run_test(size=(80, 14)) as pilot:
        await press(pilot, *["pagedown"] * 8)
        assert len(app.heard_of(RowsWanted)) == 1
        assert not any("Việc" in line for line in screen(app)[1:])
        app.answers = True
        app.table.put_rows({key: content(key) for key in range(30)})
        await pilot.pause()
        requests = [keys for keys in app.heard_of(RowsWanted) if isinstance(keys, tuple)]
        assert len(requests) == 2
        assert app.table.cursor_key in requests[1]
        assert len(requests[1]) <= 3 * 14
        assert all("Việc" in line for line in screen(app)[1 : app.table.size.height])


async def test_no_row_is_asked_for_twice_while_it_is_kept() -> None:
    app = TableApp(HUGE)
    async with app.run_test(size=(80, 14)) as pilot:
        await press(pilot, *["pagedown"] * 6, *["pageup"] * 6, "down", "down")
        asked = [key for keys in app.heard_of(RowsWanted) if isinstance(keys, tuple) for key in keys]
        assert len(asked) == len(set(asked)) < 200


async def test_rows_kept_are_bounded() -> None:
    app = TableApp(HUGE)
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.pause()
        for start in range(0, 10_000, 500):
            app.table.put_rows({key: content(key) for key in range(start, start + 500)})
        assert len(app.table._row_cache) == DEFAULT_LIMIT


async def test_forgotten_rows_stay_until_new_ones_come() -> None:
    app = TableApp(range(5))
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.pause()
        app.answers = False
        app.table.forget([2])
        await pilot.pause()
        assert app.heard_of(RowsWanted)[-1] == (2,)
        assert "Việc 2" in screen(app)[3]
        app.table.put_rows({2: Row(("1.2", "Việc mới", "", ""))})
        await pilot.pause()
        assert "Việc mới" in screen(app)[3]
        assert len(app.heard_of(RowsWanted)) == 2


async def resized(pilot: Pilot[None], app: TableApp, width: int, height: int) -> None:
    await pilot.resize_terminal(width, height)
    for _turn in range(100):
        await pilot.pause()
        if app.table.size.width == width and len(screen(app)[0]) <= width:
            return
    raise AssertionError("the table never took the new size")


async def test_the_columns_follow_the_window() -> None:
    app = TableApp(range(100))
    async with app.run_test(size=(120, 20)) as pilot:
        await press(pilot, *["down"] * 15)
        assert "Chủ trì" in screen(app)[0]
        await resized(pilot, app, 50, 10)
        assert "Hạn" in screen(app)[0]
        assert "Chủ trì" not in screen(app)[0]
        assert any(line.startswith("► 1.15") for line in screen(app))
        await resized(pilot, app, 30, 10)
        assert screen(app)[0].split() == ["STT", "Nhiệm", "vụ"]


async def test_the_mouse_moves_chooses_scrolls_and_sorts() -> None:
    app = TableApp(range(100))
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.pause()
        await pilot.click(VirtualTable, offset=(5, 4))
        assert app.table.cursor_key == 3
        assert app.heard_of(RowChosen) == []
        await pilot.click(VirtualTable, offset=(5, 4))
        await pilot.click(VirtualTable, offset=(5, 6), times=2)
        await pilot.click(VirtualTable, offset=(52, 0))
        await pilot.pause()
        assert app.heard_of(RowChosen) == [3, 5]
        assert app.heard_of(HeadClicked) == ["due"]
        await pilot._post_mouse_events([MouseScrollDown], VirtualTable, offset=(5, 5))
        await pilot.pause()
        assert app.table.scroll_y > 0
        assert app.table.cursor_key == 5


async def test_the_scroll_bar_is_dragged() -> None:
    app = TableApp(HUGE)
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.pause()
        height = app.table.size.height
        await pilot.mouse_down(VirtualTable, offset=(79, height - 1))
        assert app.table.scroll_y == app.table.max_scroll_y
        await pilot.hover(VirtualTable, offset=(79, 1))
        await pilot.mouse_up(VirtualTable, offset=(79, 1))
        assert app.table.scroll_y == 0
        assert app.table.cursor_key == 0


async def test_marks_sort_sign_and_empty_words_are_drawn() -> None:
    app = TableApp(range(5))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.table.marked = frozenset({0, 2})
        app.table.sorted_by = SortOrder("due", descending=True)
        await pilot.pause()
        assert [line[:2] for line in screen(app)[1:4]] == ["►*", "  ", " *"]
        assert "Hạn↓" in screen(app)[0]
        app.table.set_keys([])
        await pilot.pause()
        assert screen(app)[2].strip() == "Không có [việc] nào"


async def test_the_cursor_shows_without_focus_and_less() -> None:
    app = TableApp(range(5))
    async with app.run_test() as pilot:
        await pilot.pause()
        focused = app.table.render_line(1)
        await press(pilot, "tab")
        blurred = app.table.render_line(1)
        assert focused.text.startswith("►")
        assert blurred.text == focused.text
        bright, dim = next(iter(focused)).style, next(iter(blurred)).style
        assert bright is not None
        assert bright.bold
        assert dim is not None
        assert dim.bold
        assert dim.bgcolor != bright.bgcolor
        app.theme = "ansi-dark"
        await press(pilot, "shift+tab")
        plain = next(iter(app.table.render_line(1))).style
        assert plain is not None
        assert plain.reverse
        assert plain.bgcolor is None


async def test_a_theme_change_draws_anew() -> None:
    app = TableApp(range(5))
    async with app.run_test() as pilot:
        await pilot.pause()
        before = app.table.render_line(2)
        app.theme = "textual-light"
        await pilot.pause()
        after = app.table.render_line(2)
        assert after.text == before.text
        assert list(after) != list(before)


async def test_a_step_repaints_two_lines_only() -> None:
    app = TableApp(HUGE)
    async with app.run_test(size=(80, 14)) as pilot:
        await press(pilot, "down")
        app.table.action_step(1)
        assert {(region.y, region.height) for region in app.table._repaint_regions} == {(2, 1), (3, 1)}
