"""Drawing the lines of a table, with as few changes of style as can be."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from partui.domain.text import clean
from partui.tui.widgets.table.columns import GAP, Column, FittedColumn, fit_columns
from partui.tui.widgets.table.row_cache import Row
from partui.wording.columns import cut, pad
from partui.wording.hits import hits

CURSOR_SIGN = "►"
MARK_SIGN = "*"
ASCENDING_SIGN = "↑"
DESCENDING_SIGN = "↓"
THUMB_SIGN = "█"
TRACK_SIGN = "│"
GUTTER = 2
BAR = 1
REMEMBERED = 1000


class CursorLook(IntEnum):
    """How the cursor shows on a row."""

    ABSENT = 0
    BLURRED = 1
    FOCUSED = 2


class SortOrder(NamedTuple):
    """The column that the rows are sorted by."""

    column_key: str
    descending: bool = False


def without_defaults(style: Style) -> Style:
    """Return the style without what a terminal does by itself: default colours cost bytes too."""
    color = None if style.color is None or style.color.is_default else style.color
    bgcolor = None if style.bgcolor is None or style.bgcolor.is_default else style.bgcolor
    return Style(
        color=color,
        bgcolor=bgcolor,
        bold=style.bold or None,
        dim=style.dim or None,
        italic=style.italic or None,
        underline=style.underline or None,
        reverse=style.reverse or None,
    )


class LinePainter:
    """Draws head, rows and empty lines for one set of columns, one width and one set of styles.

    Make another when any of the three changes: the lines it remembers go with it.

    Args:
        columns: the columns as declared.
        width: the whole line, gutter and scroll bar included, in terminal cells.
        palette: styles by name; `base` must be there and stands in for a name that is not.
        found: what is shown by `found` wherever it stands in a row, folded; empty for nothing.
    """

    def __init__(self, columns: Sequence[Column], width: int, palette: Mapping[str, Style], found: str = "") -> None:
        self._found = found
        self._body = max(width - BAR, 0)
        self._width = max(width, 0)
        self._palette = palette
        self._base = palette["base"]
        self._remembered: dict[tuple[Row, CursorLook, bool], Strip] = {}
        self.columns: tuple[FittedColumn, ...] = fit_columns(columns, self._body - GUTTER)

    def row(self, row: Row | None, cursor: CursorLook, marked: bool, bar: str) -> Strip:
        """Draw a row; None is one whose content has not come yet.

        Args:
            row: its content.
            cursor: how the cursor shows on it.
            marked: whether the mark's sign stands in the gutter.
            bar: the scroll bar's sign on this line.
        """
        known = row if row is not None else Row(())
        state = (known, cursor, marked)
        strip = self._remembered.get(state)
        if strip is None:
            strip = self._draw(known, cursor, marked)
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            self._remembered[state] = strip
        return self._with_bar(strip, bar)

    def head(self, order: SortOrder | None) -> Strip:
        """Draw the head, with the sort sign in its column."""
        text = " " * GUTTER
        for fitted in self.columns:
            gap = " " * (GUTTER + fitted.start - cell_len(text))
            text += gap + self._head_cell(fitted, order)
        return Strip([Segment(_exactly(text, self._width), self._style("head"))], self._width)

    def words(self, text: str, bar: str) -> Strip:
        """Draw a line of words in the middle, or an empty line."""
        words = cut(clean(text), self._body)
        left = (self._body - cell_len(words)) // 2
        line = _exactly(" " * max(left, 0) + words, self._body)
        style = self._style("empty") if words else self._base
        return self._with_bar(Strip([Segment(line, style)], self._body), bar)

    def column_at(self, x: int) -> str | None:
        """Return the key of the column at a cell of the line, counted from its left edge."""
        for fitted in self.columns:
            if fitted.start <= x - GUTTER < fitted.start + fitted.width + GAP:
                return fitted.column.key
        return None

    def _draw(self, row: Row, cursor: CursorLook, marked: bool) -> Strip:
        gutter = (CURSOR_SIGN if cursor else " ") + (MARK_SIGN if marked else " ")
        pieces = [(gutter, self._base)]
        pieces += self._task(row) if row.heading is None else self._heading(row, row.heading)
        if cursor is CursorLook.FOCUSED:
            pieces = [(text, self._style("cursor")) for text, _ in pieces]
        elif cursor is CursorLook.BLURRED:
            pieces = [(text, self._style("cursor-blurred")) for text, _ in pieces]
        pieces = [part for text, style in pieces for part in self._with_hits(text, style)]
        drawn = sum(cell_len(text) for text, _ in pieces)
        rest = max(self._body - drawn, 0)
        pieces.append((" " * rest, pieces[-1][1]))
        return Strip(_merged(pieces), drawn + rest).crop(0, self._body)

    def _with_hits(self, text: str, style: Style) -> list[tuple[str, Style]]:
        """Return a piece in parts, those that were searched in a style of their own."""
        parts, end = list[tuple[str, Style]](), 0
        for start, stop in hits(text, self._found):
            parts += [(text[end:start], style), (text[start:stop], style + self._style("found"))]
            end = stop
        return [*parts, (text[end:], style)]

    def _task(self, row: Row) -> list[tuple[str, Style]]:
        """Cells side by side; gaps and blank cells take the style on their left, and so merge with it."""
        pieces: list[tuple[str, Style]] = []
        tone, look = self._style(row.tone), self._style(row.look)
        style = self._base
        for fitted in self.columns:
            text = clean(row.cells[fitted.cell]) if fitted.cell < len(row.cells) else ""
            shown = _aligned(text, fitted)
            gap = " " * GAP if fitted.start else ""
            pieces.append((gap, style))
            if not shown.isspace():
                style = tone if fitted.column.toned else look
            pieces.append((shown, style))
        return pieces

    def _heading(self, row: Row, level: int) -> list[tuple[str, Style]]:
        """The code in the first column, the title from there to the end of the line."""
        room = max(self._body - GUTTER, 0)
        texts = [clean(cell) for cell in row.cells]
        if len(texts) > 1 and len(self.columns) > 1:
            texts[0] = pad(texts[0], self.columns[0].width)
        style = self._style("chapter" if level == 1 else "heading")
        return [(_exactly(cut(" ".join(texts), room), room), style)]

    def _head_cell(self, fitted: FittedColumn, order: SortOrder | None) -> str:
        column = fitted.column
        sign = ""
        if order is not None and order.column_key == column.key:
            sign = DESCENDING_SIGN if order.descending else ASCENDING_SIGN
        title = cut(clean(column.title), fitted.width - len(sign)) + sign
        return _aligned(title, fitted)

    def _with_bar(self, strip: Strip, bar: str) -> Strip:
        if self._width < BAR:
            return strip
        pieces = [(segment.text, segment.style or self._base) for segment in strip]
        return Strip(_merged([*pieces, (bar, self._style("bar"))]), self._width)

    def _style(self, name: str) -> Style:
        return self._palette.get(name, self._base)


def _merged(pieces: Sequence[tuple[str, Style]]) -> list[Segment]:
    """Return segments with neighbours of one style joined: every segment costs its codes and a reset."""
    segments: list[Segment] = []
    for text, style in pieces:
        if not text:
            continue
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + text, style)
        else:
            segments.append(Segment(text, style))
    return segments


def _aligned(text: str, fitted: FittedColumn) -> str:
    return _exactly(pad(cut(text, fitted.width), fitted.width, fitted.column.align), fitted.width)


def _exactly(text: str, width: int) -> str:
    """Return the text at the width that Textual itself counts, so that nothing on the line can shift."""
    return text if cell_len(text) == width else set_cell_size(text, max(width, 0))
