"""Where letters to an agency are sent."""

import re
from typing import NamedTuple

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.text import clean

# No more than that there is one @ between two parts without blanks: the mail server knows the rest.
_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")


class Contact(NamedTuple):
    """Where letters to an agency are sent.

    Attributes:
        agency: the agency's identity; name is what it is called.
        person: who answers there; phone likewise, blank where not known.
    """

    agency: str
    name: str
    email: str
    person: str = ""
    phone: str = ""


def check_contact(contact: Contact) -> Contact:
    """Return a contact as it is kept.

    Raises:
        PartuiError: the address is none, or a text is too long.
    """
    said = contact._replace(
        **{name: limits.within(clean(getattr(contact, name)), limits.AUTHOR) for name in ("email", "person", "phone")}
    )
    if not _ADDRESS.fullmatch(said.email):
        raise PartuiError("“{text}” không phải địa chỉ thư; ghi như snv@daklak.gov.vn. Chưa lưu gì.", text=said.email)
    return said
