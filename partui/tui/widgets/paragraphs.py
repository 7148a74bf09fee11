"""Words laid out under one another, broken between words, at a width that the eye follows."""

from textual.content import Content

from partui.domain.text import cell_width, cut

WIDEST = 110
LABEL = 13


def broken(text: str, width: int) -> list[str]:
    """Return the lines of a text, broken between words; a word that is too long for a line is broken within.

    Args:
        text: cleaned text, which may hold line breaks.
        width: cells of a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            rest = word
            if line and cell_width(line) + 1 + cell_width(rest) > width:
                lines.append(line)
                line = ""
            while cell_width(rest) > width:
                piece = cut(rest, width).removesuffix("…") or rest[:1]
                lines.append(piece)
                rest = rest[len(piece) :]
            line = f"{line} {rest}" if line else rest
        lines.append(line)
    return lines


def hanging(sign: str, text: str, width: int, style: str = "") -> list[Content]:
    """Return a text with a sign in front, its further lines under its first.

    Args:
        sign: what stands in front, with the space after it.
        text: cleaned text.
        width: cells of a line, the sign's included.
        style: how the text looks.
    """
    margin = cell_width(sign)
    lines = broken(text, max(width - margin, 1))
    return [Content.assemble((" " * margin if at else sign, style), (line, style)) for at, line in enumerate(lines)]


def hung(text: str, width: int) -> list[str]:
    """Return the lines of a text, what does not fit into its first line set in below it.

    Args:
        text: cleaned text in one line; spaces at its start stay before every line.
        width: cells of a line.
    """
    margin = text[: len(text) - len(text.lstrip())]
    hang = f"{margin}  "
    first, *others = broken(text[len(margin) :], max(width - len(hang), 1))
    return [f"{margin}{first}", *(f"{hang}{line}" for line in others)]


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
