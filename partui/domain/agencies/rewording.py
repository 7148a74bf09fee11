"""The words of a cell with agencies named otherwise."""

import re
from collections.abc import Mapping

from partui.domain.agencies.names import agency_key, read_agencies


def with_other_names(words: str, by_key: Mapping[str, str]) -> str:
    """Return the words of a cell with some agencies named otherwise; all other words stay.

    Args:
        words: the cell's.
        by_key: the identity of an agency to the name that takes the place of its own.
    """
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
