"""Headings in capitals as a sentence writes them."""

import pytest

from partui.wording.plan.capitals import as_sentence


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH (TTHC)", "Cải cách thủ tục hành chính (TTHC)"),
        ("TÁC ĐỘNG CỦA CCHC ĐẾN PHÁT TRIỂN KT-XH", "Tác động của CCHC đến phát triển KT-XH"),
        ("CHỈ SỐ PAR INDEX VÀ SIPAS, UBND CẤP HUYỆN", "Chỉ số PAR INDEX và SIPAS, UBND cấp huyện"),
        ("NHIỆM VỤ CỦA CHÍNH PHỦ GIAO TỈNH ĐẮK LẮK QUÝ II", "Nhiệm vụ của Chính phủ giao tỉnh Đắk Lắk quý II"),
        ("Kiểm tra CCHC", "Kiểm tra CCHC"),
        ("", ""),
    ],
)
def test_words_are_lowered_and_abbreviations_kept(printed: str, said: str) -> None:
    assert as_sentence(printed, "UBND tỉnh Đắk Lắk") == said
