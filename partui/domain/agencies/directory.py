"""A plan whose cells name agencies of the directory, however they stand beside one another."""

from collections.abc import Sequence

from partui.domain.agencies.names import read_agencies
from partui.domain.plan.file import PlanFile


def with_known_agencies(file: PlanFile, known: Sequence[str]) -> PlanFile:
    """Return the plan with a semicolon between names that only the directory tells apart; all other cells stay.

    Args:
        file: the plan as printed.
        known: the names of the directory.
    """
    names = tuple(known)

    def parted(words: str) -> str:
        read = read_agencies(words, names)
        return words if read == read_agencies(words) else "; ".join(agency.name for agency in read)

    return file.with_agency_words(parted)
