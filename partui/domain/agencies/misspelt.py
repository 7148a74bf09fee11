"""A plan with names of agencies put right that were written in another way."""

import re
from collections.abc import Mapping
from functools import lru_cache

from partui.domain.agencies.names import agency_key, read_agencies
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
        return _renamed(words, by_key)

    return file.model_copy(
        update={
            "criteria": tuple(row.model_copy(update={"lead": renamed(row.lead)}) for row in file.criteria),
            "items": tuple(
                row.model_copy(update={"lead": renamed(row.lead), "implementers": renamed(row.implementers)})
                for row in file.items
            ),
        }
    )


def _renamed(words: str, by_key: Mapping[str, str]) -> str:
    written = [agency.name for agency in read_agencies(words)]
    meant = [by_key.get(agency_key(name), name) for name in written]
    if meant == written:
        return words
    put_right = words
    for name, right in zip(written, meant, strict=True):
        if name != right:
            # A backslash would begin a reference to a group.
            put_right = re.sub(re.escape(name), right.replace("\\", r"\\"), put_right, flags=re.IGNORECASE)
    wanted = list(dict.fromkeys(agency_key(name) for name in meant))
    if [agency_key(agency.name) for agency in read_agencies(put_right)] == wanted:
        return put_right
    # A name that the cell only implies ("các Sở: Tư pháp, Tai chính"): the cell is written anew.
    return "; ".join(dict.fromkeys(meant))
