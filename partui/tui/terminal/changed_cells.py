"""What a slow line carries of a new screen: the cells that have changed, in sixteen colours, and nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.strip import Strip

from partui.tui.widgets.table.strips import without_defaults

# Unchanged cells between two changed ones that cost less than a jump over them.
_JUMP = 6
_CLEAR = "\x1b[2J"
_REST_IS_BLANK = "\x1b[K"
_STAND_IN = "\ue000"


class CellStyle(NamedTuple):
    """How a character is drawn.

    Attributes:
        codes: what the terminal is told before it, empty for its own colours.
        on_spaces: whether a space shows it too.
    """

    codes: str
    on_spaces: bool


class ScreenCell(NamedTuple):
    """A cell of the terminal.

    Attributes:
        text: its character, with marks that stand on it; empty on the right half of a wide one.
    """

    text: str
    look: CellStyle


_PLAIN = CellStyle("", False)
_BLANK = ScreenCell(" ", _PLAIN)
ScreenLine = tuple[ScreenCell, ...]


class SentScreen:
    """The screen as the terminal has it, so far as it was sent."""

    def __init__(self) -> None:
        self._lines: list[ScreenLine] | None = None
        # By its place, a line as Textual drew it and its cells.
        self._taken_apart: dict[int, tuple[Strip, ScreenLine]] = {}

    def forget(self) -> None:
        """Send the next screen whole: nobody knows what the terminal shows."""
        self._lines = None

    def changes(self, strips: Sequence[Strip]) -> str:
        """Return what turns the screen sent last into another.

        Args:
            strips: the other one, a strip a line.
        """
        lines = [self._cells_at(y, strip) for y, strip in enumerate(strips)]
        known = self._lines
        if known is None or [len(line) for line in known] != [len(line) for line in lines]:
            blank = [(_BLANK,) * len(line) for line in lines]
            known, begin = blank, _CLEAR
        else:
            begin = ""
        self._lines = lines
        changed = [(y, old, new) for y, (old, new) in enumerate(zip(known, lines, strict=True)) if old is not new]
        return begin + "".join(part for line in changed for part in _line_changes(*line))

    def _cells_at(self, y: int, strip: Strip) -> ScreenLine:
        """Return the cells of a line; most lines are as they were, and to take one apart takes long."""
        taken = self._taken_apart.get(y)
        if taken is None or taken[0] != strip:
            taken = self._taken_apart[y] = (strip, _cells(strip))
        return taken[1]


class ChangedCells(CompositorUpdate):
    """An update of Textual's that is sent as it was worked out.

    Args:
        sequence: what the terminal is told.
    """

    def __init__(self, sequence: str) -> None:
        self._sequence = sequence

    def render_segments(self, console: Console) -> str:
        """Return what the terminal is told."""
        return self._sequence


def _cells(strip: Strip) -> ScreenLine:
    cells: list[ScreenCell] = []
    for text, style, control in strip:
        if control:
            continue
        look = _PLAIN if style is None else _look(style)
        for character in text:
            width = cell_len(character)
            if not width and cells:
                cells[-1] = cells[-1]._replace(text=cells[-1].text + character)
            elif width:
                cells.append(_BLANK if character == " " and not look.on_spaces else ScreenCell(character, look))
                cells.extend([ScreenCell("", look)] * (width - 1))
    return tuple(cells)


@lru_cache(maxsize=500)
def _look(style: Style) -> CellStyle:
    spare = without_defaults(style)
    rendered = Strip.render_style(spare, _STAND_IN, color_system=ColorSystem.STANDARD)
    return CellStyle(rendered.partition(_STAND_IN)[0], bool(spare.bgcolor or spare.reverse or spare.underline))


def _line_changes(y: int, old: ScreenLine, new: ScreenLine) -> Iterator[str]:
    for start, stop in _spans(old, new):
        yield f"\x1b[{y + 1};{start + 1}H"
        length = _inked(new)
        if stop == len(new) and stop - length > len(_REST_IS_BLANK):
            yield from _written(new[start : max(start, length)])
            yield _REST_IS_BLANK
        else:
            yield from _written(new[start:stop])


def _inked(line: ScreenLine) -> int:
    """Return how many cells stand before the blank rest of a line."""
    length = len(line)
    while length and line[length - 1] == _BLANK:
        length -= 1
    return length


def _spans(old: ScreenLine, new: ScreenLine) -> Iterator[tuple[int, int]]:
    """Return where a line has changed, from cell to cell, never through the middle of a wide character."""
    changed = [at for at in range(len(new)) if old[at] != new[at]]
    while changed:
        start = stop = changed[0]
        taken = 0
        for at in changed:
            if at - stop > _JUMP:
                break
            stop, taken = at, taken + 1
        changed = changed[taken:]
        while start and not new[start].text:
            start -= 1
        stop += 1
        while stop < len(new) and not new[stop].text:
            stop += 1
        yield start, stop


def _written(cells: Iterable[ScreenCell]) -> Iterator[str]:
    look = _PLAIN
    for cell in cells:
        if cell.look != look and (cell != _BLANK or look.on_spaces):
            if look.codes:
                yield "\x1b[0m"
            look = cell.look
            yield look.codes
        yield cell.text
    if look.codes:
        yield "\x1b[0m"
