"""Two plans side by side."""

from datetime import date
from decimal import Decimal

from partui.domain.scores.comparison import PlanYear, chapters_of, compare
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.index import work_out_scores
from partui.domain.tasks.tally import tally_of
from partui.domain.tasks.task import Day

DAY = date(2020, 9, 30)


def year(plan: int, chapters: dict[str, str], **points: str) -> PlanYear:
    """A plan whose criteria have these points for their own scores, `c1_1` for criterion 1.1."""
    codes = {name.removeprefix("c").replace("_", "."): Decimal(each) for name, each in points.items()}
    criteria = [
        Criterion(at, at, code, None, f"{code} năm {plan}", Decimal(9), Decimal(0), Decimal(9), "", own)
        for at, (code, own) in enumerate(codes.items())
    ]
    return PlanYear(plan, "", DAY, tally_of((), Day(DAY)), (), chapters, {}, work_out_scores(criteria, ()))


def test_criteria_meet_by_code_in_the_order_of_the_second_then_those_only_the_first_has() -> None:
    first, second = year(2019, {}, c1="1", c3="2.5", c2="4"), year(2020, {}, c4="1", c2="4.5", c1="0.5")
    compared = compare(first, second)
    assert (compared.first, compared.second) == (first, second)
    assert [(pair.code, pair.title, pair.gained) for pair in compared.criteria] == [
        ("4", "4 năm 2020", None),
        ("2", "2 năm 2020", Decimal("0.5")),
        ("1", "1 năm 2020", Decimal("-0.5")),
        ("3", "3 năm 2019", None),
    ]
    only_first = compared.criteria[3]
    assert only_first.first is not None
    assert (only_first.first.criterion.title, only_first.second) == ("3 năm 2019", None)
    only_second = compared.criteria[0]
    assert only_second.second is not None
    assert (only_second.second.criterion.title, only_second.first) == ("4 năm 2020", None)


def test_chapters_of_either_plan_by_number_under_the_later_title() -> None:
    compared = compare(year(2019, {"10": "Mười", "2": "Hai"}), year(2020, {"2": "Hai mới", "1": "Một"}))
    assert chapters_of(compared) == [("1", "Một"), ("2", "Hai mới"), ("10", "Mười")]
