"""How an agency answers letters, as one letter a day."""

from datetime import date

from partui.domain.reminders.sent import SentReminder
from partui.domain.scorecards.card import LetterRecord, answering_of_each

SENT, DAY = date(2020, 9, 1), date(2020, 10, 1)


def letter(sent_on: date, answered_on: date | None, agency: str = "sở nội vụ") -> SentReminder:
    return SentReminder("", agency, agency, sent_on, answered_on)


def test_letters_of_one_day_are_one_letter_answered_with_its_last_task() -> None:
    sent = [letter(SENT, date(2020, 9, 3)), letter(SENT, date(2020, 9, 8)), letter(date(2020, 9, 20), None)]
    found = answering_of_each([*sent, letter(SENT, None, "sở y tế")], DAY)
    assert found == {"sở nội vụ": LetterRecord(2, (7,)), "sở y tế": LetterRecord(1, ())}
    assert (found["sở nội vụ"].mean_days, found["sở y tế"].mean_days) == (7.0, None)


def test_a_letter_is_not_answered_while_one_of_its_tasks_is_not() -> None:
    assert answering_of_each([letter(SENT, SENT), letter(SENT, None)], DAY) == {"sở nội vụ": LetterRecord(1, ())}


def test_what_comes_after_the_day_is_not_known() -> None:
    sent = [letter(SENT, date(2020, 10, 2)), letter(date(2020, 10, 2), date(2020, 10, 2))]
    assert answering_of_each(sent, DAY) == {"sở nội vụ": LetterRecord(1, ())}
    assert answering_of_each(sent, date(2020, 10, 2)) == {"sở nội vụ": LetterRecord(2, (31, 0))}
