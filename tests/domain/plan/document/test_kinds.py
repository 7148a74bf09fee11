"""What a plan's document is called."""

import pytest

from partui.domain.plan.document.kinds import kind_of, named_kind, read_kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("7190/KH-UBND", "Kế hoạch"),
        ("12/QĐ-UBND", "Quyết định"),
        ("01/NQ-HĐND", "Nghị quyết"),
        ("5/CTr-UBND", "Chương trình"),
        ("3/ct-ubnd", "Chỉ thị"),
        ("15/2020/QĐ-UBND", "Quyết định"),
        (" 9 / TB - VP ", "Thông báo"),
        ("12/SNV-CCHC", "Kế hoạch"),
        ("QĐ-UBND", "Quyết định"),
        ("", "Kế hoạch"),
    ],
)
def test_a_number_tells_the_kind(number: str, kind: str) -> None:
    assert kind_of("", number) == kind


def test_what_somebody_has_said_comes_first() -> None:
    assert kind_of("Công văn", "12/QĐ-UBND") == "Công văn"


def test_a_kind_is_known_without_marks() -> None:
    assert read_kind(" CHUONG TRINH hanh dong ") == "Chương trình hành động"
    assert read_kind(" ") == ""
    assert named_kind("KẾ HOẠCH") == "Kế hoạch"
    assert named_kind("Thư") == ""
