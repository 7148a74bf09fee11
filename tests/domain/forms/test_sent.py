"""Who was asked and has not answered."""

from datetime import date
from uuid import UUID

from partui.domain.forms.sent import SENT, SentForm, read_sent, sent_value, silent_agencies

DAY = date(2020, 10, 1)


def form(number: int, agency: str, day: int, tasks: int = 3) -> SentForm:
    return SentForm(str(UUID(int=number)), agency.casefold(), agency, date(2020, 9, day), tasks)


def test_the_last_form_of_an_agency_is_waited_for() -> None:
    first, last, other = form(1, "Sở Y tế", 1), form(2, "Sở Y tế", 20), form(3, "Sở Tư pháp", 10)
    sent = [first, last, other]
    assert silent_agencies(sent, {first.uuid}, DAY) == [other, last]
    assert silent_agencies(sent, {last.uuid}, DAY) == [other]
    assert silent_agencies(sent, (), date(2020, 9, 10)) == [first, other]
    assert silent_agencies(sent, (), date(2020, 8, 1)) == []


def test_a_form_made_twice_on_a_day_is_answered_once() -> None:
    some, every = form(1, "Sở Y tế", 1, 2), form(2, "Sở Y tế", 1, 9)
    assert silent_agencies([some, every], (), DAY) == [every]
    assert silent_agencies([some, every], {some.uuid}, DAY) == []


def test_it_is_read_back_and_nothing_else_is() -> None:
    sent = form(1, "Sở Y tế", 1)
    assert read_sent(f"{SENT}{sent.uuid}", sent_value(sent)) == sent
    for value in (None, "", "[]", "{}", sent_value(sent).replace("3", "0"), sent_value(sent).replace("-09-", "-19-")):
        assert read_sent(f"{SENT}{sent.uuid}", value) is None
