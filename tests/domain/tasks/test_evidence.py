"""Documents as the journal writes them, whoever wrote it."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.periods.state import Period, PeriodStatus
from partui.domain.tasks.evidence import (
    MOST_PRODUCTS,
    Evidence,
    check_evidence,
    evidence_value,
    is_issued_later,
    issued_by,
    read_evidence,
    unproved_products,
)
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.wording.task_parts import evidence_text

UUID = "11111111-2222-4333-8444-555555555555"
FIELD = f"evidence/{UUID}"
REPORT_DAY = date(2020, 10, 1)
REPORT = Evidence(UUID, "1.3.1", (2,), "12/BC-SNV", REPORT_DAY, "Sở Nội vụ", "Báo cáo quý III", "/hồ sơ/12.pdf")
BLANK = Evidence(UUID, "1.3.1", (), "", None, "", "", "")


def test_what_is_written_is_read() -> None:
    assert json.loads(evidence_value(REPORT)) == {
        "product": 2, "number": "12/BC-SNV", "issued_on": "2020-10-01", "issuer": "Sở Nội vụ",
        "summary": "Báo cáo quý III", "link": "/hồ sơ/12.pdf",
    }  # fmt: skip
    assert "Báo cáo" in evidence_value(REPORT)
    assert read_evidence(FIELD, "1.3.1", evidence_value(REPORT)) == REPORT
    assert read_evidence(FIELD, "1.3.1", evidence_value(BLANK)) == BLANK
    several = REPORT._replace(products=(1, 3))
    assert json.loads(evidence_value(several))["product"] == [1, 3]
    assert read_evidence(FIELD, "1.3.1", evidence_value(several)) == several


@pytest.mark.parametrize(
    "value", ["", "x", "[]", "null", "12", '"x"', "{", "[" * 100_000, '{"product": ' + "9" * 9_999]
)
def test_what_is_no_document_is_blank(value: str) -> None:
    assert read_evidence(FIELD, "1.3.1", value) == BLANK


@pytest.mark.parametrize("product", [0, -1, True, 1.0, "1", [], [0, True], {"1": 1}, MOST_PRODUCTS + 1, 10**30])
def test_what_is_no_product_is_left_blank(product: object) -> None:
    assert read_evidence(FIELD, "1.3.1", json.dumps({"product": product, "number": "12"})) == BLANK._replace(
        number="12"
    )


@pytest.mark.parametrize("day", ["2020-02-30", "hôm qua", "", 20200930, None, "30/09/2020"])
def test_what_is_no_day_is_left_blank(day: object) -> None:
    assert read_evidence(FIELD, "1.3.1", json.dumps({"issued_on": day})).issued_on is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(Evidence._fields), inner, max_size=8),
    max_leaves=8,
)


@given(JSON.map(json.dumps) | st.text(max_size=40))
def test_whatever_is_read_is_written_and_read_alike(value: str) -> None:
    read = read_evidence(FIELD, "1.3.1", value)
    texts = (read.number, read.issuer, read.summary, read.link)
    assert (read.uuid, read.code, *map(clean, texts)) == (UUID, "1.3.1", *texts)
    assert read_evidence(FIELD, "1.3.1", evidence_value(read)) == read


def test_text_without_end_is_cut() -> None:
    read = read_evidence(FIELD, "1.3.1", json.dumps({"summary": "x" * (limits.WORDS + 1)}))
    assert read.summary == "x" * limits.WORDS
    assert check_evidence(read, 1) == read


@pytest.mark.parametrize("field", ["number", "issuer", "summary", "link"])
def test_one_text_is_enough(field: str) -> None:
    said = check_evidence(Evidence(**{**BLANK._asdict(), field: " \x1b x "}), 0)
    assert said == Evidence(**{**BLANK._asdict(), field: "x"})


def test_a_document_that_says_nothing() -> None:
    with pytest.raises(PartuiError) as refused:
        check_evidence(BLANK._replace(issued_on=date(2020, 10, 1), summary=" \u200b\n"), 3)
    assert str(refused.value) == "Tài liệu cần ít nhất số/ký hiệu, trích yếu hoặc đường dẫn."


@pytest.mark.parametrize("field", ["number", "issuer", "summary", "link"])
def test_a_document_that_says_too_much(field: str) -> None:
    with pytest.raises(PartuiError) as refused:
        check_evidence(Evidence(**{**REPORT._asdict(), field: "x" * (limits.WORDS + 1)}), 3)
    assert str(refused.value) == f"Mỗi ô của tài liệu dài nhất {limits.WORDS} ký tự; hãy rút gọn."


def test_a_document_proves_a_product_that_the_task_has() -> None:
    for products in ((), (1,), (3,), (1, 3)):
        assert check_evidence(REPORT._replace(products=products[::-1]), 3).products == products
    for product in (0, 4):
        with pytest.raises(PartuiError) as refused:
            check_evidence(REPORT._replace(products=(2, product)), 3)
        assert str(refused.value) == f"1.3.1 có 3 sản phẩm; không có sản phẩm số {product}."


@pytest.mark.parametrize(
    ("about", "missing"),
    [
        ([], (1, 2, 3)),
        ([(2,)], (1, 3)),
        ([(2,), (2,)], (1, 3)),
        ([(1, 3)], (2,)),
        ([(1, 3), (2,)], ()),
        ([()], ()),
        ([(2,), ()], ()),
        ([(9,)], (1, 2, 3)),
    ],
)
def test_unproved_products(about: list[tuple[int, ...]], missing: tuple[int, ...]) -> None:
    evidence = [REPORT._replace(products=products) for products in about]
    assert unproved_products(("a", "b", "c"), evidence) == missing
    assert unproved_products((), evidence) == ()


@pytest.mark.parametrize(
    ("of", "missing"),
    [
        ([("2020-Q1", ())], (1, 2)),
        ([("2020-Q1", ()), ("2020-Q2", (1,))], (2,)),
        ([("2020-Q1", ()), ("2020-Q2", ())], ()),
        ([("2020-Q1", ()), ("2020-Q3", ())], (1, 2)),
        ([("", ())], ()),
        # Other words set other instances since: it proves what it did.
        ([("2020-H1", ())], ()),
    ],
)
def test_a_document_of_an_instance_proves_that_one(
    of: list[tuple[str, tuple[int, ...]]], missing: tuple[int, ...]
) -> None:
    said = {"2020-Q1": PeriodStatus.DONE, "2020-Q2": PeriodStatus.OPEN, "2020-Q3": PeriodStatus.WAIVED}
    periods = [
        Period(key, REPORT_DAY, REPORT_DAY, status, None, "", Timeliness.IN_TIME, 0) for key, status in said.items()
    ]
    evidence = [REPORT._replace(period=period, products=products) for period, products in of]
    assert unproved_products(("a", "b"), evidence, periods) == missing


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        (REPORT, "12/BC-SNV ngày 01/10/2020 của Sở Nội vụ: Báo cáo quý III (/hồ sơ/12.pdf)"),
        (REPORT._replace(link="", issuer=""), "12/BC-SNV ngày 01/10/2020: Báo cáo quý III"),
        (BLANK._replace(number="{12}"), "{12}"),
        (BLANK._replace(summary="Báo cáo"), "Báo cáo"),
        (BLANK._replace(link="https://ubnd.vn"), "https://ubnd.vn"),
        (BLANK, ""),
    ],
)
def test_a_document_as_officers_cite_it(evidence: Evidence, text: str) -> None:
    assert evidence_text(evidence) == text


def test_a_document_issued_later_is_not_there_yet() -> None:
    later, same, without = (
        Evidence("", "1.1", (), "1", day, "", "", "") for day in (date(2020, 10, 1), date(2020, 9, 30), None)
    )
    assert issued_by([later, same, without], date(2020, 9, 30)) == (same, without)
    assert issued_by([later, same, without], date(2020, 10, 1)) == (later, same, without)
    assert [is_issued_later(each, date(2020, 9, 30)) for each in (later, same, without)] == [True, False, False]


@pytest.mark.parametrize(
    ("products", "of", "whole"), [((), 2, True), ((2,), 2, False), ((1, 3), 2, False), ((3, 4), 2, True)]
)
def test_a_document_of_no_product_that_is_still_there_is_of_the_whole_task(
    products: tuple[int, ...], of: int, whole: bool
) -> None:
    assert REPORT._replace(products=products).is_of_whole(of) is whole
