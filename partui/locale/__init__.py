"""The catalogue: Vietnamese is the source of every message, English its translation."""

import gettext
import os.path

LANGUAGES = ("vi", "en")

_chosen: list[gettext.NullTranslations] = [gettext.NullTranslations()]


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


def _(message: str) -> str:
    """Return the message in the chosen language."""
    return _chosen[0].gettext(message)
