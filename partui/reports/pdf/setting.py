"""Paragraphs set in type: lines with their heights, each word in its place, ready to be drawn."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from partui.reports.pdf.letters import Face, Letters, points
from partui.reports.pdf.lines import Run, TextLine, broken
from partui.reports.pdf.styles import ParagraphForm, Styles, line_height

# Of the letters' size: from a line's top to where its letters stand, the leading aside.
_ASCENT, _EXTENT = 0.891, 1.107


class PlacedText(NamedTuple):
    """Text in its line.

    Attributes:
        left: millimetres from the line's side.
    """

    left: float
    text: str
    face: Face


class SetLine(NamedTuple):
    """A line as it is drawn: text, a rule, or nothing but room.

    Attributes:
        height: millimetres.
        baseline: millimetres from its top to where its letters stand.
        rule: the side and the length of a line drawn across, in millimetres; none where none is.
        keeps_next: whether it stays on the page of what comes next.
        is_room: whether it is the room between paragraphs, no line of one.
    """

    height: float
    texts: tuple[PlacedText, ...] = ()
    baseline: float = 0.0
    rule: tuple[float, float] | None = None
    keeps_next: bool = False
    is_room: bool = True

    @property
    def is_blank(self) -> bool:
        """Whether it is nothing but room."""
        return not self.texts and self.rule is None


class Setter:
    """Sets paragraphs in type.

    Args:
        letters: what they are printed in.
    """

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._styles = Styles()

    def below_one_another(self, paragraphs: Iterable[Paragraph], width: float) -> list[SetLine]:
        """Return the lines of paragraphs; between two stands the larger room that either wants.

        Args:
            width: millimetres.
        """
        found: list[SetLine] = []
        for paragraph in paragraphs:
            found = joined(found, self.paragraph(paragraph, width))
        return found

    def paragraph(self, paragraph: Paragraph, width: float) -> list[SetLine]:
        """Return the lines of a paragraph, with the room above and below it.

        Args:
            width: millimetres of the room that it stands in.
        """
        form = self._styles.form(paragraph)
        room = max(width - form.left - form.right, 1.0)
        runs = [Run(self._letters.printable(run.text, run.face), run.face) for run in self._styles.runs(paragraph)]
        usual = self._styles.face(paragraph).size
        lines = [
            _line(line, form, room, 0.0 if number else form.first, usual)
            for number, line in enumerate(broken(runs, room, form.first, self._letters.width))
        ]
        if form.is_ruled:
            lines[0] = lines[0]._replace(rule=(form.left, room))
        found = [
            *([SetLine(form.before)] if form.before else []),
            *lines,
            *([SetLine(form.after)] if form.after else []),
        ]
        return [line._replace(keeps_next=True) for line in found] if form.keeps_next else found


def joined(above: Sequence[SetLine], below: Sequence[SetLine]) -> list[SetLine]:
    """Return lines one below the other; of two rooms that meet the larger one stands."""
    if above and below and above[-1].is_room and below[0].is_room:
        larger = max(above[-1], below[0], key=lambda line: line.height)
        return [*above[:-1], larger._replace(keeps_next=above[-1].keeps_next), *below[1:]]
    return [*above, *below]


def _line(line: TextLine, form: ParagraphForm, room: float, indent: float, usual: float) -> SetLine:
    size = max((word.face.size for word in line.words), default=usual)
    height = line_height(form, size)
    left, stretch = form.left + indent, 0.0
    spare = room - indent - line.width
    match form.align:
        case WD_ALIGN_PARAGRAPH.CENTER:
            left += spare / 2
        case WD_ALIGN_PARAGRAPH.RIGHT:
            left += spare
        case WD_ALIGN_PARAGRAPH.JUSTIFY if not line.is_last and len(line.words) > 1:
            stretch = spare / (len(line.words) - 1)
    texts = []
    for word in line.words:
        texts.append(PlacedText(left, word.text + (" " if word.gap else ""), word.face))
        left += word.width + word.gap + stretch
    baseline = (height - points(size) * _EXTENT) / 2 + points(size) * _ASCENT
    return SetLine(height, tuple(texts if stretch else _side_by_side(texts)), baseline, is_room=False)


def _side_by_side(texts: Iterable[PlacedText]) -> list[PlacedText]:
    """Return texts that stand side by side in one face as one."""
    found: list[PlacedText] = []
    for each in texts:
        if found and found[-1].face == each.face:
            found[-1] = found[-1]._replace(text=found[-1].text + each.text)
        else:
            found.append(each)
    return found
