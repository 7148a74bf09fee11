from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partui.tui.widgets.table.columns import GAP, Column, fit_columns

PLAN = (
    Column("code", "STT", 7),
    Column("title", "Nhiệm vụ", 20, 3),
    Column("due", "Hạn", 10, priority=1, toned=True),
    Column("state", "So với hạn", 12, priority=2, toned=True),
    Column("lead", "Chủ trì", 16, 1, priority=3),
)
ANY_COLUMN = st.builds(
    Column,
    key=st.text("abc", max_size=3),
    title=st.text(max_size=8),
    width_min=st.integers(0, 40),
    width_weight=st.integers(0, 4),
    priority=st.integers(0, 4),
)


def keys(width: int) -> list[str]:
    return [fitted.column.key for fitted in fit_columns(PLAN, width)]


def end(columns: list[Column] | tuple[Column, ...], width: int) -> int:
    fitted = fit_columns(columns, width)
    return fitted[-1].start + fitted[-1].width if fitted else 0


def test_columns_go_by_priority_when_there_is_no_room() -> None:
    assert keys(160) == ["code", "title", "due", "state", "lead"]
    assert keys(68) == ["code", "title", "due", "state"]
    assert keys(51) == ["code", "title", "due"]
    assert keys(38) == ["code", "title"]
    assert keys(10) == ["code", "title"]


def test_flexible_columns_share_the_rest_by_weight() -> None:
    widths = {fitted.column.key: fitted.width for fitted in fit_columns(PLAN, 109)}
    assert widths == {"code": 7, "title": 50, "due": 10, "state": 12, "lead": 26}


@given(st.lists(ANY_COLUMN, max_size=6), st.integers(-3, 200))
def test_the_window_is_never_exceeded_and_columns_stay_in_order(columns: list[Column], width: int) -> None:
    fitted = fit_columns(columns, width)
    assert end(columns, width) <= max(width, 0)
    assert all(column.width >= 1 for column in fitted)
    for left, right in pairwise(fitted):
        assert right.start == left.start + left.width + GAP
        assert right.cell > left.cell


@given(st.integers(3, 300))
def test_code_and_title_always_stay_and_the_title_takes_the_rest(width: int) -> None:
    assert {"code", "title"} <= set(keys(width))
    assert end(PLAN, width) == width
