"""An agency's answer on a form, which waits until the officer accepts it or returns it with a reason."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import ObjectParts, read_as, write_object
from partui.domain.periods.state import LONGEST_KEY
from partui.domain.tasks.status import Status

ANSWER = "answer/"
# What is asked of a task as a field of it; of a member, its status and day.
ASKED = ("status", "completed_on", "progress", "measured")
# What is asked besides.
BESIDES = ("document", "issued_on", "summary", "difficulties", "proposal")


class AnswerState(StrEnum):
    """How far an answer has been dealt with."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Answer(NamedTuple):
    """An agency's answer about a task; blank where nothing was filled in.

    Attributes:
        form: the uuid of the form that it stood on.
        agency: the agency's identity; name is what it is called.
        status: and completed_on (ISO), progress and measured: as the journal writes the fields.
        document: number of a document that proves the task; issued_on (ISO) and summary are its.
        reason: why it was returned.
        period: the instance of work that comes back that it is of, blank for the task as a whole.
    """

    uuid: str
    form: str
    agency: str
    name: str
    status: str = ""
    completed_on: str = ""
    progress: str = ""
    measured: str = ""
    document: str = ""
    issued_on: str = ""
    summary: str = ""
    difficulties: str = ""
    proposal: str = ""
    state: AnswerState = AnswerState.WAITING
    reason: str = ""
    period: str = ""

    @property
    def said(self) -> dict[str, str]:
        """The cells that are filled in, by name."""
        return {name: value for name in (*ASKED, *BESIDES) if (value := getattr(self, name))}


def answer_value(answer: Answer) -> str:
    """Return an answer as the journal writes it."""
    said = {name: value for name, value in answer._asdict().items() if value and name != "uuid"}
    return write_object(said)


def read_answer(field: str, value: str | None) -> Answer | None:
    """Read an answer from the journal; none if the value is not one.

    Args:
        field: `answer/` and the answer's uuid.
        value: what the journal says.
    """
    return read_as(value, partial(_answer, field.removeprefix(ANSWER)))


def _answer(uuid: str, said: ObjectParts) -> Answer:
    texts = {name: said.text(name, limits.NOTE, lines=True) for name in Answer._fields if name != "uuid"}
    state = AnswerState(texts.pop("state"))
    for day in ("completed_on", "issued_on"):
        date.fromisoformat(texts[day] or "2000-01-01")
    Status(texts["status"] or Status.TODO)
    if not (texts["form"] and texts["agency"]) or len(texts["period"]) > LONGEST_KEY:
        raise ValueError(uuid)
    return Answer(uuid, **texts, state=state)


def by_agency(answers: Iterable[tuple[str, Answer]]) -> dict[str, list[tuple[str, Answer]]]:
    """Group answers, each with its task's code, by the agency's name."""
    found: dict[str, list[tuple[str, Answer]]] = {}
    for code, answer in answers:
        found.setdefault(answer.name, []).append((code, answer))
    return found
