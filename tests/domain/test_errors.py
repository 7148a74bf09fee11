"""What a refusal says, and what of it may be told without the plan's contents."""

from datetime import date
from decimal import Decimal

from partui.domain.errors import PartuiError


def test_values_are_written_as_the_language_writes_them() -> None:
    refusal = PartuiError(
        "{day}: {own} của {code} “{text}” vì {why}",
        day=date(2020, 9, 3),
        own=Decimal("1.50"),
        code="1.2",
        text="{code} [/x]",
        why=PartuiError("quá {limit}", limit=3),
    )
    assert str(refusal) == "03/09/2020: 1,5 của 1.2 “{code} [/x]” vì quá 3"


def test_an_empty_value_leaves_no_empty_quotes() -> None:
    assert str(PartuiError("Chưa có cơ quan “{name}”.", name="")) == "Chưa có cơ quan “(trống)”."


def test_the_template_is_told_without_what_fills_it() -> None:
    assert repr(PartuiError("Không có {name}", name="Sở Nội vụ")) == "PartuiError('Không có {name}')"
