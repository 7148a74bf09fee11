"""Codes: what is one, what stands above it, how they sort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.plan.codes import (
    chapter_of,
    code_after,
    code_key,
    is_code,
    nearest_among,
    nearest_codes,
    parent_among,
    prefixes_of,
)

CODES = st.lists(st.integers(1, 999_999), min_size=1, max_size=8).map(lambda parts: ".".join(map(str, parts)))


@pytest.mark.parametrize(
    "text",
    ["1", "8", "1.3", "1.3.1", "10.20.30", "1.1.100000", "01", "I", "IX", "A.II.2.3", "3.b", "3.đ", "1a", "IVa", "b2"],
)
def test_paths_of_numbers_are_codes(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "1.",
        ".1",
        "1..2",
        "1,3",
        "1.0",
        "IIII",
        "STT",
        "TT",
        "ab",
        "1.b)",
        "1 a",
        "1.3 ",
        "1.3\n",
        "-1",
        "\N{ARABIC-INDIC DIGIT ONE}",
        "1.1234567",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize(
    "ordered",
    [
        ["1", "1.1", "1a", "1b", "02", "2.a", "2.b", "2.c", "2.d", "2.đ", "2.e", "10"],
        ["I", "I.1", "I.2", "I.10", "II", "V", "IX", "X", "XL"],
        ["A", "A.I", "A.I.1.1", "A.II", "A2", "B", "C", "D", "Đ", "E"],
        ["1.3", "1.3 (2)", "1.3 (3)", "1.4", "(x)"],
    ],
)
def test_codes_sort_as_a_plan_numbers_its_rows(ordered: list[str]) -> None:
    mixed = ordered[::-1]
    assert sorted(mixed, key=code_key) == ordered


@given(st.text())
def test_any_text_has_a_place_among_codes(text: str) -> None:
    assert sorted([text, "1"], key=code_key)


@pytest.mark.parametrize(
    ("code", "after"),
    [("1.3", "1.4"), ("09", "10"), ("I", "II"), ("A.IX", "A.X"), ("3.d", "3.đ"), ("B", "C"), ("1a", "1b"), ("y", "y2")],
)
def test_the_code_after_goes_on_as_the_list_does(code: str, after: str) -> None:
    assert code_after(code) == after


def test_codes_sort_by_number_and_a_heading_before_its_tasks() -> None:
    assert sorted(["1.10", "2", "1.2.1", "1.2", "10", "1"], key=code_key) == [
        "1",
        "1.2",
        "1.2.1",
        "1.10",
        "2",
        "10",
    ]


@pytest.mark.parametrize(("code", "chapter"), [("1", "1"), ("8.1.3", "8"), ("12.3", "12")])
def test_chapter_is_the_first_number(code: str, chapter: str) -> None:
    assert chapter_of(code) == chapter


def test_prefixes_come_nearest_first_without_the_code_itself() -> None:
    assert list(prefixes_of("1.3.1")) == ["1.3", "1"]
    assert list(prefixes_of("1")) == []


def test_a_skipped_level_is_passed_over() -> None:
    assert parent_among("5.2.1", {"5", "5.1", "5.3"}) == "5"


def test_prefixes_are_by_number_not_by_letter() -> None:
    assert parent_among("1.10", {"1.1"}) is None
    assert nearest_among("11", {"1"}) is None


def test_a_code_is_nearest_to_itself_but_not_its_own_parent() -> None:
    assert nearest_among("4.1.1", {"4", "4.1", "4.1.1"}) == "4.1.1"
    assert parent_among("4.1.1", {"4", "4.1", "4.1.1"}) == "4.1"


def test_a_task_below_a_leaf_criterion_takes_the_leaf() -> None:
    assert nearest_among("8.3.1", {"8", "8.3"}) == "8.3"


def test_the_nearest_codes_begin_alike_and_then_are_written_alike() -> None:
    codes = ["1.4.1", "3.1", "3.2.1", "1.3.2", "1.3.1", "1.31"]
    assert nearest_codes("1.3.9", codes) == ["1.3.2", "1.3.1", "1.31"]
    assert nearest_codes("1.3.9", ["2.3.9", "1.3"]) == ["1.3", "2.3.9"]
    assert nearest_codes("1.3.1.1", codes, number=1) == ["1.3.1"]
    # They begin alike as far; of the rest "2.2" has more of what was typed.
    assert nearest_codes("2.22", ["2.1.1.1", "2.32", "2.3"], number=2) == ["2.32", "2.3"]
    assert nearest_codes("9", []) == []


@given(CODES)
def test_every_prefix_of_a_code_is_a_code_that_sorts_before_it(code: str) -> None:
    assert is_code(code)
    for above in prefixes_of(code):
        assert is_code(above)
        assert code_key(above) < code_key(code)
        assert chapter_of(above) == chapter_of(code)
