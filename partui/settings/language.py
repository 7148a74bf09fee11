"""The language that the computer is set to."""

from collections.abc import Mapping

from partui.locale import LANGUAGES

_NOT_SET = {"", "C", "POSIX"}


def language_of_locale(environ: Mapping[str, str]) -> str | None:
    """Return the language of the locale; none where it names no language that partui speaks.

    LANGUAGE is a list that goes before the locale, unless that is C or POSIX, as everywhere with gettext.

    Args:
        environ: the environment.
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if locale.partition(".")[0] in _NOT_SET:
        return None
    for name in (*environ.get("LANGUAGE", "").split(":"), locale):
        language = name.partition(".")[0].partition("_")[0].lower()
        if language in LANGUAGES:
            return language
    return None
