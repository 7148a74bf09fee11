"""Texts broken into lines."""

from partui.wording.columns import hanging


def test_what_does_not_fit_hangs_below() -> None:
    assert hanging("  Quý III: 1.3.1, 1.3.2, 1.4.1", 20) == ["  Quý III: 1.3.1,", "    1.3.2, 1.4.1"]
    assert hanging("Quý III", 20) == ["Quý III"]
    assert hanging("", 20) == [""]
