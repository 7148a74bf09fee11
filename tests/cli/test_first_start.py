"""The first start: what this is, which file it made, the keys that matter; once."""

from pathlib import Path

import pytest

from tests.cli.conftest import Partui


def test_said_once_and_not_among_the_data(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "mới.db"
    first = partui("list", "--json", "--db", str(path))
    assert len(first.json) == 86
    what, where, keys = first.err.splitlines()
    assert what.startswith("partui theo dõi kế hoạch cải cách hành chính")
    assert where == f"Vừa tạo tệp dữ liệu {path}; mọi sửa đổi được giữ trong tệp này."
    assert all(f"{key} " in keys for key in ("s", "/", "u", "?"))
    assert partui("list", "--db", str(path)).err == ""


def test_in_english_by_the_locale_it_says_how_to_have_vietnamese(
    partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    said = partui("status", "--db", str(tmp_path / "new.db")).err.splitlines()
    assert said[0].startswith("partui follows a plan")
    assert said[3] == "Tiếng Việt: partui config set lang vi"
    assert len(partui("status", "--lang", "en", "--db", str(tmp_path / "other.db")).err.splitlines()) == 3


def test_not_said_when_nothing_was_made(partui: Partui, tmp_path: Path) -> None:
    assert "Vừa tạo" not in partui("list", "--db", str(tmp_path)).err
