"""Rows on the screen, their content fetched when they come into sight: a table without its cursor."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from partui.tui.terminal.capabilities import PLAIN
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.key_list import KeyList
from partui.tui.widgets.table.messages import RowsWanted
from partui.tui.widgets.table.row_cache import DEFAULT_LIMIT, Row, RowCache
from partui.tui.widgets.table.scroll_bar import thumb_span, top_at
from partui.tui.widgets.table.strips import (
    BAR,
    THUMB_SIGN,
    TRACK_SIGN,
    CursorLook,
    LinePainter,
    SortOrder,
    without_defaults,
)
from partui.wording.columns import wrap

HEAD = 1


class RowView(ScrollView, inherit_bindings=False):
    """A head, the visible rows and a scroll bar.

    The scroll bar is part of the rows' lines: a bar of its own would cost a jump and two codes on every line.

    Args:
        columns: the columns, from left to right.
        keys: the rows to begin with.
        empty_text: what stands in a table without rows.
        id: the widget's id.
        classes: the widget's classes.
    """

    ALLOW_SELECT = False

    def __init__(
        self,
        columns: Sequence[Column],
        keys: KeyList,
        empty_text: str,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._key_list = keys
        self._empty_text = empty_text
        self._row_cache = RowCache()
        self._known: Mapping[int, Row] | None = None
        self._marked: frozenset[int] = frozenset()
        self._sorted_by: SortOrder | None = None
        self._found = ""
        self._made_painter: LinePainter | None = None
        self._dragging = False

    @property
    def keys(self) -> Sequence[int]:
        """The keys as set last."""
        return self._key_list.keys

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns as declared."""
        return self._columns

    @columns.setter
    def columns(self, columns: Sequence[Column]) -> None:
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self._repaint_all()

    @property
    def marked(self) -> frozenset[int]:
        """The keys drawn with a mark."""
        return self._marked

    @marked.setter
    def marked(self, keys: Iterable[int]) -> None:
        before, self._marked = self._marked, frozenset(keys)
        self._refresh_rows(before ^ self._marked)

    @property
    def sorted_by(self) -> SortOrder | None:
        """The column that carries the sort sign; the order itself is the owner's."""
        return self._sorted_by

    @sorted_by.setter
    def sorted_by(self, order: SortOrder | None) -> None:
        if order != self._sorted_by:
            self._sorted_by = order
            self.refresh(Region(0, 0, self.size.width, HEAD))

    @property
    def found(self) -> str:
        """What is shown as found wherever it stands in a row, folded."""
        return self._found

    @found.setter
    def found(self, text: str) -> None:
        if text != self._found:
            self._found = text
            self._repaint_all()

    @property
    def empty_text(self) -> str:
        """What stands in a table without rows."""
        return self._empty_text

    @empty_text.setter
    def empty_text(self, text: str) -> None:
        self._empty_text = text
        if not self.keys:
            self.refresh()

    def put_rows(self, rows: Mapping[int, Row]) -> None:
        """Take the content of rows: the answer to `RowsWanted`, or rows that have changed.

        Args:
            rows: by key. An answer that is empty, or lacks rows that were asked for, leaves those blank.
        """
        known = self._row_cache.get
        changed = {key for key in self._visible_keys() if key in rows and rows[key] != known(key)}
        self._row_cache.put(rows)
        self._refresh_rows(changed)
        self._ask()

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Have rows asked for again when they are on the screen; the old content stays until the new comes.

        Args:
            keys: those rows, or None for all.
        """
        self._row_cache.forget(keys)
        self._ask()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        painter = self._painter
        if y < HEAD:
            return painter.head(self._sorted_by)
        line = y - HEAD
        place = self._top + line
        if place >= len(self.keys):
            return painter.words("" if self.keys else self._empty_line(line - 1), self._bar_sign(line))
        key = self.keys[place]
        content = self._row_cache.get(key)
        return painter.row(content, self._look(place), key in self._marked, self._bar_sign(line))

    def _empty_line(self, number: int) -> str:
        """Return a line of the words of a table without rows, counted from 0."""
        lines = wrap(self._empty_text, max(self.size.width - 2 * BAR, 1), whole_words=False)
        return lines[number] if 0 <= number < len(lines) else ""

    @property
    def allow_vertical_scroll(self) -> bool:
        """The wheel scrolls, although Textual's own bar is hidden."""
        return bool(self.max_scroll_y > 0)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the rows that came into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.call_next(self._ask)

    def notify_style_update(self) -> None:
        """Draw everything anew when the theme or a style has changed."""
        super().notify_style_update()
        self._made_painter = None

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._row_cache.limit = max(DEFAULT_LIMIT, 4 * self._page)
        self._repaint_all()
        self._ask()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.x >= self.size.width - BAR and offset.y >= HEAD:
            self._dragging = True
            self.capture_mouse()
            self._drag(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scroll bar."""
        if self._dragging:
            self._drag(event)

    def on_mouse_up(self) -> None:
        """Let go of the scroll bar."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    @property
    def _top(self) -> int:
        return round(self.scroll_y)

    @property
    def _page(self) -> int:
        return max(self.size.height - HEAD, 0)

    @property
    def _painter(self) -> LinePainter:
        if self._made_painter is None:
            palette: dict[str, Style] = {"base": without_defaults(self.rich_style)}
            for name in self._component_styles:
                palette[name.partition("--")[2]] = without_defaults(self.get_component_rich_style(name))
            self._made_painter = LinePainter(self._columns, self.size.width, palette, self._found)
        return self._made_painter

    def _look(self, place: int) -> CursorLook:
        """Return how the cursor shows on a row."""
        raise NotImplementedError

    def _show_keys(self, keys: KeyList, top: int) -> None:
        """Show other rows, this one first."""
        self._key_list = keys
        self.virtual_size = Size(0, len(keys) + HEAD)
        self._scroll_rows(top)
        self.refresh()

    def _bar_sign(self, line: int) -> str:
        start, length = thumb_span(self._page, self._top, len(self.keys))
        if not length or self.app.has_class(PLAIN):
            return " "
        return THUMB_SIGN if start <= line < start + length else TRACK_SIGN

    def _visible_keys(self) -> Sequence[int]:
        return self._key_list.between(self._top, self._top + self._page)

    def _ask(self) -> None:
        """Ask for the unknown rows in sight and a page on either side, so that the next page is there at once."""
        page, top = self._page, self._top
        between = self._key_list.between
        visible = self._visible_keys()
        around = chain(visible, between(top + page, top + 2 * page), between(top - page, top))
        wanted = self._row_cache.request(around)
        if wanted and self._known is not None:
            self.put_rows({key: self._known[key] for key in wanted if key in self._known})
        elif wanted:
            self.post_message(RowsWanted(self, wanted))

    def _repaint_all(self) -> None:
        self._made_painter = None
        self.refresh()

    def _refresh_rows(self, keys: Iterable[int]) -> None:
        wanted = frozenset(keys)
        if wanted:
            visible = enumerate(self._visible_keys(), HEAD)
            self._refresh_screen_lines(line for line, key in visible if key in wanted)

    def _refresh_screen_lines(self, lines: Iterable[int]) -> None:
        """Repaint these lines only, without the scroll bar."""
        width = self.size.width - BAR
        regions = [Region(0, line, width, 1) for line in lines if HEAD <= line < self.size.height]
        if regions:
            self.refresh(*regions)

    def _scroll_rows(self, top: int) -> None:
        """Make this the first visible row, within bounds."""
        if self._page:
            self.scroll_to(y=top, animate=False, force=True)

    def _drag(self, event: events.MouseEvent) -> None:
        line = event.get_content_offset_capture(self).y - HEAD
        self._scroll_rows(top_at(line, self._page, len(self.keys)))
