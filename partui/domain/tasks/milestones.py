"""Milestones (mốc): steps inside a task, each with its day; how the journal writes them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import read_as, write_object
from partui.domain.tasks.status import DUE_SOON_DAYS, DUE_SOON_YEAR_DAYS, Status, Timeliness, timeliness_on

MILESTONE = "milestone/"
MOST = 20


class Milestone(NamedTuple):
    """A step of a task.

    Attributes:
        words: what is to be there.
        due_on: the last day of it that is on time.
        done_on: the day it was reached; none while it is open.
    """

    uuid: str
    words: str
    due_on: date
    done_on: date | None = None


def milestone_value(milestone: Milestone) -> str:
    """Return a milestone as the journal writes it."""
    said = {"words": milestone.words, "due": milestone.due_on.isoformat()}
    return write_object({**said, **({"done": milestone.done_on.isoformat()} if milestone.done_on else {})})


def read_milestone(field: str, value: str | None) -> Milestone | None:
    """Read a milestone from the journal; none for what is none.

    Args:
        field: `milestone/` and the milestone's uuid.
        value: what the journal says.
    """
    uuid = field.removeprefix(MILESTONE)
    return read_as(
        value,
        lambda said: Milestone(uuid, said.text("words", limits.WORDS), said.day("due"), said.day_or_none("done")),
    )


def in_order(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Return milestones by their days."""
    return tuple(sorted(milestones, key=lambda each: (each.due_on, each.words, each.uuid)))


def milestone_standing(
    milestone: Milestone, day: date, soon_days: int = DUE_SOON_DAYS, year_end_days: int = DUE_SOON_YEAR_DAYS
) -> Timeliness:
    """Tell how a milestone stands on a day, as a task would."""
    status = Status.DONE if milestone.done_on else Status.TODO
    return timeliness_on(status, milestone.due_on, milestone.done_on, day, soon_days, year_end_days)


def milestones_on(milestones: Iterable[Milestone], day: date) -> tuple[Milestone, ...]:
    """Return milestones as they stood on a day, by their days: what was reached later was still open."""
    known = (
        each._replace(done_on=None) if each.done_on is not None and each.done_on > day else each for each in milestones
    )
    return in_order(known)
