"""The catalogue: Vietnamese is the source of every message, English its translation."""

import gettext
import os.path
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = ("vi", "en")

_chosen: list[gettext.NullTranslations] = [gettext.NullTranslations()]
_official: ContextVar[gettext.NullTranslations | None] = ContextVar("official", default=None)


def use_language(language: str) -> None:
    """Choose the language of every message shown from now on.

    Args:
        language: `vi` (the source, needs no catalogue) or `en`.
    """
    if language == "vi":
        _chosen[0] = gettext.NullTranslations()
    else:
        folder = os.path.dirname(os.path.abspath(__file__))
        _chosen[0] = gettext.translation("partui", folder, languages=[language], fallback=True)


@contextmanager
def official() -> Iterator[None]:
    """Speak Vietnamese meanwhile, in this thread alone: what goes to an office is in no other language."""
    before = _official.set(gettext.NullTranslations())
    try:
        yield
    finally:
        _official.reset(before)


def _(message: str) -> str:
    """Return the message in the chosen language."""
    return (_official.get() or _chosen[0]).gettext(message)


def plural(message: str, **values: object) -> str:
    """Return the message in the chosen language, its values filled in.

    It has the form that the first value, a number, asks for; Vietnamese has one form for all numbers.

    Args:
        message: with `{name}` where a value goes.
        values: what fills it, the number that counts first.
    """
    number = next(iter(values.values()))
    assert isinstance(number, int)
    return (_official.get() or _chosen[0]).ngettext(message, message, number).format(**values)
