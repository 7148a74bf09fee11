"""Where letters are sent."""

import pytest

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.reminders.contact import Contact, check_contact


def test_it_is_kept_cleaned() -> None:
    typed = Contact("so noi vu", "Sở Nội vụ", " snv@daklak.gov.vn\x07", " Lan  Anh ", "0262 3850 000 ")
    assert check_contact(typed) == Contact("so noi vu", "Sở Nội vụ", "snv@daklak.gov.vn", "Lan Anh", "0262 3850 000")


@pytest.mark.parametrize(
    "address", ["", "snv", "snv@daklak", "a b@c.vn", "a@b@c.vn", "a@c.vn, b@c.vn", "<a@c.vn>", "a@c."]
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(PartuiError, match=r"không phải địa chỉ thư; ghi như snv@daklak\.gov\.vn\. Chưa lưu gì\."):
        check_contact(Contact("x", "X", address))


@pytest.mark.parametrize("field", ["email", "person", "phone"])
def test_a_text_has_its_limit(field: str) -> None:
    address, end = "a@c.vn", limits.AUTHOR
    longest = ("a" * (end - len(address)) + address) if field == "email" else "x" * end
    contact = Contact("x", "X", address)._replace(**{field: longest})
    assert check_contact(contact) == contact
    with pytest.raises(PartuiError):
        check_contact(contact._replace(**{field: "a" + longest}))
