"""Where letters are few, words can still be read."""

import pytest

from partui.wording.signs import UNMARKED, without_marks


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Sở Nội vụ tỉnh Đắk Lắk: đã xong ▲ “ế”…", "ascii", 'So Noi vu tinh Dak Lak: da xong ^ "e"~'),
        ("Kết quả thực hiện, 50 m²", "latin-1", "Ket qua thuc hien, 50 m²"),
        ("Đà Nẵng – ô, â, ê", "latin-1", "Dà Nang - ô, â, ê"),
        ("e\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING ACUTE ACCENT}", "ascii", "e"),
        ("語", "ascii", "?"),
    ],
)
def test_what_an_encoding_lacks_loses_its_marks(text: str, encoding: str, shown: str) -> None:
    assert text.encode(encoding, UNMARKED).decode(encoding) == shown


def test_a_cell_stays_a_cell() -> None:
    text = "Trước ngày 01/12: Quyết định số 3034/QĐ-UBND"
    assert without_marks(text) == "Truoc ngay 01/12: Quyet dinh so 3034/QD-UBND"
