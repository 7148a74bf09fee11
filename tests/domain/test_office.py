"""The body that documents are drawn up and signed by, as a plan's head names it."""

import pytest

from partui.domain.errors import PartuiError
from partui.domain.office import STANDING, Office, check_copies, office_in_head


def test_what_is_not_said_is_the_standing_agencys() -> None:
    assert office_in_head() == STANDING == Office("Sở Nội vụ", "SNV", "CCHC", ("GIÁM ĐỐC",))
    assert office_in_head(office=" Sở  Nội vụ ").symbol == "SNV"


def test_another_office_goes_by_its_initials_unless_it_says_others() -> None:
    assert office_in_head(office="Sở Tư pháp").symbol == "STP"
    assert " " not in office_in_head(office="UBND huyện Ea Kar").symbol
    assert office_in_head(office="Sở Tư pháp", office_symbol=" STPx ").symbol == "STPx"


def test_what_is_said_is_cleaned_the_post_in_capitals_and_the_copies_of_two_digits() -> None:
    assert office_in_head(
        "Sở Y tế", "SYT", " VP ", "Kt. Giám đốc / phó giám đốc /", " Lê  An ", " Ea Kar", "2"
    ) == Office("Sở Y tế", "SYT", "VP", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lê An", "Ea Kar", "02")


@pytest.mark.parametrize(("text", "copies"), [("", ""), (" 2 ", "2"), ("02", "02"), ("999", "999")])
def test_copies_are_counted(text: str, copies: str) -> None:
    assert check_copies(text) == copies


@pytest.mark.parametrize("text", ["0", "000", "1000", "-1", "hai", "1.5", "²"])
def test_what_is_no_number_of_copies_is_refused(text: str) -> None:
    with pytest.raises(PartuiError) as refused:
        check_copies(text)
    assert str(refused.value) == f"Số bản lưu “{text}” không nhận được; ghi một số, như 2."
