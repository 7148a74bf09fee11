"""Done below the bar: only with a reason."""

from datetime import date

import pytest

from partui.domain.targets.completion import BelowBar, check_completion
from partui.domain.targets.figures import read_figure
from partui.domain.targets.readings import READING, Reading, reading_value
from partui.domain.targets.target import target_value
from partui.domain.targets.typed import read_typed


def values(bar: str, figure: str, status: str = "done", on: str | None = "2020-09-30") -> dict[str, str | None]:
    reading = reading_value(Reading("r", date(2020, 9, 1), read_figure(figure)))
    return {
        "status": status,
        "completed_on": on,
        "bar": target_value(read_typed(bar, 2020)),
        f"{READING}r": reading,
    }


@pytest.mark.parametrize(
    ("bar", "figure", "told"),
    [
        (">= 30%", "12%", "1.3.1 mới đạt 12%, chưa tới mức ≥ 30%"),
        (">= 90%", "89,999%", "1.3.1 mới đạt 89,99%, chưa tới mức ≥ 90%"),
        (">= 50 TTHC", "40", "1.3.1 mới đạt 40 TTHC, chưa tới mức ≥ 50 TTHC"),
        ("<= 5%", "6%", "1.3.1 mới đạt 6%, chưa tới mức ≤ 5%"),
    ],
)
def test_it_is_refused_without_a_reason(bar: str, figure: str, told: str) -> None:
    with pytest.raises(BelowBar) as refused:
        check_completion("1.3.1", values(bar, figure), 2020, "")
    assert str(refused.value) == f"{told}; chưa lưu gì. Hoàn thành dưới mức thì phải ghi lý do (--why)."
    assert (refused.value.code, str(refused.value.told)) == ("1.3.1", told)
    check_completion("1.3.1", values(bar, figure), 2020, "lũ lụt")


def test_what_is_not_below_or_not_done() -> None:
    check_completion("1.3.1", values(">= 30%", "30%"), 2020, "")
    check_completion("1.3.1", values(">= 30%", "12%", "doing"), 2020, "")
    check_completion("1.3.1", values(">= 30%", "12%", on=None), 2020, "")
    check_completion("1.3.1", values(">= 30%", "12%") | {"bar": ""}, 2020, "")
    # Measured only after the day of completion.
    check_completion("1.3.1", values(">= 30%", "12%", on="2020-08-31"), 2020, "")
    check_completion("1.3.1", {**values(">= 30%", "12%"), f"{READING}r": "x"}, 2020, "")
