"""Which row of one plan is which row of another."""

import pytest

from partui.domain.plan.matching import RowName, match_rows

REVIEW, INSPECT = "Rà soát văn bản quy phạm pháp luật", "Kiểm tra công tác cải cách hành chính"


def rows(*names: str) -> list[RowName]:
    """Rows written as `1 Title`, of tasks unless the kind stands before: `heading:1 Title`."""
    found = []
    for name in names:
        code, _blank, title = name.partition(" ")
        kind, _colon, code = code.rpartition(":")
        found.append(RowName(kind or "task", code, title))
    return found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([f"1 {REVIEW}", f"2 {INSPECT}"], [f"1 {REVIEW}", f"2 {INSPECT}"], {0: 0, 1: 1}),
        # A title counts for more than a code.
        ([f"1 {REVIEW}", f"2 {INSPECT}"], [f"1 {INSPECT}", f"2 {REVIEW}"], {0: 1, 1: 0}),
        # The code and the title count for more than the title alone.
        ([f"1 {REVIEW}", f"2 {REVIEW}"], [f"2 {REVIEW}"], {0: 1}),
        ([f"1 {REVIEW}", f"2 {REVIEW}"], [f"8 {REVIEW}", f"9 {REVIEW}"], {0: 0, 1: 1}),
        ([f"1 {REVIEW}"], [f"1 {REVIEW.upper()} .;"], {0: 0}),
        ([f"1 {REVIEW}"], [f"9 {REVIEW} ;"], {0: 0}),
        # Under one code half of the title will do, under another not.
        ([f"1 {REVIEW}"], ["1 Rà soát văn bản và thủ tục"], {0: 0}),
        ([f"1 {REVIEW}"], ["2 Rà soát văn bản và thủ tục"], {}),
        ([f"1 {REVIEW}"], ["1 Đào tạo cán bộ"], {}),
        ([f"1 {REVIEW}"], [f"2 {REVIEW} mới"], {0: 0}),
        ([f"1 {INSPECT} huyện", f"2 {INSPECT} các huyện"], [f"9 {INSPECT} của các huyện"], {0: 1}),
        # Rows of two kinds are never one.
        ([f"1 {REVIEW}"], [f"heading:1 {REVIEW}"], {}),
        ([f"1 {REVIEW}"], [f"heading:1 {REVIEW} mới"], {}),
        ([], [f"1 {REVIEW}"], {}),
        ([f"1 {REVIEW}"], [], {}),
    ],
)
def test_rows_are_known_by_code_and_title(before: list[str], after: list[str], found: dict[int, int]) -> None:
    assert match_rows(rows(*before), rows(*after)) == found


def test_one_row_becomes_one_row() -> None:
    assert match_rows(rows(f"1 {REVIEW}"), rows(f"1 {REVIEW}", f"2 {REVIEW}", f"1 {REVIEW} mới")) == {0: 0}
    assert match_rows(rows(f"1 {REVIEW}"), rows(f"1 {REVIEW} mới", f"1 {REVIEW} cũ")) == {0: 0}


@pytest.mark.parametrize(("more", "found"), [(199, {0: 0}), (200, {})])
def test_titles_nearly_the_same_are_looked_for_among_few(more: int, found: dict[int, int]) -> None:
    others = [f"{number} {chr(0x4E00 + number) * 20}" for number in range(1, more + 1)]
    assert match_rows(rows(f"900 {REVIEW}", *others), rows(f"901 {REVIEW} mới")) == found
