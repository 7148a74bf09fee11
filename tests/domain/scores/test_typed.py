"""What an officer types of how a task or a criterion counts."""

from decimal import Decimal

import pytest

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.typed import check_counting, check_scoring, check_shares, read_shares

CRITERION = Criterion(1, 1, "1.3", "1", "Kiểm tra", Decimal(2), Decimal(0), Decimal(2), "")
NAMES = ["1.3.1", "1.3.2", "survey"]


@pytest.mark.parametrize(
    ("field", "typed", "written"),
    [
        ("effort", " 1 ", "1"),
        ("effort", "5", "5"),
        ("effort", None, ""),
        ("serves", "1.3.1", "1.3.1"),
        ("criterion", "I.1", "I.1"),
        ("share", "0,50", "0.5"),
        ("share", "", ""),
    ],
)
def test_how_a_task_counts(field: str, typed: str | None, written: str) -> None:
    assert check_counting(field, typed) == written


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("effort", "6", "Công sức “6” không nhận được; ghi từ 1"),
        ("effort", "0", "Công sức “0”"),
        ("serves", "Sở Y tế", "“Sở Y tế” không phải mã dạng 1.3.1"),
        ("criterion", "?" * 60, rf"“{'[?]' * 50}” không phải mã"),
        ("share", "một", "Không đọc được điểm “một”"),
    ],
)
def test_how_none_counts(field: str, typed: str, said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        check_counting(field, typed)


@pytest.mark.parametrize(
    ("field", "typed", "written"),
    [
        ("explanation", " Đủ\n hồ  sơ ", "Đủ\nhồ sơ"),
        ("explanation", None, ""),
        ("own", "1,25", "1.25"),
        ("own", " ", None),
        ("appraised", "2", "2"),
        ("surveyed", "0", "0"),
        ("scored_by", "both", "both"),
        ("scored_by", "", ""),
        ("steps", ">=30: 2; >=20: 0,5", ">=30: 2; >=20: 0.5"),
        ("on_time_only", "x", "1"),
        ("on_time_only", "", ""),
    ],
)
def test_how_a_criterion_scores(field: str, typed: str | None, written: str | None) -> None:
    assert check_scoring(CRITERION, field, typed) == written


@pytest.mark.parametrize(
    ("field", "typed"), [("own", "2,5"), ("own", "-0,5"), ("appraised", "x"), ("explanation", "x" * (limits.NOTE + 1))]
)
def test_a_score_that_none_can_have(field: str, typed: str) -> None:
    with pytest.raises(PartuiError):
        check_scoring(CRITERION, field, typed)


def test_shares_as_they_are_typed() -> None:
    assert read_shares(["1.3.1 = 0,5", "", " survey=1 "]) == {"1.3.1": Decimal("0.5"), "survey": Decimal(1)}
    assert read_shares([]) == {}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["1.3.1"], "Không đọc được “1.3.1”; hãy viết như 1.3.1=0,5."),
        (["x" * 60], f"Không đọc được “{'x' * 50}”"),
        (["1.3.1=1", "1.3.1 =2"], "1.3.1 được ghi hai lần; chưa lưu gì."),
        (["1.3.1="], r"Không đọc được điểm “\(trống\)”"),
    ],
)
def test_shares_that_cannot_be_read(typed: list[str], said: str) -> None:
    with pytest.raises(PartuiError, match=said):
        read_shares(typed)


@pytest.mark.parametrize(
    "shares", ["", "1.3.1=2", "1.3.1=0,5 1.3.2=0,5", "1.3.1=0,5 1.3.2=0,5 survey=1", "1.3.1=0 1.3.2=0 survey=2"]
)
def test_shares_that_fit(shares: str) -> None:
    check_shares(CRITERION, Decimal(2), read_shares(shares.split()), NAMES)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ("1.3.1=2,5", "Các phần điểm của 1.3 cộng lại là 2.5, không phải 2; chưa lưu gì."),
        ("1.3.1=0,5 1.3.2=0,5 survey=0,5", "cộng lại là 1.5, không phải 2"),
        ("1.4=1", "1.4 không có phần điểm ở tiêu chí 1.3; các phần là của: 1.3.1, 1.3.2, survey. Chưa lưu gì."),
    ],
)
def test_shares_that_do_not(shares: str, said: str) -> None:
    with pytest.raises(PartuiError, match=said.replace(".", "[.,]")):
        check_shares(CRITERION, Decimal(2), read_shares(shares.split()), NAMES)
    if "1.4" in shares:
        with pytest.raises(PartuiError, match="các phần là của: –"):
            check_shares(CRITERION, Decimal(2), read_shares(shares.split()), [])
