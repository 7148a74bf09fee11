"""When a task must be done, read from the plan's words (column "Thời gian hoàn thành")."""

from functools import lru_cache

from partui.domain.deadlines.choosing import chosen
from partui.domain.deadlines.clauses import Sentence, places
from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.grammar import letters
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.periods import PERIODS
from partui.domain.deadlines.points import POINTS
from partui.domain.deadlines.times import DAYS_AGAIN, TIMES, periods_behind
from partui.domain.deadlines.tokens import tokens_of
from partui.domain.text import clean

_LONGEST = 1_000


# A plan says the same words many times: hundreds of wordings among thousands of tasks.
@lru_cache(maxsize=5_000)
def read_deadline(words: str, year: int) -> Deadline:
    """Read the words of a deadline; what is not understood has kind unknown and no date.

    Case, Unicode form and a final full stop do not matter. A year in the words wins over the plan's.

    Args:
        words: the cell of the plan, or what an officer typed.
        year: the plan's year.
    """
    words = clean(words)
    if not words or len(words) > _LONGEST:
        return Deadline(words, DeadlineKind.UNKNOWN)
    tokens, marked = tokens_of(words)
    text = letters(tokens)
    for rules in (POINTS, PERIODS, TIMES):
        tokens, text = rules.reduced(tokens, text)
    if "G" in text:
        tokens, text = DAYS_AGAIN.reduced(*periods_behind(tokens, text))
    if "!" in text:
        return Deadline(words, DeadlineKind.UNKNOWN)
    found = places(tokens, text, marked=marked)
    return chosen(Sentence(words, tokens, text, found, year, marked))
