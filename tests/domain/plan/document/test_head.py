"""What an officer types of a plan's head."""

from datetime import date

import pytest

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.plan.document.head import PlanWords, check_head, issued_now, read_issued


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("12/8/2020", "2020-08-12"),
        ("12/8", "2020-08-12"),
        ("8/2020", "2020-08"),
        ("12/2020", "2020-12"),
        (" 2020-08 ", "2020-08"),
        ("2020-08-12", "2020-08-12"),
        ("", ""),
    ],
)
def test_a_day_or_a_month_of_issue(typed: str, written: str) -> None:
    assert read_issued(typed, 2020) == written


@pytest.mark.parametrize("typed", ["13/2020", "tháng tám", "31/2/2020", "2020"])
def test_no_day_and_no_month(typed: str) -> None:
    with pytest.raises(PartuiError, match=f"Ngày ban hành “{typed}” không đọc được; ghi như 12/8/2020 hoặc 8/2020."):
        read_issued(typed, 2020)


def test_what_a_journal_says_wrongly_leaves_the_documents_own() -> None:
    assert issued_now(None, "2020-08") == "2020-08"
    assert issued_now("hôm nào", "2020-08") == "2020-08"
    assert issued_now("", "2020-08") == ""
    assert issued_now("12/8/2020", "2020-08") == "2020-08-12"


def test_only_a_whole_day_is_a_day() -> None:
    head = PlanWords(2020, "/KH-UBND", "2020-08-12", "UBND tỉnh Đắk Lắk")
    assert head.issued_on == date(2020, 8, 12)
    assert head._replace(issued="2020-08").issued_on is None


def test_each_field_as_the_journal_writes_it() -> None:
    typed = {
        "symbol": " 7190/KH-UBND ",
        "issued": "12/8",
        "kind": "quyet dinh",
        "province": " 66 ",
        "recipients": "Bộ Nội vụ; Như trên;\n\nLưu: VT",
        "copies": "2",
        "signer": "",
    }
    assert check_head(typed, 2020) == {
        "symbol": "7190/KH-UBND",
        "issued": "2020-08-12",
        "kind": "Quyết định",
        "province": "66",
        "recipients": "Bộ Nội vụ\nNhư trên\nLưu: VT",
        "copies": "2",
        "signer": "",
    }
    assert check_head({"province": " "}, 2020) == {"province": ""}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("province", "Đắk Lắk", "Mã tỉnh “Đắk Lắk” không nhận được; ghi hai chữ số, như 66 cho Đắk Lắk."),
        ("province", "661", "Mã tỉnh “661”"),
        ("copies", "0", "Số bản lưu “0” không nhận được; ghi một số, như 2."),
        ("copies", "hai", "Số bản lưu “hai”"),
        ("kind", "Thư", "Loại văn bản “Thư” không nhận được; ghi một trong: Kế hoạch, Quyết định"),
        ("issued", "x", "Ngày ban hành “x”"),
        ("issuer", "x" * (limits.LINE + 1), f"quá {limits.LINE}; hãy rút gọn"),
        ("recipients", "x" * (limits.LINE + 1), f"quá {limits.LINE}; hãy rút gọn"),
        (
            "recipients",
            "x;" * (limits.RECIPIENTS + 1),
            f"Có {limits.RECIPIENTS + 1} nơi nhận, quá {limits.RECIPIENTS}.",
        ),
    ],
)
def test_what_a_field_cannot_have(field: str, typed: str, said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        check_head({field: typed}, 2020)


def test_as_many_recipients_as_there_may_be() -> None:
    assert check_head({"recipients": "x;" * limits.RECIPIENTS}, 2020)["recipients"].count("x") == limits.RECIPIENTS
