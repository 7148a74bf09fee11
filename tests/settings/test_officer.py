"""Under whose name an edit is written."""

import getpass

import pytest

from partui.settings.record import officer_name


def test_the_name_given_is_taken_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "may")
    assert officer_name(" Nguyễn\x1b  An ") == "Nguyễn An"
    assert [officer_name(none) for none in (None, "", " \u200b")] == ["may"] * 3


@pytest.mark.parametrize("error", [KeyError, OSError, ImportError])
def test_a_computer_that_knows_no_user(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def unknown() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert officer_name("") == "?"
