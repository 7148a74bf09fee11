"""Text in lines: broken between words, within one that is longer than a line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from partui.reports.pdf.letters import Face

Measure = Callable[[str, Face], float]


class Run(NamedTuple):
    """Text in one face; `\\n` begins a line."""

    text: str
    face: Face


class PrintedWord(NamedTuple):
    """What is not broken, with the spaces after it.

    Attributes:
        width: millimetres, those of the spaces aside.
        gap: millimetres of the spaces.
    """

    text: str
    face: Face
    width: float
    gap: float


class TextLine(NamedTuple):
    """Words side by side.

    Attributes:
        is_last: whether a paragraph or a line that was meant so ends with it.
    """

    words: tuple[PrintedWord, ...]
    is_last: bool

    @property
    def width(self) -> float:
        """Millimetres from the first word's beginning to the last one's end."""
        return sum(word.width + word.gap for word in self.words) - (self.words[-1].gap if self.words else 0.0)


def broken(runs: Sequence[Run], width: float, first: float, measure: Measure) -> list[TextLine]:
    """Return runs of text as lines; at least one, which may be empty.

    Args:
        width: millimetres of a line; first those by which the first one is shorter.
        measure: the millimetres that text takes.
    """
    lines: list[TextLine] = []
    for paragraph in _split(runs):
        line: list[PrintedWord] = []
        used, room = 0.0, width - (0.0 if lines else first)
        for word in _words(paragraph, width, measure):
            if line and used + word.width > room + _SLACK:
                lines.append(TextLine(tuple(line), False))
                line, used, room = [], 0.0, width
            line.append(word)
            used += word.width + word.gap
        lines.append(TextLine(tuple(line), True))
    return lines


# What rounding may add.
_SLACK = 0.01


def _split(runs: Iterable[Run]) -> list[list[Run]]:
    found: list[list[Run]] = [[]]
    for run in runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                found.append([])
            found[-1].append(Run(part, run.face))
    return found


def _words(runs: Iterable[Run], width: float, measure: Measure) -> Iterator[PrintedWord]:
    for text, face in runs:
        begin = 0
        while begin < len(text):
            end = text.find(" ", begin)
            end = len(text) if end < 0 else end
            after = end
            while after < len(text) and text[after] == " ":
                after += 1
            gap = measure(" ", face) * (after - end)
            yield from _pieces(text[begin:end], face, gap, width, measure)
            begin = after


def _pieces(text: str, face: Face, gap: float, width: float, measure: Measure) -> Iterator[PrintedWord]:
    while len(text) > 1 and (whole := measure(text, face)) > width:
        fits = max(1, min(len(text) - 1, int(len(text) * width / whole)))
        while fits > 1 and measure(text[:fits], face) > width:
            fits -= 1
        yield PrintedWord(text[:fits], face, measure(text[:fits], face), 0.0)
        text = text[fits:]
    yield PrintedWord(text, face, measure(text, face), gap)
