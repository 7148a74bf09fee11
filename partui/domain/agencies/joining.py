"""Agencies that were joined into others: whoever names the one means the other, in every copy and from then on."""

import re
from collections.abc import Mapping

from partui.domain.agencies.members import MEMBER, renamed_member
from partui.domain.agencies.names import agency_key, read_agencies
from partui.domain.brief.own_words import WORDS
from partui.domain.forms.answers import ANSWER
from partui.domain.forms.sent import SENT
from partui.domain.journal.objects import read_object, write_object
from partui.domain.periods.agency_periods import AGENCY_PERIOD
from partui.domain.reminders.sent import REMINDER

JOINED = "joined"
# The cells that name agencies, by their fields in the journal.
AGENCY_FIELDS = ("leads", "implementers", "lead")
# Families of fields whose values say by whom they are.
_NAMING = (AGENCY_PERIOD, ANSWER, REMINDER, SENT, WORDS)


def settle_joinings(joined: Mapping[str, str]) -> dict[str, str]:
    """Return by the identity of each joined agency the name that it goes by in the end.

    Where some were joined in a circle, as two files merged may have them, the one with the least identity stays.

    Args:
        joined: identity to the name of the agency that it was joined into.
    """
    found = {}
    for key in joined:
        path = [key]
        while (after := agency_key(joined[path[-1]])) in joined and after not in path:
            path.append(after)
        names = {agency_key(joined[each]): joined[each] for each in path}
        circle = path[path.index(after) :] if after in path else [after]
        if (last := min(circle)) != key:
            found[key] = names[last]
    return found


def follow_joinings(values: Mapping[str, str | None], joined: Mapping[str, str]) -> Mapping[str, str | None]:
    """Return the fields of a row with joined agencies under the names that they go by.

    Args:
        values: the fields as the journal leaves them.
        joined: identity to name, as `settle_joinings` returns it.
    """
    if not joined:
        return values
    found = {
        field: with_other_names(value, joined) if field in AGENCY_FIELDS and value else value
        for field, value in values.items()
    }
    for field, value in found.items():
        if field.startswith(_NAMING) and value:
            found[field] = _of_joined(value, joined)
    for key, name in joined.items():
        said = found.pop(f"{MEMBER}{key}", None)
        if said and not found.get(field := f"{MEMBER}{agency_key(name)}"):
            found[field] = renamed_member(said, name)
    return found


def _of_joined(value: str, joined: Mapping[str, str]) -> str:
    said = read_object(value)
    if said is None or said.get("agency") not in joined:
        return value
    name = joined[said["agency"]]
    return write_object({**said, "agency": agency_key(name), "name": name})


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
