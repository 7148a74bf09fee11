"""A list of bodies (districts, communes, departments) and the group that each belongs to."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from partui.domain.agencies.groups import COMMUNE_COMMITTEES, DISTRICT_COMMITTEES
from partui.domain.agencies.likeness import nearest_known
from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.text import clean, fold

_COMMITTEE = r"(?:ubnd|uy ban nhan dan)\s+"
_LEVELS = (
    ("thị xã", r"thi xa|tx\.?", DISTRICT_COMMITTEES),
    ("thành phố", r"thanh pho|tp\.?", DISTRICT_COMMITTEES),
    ("thị trấn", r"thi tran|tt\.?", COMMUNE_COMMITTEES),
    ("đặc khu", r"dac khu", COMMUNE_COMMITTEES),
    ("huyện", r"huyen|h\.", DISTRICT_COMMITTEES),
    ("quận", r"quan|q\.", DISTRICT_COMMITTEES),
    ("phường", r"phuong|p\.", COMMUNE_COMMITTEES),
    ("xã", r"xa|x\.", COMMUNE_COMMITTEES),
)
_NUMBER = re.compile(r"^(?:\d{1,4}|[IV]{1,4})\s*[.)/]\s+|^[a-h]\)\s+|^[-–+•*]\s+")
_OF_SOME_KIND = re.compile(
    r"(?:ubnd|uy ban|so|ban|chi cuc|cuc|cong an|bo chi huy|van phong|thanh tra|trung tam|truong|kho bac|buu dien|bao"
    r"|dai|hoi|lien|toa an|vien|bao hiem|cong ty|quy|doan) "
)
_TOTAL = re.compile(r"(?:tong|cong|tong cong|tong so)\b.*")


class NamedBody(NamedTuple):
    """A body's name, and the group of its level if it has one."""

    name: str
    group: str | None


class ListedBody(NamedTuple):
    """A body in a row of a list.

    Attributes:
        number: the row's in its file, counted from 1; `place` is the same for people.
        head: of its column, blank where it has none.
        body: as it is to be called.
        within: the district that the row is of, where it says so of a commune.
    """

    number: int
    place: str
    head: str
    body: NamedBody
    within: str = ""


class BodyMatch(StrEnum):
    """How well the file knows a listed name."""

    KNOWN = "known"
    NEAR = "near"
    NEW = "new"


class FoundBody(NamedTuple):
    """The agency for a listed name: as the plan writes it, or the nearest known name."""

    how: BodyMatch
    written: str


def named_body(text: str) -> NamedBody | None:
    """Return the body named in a cell (`Huyện Lắk`, `UBND xã Ea Tu`, `P. Tân Lập`), if it is a name."""
    words = _NUMBER.sub("", clean(text)).strip(" ;.")
    folded = fold(words)
    if not re.search(r"[a-z]{2}", folded) or _TOTAL.fullmatch(folded):
        return None
    committee = re.match(_COMMITTEE, folded)
    # Folding keeps the number of letters: what is cut off the one is cut off the other.
    bare = words[committee.end() :] if committee and len(folded) == len(words) else words
    for level, pattern, group in _LEVELS:
        found = re.match(rf"(?:{pattern})\s*(?=\S)", fold(bare))
        if found and len(fold(bare)) == len(bare) and _is_parted(bare, found.end()):
            place = bare[found.end() :].strip()
            return NamedBody(f"UBND {level} {place}", group) if place else None
    return NamedBody(words, None)


def is_of_some_kind(text: str) -> bool:
    """Tell whether a cell names a committee, a level or a department, not just a head or a place."""
    body = named_body(text)
    return body is not None and (body.group is not None or _OF_SOME_KIND.match(fold(body.name)) is not None)


def named_with_districts(bodies: Sequence[ListedBody]) -> list[ListedBody]:
    """Add the district to names that occur in two districts."""
    places: dict[str, set[str]] = {}
    for each in bodies:
        places.setdefault(agency_key(each.body.name), set()).add(agency_key(each.within))
    return [
        each._replace(body=each.body._replace(name=f"{each.body.name} {each.within.removeprefix('UBND ')}"))
        if each.within and len(places[agency_key(each.body.name)]) > 1
        else each
        for each in bodies
    ]


def find_body(name: str, known: Mapping[str, str], listed: Collection[str]) -> FoundBody:
    """Return the agency for a listed name.

    Args:
        name: as it stands in the list.
        known: every name that an agency goes by, to the one that the plan writes.
        listed: the identities of all names of the list: a slip of one that is in it too is none.
    """
    by_key = {agency_key(other): written for other, written in known.items()}
    if same := by_key.get(agency_key(name)):
        return FoundBody(BodyMatch.KNOWN, same)
    alike = {written for other, written in known.items() if fold(other) == fold(name)}
    if alike and name.isascii() and len(alike) == 1:
        return FoundBody(BodyMatch.KNOWN, alike.pop())
    if alike:
        return FoundBody(BodyMatch.NEAR, sorted(alike)[0])
    others = [other for other in known if agency_key(other) not in listed]
    near = nearest_known(name, others)
    return FoundBody(BodyMatch.NEW, name) if near is None else FoundBody(BodyMatch.NEAR, known[near])


def check_ambiguous(bodies: Iterable[ListedBody], known: Collection[str]) -> dict[int, PartuiError]:
    """Return, by row, names that differ from another only in marks and are not both known.

    Args:
        known: the identities of the names that are known.
    """
    first: dict[str, ListedBody] = {}
    wrong: dict[int, PartuiError] = {}
    for each in bodies:
        other = first.setdefault(fold(each.body.name), each)
        if {agency_key(other.body.name), agency_key(each.body.name)} - set(known) and (
            agency_key(other.body.name) != agency_key(each.body.name)
        ):
            wrong[each.number] = PartuiError(
                "“{name}” chỉ khác dấu với “{other}” ở {place}; hãy sửa một trong hai",
                name=each.body.name, other=other.body.name, place=other.place,
            )  # fmt: skip
    return wrong


def _is_parted(text: str, at: int) -> bool:
    """Tell whether a level's word ends before a place: "Xã Ea Tu", "P.Tân Lập", and not "Xavier"."""
    return at > 0 and (text[at - 1].isspace() or text[at - 1] == ".")
