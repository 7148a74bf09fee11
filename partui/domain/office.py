"""The body that documents are drawn up and signed by."""

import re
from typing import NamedTuple

from partui.domain.agencies.abbreviations import abbreviated
from partui.domain.errors import PartuiError
from partui.domain.text import clean

OFFICE_FIELDS = ("office", "office_symbol", "drafting_unit", "signing_post", "signed_by", "signing_place", "copies")
_COPIES = re.compile(r"[0-9]{1,3}")
_LINES = re.compile(r"\s*/\s*")


class Office(NamedTuple):
    """The body that a document is drawn up and signed by.

    Attributes:
        symbol: its letters in a document's symbol (ký hiệu).
        unit: the unit that drafts, as the symbol of a letter and the archive's copy name it.
        chief: the post that signs, in capitals, a line each: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`.
        signer: who signs, blank to fill by hand.
        place: the place that documents are dated from, blank for the region's name.
        copies: how many copies the archive keeps, blank where that is not written.
    """

    name: str
    symbol: str
    unit: str
    chief: tuple[str, ...]
    signer: str = ""
    place: str = ""
    copies: str = ""


# Part III of the plan names the standing agency (cơ quan thường trực) of administrative reform.
STANDING = Office("Sở Nội vụ", "SNV", "CCHC", ("GIÁM ĐỐC",))


def office_in_head(
    office: str = "",
    office_symbol: str = "",
    drafting_unit: str = "",
    signing_post: str = "",
    signed_by: str = "",
    signing_place: str = "",
    copies: str = "",
) -> Office:
    """Return the office that a plan's head names; what is blank is the standing agency's.

    Another office whose symbol is not said goes by its initials.
    """
    name = clean(office) or STANDING.name
    own = STANDING.symbol if name == STANDING.name else abbreviated(name).replace(" ", "")
    post = tuple(line.upper() for line in _LINES.split(clean(signing_post)) if line)
    return Office(
        name,
        clean(office_symbol) or own,
        clean(drafting_unit) or STANDING.unit,
        post or STANDING.chief,
        clean(signed_by),
        clean(signing_place),
        clean(copies).zfill(2) if clean(copies) else "",
    )


def check_copies(text: str) -> str:
    """Return how many copies the archive keeps, as the journal writes it; blank for none said.

    Raises:
        PartuiError: it is no number of at most three digits.
    """
    number = clean(text)
    if number and not (_COPIES.fullmatch(number) and int(number)):
        raise PartuiError("Số bản lưu “{text}” không nhận được; ghi một số, như 2.", text=number)
    return number
