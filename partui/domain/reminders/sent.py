"""A letter that reminded an agency of a task, remembered with the task."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import read_as, write_object

REMINDER = "reminder/"
# The third letter of one task goes to the province's committee, which may direct where a department can only ask.
TO_PROVINCE = 3


class SentReminder(NamedTuple):
    """That an agency was reminded of a task.

    Attributes:
        agency: the agency's identity; name is what it is called.
        answered_on: when the agency answered, none while it has not.
    """

    uuid: str
    agency: str
    name: str
    sent_on: date
    answered_on: date | None = None


class EarlierLetters(NamedTuple):
    """The letters about one task that an agency had before.

    Attributes:
        times: how many.
        last: the last of them.
        answered_on: when the agency last answered any of them, none where it never did.
    """

    times: int
    last: SentReminder
    answered_on: date | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the last of them is: where copies each wrote letters, the answer may stand beside an earlier one."""
        return self.answered_on is not None and self.answered_on >= self.last.sent_on


def reminder_value(sent: SentReminder) -> str:
    """Return a remembered letter as the journal writes it."""
    said = {"agency": sent.agency, "name": sent.name, "sent_on": sent.sent_on.isoformat()}
    if sent.answered_on is not None:
        said["answered_on"] = sent.answered_on.isoformat()
    return write_object(said)


def read_reminder(field: str, value: str | None) -> SentReminder | None:
    """Read a remembered letter from the journal; none for what is none.

    Args:
        field: `reminder/` and its uuid.
        value: what the journal says.
    """
    uuid = field.removeprefix(REMINDER)
    return read_as(
        value,
        lambda said: SentReminder(
            uuid,
            said.needed("agency", limits.AGENCY),
            said.needed("name", limits.AGENCY),
            said.day("sent_on"),
            said.day_or_none("answered_on"),
        ),
    )


def earlier_letters(sent: Iterable[SentReminder], agency: str, day: date) -> EarlierLetters | None:
    """Return the letters about a task that an agency had before a day; none where it had none.

    Args:
        sent: those about the task.
        agency: its identity.
        day: that of the next letter; one of the same day is that letter.
    """
    had = [each for each in sent if each.agency == agency and each.sent_on < day]
    last = max(had, key=lambda each: (each.sent_on, each.uuid), default=None)
    if last is None:
        return None
    answers = [each.answered_on for each in had if each.answered_on is not None and each.answered_on <= day]
    return EarlierLetters(len({each.sent_on for each in had}), last, max(answers, default=None))


class WaitingLetter(NamedTuple):
    """The last letter to an agency, not answered on the day looked at.

    Attributes:
        times: how many letters about the same open tasks the agency has had.
        codes: the open tasks that it is about, in the plan's order.
    """

    name: str
    sent_on: date
    times: int
    codes: tuple[str, ...]


def waiting_letters(sent: Iterable[tuple[str, Sequence[SentReminder]]], day: date) -> list[WaitingLetter]:
    """Return the letters that wait for an answer, one an agency, the oldest first.

    Args:
        sent: open tasks' codes with the letters about each, in the plan's order.
        day: the day looked at.
    """
    waiting: dict[str, list[tuple[str, int, SentReminder]]] = {}
    for code, letters in sent:
        of_agency: dict[str, list[SentReminder]] = {}
        for letter in letters:
            if letter.sent_on <= day:
                of_agency.setdefault(letter.agency, []).append(letter)
        for agency, had in of_agency.items():
            last = max(had, key=lambda each: (each.sent_on, each.uuid))
            answers = [each.answered_on for each in had if each.answered_on is not None and each.answered_on <= day]
            about = EarlierLetters(len({each.sent_on for each in had}), last, max(answers, default=None))
            if not about.is_answered:
                waiting.setdefault(agency, []).append((code, about.times, last))
    found = [
        WaitingLetter(
            rows[0][2].name,
            max(last.sent_on for _code, _times, last in rows),
            max(times for _code, times, _last in rows),
            tuple(code for code, _times, _last in rows),
        )
        for rows in waiting.values()
    ]
    return sorted(found, key=lambda each: (each.sent_on, each.name))
