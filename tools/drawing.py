"""A terminal's lines as an SVG picture: no font and no script is fetched, and the same lines give the same bytes."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.strip import Strip

CELL, LINE, SIZE, MARGIN = 8.4, 18, 14, 10
FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
_WORDS = re.compile(r"\S+(?: \S+)*")
_FULL = "█"


class Run(NamedTuple):
    """Text in one style, from one cell of a line on."""

    start: int
    text: str
    style: Style


def draw(lines: Sequence[Strip], width: int, colours: TerminalTheme, ground: str, ink: str) -> str:
    """Return the picture.

    Args:
        lines: from top to bottom.
        width: cells of a line.
        colours: what a terminal's numbered colours look like.
        ground: the colour of what is not drawn on.
        ink: the colour of text that has none of its own.
    """
    across, down = round(width * CELL + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" width="{across}" height="{down}">',
        f"<style>text{{font:{SIZE}px {FONTS};white-space:pre}}.b{{font-weight:700}}.i{{font-style:italic}}"
        ".u{text-decoration:underline}.d{opacity:.62}</style>",
        f'<rect width="{across}" height="{down}" rx="6" fill="{ground}"/>',
    ]
    for row, line in enumerate(lines):
        for run in _runs(line):
            parts += _shapes(run, row, colours, ground, ink)
    return "\n".join([*parts, "</svg>", ""])


def _runs(line: Strip) -> Iterator[Run]:
    start = 0
    for segment in line:
        yield Run(start, segment.text, segment.style or Style())
        start += cell_len(segment.text)


def _shapes(run: Run, row: int, colours: TerminalTheme, ground: str, ink: str) -> Iterator[str]:
    style = run.style
    front = style.color.get_truecolor(colours).hex if style.color else ink
    back = style.bgcolor.get_truecolor(colours, foreground=False).hex if style.bgcolor else ground
    if style.reverse:
        front, back = back, front
    top = MARGIN + row * LINE
    if back != ground:
        yield _rect(run.start, cell_len(run.text), top, back)
    for found in re.finditer(f"{_FULL}+", run.text):
        yield _rect(run.start + cell_len(run.text[: found.start()]), len(found[0]), top, front)
    looks = " ".join(name for name, on in zip("biud", _looks(style), strict=True) if on)
    for found in _WORDS.finditer(run.text.replace(_FULL, " ")):
        left = MARGIN + (run.start + cell_len(run.text[: found.start()])) * CELL
        kind = f' class="{looks}"' if looks else ""
        yield (
            f'<text x="{left:.1f}" y="{top + SIZE}" fill="{front}"{kind}'
            f' textLength="{cell_len(found[0]) * CELL:.1f}">{escape(found[0], quote=False)}</text>'
        )


def _looks(style: Style) -> tuple[bool, bool, bool, bool]:
    return bool(style.bold), bool(style.italic), bool(style.underline), bool(style.dim)


def _rect(start: int, cells: int, top: int, fill: str) -> str:
    return f'<rect x="{MARGIN + start * CELL:.1f}" y="{top}" width="{cells * CELL:.1f}" height="{LINE}" fill="{fill}"/>'
