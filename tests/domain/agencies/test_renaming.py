"""Agencies of a plan under the names by which they are known."""

import pytest

from partui.domain.agencies.directory import with_agencies_as
from partui.domain.agencies.names import read_agencies
from partui.domain.plan.file import PlanFile, parse_plan
from tests.places import SEED


def plan_with(lead: str) -> PlanFile:
    seed = parse_plan(SEED.read_bytes())
    return seed.model_copy(update={"items": (seed.items[1].model_copy(update={"lead": lead}),)})


@pytest.mark.parametrize(
    ("cell", "renamed"),
    [
        ("Sở Nôi vụ", "Sở Nội vụ"),
        ("sở nôi vụ.", "Sở Nội vụ."),
        ("- Sở Tài chính; - Sở Nôi vụ.", "- Sở Tài chính; - Sở Nội vụ."),
        ("các Sở: Tư pháp, Nôi vụ", "Sở Tư pháp; Sở Nội vụ"),
        ("Sở Nôi vụ; Sở Nội vụ", "Sở Nội vụ; Sở Nội vụ"),
        ("Sở Tài chính", "Sở Tài chính"),
        ("", ""),
    ],
)
def test_only_the_name_is_put_right(cell: str, renamed: str) -> None:
    file = with_agencies_as(plan_with(cell), {"Sở Nôi vụ": "Sở Nội vụ"})
    assert file.items[0].lead == renamed
    assert "Sở Nôi vụ" not in [agency.name for agency in read_agencies(file.items[0].lead)]


def test_names_are_put_right_in_every_column_that_holds_some() -> None:
    seed = parse_plan(SEED.read_bytes())
    words = {"lead": "Sở Nôi vụ", "implementers": "Sở Y tế; Sở Nôi vụ"}
    file = seed.model_copy(
        update={
            "criteria": (seed.criteria[0].model_copy(update={"lead": "Sở Nôi vụ"}),),
            "items": (seed.items[1].model_copy(update=words),),
        }
    )
    put_right = with_agencies_as(file, {"Sở Nôi vụ": "Sở Nội vụ"})
    assert put_right.criteria[0].lead == "Sở Nội vụ"
    assert (put_right.items[0].lead, put_right.items[0].implementers) == ("Sở Nội vụ", "Sở Y tế; Sở Nội vụ")
    assert put_right.plan == seed.plan


def test_two_names_of_a_list_that_mean_one_are_one() -> None:
    known = {"Sở Nôi vụ": "Sở Nội vụ", "Sở Nọi vụ": "Sở Nội vụ"}
    assert (
        with_agencies_as(plan_with("các Sở: Nôi vụ, Nọi vụ, Tư pháp"), known).items[0].lead == "Sở Nội vụ; Sở Tư pháp"
    )


def test_a_name_that_looks_like_a_pattern_is_only_a_name() -> None:
    assert with_agencies_as(plan_with("Sở (.*)"), {"Sở (.*)": r"Sở \1"}).items[0].lead == r"Sở \1"


def test_nothing_to_rename_changes_nothing() -> None:
    seed = parse_plan(SEED.read_bytes())
    assert with_agencies_as(seed, {}) is seed
    assert with_agencies_as(seed, {"Sở Không có": "Sở Nội vụ"}) == seed
