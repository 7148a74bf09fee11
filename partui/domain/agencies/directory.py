"""A plan whose cells name agencies of the directory, however they are parted, shortened or misspelt."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from partui.domain.agencies.abbreviations import meanings
from partui.domain.agencies.joining import with_other_names
from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.agencies.official_names import WHOLE_NAMES
from partui.domain.plan.file import PlanFile


class KnownAgencies(NamedTuple):
    """A plan with known agencies under their names.

    Attributes:
        spelt_out: abbreviations as the plan writes them, to the names that took their place.
    """

    file: PlanFile
    spelt_out: Mapping[str, str]


def with_known_agencies(file: PlanFile, directory: Mapping[str, str]) -> KnownAgencies:
    """Return the plan with a semicolon between names that only the directory tells apart, and with abbreviations whole.

    Args:
        file: the plan as printed.
        directory: each known agency's name and what the directory abbreviates it to, empty where nothing is written.
    """
    names = tuple(directory)

    def parted(words: str) -> str:
        read = read_agencies(words, names)
        return words if read == read_agencies(words) else "; ".join(agency.name for agency in read)

    named_with_districts = file.with_agency_words(parted)
    spelt_out = _spelt_out(_new_names(named_with_districts, names), directory)
    return KnownAgencies(with_agencies_as(named_with_districts, spelt_out), spelt_out)


def _new_names(file: PlanFile, names: Iterable[str]) -> list[str]:
    known = {agency_key(name) for name in names}
    cells = dict.fromkeys(words for row in file.items for words in (row.lead, row.implementers))
    cells |= dict.fromkeys(row.lead for row in file.criteria)
    read = dict.fromkeys(agency.name for words in cells for agency in read_agencies(words))
    return [name for name in read if agency_key(name) not in known]


def _spelt_out(names: Iterable[str], directory: Mapping[str, str]) -> dict[str, str]:
    known = meanings(names, directory)
    others = [name for name in names if name not in known]
    # A law's name that nobody has yet is meant only by what begins as it does: BTC may be anything.
    lawful = {
        name: meant
        for name, meant in meanings(others, dict.fromkeys(WHOLE_NAMES, "")).items()
        if all(name.split()[0].casefold() == each.split()[0].casefold() for each in meant)
    }
    one = {name: meant[0] for name, meant in (known | lawful).items() if len(meant) == 1}
    return {name: meant for name, meant in one.items() if agency_key(name) != agency_key(meant)}


def with_agencies_as(file: PlanFile, known: Mapping[str, str]) -> PlanFile:
    """Return the plan with some names of agencies put right; all other words of their cells stay.

    Args:
        known: a name as the plan writes it, to the name that is meant.
    """
    if not known:
        return file
    by_key = {agency_key(written): meant for written, meant in known.items()}

    @lru_cache(maxsize=5000)
    def renamed(words: str) -> str:
        return with_other_names(words, by_key)

    return file.with_agency_words(renamed)
