"""Words laid out under one another, broken between words, at a width that the eye follows."""

from textual.content import Content

from partui.wording.columns import cell_width, cut, wrap

WIDEST = 110
LABEL = 13


def hanging(sign: str, text: str, width: int, style: str = "") -> list[Content]:
    """Return a text with a sign in front, its further lines under its first.

    Args:
        sign: what stands in front, with the space after it.
        text: cleaned text.
        width: cells of a line, the sign's included.
        style: how the text looks.
    """
    margin = cell_width(sign)
    lines = wrap(text, max(width - margin, 1), whole_words=False)
    return [Content.assemble((" " * margin if at else sign, style), (line, style)) for at, line in enumerate(lines)]


def pair(label: str, text: str, width: int, style: str = "") -> list[Content]:
    """Return a label and its text beside it, all texts one under another.

    Args:
        label: cut where it is wider than the labels' column.
        text: cleaned text.
        width: cells of a line, the label's included.
        style: how the text looks.
    """
    first, *others = hanging(" " * LABEL, text, width, style)
    name = cut(label, LABEL - 1)
    return [Content.assemble((name, "$text-primary"), " " * (LABEL - cell_width(name)), first[LABEL:]), *others]
