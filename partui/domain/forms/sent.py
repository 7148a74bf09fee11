"""Forms sent to agencies, and the agencies that have not sent theirs back."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import read_as, write_object
from partui.domain.text import fold

SENT = "form/"
# What SQLite holds, and no plan has.
_MOST_TASKS = 2**31


class SentForm(NamedTuple):
    """A form sent to an agency.

    Attributes:
        uuid: the form's.
        agency: the agency's identity; name is what it is called.
        tasks: how many the form asks about.
    """

    uuid: str
    agency: str
    name: str
    sent_on: date
    tasks: int


def sent_value(sent: SentForm) -> str:
    """Return a sent form as the journal writes it."""
    return write_object(
        {"agency": sent.agency, "name": sent.name, "sent_on": sent.sent_on.isoformat(), "tasks": sent.tasks}
    )


def read_sent(field: str, value: str | None) -> SentForm | None:
    """Read a sent form from the journal; none if the value is not one.

    Args:
        field: `form/` and the form's uuid.
        value: what the journal says.
    """
    uuid = field.removeprefix(SENT)
    sent = read_as(
        value,
        lambda said: SentForm(
            uuid,
            said.needed("agency", limits.AGENCY),
            said.needed("name", limits.AGENCY),
            said.day("sent_on"),
            int(said.word("tasks")),
        ),
    )
    return sent if sent and 0 < sent.tasks <= _MOST_TASKS else None


def silent_agencies(sent: Iterable[SentForm], answered: Collection[str], day: date) -> list[SentForm]:
    """Return the last form of each agency that has answered none of its forms of that day, oldest first.

    Args:
        sent: all forms that were sent.
        answered: the uuids of those of which an answer has come.
        day: the day looked at: what was sent later is not waited for.
    """
    had: dict[str, list[SentForm]] = {}
    for each in sent:
        if each.sent_on <= day:
            had.setdefault(each.agency, []).append(each)
    silent = []
    for forms in had.values():
        last = max(each.sent_on for each in forms)
        # A form that was made twice on a day is sent once.
        of_last = [each for each in forms if each.sent_on == last]
        if not any(each.uuid in answered for each in of_last):
            silent.append(max(of_last, key=lambda each: each.tasks))
    return sorted(silent, key=lambda each: (each.sent_on, fold(each.name)))
