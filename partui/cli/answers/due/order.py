"""Whom late tasks hold up, as commands print it."""

from collections.abc import Mapping, Sequence

from partui.cli.output import paint, screen_width
from partui.wording.columns import wrap
from partui.wording.due.order import holding_text


def held_up_object(held_up: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return whom late tasks hold up."""
    return {code: list(codes) for code, codes in held_up.items()}


def holding_lines(held_up: Mapping[str, Sequence[str]]) -> list[str]:
    """Return whom late tasks hold up, below an empty line; nothing where they hold up nobody."""
    told = holding_text(held_up)
    return ["", *(paint(line, "overdue") for line in wrap(told, screen_width()))] if told else []
