"""Questions asked on the terminal, on stderr."""

from collections.abc import Sequence

import click

from partui.domain.text import fold

_YES = {"c", "có", "co", "y", "yes"}


def ask(question: str, suffix: str = ": ") -> str:
    """Return what was typed, nothing for Enter alone."""
    typed: str = click.prompt(question, default="", show_default=False, prompt_suffix=suffix, err=True)
    return typed


def agreed(question: str) -> bool:
    """Return whether a question was answered with yes; anything else is no."""
    return ask(question).strip().casefold() in _YES


def chosen(question: str, yes: Sequence[str], no: Sequence[str]) -> bool:
    """Ask until one of the answers is given, in either language, and return whether it is one of the first."""
    while True:
        typed = fold(ask(question, " "))
        if typed in yes or typed in no:
            return typed in yes
