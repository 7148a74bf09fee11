"""Who leads and who carries out a task: one agency, or a group of many bodies under one name."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from partui.domain.text import clean, fold

_GROUP = re.compile(
    r"(?:cac|(?:ubnd|uy ban nhan dan) (?:cac|cap)) |"
    r"(?:co quan|don vi|dia phuong)(?:, don vi)?(?: co)? lien quan"
)

# Old and new spelling put the tone on another vowel (hóa, hoá): it belongs to the syllable.
_TONE_AND_REST = re.compile(
    "([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b]*(?:[^\\W\\d_][\u0302\u0306\u031b]*)*)"
)
# Written both ways: công ti and công ty, kĩ and kỹ, tỉ and tỷ, quí and quý, bác sĩ and bác sỹ; with any tone.
_I_FOR_Y = re.compile(r"(?<!\w)(h|k|l|m|t|qu)i(?=[\u0300\u0301\u0303\u0309\u0323]?(?!\w|[\u0300-\u036f]))")
_SY = re.compile(r"(?<!\w)sy(?=[\u0300\u0301\u0303\u0309\u0323]?(?!\w|[\u0300-\u036f]))")
_NEAREST = 3
_LIKE_ENOUGH = 0.5
_LONGEST_QUERY = 100


class AgencyName(NamedTuple):
    """A name read from a cell; `group` when it stands for many bodies."""

    name: str
    group: bool


class AgencyMatch(NamedTuple):
    """The one agency that a query names, or none and the ones it may have meant."""

    name: str | None
    candidates: tuple[str, ...]


# A plan says the same words many times.
@lru_cache(maxsize=1_000)
def read_agencies(cell: str, known: tuple[str, ...] = ()) -> tuple[AgencyName, ...]:
    """Read the agencies of a cell, in order, without repeats.

    `;` parts names; `,`, a new line and "và" do where they stand within no name. "các Sở: Tư pháp, Tài chính"
    is Sở Tư pháp and Sở Tài chính; however the three usual groups are written, each has one name.

    Args:
        cell: a cell of the columns "Chủ trì", "Thực hiện" or "Chủ trì tham mưu", or what an officer typed.
        known: names of the directory, found in the cell before commas are.
    """
    # Its patterns take a while to be made ready, and many a command reads no cell.
    from partui.domain.agencies.cells import agency_names
    from partui.domain.agencies.groups import usual_names

    names: dict[str, str] = {}
    for written in agency_names(cell, known):
        for name in usual_names(written, fold(written)):
            names.setdefault(agency_key(name), name)
    return tuple(AgencyName(name, is_group(name)) for name in names.values())


def is_group(name: str) -> bool:
    """Return whether a name stands for many bodies: "Các …", "UBND cấp huyện", "UBND các xã"."""
    return _GROUP.match(fold(name)) is not None


@lru_cache(maxsize=1_000)
def agency_key(name: str) -> str:
    """Return the identity of an agency.

    Case, Unicode form, white space, a final full stop, the place of a syllable's tone mark, and i or y at its end do
    not count.
    """
    apart = unicodedata.normalize("NFD", clean(name).casefold().rstrip(" ."))
    return unicodedata.normalize("NFC", _TONE_AND_REST.sub(r"\2\1", _with_usual_y(apart)))


def _with_usual_y(apart: str) -> str:
    return _SY.sub("si", _I_FOR_Y.sub(r"\1y", apart))


def find_agency(query: str, names: Sequence[str]) -> AgencyMatch:
    """Find the agency that any unambiguous part of its name means, marks and case ignored.

    Args:
        query: the whole name or a part: `so noi vu`, `Sở Nội vụ`, `noi vu`.
        names: the names to choose from.

    Returns:
        The name; or none with all that fit, or else with the few nearest. An empty query means none at all.
    """
    wanted = _search_key(query)
    if not wanted:
        return AgencyMatch(None, ())
    folded = {name: _search_key(name) for name in names}
    same = tuple(name for name, text in folded.items() if text == wanted)
    fitting = same or tuple(name for name, text in folded.items() if wanted in text)
    if len(fitting) == 1:
        return AgencyMatch(fitting[0], ())
    return AgencyMatch(None, fitting or _nearest(wanted, folded))


def _search_key(text: str) -> str:
    return _with_usual_y(fold(text).strip(" ."))


def _nearest(wanted: str, folded: dict[str, str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    close = get_close_matches(wanted[:_LONGEST_QUERY], set(folded.values()), _NEAREST, _LIKE_ENOUGH)
    return tuple(name for text in close for name in folded if folded[name] == text)
