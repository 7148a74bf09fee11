"""What one agency's scorecard says."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain.reminders.sent import SentReminder
from partui.domain.rollup.figures import DueCount
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally


class LetterRecord(NamedTuple):
    """How an agency answers letters.

    Attributes:
        letters: how many it was sent, those of one day being one letter.
        days: after how many days each letter was answered that was, of all its tasks.
    """

    letters: int = 0
    days: tuple[int, ...] = ()

    @property
    def mean_days(self) -> float | None:
        """After how many days a letter was answered, on average; none where none was."""
        return sum(self.days) / len(self.days) if self.days else None


class EarlierCounts(NamedTuple):
    """How many of an agency's tasks were late, and done, on the day that it is compared with."""

    late: int
    done: int


class Scorecard(NamedTuple):
    """An agency's figures on a day, of the tasks that it leads; of a member those in which it is followed.

    Attributes:
        group: whether it stands for several bodies.
        due: what was due before the day, and what of it was done on time.
        max: the points of the criteria that it leads.
        at_risk: what its late and soon tasks put at risk.
        unproved: tasks done with a product that no document proves.
        then: none where nothing is known of it.
    """

    id: int
    name: str
    group: bool
    tally: Tally
    due: DueCount
    max: Decimal = Decimal()
    at_risk: Decimal = Decimal()
    unproved: int = 0
    answering: LetterRecord = LetterRecord()
    then: EarlierCounts | None = None

    @property
    def late(self) -> int:
        """Its tasks that are late."""
        return self.tally.by_timeliness[Timeliness.OVERDUE]

    @property
    def late_share(self) -> float:
        """The share of its tasks that are late, 0 to 1, those not carried out aside."""
        counted = self.tally.total - self.tally.by_timeliness[Timeliness.CANCELLED]
        return self.late / counted if counted else 0.0


def answering_of_each(sent: Iterable[SentReminder], day: date) -> dict[str, LetterRecord]:
    """Return how each agency answers, by its identity.

    Args:
        sent: every letter, once for each task that it named.
        day: the day looked at: what came later is not known yet.
    """
    letters: dict[str, dict[date, list[date | None]]] = {}
    for each in sent:
        if each.sent_on <= day:
            answered = each.answered_on if each.answered_on is not None and each.answered_on <= day else None
            letters.setdefault(each.agency, {}).setdefault(each.sent_on, []).append(answered)
    return {
        agency: LetterRecord(
            len(by_day),
            tuple(days for sent_on, answers in by_day.items() if (days := _days(sent_on, answers)) is not None),
        )
        for agency, by_day in letters.items()
    }


def _days(sent_on: date, answers: Iterable[date | None]) -> int | None:
    """Return after how many days the last of a letter's tasks was answered; none where one was not."""
    days = [None if answered is None else (answered - sent_on).days for answered in answers]
    known = [each for each in days if each is not None]
    return max(known) if len(known) == len(days) else None
