"""Where what was searched stands in a text, whatever its case and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.text import clean, fold
from partui.wording.columns import cell_width
from partui.wording.hits import hit_in_context, hits


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("dai phat", ["Đài Phát"]), ("KIEM", ["kiểm", "KIỂM"]), ("kiểm tra", ["kiểm tra"]), ("x", []), ("", []),
        ("tra; đ", ["tra; Đ"]),
    ],
)  # fmt: skip
def test_hits_are_found_as_the_search_finds_them(wanted: str, shown: list[str]) -> None:
    text = "Công tác kiểm tra; Đài Phát thanh KIỂM"
    assert [text[start:stop] for start, stop in hits(text, fold(wanted))] == shown


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("Tỉ lệ quí I", "tỷ lệ quý", "Tỉ lệ quí"), ("Công ty kỹ thuật", "công ti kĩ", "Công ty kỹ"),
        ("Kyoto", "ky", "Ky"), ("máy quay", "quai", ""), ("thúy", "thui", ""),
    ],
)  # fmt: skip
def test_i_and_y_are_alike_where_both_are_written(text: str, wanted: str, shown: str) -> None:
    assert [text[start:stop] for start, stop in hits(text, fold(wanted))] == [shown] * bool(shown)


def test_a_hit_far_into_a_text_is_shown_with_what_is_around_it() -> None:
    text = "Báo cáo kết quả thực hiện kế hoạch; văn bản của Đài Phát thanh và Truyền hình tỉnh"
    assert hit_in_context(text, "dai phat", 40) == "…văn bản của Đài Phát thanh và Truyền h…"
    assert hit_in_context(text, "bao cao", 20) == "Báo cáo kết quả th…"
    assert hit_in_context(text, "khong co", 20) == ""


@given(st.text().map(clean), st.text(max_size=3).map(fold), st.integers(2, 60))
def test_a_hit_folds_to_what_was_wanted(text: str, wanted: str, width: int) -> None:
    for start, stop in hits(text, wanted):
        assert fold(text[start:stop]) == wanted.strip()
    assert cell_width(hit_in_context(text, wanted, width)) <= width
