"""The catalogue: Vietnamese is the source of every message, English its translation."""

import os.path
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("vi", "en")

# The source needs no catalogue, and nothing that reads one.
_chosen: list["NullTranslations | None"] = [None]
_official: ContextVar[bool] = ContextVar("official", default=False)


def use_language(language: str) -> None:
    """Choose the language of every message shown from now on.

    Args:
        language: `vi` (the source, needs no catalogue) or `en`.
    """
    if language == "vi":
        _chosen[0] = None
    else:
        import gettext

        folder = os.path.dirname(os.path.abspath(__file__))
        _chosen[0] = gettext.translation("partui", folder, languages=[language], fallback=True)


@contextmanager
def official() -> Iterator[None]:
    """Speak Vietnamese meanwhile, in this thread alone: what goes to an office is in no other language."""
    before = _official.set(True)
    try:
        yield
    finally:
        _official.reset(before)


def _(message: str) -> str:
    """Return the message in the chosen language."""
    catalogue = None if _official.get() else _chosen[0]
    return message if catalogue is None else catalogue.gettext(message)


def pgettext(context: str, message: str) -> str:
    """Return the message in the chosen language, where one Vietnamese word needs several of another.

    Args:
        context: where the message stands; shown nowhere.
        message: the message.
    """
    catalogue = None if _official.get() else _chosen[0]
    return message if catalogue is None else catalogue.pgettext(context, message)


def plural(message: str, **values: object) -> str:
    """Return the message in the chosen language, its values filled in.

    It has the form that the first value, a number, asks for; Vietnamese has one form for all numbers.

    Args:
        message: with `{name}` where a value goes.
        values: what fills it, the number that counts first.
    """
    number = next(iter(values.values()))
    assert isinstance(number, int)
    catalogue = None if _official.get() else _chosen[0]
    form = message if catalogue is None else catalogue.ngettext(message, message, number)
    return form.format(**values)
