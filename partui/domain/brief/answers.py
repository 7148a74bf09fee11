"""What agencies have answered on forms of their tasks: why they are late, and what they ask for."""

from collections.abc import Iterable
from typing import NamedTuple

from partui.domain.forms.answers import Answer
from partui.domain.tasks.task import Task


class Proposal(NamedTuple):
    """What an agency has asked for on its form."""

    code: str
    agency: str
    words: str


def proposals_in(answers: Iterable[tuple[str, Answer]]) -> tuple[Proposal, ...]:
    """Return what agencies ask for, in the order of their answers.

    Args:
        answers: each with its task's code.
    """
    return tuple(Proposal(code, each.name, each.proposal) for code, each in answers if each.proposal)


def late_reasons(late: Iterable[Task], answers: Iterable[tuple[str, Answer]]) -> dict[str, str]:
    """Return why tasks are late by their codes: what the officer has noted, else the difficulties told of.

    Args:
        late: the tasks.
        answers: each with its task's code.
    """
    told = {code: each.difficulties for code, each in answers if each.difficulties}
    return {task.code: why for task in late if (why := task.note or told.get(task.code, ""))}
