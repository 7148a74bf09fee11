"""The order of official lists."""

import unicodedata

import pytest

from partui.domain.agencies.official_names import official_rank


def test_bodies_stand_as_the_decrees_name_them_and_groups_last() -> None:
    names = [
        "Sở Nội vụ", "Sở Tư pháp", "Sở Kế hoạch và Đầu tư", "Sở Tài chính", "Sở Xây dựng",
        "Sở Tài nguyên và Môi trường", "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", "Thanh tra tỉnh",
        "Văn phòng UBND tỉnh", "Công an tỉnh", "Các sở, ban, ngành", "UBND cấp huyện", "UBND cấp xã",
    ]  # fmt: skip
    ranks = [official_rank(name) for name in names]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    "spelled", ["SỞ NỘI VỤ", "sở nội vụ.", unicodedata.normalize("NFD", "Sở Nội vụ"), " Sở  Nội vụ"]
)
def test_spelling_does_not_count(spelled: str) -> None:
    assert official_rank(spelled) == official_rank("Sở Nội vụ") == 0


def test_bodies_that_no_decree_names_stand_together() -> None:
    assert official_rank("các sở, ban, ngành.") < official_rank("UBND cấp huyện") < official_rank("UBND cấp xã")
    assert official_rank("Công an tỉnh") == official_rank("Bảo hiểm xã hội tỉnh") > official_rank("Sở Du lịch")
