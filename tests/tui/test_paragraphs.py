"""Texts broken into lines."""

from partui.wording.columns import hung


def test_what_does_not_fit_hangs_below() -> None:
    assert hung("  Quý III: 1.3.1, 1.3.2, 1.4.1", 20) == ["  Quý III: 1.3.1,", "    1.3.2, 1.4.1"]
    assert hung("Quý III", 20) == ["Quý III"]
    assert hung("", 20) == [""]
