"""Which file is meant."""

import os
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.store.db.open import check_named, real_path, store_path


def test_the_file_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert store_path("kế hoạch.db") == str(tmp_path / "kế hoạch.db")
    monkeypatch.setenv("HOME", "/nhà")
    assert store_path("~/a.db") == "/nhà/a.db"


def test_a_link_means_the_file_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "a.db").touch()
    (tmp_path / "b.db").symlink_to("kho/a.db")
    (tmp_path / "vòng.db").symlink_to("vòng.db")
    for name, meant in (("b.db", "kho/a.db"), ("vòng.db", "vòng.db")):
        assert store_path(str(tmp_path / name)) == str(tmp_path / name)
        assert real_path(str(tmp_path / name)) == str(tmp_path / meant)


@pytest.mark.parametrize("chosen", [None, ""])
def test_the_platforms_folder_when_nothing_is_said(monkeypatch: pytest.MonkeyPatch, chosen: str | None) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/d")
    monkeypatch.setattr("sys.platform", "linux")
    assert Path(store_path(chosen)).name == "partui.db"
    assert Path(store_path(chosen)).parent.name == "partui"


@pytest.mark.parametrize("name", ["a.db", "nhóm/a.db"])
def test_a_folder_that_is_another_groups_hides_whether_a_file_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: path != str(tmp_path))
    with pytest.raises(PartuiError, match="Không có quyền đọc"):
        check_named(str(tmp_path / name), new=True)
