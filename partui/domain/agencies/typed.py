"""Agencies as an officer types them: a known one by any unambiguous part, a slip never makes a new one."""

import re
from collections.abc import Mapping

from partui.domain.agencies.abbreviations import meanings
from partui.domain.agencies.likeness import nearest_known
from partui.domain.agencies.names import agency_key, find_agency, read_agencies
from partui.domain.agencies.official_names import WHOLE_NAMES
from partui.domain.agencies.renamed import renaming_of
from partui.domain.errors import PartuiError
from partui.domain.text import fold

_LIKE_ENOUGH = 0.75
_PARTING = re.compile("[;,]")


class UnknownAgency(PartuiError):
    """A name was typed that is no known agency's.

    Attributes:
        name: as it was typed.
        nearest: the known ones that may have been meant, the likeliest first.
    """

    def __init__(self, template: str, name: str, nearest: tuple[str, ...] = (), **values: object) -> None:
        super().__init__(template, name=name, nearest="; ".join(nearest), **values)
        self.name = name
        self.nearest = nearest


def find_known_agency(name: str, known: Mapping[str, str]) -> str:
    """Return the known agency that a typed name or an unambiguous part of one means.

    Args:
        name: what was typed; case and marks do not count.
        known: every name that an agency goes by, to the one that the plan writes.

    Raises:
        UnknownAgency: none is meant, or it is not clear which.
    """
    by_key = {agency_key(other): written for other, written in known.items()}
    if same := by_key.get(agency_key(name)):
        return same
    abbreviated = meanings([name], dict.fromkeys(known, "")).get(name, ())
    if len(spelt_out := {known[other] for other in abbreviated}) == 1:
        return spelt_out.pop()
    match = find_agency(name, list(known))
    found = (match.name,) if match.name else match.candidates
    fitting = tuple(dict.fromkeys(known[other] for other in found if fold(name) in fold(other)))
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UnknownAgency("“{name}” chỉ nhiều cơ quan: {nearest}. Hãy ghi rõ hơn.", name, fitting)
    renaming = renaming_of(name)
    if renaming and (now := by_key.get(agency_key(renaming.new))):
        raise UnknownAgency(
            "Chưa có cơ quan “{name}”; từ ngày {since} là “{nearest}”. Nếu vẫn ghi tên cũ, thêm --new-agency.",
            name, (now,), since=renaming.since,
        )  # fmt: skip
    # A slip in a name that is no one's yet is one too.
    near = nearest_known(name, known) or nearest_known(name, WHOLE_NAMES)
    nearest = tuple(dict.fromkeys(known.get(other, other) for other in ((near,) if near else _like(name, known))))
    if nearest:
        raise UnknownAgency(
            "Chưa có cơ quan “{name}”; gần nhất: {nearest}. Nếu là cơ quan mới, thêm --new-agency.", name, nearest
        )
    raise UnknownAgency("Chưa có cơ quan “{name}”. Nếu là cơ quan mới, thêm --new-agency.", name)


def in_full(words: str, known: Mapping[str, str]) -> str:
    """Return typed words with the last agency written as the plan does; as they are where it is none, or not clear.

    Args:
        words: as typed.
        known: every name that an agency goes by, to the one that the plan writes.
    """
    last = next((name for name, _group in reversed(read_agencies(words, tuple(known)))), "")
    # "Sở Nội vụ; tư pháp" names Sở Tư pháp.
    parts = (last, _PARTING.split(words)[-1].strip())
    part = next((each for each in parts if each and words.casefold().endswith(each.casefold())), "")
    if not part or not last.casefold().endswith(part.casefold()):
        return words
    try:
        return words[: len(words) - len(part)] + find_known_agency(last, known)
    except UnknownAgency:
        return words


def _like(name: str, known: Mapping[str, str]) -> list[str]:
    from difflib import get_close_matches

    by_letters = {fold(other): other for other in known}
    return [by_letters[letters] for letters in get_close_matches(fold(name), by_letters, cutoff=_LIKE_ENOUGH)]
