"""Signs and letters for terminals that know few: a sign gives way to one of ASCII's, a letter loses its marks."""

import codecs
import unicodedata
from collections.abc import Mapping

# Those beside a colour stay different from one another: ^ * o . v ! x.
_SIGNS = {
    "▲": "^",
    "●": "*",
    "○": "o",
    "·": ".",
    "✓": "v",
    "×": "x",
    "►": ">",
    "▼": "v",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "↶": "<",
    "↷": ">",
    "⏎": "/",
    "…": "~",
    "–": "-",
    "—": "-",
    "−": "-",
    "•": "-",
    "≡": "=",
    "≠": "#",
    "≈": "~",
    "≥": ">",
    "≤": "<",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "\N{NO-BREAK SPACE}": " ",
}
_LINES, _BLOCKS = range(0x2500, 0x2580), range(0x2580, 0x25A0)
_ACROSS, _DOWN = "─━┄┅┈┉╌╍═╴╶╸╺╼╾", "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▌▍▎▏▐▕"
_UNDER, _OVER = "▁▂▃", "▔"
_TABLE = {
    **dict.fromkeys(_LINES, "+"),
    **dict.fromkeys(_BLOCKS, "#"),
    **{ord(sign): "-" for sign in _ACROSS + _OVER},
    **{ord(sign): "|" for sign in _DOWN},
    **{ord(sign): "_" for sign in _UNDER},
    **{ord(sign): plain for sign, plain in _SIGNS.items()},
}
# Their fonts have 256 or 512 letters.
_POOR_TERMINALS = ("linux", "vt", "ansi", "cons", "dumb")
_LOCALE_NAMES = ("LC_ALL", "LC_CTYPE", "LANG")
# What Python puts into LC_CTYPE by itself where the locale is C; the terminal has not said it.
_COERCED = {"C.UTF-8", "C.utf8", "UTF-8"}
_C_LOCALES = {"C", "POSIX"}


def in_ascii(text: str) -> str:
    """Return the text with every sign, line and bar in ASCII, as wide as before; letters stay as they are."""
    return text if text.isascii() else text.translate(_TABLE)


def lacks_signs(environ: Mapping[str, str]) -> bool:
    """Tell whether a terminal is known not to show the signs: by its name, or by a locale that is not UTF-8.

    Args:
        environ: the environment that the terminal's program set.
    """
    if environ.get("TERM", "").startswith(_POOR_TERMINALS):
        return True
    locale = next((environ[name] for name in _LOCALE_NAMES if environ.get(name)), "")
    if not environ.get("LC_ALL") and locale in _COERCED and environ.get("LANG") in _C_LOCALES:
        return True
    return bool(locale) and "utf" not in locale.casefold()


UNMARKED = "unmarked"
_BARRED_D = str.maketrans("đĐ", "dD")


def without_marks(text: str) -> str:
    """Return a text in ASCII: marks go, signs give way to others, what is left that has none becomes `?`."""
    apart = unicodedata.normalize("NFD", in_ascii(text).translate(_BARRED_D))
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    return bare.encode("ascii", "replace").decode("ascii")


def _give_way(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return without_marks(error.object[error.start : error.end]), error.end


codecs.register_error(UNMARKED, _give_way)
