"""From which day a change counts."""

from datetime import date

import pytest

from partui.domain.journal.effect import effective_days, says_its_day

ON = date(2020, 10, 5)


@pytest.mark.parametrize(
    ("field", "old", "new", "day"),
    [
        ("deadline", "Quý III", "Ngày 15/11", "2020-10-05"),
        ("completed_on", None, "2020-09-20", "2020-09-20"),
        # That it was done on 20/09 was a slip: it was not done then either.
        ("completed_on", "2020-09-20", "2020-10-01", "2020-09-20"),
        ("completed_on", "2020-10-01", "2020-09-20", "2020-09-20"),
        ("completed_on", "2020-09-20", None, "2020-10-05"),
        ("completed_on", None, "2020-12-01", "2020-10-05"),
        ("reading/x", None, '{"on": "2020-09-30", "number": "5"}', "2020-09-30"),
        ("reading/x", None, "[", "2020-10-05"),
        ("evidence/x", None, '{"issued_on": "2020-09-01"}', "2020-09-01"),
        ("evidence/x", None, '{"issued_on": null}', "2020-10-05"),
        ("member/x", None, "done 2020-09-10 UBND huyện Lắk", "2020-09-10"),
        ("member/x", None, "doing UBND huyện Lắk", "2020-10-05"),
    ],
)
def test_a_change_counts_from_the_day_that_its_value_is_of(
    field: str, old: str | None, new: str | None, day: str
) -> None:
    assert effective_days({field: (old, new)}, ON) == {field: date.fromisoformat(day)}


def test_a_status_goes_with_the_day_of_completion() -> None:
    news = {"status": ("todo", "done"), "completed_on": (None, "2020-09-20"), "note": ("", "Đợi")}
    done = date(2020, 9, 20)
    assert effective_days(news, ON) == {"status": done, "completed_on": done, "note": ON}


def test_only_what_names_a_day_says_from_when_it_counts() -> None:
    said = [("status", "done"), ("completed_on", "2020-09-20"), ("member/x", "done 2020-09-10 UBND huyện Lắk")]
    unsaid = [("status", "doing"), ("completed_on", None), ("member/x", "doing UBND huyện Lắk"), ("note", "2020-09-20")]
    assert [says_its_day(*each) for each in (*said, *unsaid)] == [True] * 3 + [False] * 4
