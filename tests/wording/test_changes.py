"""Changes as the journal and a saved message tell them."""

import pytest

from partui.wording.fields import field_label, value_text


@pytest.mark.parametrize("field", ["products", "requirements", "recipients"])
def test_a_list_is_told_with_a_sign_between_its_lines(field: str) -> None:
    assert value_text(field, "Báo cáo kiểm tra\nBiên bản") == "Báo cáo kiểm tra; Biên bản"


def test_a_settled_doubt_is_told_by_its_number() -> None:
    assert field_label("doubt/leads-8c57") == "Điểm đã xem lại 8c57"
