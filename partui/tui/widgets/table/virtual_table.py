"""A table whose rows live elsewhere: it holds keys, and asks for the rows it is about to show."""

from array import array
from collections.abc import Container, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType

from partui.locale import _
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.key_list import KeyList
from partui.tui.widgets.table.messages import CursorMoved, HeadClicked, RowChosen, RowsWanted
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.row_view import HEAD, RowView
from partui.tui.widgets.table.strips import BAR, CursorLook


class CursorPlace(NamedTuple):
    """Where the cursor stands: a row's key and its line on the screen."""

    key: int
    line: int


class VirtualTable(RowView, can_focus=True, inherit_bindings=False):
    """A table of any length that costs what is on the screen.

    A key below zero is a heading's: drawn across the line, passed over by the cursor while `skip_headings`.
    The tones of a row are overdue, soon, done, late, muted and plain; a subclass adds one by a component
    class `virtual-table--NAME`. Toned columns take the tone, and their words must say it without colour.

    Args:
        columns: the columns, from left to right.
        empty_text: what stands in a table without rows.
        skip_headings: the cursor passes over headings.
        id: the widget's id.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", _("Mở"), show=False, id="open"),
        Binding("up,k", "step(-1)", _("Lên"), show=False, id="up"),
        Binding("down,j", "step(1)", _("Xuống"), show=False, id="down"),
        Binding("pageup", "page(-1)", _("Lên một trang"), show=False, id="page_up"),
        Binding("pagedown", "page(1)", _("Xuống một trang"), show=False, id="page_down"),
        Binding("home,g", "first", _("Về đầu"), show=False, id="first"),
        Binding("end,G", "last", _("Về cuối"), show=False, id="last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "virtual-table--head",
        "virtual-table--cursor",
        "virtual-table--cursor-blurred",
        "virtual-table--chapter",
        "virtual-table--heading",
        "virtual-table--bar",
        "virtual-table--empty",
        "virtual-table--overdue",
        "virtual-table--soon",
        "virtual-table--done",
        "virtual-table--late",
        "virtual-table--muted",
        "virtual-table--found",
    }
    DEFAULT_CSS = """
    VirtualTable {
        width: 1fr;
        height: 1fr;
        overflow: hidden hidden;
        .virtual-table--head { text-style: bold underline; }
        .virtual-table--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        .virtual-table--cursor-blurred {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; text-style: bold;
        }
        .virtual-table--chapter { color: $text-primary; text-style: bold; }
        .virtual-table--heading { text-style: bold; }
        .virtual-table--bar { color: $scrollbar; }
        .virtual-table--empty { text-style: italic; }
        .virtual-table--overdue { color: $text-error; }
        .virtual-table--soon { color: $text-warning; }
        .virtual-table--done { color: $text-success; }
        .virtual-table--late { color: $text-accent; }
        .virtual-table--muted { text-style: dim; }
        .virtual-table--found { text-style: bold underline; }
        &:ansi .virtual-table--bar { color: ansi_default; }
        &:ansi .virtual-table--cursor { background: ansi_default; color: ansi_default; text-style: bold reverse; }
        &:ansi .virtual-table--cursor-blurred { background: ansi_default; color: ansi_default; text-style: bold; }
    }
    """

    RowsWanted = RowsWanted
    CursorMoved = CursorMoved
    RowChosen = RowChosen
    HeadClicked = HeadClicked

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        empty_text: str = "",
        skip_headings: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(columns, KeyList((), skip_headings), empty_text, id=id)
        self._skip_headings = skip_headings
        self._cursor = 0
        # Where a hand has left the cursor, while that row is not there.
        self._left_at: CursorPlace | None = None
        self._worked_on: Container[int] = ()

    @property
    def cursor_key(self) -> int | None:
        """The key of the cursor's row, or None when there are no rows."""
        return self.keys[self._cursor] if self.keys else None

    @property
    def cursor_row(self) -> Row | None:
        """What stands in the cursor's row; None while that has not come."""
        key = self.cursor_key
        return None if key is None else self._row_cache.get(key)

    @property
    def cursor_position(self) -> int:
        """The cursor's place among the keys, from 0."""
        return self._cursor

    @property
    def cursor_line(self) -> int:
        """The line of the screen that the cursor's row stands on, from the table's upper edge."""
        return HEAD + self._cursor - self._top

    def show(self, rows: Mapping[int, Row]) -> None:
        """Show these rows, in their order, and no others.

        Args:
            rows: by key, all of them whole: none is asked for.
        """
        self._known = rows
        self.forget()
        self._set_keys(array("q", rows))
        self.put_rows(rows)

    def set_keys(self, keys: Sequence[int]) -> None:
        """Show these rows. The cursor keeps its key, else its place, and its line on the screen.

        A row that is not there any more has the cursor again once it is back, unless a key has moved that meanwhile.

        Args:
            keys: the rows in order; not to be changed afterwards. An `array('q')` or a `range` is best.
        """
        self._known = None
        self._set_keys(keys)

    def step_off(self, worked_on: Container[int]) -> None:
        """Have the cursor go on to the next row, where rows that were worked on will stand below it or be gone.

        Args:
            worked_on: their keys.
        """
        self._worked_on = worked_on

    def _set_keys(self, keys: Sequence[int]) -> None:
        before = self.cursor_key
        self._row_cache.retry()
        if not self._key_list.is_same(keys):
            self._keep_cursor(KeyList(keys, self._skip_headings))
        self._worked_on = ()
        self._ask()
        if self.cursor_key != before:
            self.post_message(CursorMoved(self, self.cursor_key))

    def _keep_cursor(self, keys: KeyList) -> None:
        """Show other rows, the cursor where it belongs among them."""
        key, line = self._cursor_or_next(keys), self._cursor - self._top
        spots = [] if key is None else [CursorPlace(key, line)]
        spots += [self._left_at] if self._left_at else []
        there = [(place, spot.line) for spot in spots if (place := keys.find(spot.key, self._cursor)) is not None]
        self._left_at = spots[-1] if spots and keys.find(spots[-1].key, 0) is None else None
        self._cursor, line = there[0] if there else (keys.landing(self._cursor, 1), line)
        self._show_keys(keys, self._cursor - line if spots else 0)
        if not spots:
            self._show_cursor()

    def _cursor_or_next(self, keys: KeyList) -> int | None:
        """Return the key under the cursor, or the next where that was worked on and stands further down by it."""
        key = self.cursor_key
        if key is None or key not in self._worked_on:
            return key
        following = self._key_list.after(self._cursor, self._worked_on)
        return following if following is not None and keys.is_above(following, key) else key

    def go_to(self, key: int) -> bool:
        """Put the cursor on the row with this key; False when it is not in the table."""
        place = self._key_list.find(key, self._cursor)
        if place is None:
            return False
        self._move(place)
        return True

    def action_choose(self) -> None:
        """Tell the owner that the cursor's row is chosen; a heading that is passed over cannot be."""
        key = self.cursor_key
        if key is not None and not self._key_list.is_passed_over(self._cursor):
            self.post_message(RowChosen(self, key))

    def action_step(self, step: int) -> None:
        """Move the cursor by rows, down when positive.

        At the edge the screen moves on by a quarter of a page: every scroll repaints the whole table.
        """
        self._move(self._key_list.landing(self._cursor + step, step), lead=self._page // 4)

    def action_page(self, step: int) -> None:
        """Move the cursor and the screen by pages, down when positive; one line stays in sight."""
        rows = step * max(self._page - 1, 1)
        self._move(self._key_list.landing(self._cursor + rows, step), top=self._top + rows)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._move(self._key_list.landing(0, 1), top=0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._move(self._key_list.landing(len(self.keys) - 1, -1), top=len(self.keys))

    def on_resize(self) -> None:
        """Keep the cursor in sight; Textual calls the base class's handler as well."""
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; choose it when it is there already, so on a double click too."""
        offset = event.get_content_offset(self)
        if offset is None or offset.x >= self.size.width - BAR:
            return
        if offset.y < HEAD:
            column_key = self._painter.column_at(offset.x)
            if column_key is not None:
                self.post_message(HeadClicked(self, column_key))
            return
        place = self._top + offset.y - HEAD
        if place >= len(self.keys) or self._key_list.is_passed_over(place):
            return
        if place == self._cursor:
            self.action_choose()
        else:
            self._move(place)

    def _look(self, place: int) -> CursorLook:
        if place != self._cursor:
            return CursorLook.ABSENT
        return CursorLook.FOCUSED if self.has_focus else CursorLook.BLURRED

    def _move(self, place: int, *, top: int | None = None, lead: int = 0) -> None:
        """Put the cursor on a row and bring it into sight.

        Args:
            place: among the keys.
            top: the first row that should be visible, or None to scroll no more than needed.
            lead: rows to scroll further when scrolling is needed.
        """
        if not self.keys:
            return
        before, was_top = self._cursor, self._top
        self._cursor = place
        self._left_at = None
        if top is not None:
            self._scroll_rows(top)
        self._show_cursor(lead)
        if self._cursor != before:
            if self._top == was_top:
                self._refresh_screen_lines(HEAD + row - was_top for row in (before, self._cursor))
            self.post_message(CursorMoved(self, self.cursor_key))

    def _show_cursor(self, lead: int = 0) -> None:
        """Scroll until the cursor's row is in sight, and the headings right above it with it."""
        if not self._page:
            return
        first = self._key_list.with_headings_above(self._cursor, self._page - 1)
        if first < self._top:
            self._scroll_rows(first - lead)
        elif self._cursor >= self._top + self._page:
            self._scroll_rows(self._cursor - self._page + 1 + lead)
