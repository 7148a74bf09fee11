"""Keeping settings: what else stands in the file stays, and a file that is no TOML is left alone."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.errors import PartuiError
from partui.settings.read import read_settings
from partui.settings.write import remove_setting, write_setting

WRITTEN = """\
# của Lan
lang = "en" # tạm
lạ = 3

[keys]
# hoàn tác
undo = "z"

[khác]
a = 1
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "partui" / "config.toml"


def test_a_file_is_made(file: Path) -> None:
    write_setting(str(file), "officer", "Lan")
    assert file.read_text(encoding="utf-8") == 'officer = "Lan"\n'
    assert [each.name for each in file.parent.iterdir()] == ["config.toml"]


def test_comments_and_unknown_lines_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(WRITTEN.replace("lạ", "la").replace("khác", "khac"), encoding="utf-8")
    file.chmod(0o640)
    write_setting(str(file), "lang", "vi")
    write_setting(str(file), "theme", "nord")
    write_setting(str(file), "keys.quit", "Q")
    assert remove_setting(str(file), "keys.undo")
    assert file.read_text(encoding="utf-8") == (
        '# của Lan\nlang = "vi" # tạm\nla = 3\ntheme = "nord"\n\n'
        '[keys]\n# hoàn tác\nquit = "Q"\n\n[khac]\na = 1\n'
    )  # fmt: skip
    assert file.stat().st_mode & 0o777 == 0o640


def test_forgetting_what_is_not_there_writes_nothing(file: Path) -> None:
    for name in ("theme", "keys", "keys.undo"):
        assert not remove_setting(str(file), name)
    assert not file.exists()


@pytest.mark.parametrize("text", ["lang =\n", "keys = 5\n", "\udcff"])
def test_what_cannot_be_read_is_left_alone(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = file.read_bytes()
    with pytest.raises(PartuiError):
        write_setting(str(file), "keys.undo", "z")
    assert file.read_bytes() == before
    assert len(list(file.parent.iterdir())) == 1


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("", encoding="utf-8")
    file.parent.mkdir()
    file.symlink_to(real)
    write_setting(str(file), "mouse", False)
    assert file.is_symlink()
    assert tomllib.loads(real.read_text(encoding="utf-8")) == {"mouse": False}


@given(officer=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20))
def test_what_is_kept_is_read_back(tmp_path_factory: pytest.TempPathFactory, officer: str) -> None:
    file = str(tmp_path_factory.getbasetemp() / "kept.toml")
    write_setting(file, "officer", officer)
    write_setting(file, "keys.undo", "ctrl+z")
    found = read_settings({"PARTUI_CONFIG": file})
    assert (found.settings.officer, dict(found.settings.keys), found.faults) == (officer, {"undo": "ctrl+z"}, ())


def test_no_folder_named_by_a_sign_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PartuiError, match="HOME"):
        write_setting("~/.config/partui/config.toml", "officer", "Lan")
    assert not list(tmp_path.iterdir())
