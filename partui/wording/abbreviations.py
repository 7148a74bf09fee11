"""Names of agencies as short as offices write them: Sở Nội vụ is SNV, Văn phòng UBND tỉnh VP UBND."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from partui.domain.text import clean

_MANY = "các"
_JOINING = {"và", "của", "cấp", _MANY, "-", "–"}
# In the province's own plan its name says nothing.
_OWN = "tỉnh"
_LEVELS = {"huyện", "xã"}
_LEAST = 3


# The same few names stand in every row.
@lru_cache(maxsize=1000)
def abbreviated(name: str) -> str:
    """Return the initials of a name; what is initials already stays, and "Các …", which names many bodies, stays whole.

    Args:
        name: an agency's name.
    """
    words = clean(name).replace(",", " ").split()
    if not words[1:] or words[0].casefold() == _MANY:
        return clean(name)
    kept = [word for word in words if word.casefold() not in _JOINING]
    parts, run = list[str](), ""
    for at, word in enumerate(kept):
        is_last = at == len(kept) - 1
        if len(word) > 1 and word.isupper():
            parts += [run, word]
            run = ""
        elif is_last and word == _OWN and len("".join(parts) + run) >= _LEAST:
            break
        elif is_last and word in _LEVELS and parts:
            parts += [run, f"{word[0]}."]
            run = ""
        else:
            run += word[0].upper()
    return " ".join(part for part in (*parts, run) if part)


def short_names(agencies: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return every agency's name with the shortest that means it alone: the directory's own before initials.

    Args:
        agencies: each agency's name and what the directory abbreviates it to, empty where nothing is written there.
    """
    short = {name: clean(own) or abbreviated(name) for name, own in agencies}
    meanings = Counter(each.casefold() for each in short.values())
    return {name: each if meanings[each.casefold()] == 1 else name for name, each in short.items()}
