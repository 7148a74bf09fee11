"""How a document names the plan, its region and its agencies."""

import pytest

from partui.reports.annex_rows import listed
from partui.reports.word.paragraphs import BLANK, DOTS, safe
from partui.reports.word.words import (
    agency_in_sentence,
    place_of_issue,
    plan_name,
    plan_reference,
    plan_subject,
    region,
)
from partui.wording.numbers import official_count
from tests.reports import builders

HEAD = builders.head()


@pytest.mark.parametrize(
    ("issuer", "whole", "dated"),
    [
        ("UBND tỉnh Đắk Lắk", "tỉnh Đắk Lắk", "Đắk Lắk"),
        ("Ủy ban nhân dân thành phố Hà Nội", "thành phố Hà Nội", "Hà Nội"),
        ("Uỷ ban nhân dân huyện Cư M'gar", "huyện Cư M'gar", "Cư M'gar"),
        ("Bộ Nội vụ", "Bộ Nội vụ", DOTS),
        ("", DOTS, DOTS),
    ],
)
def test_region_and_place_come_from_the_issuer(issuer: str, whole: str, dated: str) -> None:
    head = HEAD._replace(issuer=issuer)
    assert region(head) == whole
    assert place_of_issue(head) == dated


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Nâng cao Chỉ số", "nâng cao Chỉ số"),
        ("Kế hoạch cải cách hành chính", "cải cách hành chính"),
        ("CCHC năm 2021", "CCHC năm 2021"),
        ("KẾ HOẠCH Cải cách", "cải cách"),
        ("", DOTS),
    ],
)
def test_a_title_becomes_words_within_a_sentence(title: str, about: str) -> None:
    assert plan_subject(HEAD._replace(title=title)) == about
    assert plan_name(HEAD._replace(title=title)) == f"Kế hoạch {about}"


@pytest.mark.parametrize(
    ("number", "shown"), [("/KH-UBND", f"{BLANK}/KH-UBND"), ("", f"{BLANK}/KH-UBND"), ("12/KH", "12/KH")]
)
def test_plan_is_cited_with_its_number_or_room_for_it(number: str, shown: str) -> None:
    cited = plan_reference(HEAD._replace(number=number, title="Nâng cao"))
    assert cited == f"Kế hoạch số {shown} của UBND tỉnh Đắk Lắk về nâng cao"


@pytest.mark.parametrize(
    ("said", "number", "title", "name", "cited"),
    [
        (
            "",
            "12/QĐ-UBND",
            "Kế hoạch cải cách",
            "Kế hoạch cải cách",
            "Quyết định số 12/QĐ-UBND của {} về kế hoạch cải cách",
        ),
        ("Nghị quyết", "71", "Phát triển", "Nghị quyết phát triển", "Nghị quyết số 71 của {} về phát triển"),
        ("Kế hoạch", "5/TB-UBND", "Cải cách", "Kế hoạch cải cách", "Kế hoạch số 5/TB-UBND của {} về cải cách"),
        ("", "45/NQ-HĐND", "Về nhiệm vụ", "Nghị quyết về nhiệm vụ", "Nghị quyết số 45/NQ-HĐND của {} về nhiệm vụ"),
        ("", "9/ctr-ubnd", "Cải cách", "Chương trình cải cách", "Chương trình số 9/ctr-ubnd của {} về cải cách"),
    ],
)
def test_a_plan_is_cited_as_the_document_that_it_is(said: str, number: str, title: str, name: str, cited: str) -> None:
    head = HEAD._replace(kind=said, number=number, title=title)
    assert (plan_name(head), plan_reference(head)) == (name, cited.format("UBND tỉnh Đắk Lắk"))


def test_room_to_fill_survives_cleaning() -> None:
    assert safe(f"Số:{BLANK}/BC\x1b-SNV \u202e x") == f"Số:{BLANK}/BC-SNV x"


def test_an_agency_within_a_sentence() -> None:
    assert agency_in_sentence("Các sở, ban, ngành") == "các sở, ban, ngành"
    assert agency_in_sentence("UBND cấp xã") == "UBND cấp xã"


def test_numbers_in_a_sentence() -> None:
    assert [official_count(number) for number in (0, 5, 12, 100)] == ["0", "05", "12", "100"]


def test_several_entries_get_a_dash() -> None:
    assert listed([]) == ""
    assert listed(["một"]) == "một"
    assert listed(["- một", "hai"]) == "- một\n- hai"
