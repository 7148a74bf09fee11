"""A plan with names of agencies put right that were written in another way."""

from collections.abc import Mapping
from functools import lru_cache

from partui.domain.agencies.joining import with_other_names
from partui.domain.agencies.names import agency_key
from partui.domain.plan.file import PlanFile


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
