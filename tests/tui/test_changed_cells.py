"""A terminal that is told only what has changed shows the whole screen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from partui.tui.terminal import changed_cells
from partui.tui.terminal.changed_cells import SentScreen

WIDTH, LINES = 12, 3
TOLD = re.compile(r"\x1b\[([0-9;]*)([HJKm])|([^\x1b])", re.DOTALL)
STYLES = st.sampled_from(
    [Style(), Style(bold=True), Style(reverse=True), Style(color="red"), Style(bgcolor="blue"), Style(color="default")]
)
TEXTS = st.text("ab ế漢", max_size=6)


class Shown:
    """A terminal that knows what partui tells one: characters and what they are drawn with."""

    def __init__(self) -> None:
        self.cells = [[("?", "")] * WIDTH for _line in range(LINES)]
        self.row = self.column = 0
        self.look = ""

    def take(self, told: str) -> None:
        for numbers, letter, character in TOLD.findall(told):
            if character:
                self._put(character)
            elif letter == "H":
                self.row, self.column = (int(number) - 1 for number in numbers.split(";"))
            elif letter == "J":
                self.cells = [[(" ", "")] * WIDTH for _line in range(LINES)]
            elif letter == "K":
                self.cells[self.row][self.column :] = [(" ", "")] * (WIDTH - self.column)
            else:
                self.look = "" if numbers == "0" else self.look + numbers + ";"

    def _put(self, character: str) -> None:
        for at in range(cell_len(character)):
            self.cells[self.row][self.column + at] = (character if not at else "", self.look)
        self.column += cell_len(character)


@st.composite
def lines(draw: st.DrawFn) -> Strip:
    """A line of the screen's width."""
    segments = [Segment(draw(TEXTS), draw(STYLES)) for _segment in range(draw(st.integers(0, 4)))]
    return Strip(segments).adjust_cell_length(WIDTH)


SCREENS = st.lists(lines(), min_size=LINES, max_size=LINES)


def drawn_anew(screen: list[Strip]) -> list[list[tuple[str, str]]]:
    shown = Shown()
    shown.take(SentScreen().changes(screen))
    return shown.cells


def seen(cells: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
    """Leave out what a space does not show: bold, and the colour of letters."""
    hidden = re.compile(r"\b(1|31|22|39);")
    return [[(text, hidden.sub("", look) if text == " " else look) for text, look in line] for line in cells]


@given(screens=st.lists(SCREENS, min_size=1, max_size=4))
def test_it_shows_what_a_new_terminal_shows(screens: list[list[Strip]]) -> None:
    sent, shown = SentScreen(), Shown()
    for screen in screens:
        shown.take(sent.changes(screen))
        assert seen(shown.cells) == seen(drawn_anew(screen))
        assert ["".join(text for text, _look in line) for line in shown.cells] == [strip.text for strip in screen]


def test_nothing_is_sent_of_what_has_not_changed() -> None:
    sent = SentScreen()
    screen = [Strip([Segment(text.ljust(WIDTH), Style(bold=True))]) for text in ("một", "hai", "ba")]
    sent.changes(screen)
    assert sent.changes(list(screen)) == ""
    screen[1] = Strip([Segment("hay".ljust(WIDTH), Style(bold=True))])
    assert sent.changes(screen) == "\x1b[2;3H\x1b[1my\x1b[0m"


def test_a_line_that_has_not_changed_is_not_taken_apart_again(monkeypatch: pytest.MonkeyPatch) -> None:
    taken_apart: list[str] = []
    take_apart = changed_cells._cells

    def cells(strip: Strip) -> changed_cells.ScreenLine:
        taken_apart.append(strip.text)
        return take_apart(strip)

    monkeypatch.setattr(changed_cells, "_cells", cells)
    sent = SentScreen()
    for second in ("b", "b", "c"):
        sent.changes([Strip([Segment("a")]), Strip([Segment(second)])])
    assert taken_apart == ["a", "b", "c"]


def test_all_is_sent_again_once_it_is_forgotten_or_the_window_has_changed() -> None:
    sent = SentScreen()
    screen = [Strip([Segment("x".ljust(WIDTH))])]
    whole = sent.changes(screen)
    assert whole.startswith("\x1b[2J")
    sent.forget()
    assert sent.changes(screen) == whole
    assert sent.changes([*screen, *screen]).startswith("\x1b[2J")


def test_a_blank_rest_is_erased_and_colours_are_the_sixteen() -> None:
    sent = SentScreen()
    sent.changes([Strip([Segment("x" * WIDTH)])])
    style = Style(color=Color.from_rgb(250, 10, 10))
    red = Strip([Segment("đỏ", style), Segment(" " * (WIDTH - 2))])
    assert sent.changes([red]) == "\x1b[1;1H\x1b[31mđỏ\x1b[0m\x1b[K"
