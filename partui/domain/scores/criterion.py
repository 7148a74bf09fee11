"""A criterion of Phụ lục I: what the plan says of it, how it scores, and which scores are entered."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.plan.structure import upward
from partui.domain.scores.steps import Step
from partui.domain.text import fold


class CriterionKind(StrEnum):
    """What gives a criterion its points: the work of the plan, a survey (điều tra xã hội học), or both."""

    WORK = "work"
    SURVEY = "survey"
    BOTH = "both"


class ScoringRule(NamedTuple):
    """How a criterion scores, as far as the officer has said.

    Attributes:
        kind: none where its title decides.
        on_time_only: whether work that is late brings nothing.
        counts_cancelled: whether a task that is not carried out brings its share all the same.
        survey_share: the points of the survey where the criterion is scored by both; none divides equally.
        steps: from which figure on it gives how many points, the most first.
    """

    kind: CriterionKind | None = None
    on_time_only: bool = False
    counts_cancelled: bool = False
    survey_share: Decimal | None = None
    steps: tuple[Step, ...] = ()


class Criterion(NamedTuple):
    """A row of Phụ lục I as the store keeps it.

    Attributes:
        max: points as printed; baseline (last year's) and target likewise.
        leads_words: the words of the column "Chủ trì tham mưu".
        own: the officer's own score (tự chấm), of a leaf only.
        appraised: the Ministry's (thẩm định).
        surveyed: the survey's (điều tra xã hội học).
        explanation: why it is scored so (giải trình).
    """

    id: int
    position: int
    code: str
    parent: str | None
    title: str
    max: Decimal
    baseline: Decimal
    target: Decimal
    leads_words: str
    own: Decimal | None = None
    version: int = 1
    appraised: Decimal | None = None
    surveyed: Decimal | None = None
    explanation: str = ""
    rule: ScoringRule = ScoringRule()


# Folded words of a title that says what people think, not what an office does.
_SURVEYED = ("dieu tra xa hoi hoc", "sipas", "chi so hai long", "muc do hai long")
_SURVEYED_BELOW = "tac dong cua cai cach"


def kinds_of(criteria: Sequence[Criterion]) -> dict[str, CriterionKind]:
    """Return what gives each leaf its points: what the officer has said, else what its title and those above say.

    A chapter's title speaks of too much to decide.
    """
    titles = {row.code: fold(row.title) for row in criteria}
    above = {row.code: row.parent for row in criteria}
    branches = set(above.values())
    return {
        row.code: row.rule.kind
        or (CriterionKind.SURVEY if _is_surveyed(row.code, titles, above) else CriterionKind.WORK)
        for row in criteria
        if row.code not in branches
    }


def _is_surveyed(leaf: str, titles: Mapping[str, str], above: Mapping[str, str | None]) -> bool:
    return any(words in titles[leaf] for words in _SURVEYED) or any(
        _SURVEYED_BELOW in titles[code] for code in upward(leaf, above) if above[code] is not None
    )


def check_score(criterion: Criterion, is_leaf: bool, score: Decimal | None) -> None:
    """Refuse a score that the criterion cannot have.

    Raises:
        PartuiError: below 0, above the maximum, or of a criterion whose score is a sum.
    """
    if not is_leaf:
        raise PartuiError("Điểm của {code} là tổng các tiêu chí con; hãy chấm từng tiêu chí con.", code=criterion.code)
    if score is not None and not 0 <= score <= criterion.max:
        raise PartuiError(
            "Điểm {score} của {code} không nhận được; phải từ 0 đến điểm tối đa {max}.",
            score=score,
            code=criterion.code,
            max=criterion.max,
        )
