"""Mốc: steps read from what is typed, kept by the journal, and how each stands on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.domain.tasks.milestones import (
    MILESTONE,
    Milestone,
    milestone_standing,
    milestone_value,
    milestones_on,
    read_milestone,
)
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.typed_milestones import proposed_steps, read_steps

DRAFT = Milestone("a", "dự thảo", date(2020, 9, 30), date(2020, 10, 2))


def test_steps_have_words_and_a_day_read_as_deadlines_are() -> None:
    typed = (
        "dự thảo 30/9; trình trong tháng 2; ban hành trước ngày 15/12\nTổng kết: trước ngày 31/01 năm sau; họp 29/02"
    )
    assert read_steps(typed, 2020) == [
        ("dự thảo", date(2020, 9, 30)),
        ("trình", date(2020, 2, 29)),
        ("ban hành", date(2020, 12, 14)),
        ("Tổng kết", date(2021, 1, 30)),
        ("họp", date(2020, 2, 29)),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Có 0 mốc"),
        ("; \n", "Có 0 mốc"),
        ("x 1/9;" * 21, "Có 21 mốc"),
        ("dự thảo 30/9; rồi ban hành", "ngày của mốc “rồi ban hành”"),
        ("báo cáo hàng tháng", "ngày của mốc “báo cáo hàng tháng”"),
        ("dự thảo 30/9; trước ngày 5/12/2020", "Mốc “trước ngày 5/12/2020” chưa có tên"),
        ("dự thảo 30/2", "ngày của mốc “dự thảo 30/2”"),
    ],
)
def test_a_step_without_a_day_is_refused(typed: str, said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        read_steps(typed, 2020)


@given(st.text(max_size=80))
def test_no_text_is_a_crash(text: str) -> None:
    proposed_steps(text, 2020)
    try:
        steps = read_steps(text, 2020)
    except PartuiError:
        return
    assert all(words for words, _due_on in steps)


def test_a_cell_with_several_steps_proposes_them_and_nothing_else_is_guessed() -> None:
    assert proposed_steps("Dự thảo trong tháng 9; trình trước 15/12", 2020) == [
        ("Dự thảo", date(2020, 9, 30)),
        ("trình", date(2020, 12, 14)),
    ]
    assert [proposed_steps(cell, 2020) for cell in ("Quý III", "", "Dự thảo tháng 9; sau đó trình")] == [[], [], []]


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2020, 9, 14), Timeliness.IN_TIME),
        (date(2020, 9, 15), Timeliness.DUE_SOON),
        (date(2020, 9, 30), Timeliness.DUE_SOON),
        (date(2020, 10, 1), Timeliness.OVERDUE),
        (date(2020, 10, 2), Timeliness.DONE_LATE),
    ],
)
def test_each_day_sees_its_own(day: date, standing: Timeliness) -> None:
    (seen,) = milestones_on([DRAFT], day)
    assert milestone_standing(seen, day) is standing


@given(st.builds(Milestone, st.uuids().map(str), st.just("ban hành"), st.dates(), st.none() | st.dates()))
def test_the_journal_keeps_all_of_it(milestone: Milestone) -> None:
    assert read_milestone(f"{MILESTONE}{milestone.uuid}", milestone_value(milestone)) == milestone


@pytest.mark.parametrize("value", [None, "x", "[]", '{"words": "a"}', '{"due": "2020-02-30"}'])
def test_what_is_no_milestone_is_none(value: str | None) -> None:
    assert read_milestone(f"{MILESTONE}x", value) is None
