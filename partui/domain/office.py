"""The body that documents are drawn up and signed by."""

from typing import NamedTuple


class Office(NamedTuple):
    """The body that a document is drawn up and signed by.

    Attributes:
        symbol: its letters in a document's symbol (ký hiệu).
        unit: the unit that drafts, as the symbol of a letter and the archive's copy name it.
        chief: the post that signs, in capitals.
    """

    name: str
    symbol: str
    unit: str
    chief: str


# Part III of the plan names the standing agency (cơ quan thường trực) of administrative reform.
STANDING = Office("Sở Nội vụ", "SNV", "CCHC", "GIÁM ĐỐC")
