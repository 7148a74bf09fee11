"""Remembered letters: what the journal says of them, how often an agency was reminded, which wait for an answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.reminders.lateness import Lateness, count_lateness, lateness_of
from partui.domain.reminders.sent import (
    REMINDER,
    SentReminder,
    earlier_letters,
    read_reminder,
    reminder_value,
    waiting_letters,
)

OCT, NOV, DEC = (date(2020, month, 5) for month in (10, 11, 12))
UUID = "a" * 36


def sent(on: date, answered_on: date | None = None, name: str = "Sở Y tế") -> SentReminder:
    return SentReminder(f"{name} {on}", name.lower(), name, on, answered_on)


@pytest.mark.parametrize("answered", [None, NOV])
def test_what_is_written_is_read_again(answered: date | None) -> None:
    letter = SentReminder(UUID, "sở y tế", "Sở Y tế", OCT, answered)
    assert read_reminder(f"{REMINDER}{UUID}", reminder_value(letter)) == letter


@given(st.text() | st.sampled_from(['{"agency": 1}', '{"agency": "a", "name": "b", "sent_on": "2020-02-31"}', "[]"]))
def test_whatever_a_journal_says_is_read_or_is_none(value: str) -> None:
    found = read_reminder(f"{REMINDER}{UUID}", value)
    assert found is None or found.agency


def test_letters_of_one_day_are_one_and_that_of_the_day_is_none_before() -> None:
    had = [sent(OCT), sent(OCT)._replace(uuid="b"), sent(NOV), sent(NOV, name="Sở Tư pháp")]
    earlier = earlier_letters(had, "sở y tế", DEC)
    assert earlier is not None
    assert (earlier.times, earlier.last.sent_on) == (2, NOV)
    assert earlier_letters(had, "sở y tế", OCT) is None
    assert earlier_letters(had, "sở tài chính", DEC) is None


def test_a_letter_waits_until_it_is_answered() -> None:
    about = [("1.1", [sent(OCT), sent(NOV)]), ("1.2", [sent(NOV, DEC)]), ("1.3", [sent(OCT, name="Sở Tư pháp")])]
    told = [(each.name, each.sent_on, each.times, each.codes) for each in waiting_letters(about, DEC)]
    assert told == [("Sở Tư pháp", OCT, 1, ("1.3",)), ("Sở Y tế", NOV, 2, ("1.1",))]
    # On the day before the answer it waited; before it was sent there was nothing to wait for.
    assert [each.codes for each in waiting_letters(about[1:2], DEC - timedelta(days=1))] == [("1.2",)]
    assert waiting_letters(about, OCT - timedelta(days=1)) == []


def test_an_answer_to_one_copys_letter_answers_the_others_before_it() -> None:
    about = [("1.1", [sent(OCT, DEC), sent(NOV)]), ("1.2", [sent(OCT, NOV - timedelta(days=1)), sent(NOV)])]
    assert [each.codes for each in waiting_letters(about, DEC)] == [("1.2",)]
    told = [earlier_letters(letters, "sở y tế", DEC + timedelta(days=1)) for _code, letters in about]
    assert [each is not None and each.is_answered for each in told] == [True, False]


@pytest.mark.parametrize(
    ("days", "lateness"),
    [
        (1, Lateness.UNDER_30),
        (29, Lateness.UNDER_30),
        (30, Lateness.UP_TO_90),
        (90, Lateness.UP_TO_90),
        (91, Lateness.OVER_90),
    ],
)
def test_lateness_by_its_bands(days: int, lateness: Lateness) -> None:
    assert lateness_of(days) is lateness
    assert count_lateness([days])[lateness] == 1
    assert sum(count_lateness([days, 1]).values()) == 2
