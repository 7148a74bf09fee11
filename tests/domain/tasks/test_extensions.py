"""Gia hạn: which day a task is due on a day, by the extensions known then."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.tasks.extensions import (
    EXTENSION,
    Extension,
    check_extension,
    due_on_day,
    extension_value,
    granted_by,
    read_extension,
    refuse_periods,
)

DAYS = st.dates(date(2020, 1, 1), date(2021, 3, 1))
EXTENSIONS = st.lists(
    st.builds(Extension, st.uuids().map(str), st.just("Ngày 15/11"), DAYS, DAYS, st.sampled_from(["", "1234/UBND-TH"])),
    unique_by=lambda each: each.uuid,
    max_size=5,
)
ORIGINAL = date(2020, 9, 30)
FIRST = Extension("a", "Ngày 15/11", date(2020, 11, 15), date(2020, 10, 5), "1234/UBND-TH")
SECOND = Extension("b", "Trước ngày 31/01 năm sau", date(2021, 1, 30), date(2020, 11, 16))


@pytest.mark.parametrize(
    ("day", "due_on"),
    [
        (date(2020, 10, 4), ORIGINAL),
        (date(2020, 10, 5), date(2020, 11, 15)),
        (date(2020, 11, 15), date(2020, 11, 15)),
        (date(2020, 11, 16), date(2021, 1, 30)),
        (date(2021, 2, 28), date(2021, 1, 30)),
    ],
)
def test_an_extension_counts_from_the_day_it_was_granted(day: date, due_on: date) -> None:
    assert due_on_day(ORIGINAL, [SECOND, FIRST], day) == due_on


def test_the_leap_day_and_a_plan_corrected_to_a_later_day() -> None:
    leap = Extension("c", "Ngày 29/02/2020", date(2020, 2, 29), date(2020, 2, 1))
    assert due_on_day(date(2020, 1, 31), [leap], date(2020, 2, 1)) == date(2020, 2, 29)
    assert due_on_day(date(2020, 12, 31), [FIRST], date(2020, 12, 1)) == date(2020, 12, 31)
    assert due_on_day(None, [FIRST], date(2020, 10, 5)) == FIRST.due_on
    assert due_on_day(None, [FIRST], date(2020, 10, 4)) is None


@given(EXTENSIONS, st.none() | DAYS, DAYS, st.randoms())
def test_extending_alters_no_earlier_day_and_no_order_matters(
    extensions: list[Extension], original: date | None, day: date, random: Random
) -> None:
    known = [each for each in extensions if each.granted_on <= day]
    assert due_on_day(original, extensions, day) == due_on_day(original, known, day)
    shuffled = random.sample(extensions, len(extensions))
    assert granted_by(shuffled, day) == granted_by(extensions, day)
    due_on = due_on_day(original, extensions, day)
    assert original is None or (due_on is not None and due_on >= original)


@given(EXTENSIONS)
def test_the_journal_keeps_all_of_it(extensions: list[Extension]) -> None:
    for each in extensions:
        assert read_extension(f"{EXTENSION}{each.uuid}", extension_value(each)) == each


@given(st.none() | st.text(max_size=60) | st.sampled_from(['{"due": "2020-13-01", "on": 5}', "[]", '{"on": null}']))
def test_no_value_of_the_journal_is_a_crash(value: str | None) -> None:
    assert read_extension(f"{EXTENSION}x", value) is None


@pytest.mark.parametrize(
    ("extension", "status", "original", "others", "said"),
    [
        (FIRST, "done", ORIGINAL, [], "đã hoàn thành hoặc không thực hiện"),
        (FIRST, "cancelled", ORIGINAL, [], "đã hoàn thành hoặc không thực hiện"),
        (FIRST, "todo", None, [], "chưa có ngày hạn để gia hạn"),
        (FIRST._replace(due_on=ORIGINAL), "todo", ORIGINAL, [], "không sau hạn đang có"),
        (Extension("c", "Quý I", date(2020, 3, 31), date(2020, 3, 1)), "todo", ORIGINAL, [], "hãy ghi “Quý I/2021”"),
        (FIRST._replace(granted_on=date(2020, 11, 16)), "todo", ORIGINAL, [], "trước ngày cho gia hạn 16/11/2020"),
        (FIRST, "doing", ORIGINAL, [FIRST], "không sau hạn đang có"),
        (FIRST._replace(granted_on=date(2020, 12, 2)), "todo", ORIGINAL, [], "ở trong tương lai"),
        (SECOND._replace(granted_on=date(2020, 10, 4)), "todo", ORIGINAL, [FIRST], "đã được gia hạn ngày 05/10/2020"),
    ],
)
def test_what_is_no_extension_is_refused(
    extension: Extension, status: str, original: date | None, others: list[Extension], said: str
) -> None:
    with pytest.raises(PartuiError, match=said):
        check_extension("1.3.1", extension, status, original, others, date(2020, 12, 1))
    check_extension("1.3.1", SECOND, "todo", ORIGINAL, [FIRST], SECOND.granted_on)


def test_work_that_comes_back_is_not_extended_as_a_whole() -> None:
    refuse_periods("1.2", has_periods=False)
    with pytest.raises(PartuiError, match=r"1\.2 là việc định kỳ, mỗi kỳ một hạn.*partui period waive 1\.2"):
        refuse_periods("1.2", has_periods=True)


@given(EXTENSIONS, EXTENSIONS, DAYS, DAYS)
def test_of_two_copies_that_meet_the_longest_extension_counts(
    ours: list[Extension], theirs: list[Extension], original: date, day: date
) -> None:
    apart = [due_on_day(original, granted, day) for granted in (ours, theirs)]
    assert due_on_day(original, [*ours, *theirs], day) == due_on_day(original, [*theirs, *ours], day)
    assert due_on_day(original, [*ours, *theirs], day) == max(each for each in apart if each is not None)


def test_extensions_stand_in_the_order_in_which_they_were_granted() -> None:
    shorter = SECOND._replace(uuid="z", due_on=date(2020, 12, 1))
    twin = SECOND._replace(uuid="0")
    assert granted_by([SECOND, shorter, FIRST, twin], SECOND.granted_on) == (FIRST, shorter, twin, SECOND)
    assert granted_by([SECOND, FIRST], date(2020, 11, 15)) == (FIRST,)


@pytest.mark.parametrize(
    ("extension", "told"),
    [
        (
            FIRST._replace(due_on=ORIGINAL, words="Quý III"),
            "1.3.1: “Quý III” là ngày 30/09/2020, không sau hạn đang có 30/09/2020; chưa lưu gì. Nếu là năm sau, hãy"
            " ghi “Quý III/2021”.",
        ),
        (
            FIRST._replace(due_on=ORIGINAL, words="30/9/2020"),
            "1.3.1: hạn mới 30/09/2020 không sau hạn đang có 30/09/2020; chưa lưu gì. Gia hạn phải dài hơn.",
        ),
        (
            FIRST._replace(granted_on=date(2020, 12, 2)),
            "Ngày cho gia hạn 02/12/2020 ở trong tương lai; muộn nhất là 01/12/2020. Chưa lưu gì.",
        ),
    ],
)
def test_a_refusal_names_the_days(extension: Extension, told: str) -> None:
    with pytest.raises(PartuiError) as refused:
        check_extension("1.3.1", extension, "todo", ORIGINAL, [], date(2020, 12, 1))
    assert str(refused.value) == told
