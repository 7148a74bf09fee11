"""A revised plan over the one that is there."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.plan.revision import RevisedRow, Revision, StandingRow, revise

TITLES = {
    "1": "Rà soát văn bản quy phạm pháp luật",
    "2": "Kiểm tra công tác cải cách hành chính",
    "3": "Đào tạo cán bộ, công chức",
    "4": "Sắp xếp tổ chức bộ máy",
}


def standing(code: str, place: int, title: str = "", by_officer: bool = False, **cells: str) -> StandingRow:
    printed = {"title": title or TITLES[code], "deadline": "Quý I"}
    return StandingRow("task", place, code, Decimal(place), printed, {**printed, **cells}, by_officer)


def revised(code: str, title: str = "", deadline: str = "Quý I", kind: str = "task") -> RevisedRow:
    return RevisedRow(kind, code, {"title": title or TITLES[code], "deadline": deadline})


def told(revision: Revision) -> tuple[list[str], list[str], dict[str, dict[str, str | None]]]:
    return (
        [added.row.code for added in revision.added],
        [row.code for row in revision.dropped],
        {changed.before.code: dict(changed.news) for changed in revision.changed},
    )


THERE = [standing(code, at) for at, code in enumerate(TITLES)]


def test_the_same_plan_brings_nothing() -> None:
    assert revise(THERE, [revised(code) for code in TITLES]) == Revision((), (), (), 4)


def test_rows_are_added_dropped_and_changed() -> None:
    found = revise(THERE, [revised("1"), revised("1a", "Số hóa hồ sơ"), revised("3", deadline="Quý II"), revised("4")])
    assert told(found) == (["1a"], ["2"], {"3": {"deadline": "Quý II"}})
    assert found.added[0].place == "1"
    assert found.same == 2


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("5", TITLES["2"]),
        ("2", f"{TITLES['2']} năm 2026"),
        ("5", f"{TITLES['2']};"),
        ("5", "Kiểm tra các công tác cải cách hành chính"),
    ],
)
def test_a_row_is_known_by_its_code_and_its_title(code: str, title: str) -> None:
    news = ({"title": title} if title != TITLES["2"] else {}) | ({"code": code} if code != "2" else {})
    found = revise(THERE, [revised("1"), revised(code, title), revised("3"), revised("4")])
    assert told(found) == ([], [], {"2": news})


def test_another_task_under_the_same_code_is_another() -> None:
    found = revise(THERE, [revised("1"), revised("2", "Công bố bộ thủ tục"), revised("3"), revised("4")])
    assert told(found) == (["2"], ["2"], {})


def test_codes_that_went_up_by_one_are_followed_by_their_titles() -> None:
    found = revise(THERE, [revised("1", "Việc mới")] + [revised(str(int(code) + 1), TITLES[code]) for code in TITLES])
    assert told(found) == (["1"], [], {code: {"code": str(int(code) + 1)} for code in TITLES})
    assert found.added[0].place == "-1"


def test_what_an_officer_has_put_right_stays_until_the_document_changes_it() -> None:
    there = [standing("1", 0, deadline="Tháng 2")]
    assert told(revise(there, [revised("1")])) == ([], [], {})
    assert told(revise(there, [revised("1", deadline="Tháng 2")])) == ([], [], {})
    assert told(revise(there, [revised("1", deadline="Quý IV")])) == ([], [], {"1": {"deadline": "Quý IV"}})


def test_a_row_that_an_officer_added_is_not_dropped() -> None:
    there = [*THERE, standing("9", 9, "Việc của phòng", by_officer=True)]
    assert told(revise(there, [revised(code) for code in TITLES])) == ([], [], {})


def test_a_task_that_becomes_a_heading_is_another_row() -> None:
    assert told(revise(THERE[:1], [revised("1", kind="heading")])) == (["1"], ["1"], {})


@given(st.permutations(list(TITLES)), st.integers(0, 4), st.integers(0, 40))
def test_rows_stand_in_the_order_of_the_revised_plan(codes: list[str], at: int, new: int) -> None:
    rows = [revised(code) for code in codes]
    rows[at:at] = [revised(f"9.{number + 1}", f"Mới {number}") for number in range(new)]
    found = revise(THERE, rows)
    places = {row.code: row.place for row in THERE}
    places |= {changed.before.code: Decimal(changed.news["place"] or "") for changed in found.changed}
    places |= {added.row.code: Decimal(added.place) for added in found.added}
    ordered = [places[row.code] for row in rows]
    assert ordered == sorted(set(ordered))
    assert len(found.changed) < max(len(THERE), 1)


def test_two_annexes_bring_what_each_of_them_brings() -> None:
    one = revise(THERE, [revised("1"), revised("1a", "Số hóa hồ sơ"), revised("3", deadline="Quý II"), revised("4")])
    other = revise(THERE, [revised("1", deadline="Quý IV"), revised("2"), revised("5", "Khảo sát sự hài lòng")])
    assert one + other == Revision(
        (*one.added, *other.added),
        (*one.dropped, *other.dropped),
        (*one.changed, *other.changed),
        one.same + other.same,
    )
    assert told(one + other) == (
        ["1a", "5"],
        ["2", "3", "4"],
        {"3": {"deadline": "Quý II"}, "1": {"deadline": "Quý IV"}},
    )
