"""The register: what one document proves, products of one text, either of two, several in one cell."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.tasks.documents import (
    ProvenItem,
    either_of,
    is_same_document,
    parts_of,
    products_of_each,
    read_proved,
    register,
    same_products,
)
from partui.domain.tasks.evidence import Evidence
from partui.store.db.data import data_path

ITEMS = json.loads(Path(data_path("seed.json")).read_text(encoding="utf-8"))["items"]
PRODUCTS = {row["code"]: row["products"] for row in ITEMS if row["products"]}


def test_products_of_the_2020_plan() -> None:
    listed = [product for products in PRODUCTS.values() for product in products]
    assert sum(len(either_of(product)) > 1 for product in listed) == 27
    assert [parts_of(product) for product in listed if len(parts_of(product)) > 2] == [
        ("Báo cáo kết quả kiểm tra", "Biên bản kiểm tra", "Thông báo kết luận kiểm tra")
    ]
    assert sum(len(parts_of(product)) > 1 for product in listed) == 5


def test_one_annual_report_proves_many() -> None:
    found = same_products("Báo cáo CCHC năm của tỉnh", PRODUCTS)
    assert [str(each) for each in found] == [
        "3.2.3:1", "3.2.4:1", "3.2.5:1", "4.1.1:1", "4.1.2:1", "4.1.3:1", "4.2.2:1", "4.2.3:1", "4.3.2:1", "5.1.1:1",
        "5.1.2:1", "5.5.2:1", "5.7.1:1", "5.7.2:1",
    ]  # fmt: skip
    assert {ProvenItem("5.1.1", 1), ProvenItem("4.1.1", 1)} <= set(same_products(PRODUCTS["4.1.1"][0], PRODUCTS))
    assert same_products("Không có sản phẩm này", PRODUCTS) == ()


def test_what_is_to_be_proved_as_it_is_typed() -> None:
    assert read_proved(" 1.3.1:2 ") == ProvenItem("1.3.1", 2)
    assert str(read_proved("A.II.3")) == "A.II.3"
    for text in ("", "a b", "1.3.1:0", "1.3.1:x", ":2"):
        with pytest.raises(PartuiError):
            read_proved(text)
    named = [ProvenItem("1.1"), ProvenItem("1.1", 1), ProvenItem("1.2", 3), ProvenItem("1.2", 1)]
    assert products_of_each(named) == {"1.1": (), "1.2": (1, 3)}


ROWS = st.builds(
    Evidence,
    st.sampled_from("ab"),
    st.sampled_from("123"),
    st.sampled_from([(), (1,), (1, 3)]),
    st.text(max_size=2),
    st.none(),
    st.just(""),
    st.just(""),
    st.just(""),
)


@given(st.lists(ROWS, max_size=6))
def test_two_copies_of_a_document_show_alike_in_any_order(evidence: list[Evidence]) -> None:
    def details(rows: list[Evidence]) -> dict[str, str]:
        return {each.details.uuid: each.details.number for each in register(rows)}

    assert details(evidence) == details(evidence[::-1])
    assert Counter(proved for each in register(evidence) for proved in each.proves) == Counter(
        ProvenItem(each.code, number) for each in evidence for number in each.products or (None,)
    )


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    assert either_of(text)
    assert parts_of(text)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"number": "12/bc-snv"}, True),
        ({"issuer": ""}, True),
        ({"issuer": "SỞ NỘI VỤ"}, True),
        ({"issuer": "Sở Y tế"}, False),
        ({"number": "13/BC-SNV"}, False),
        ({"issued_on": None}, False),
    ],
)
def test_documents_of_one_number_and_day_seem_to_be_one(changes: dict[str, str | None], same: bool) -> None:
    document = Evidence("a", "1.1", (), "12/BC-SNV", date(2020, 9, 1), "Sở Nội vụ", "", "")
    assert is_same_document(document, document._replace(uuid="b", **changes)) is same  # type: ignore[arg-type]
    assert not is_same_document(document._replace(number=""), document._replace(number=""))


def test_of_copies_that_differ_the_same_one_shows_and_no_instance_of_a_task_is_its_own() -> None:
    copies = [
        Evidence("a", code, (), number, None, "", "", "", period)
        for code, number, period in (("1", "13/BC", "2020-Q1"), ("2", "12/BC", "2020-Q2"), ("3", "11/BC", "2020-Q3"))
    ]
    other = Evidence("b", "9", (2,), "1/QĐ", None, "", "", "")
    (document, last) = register([copies[1], copies[0], other], [copies[2]])
    assert (document.details.number, document.details.period) == ("13/BC", "")
    assert document.proves == (ProvenItem("2"), ProvenItem("1"))
    assert document.criteria == ("3",)
    assert (last.details.number, last.proves, last.criteria) == ("1/QĐ", (ProvenItem("9", 2),), ())
