"""The first start: what this is, which file it made, the keys that matter; once."""

from pathlib import Path

import pytest

from tests.cli.conftest import Partui


@pytest.fixture
def nobody_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that is used where nobody names one."""
    monkeypatch.delenv("PARTUI_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "dữ liệu"))
    return tmp_path / "dữ liệu" / "partui" / "partui.db"


def test_said_once_and_not_among_the_data(partui: Partui, nobody_named: Path) -> None:
    path = nobody_named
    first = partui("list", "--json")
    assert len(first.json) == 86
    what, where, keys = first.err.splitlines()
    assert what.startswith("partui theo dõi kế hoạch cải cách hành chính")
    assert where == f"Vừa tạo tệp dữ liệu {path}; mọi sửa đổi được giữ trong tệp này."
    assert all(f"{key} " in keys for key in ("s", "/", "u", "?"))
    assert partui("list").err == ""


def test_in_english_by_the_locale_it_says_how_to_have_vietnamese(
    partui: Partui, nobody_named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    said = partui("status").err.splitlines()
    assert said[0].startswith("partui follows a plan")
    assert said[3] == "Tiếng Việt: partui config set lang vi"
    nobody_named.unlink()
    assert len(partui("status", "--lang", "en").err.splitlines()) == 3


def test_not_said_when_nothing_was_made(partui: Partui, tmp_path: Path) -> None:
    assert "Vừa tạo" not in partui("list", "--db", str(tmp_path)).err
