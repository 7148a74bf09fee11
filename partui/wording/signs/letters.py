"""Letters for whoever can read only few: Vietnamese without its marks rather than question marks."""

import codecs
import unicodedata

from partui.wording.signs.shapes import in_ascii

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
