"""`partui config`: what counts, where it comes from, and setting it."""

from pathlib import Path
from typing import Any

import pytest

from partui.settings.record import Settings
from tests.cli.conftest import Partui


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cấu hình" / "config.toml"
    monkeypatch.setenv("PARTUI_CONFIG", str(path))
    return path


def value(partui: Partui, name: str) -> Any:
    return partui("config", name, "--json").json["settings"][name]


def test_every_setting_and_where_it_comes_from(partui: Partui, file: Path, store_path: Path) -> None:
    out = partui("config").out
    assert f"Tệp cài đặt: {file} (chưa có)" in out
    found = partui("config", "--json").json
    assert (found["file"], found["exists"], found["faults"]) == (str(file), False, [])
    assert found["settings"]["db"] == {"value": str(store_path), "source": "environment"}
    assert found["settings"]["officer"]["source"] == "login"
    assert found["settings"]["due_soon_days"] == {"value": 15, "source": "data_file"}
    assert list(found["settings"]) == [*Settings._fields, "due_soon_days", "due_soon_year_days", "quarter_ends_on"]
    assert not file.exists()


def test_setting_and_unsetting(partui: Partui, file: Path) -> None:
    assert partui("config", "set", "officer", "Nguyễn Thị Lan").err == "officer = Nguyễn Thị Lan (tệp cài đặt)\n"
    assert partui("config", "ascii", "yes").err == "ascii = true (tệp cài đặt)\n"
    assert partui("config", "keys.undo", "ctrl+z").err == "keys.undo = ctrl+z (tệp cài đặt)\n"
    assert partui("config", "set", "keys", "quit=Q;help=f1").code == 0
    assert partui("config", "officer").out == "Nguyễn Thị Lan\n"
    assert value(partui, "ascii") == {"value": True, "source": "file"}
    assert value(partui, "keys") == {"value": {"undo": "ctrl+z", "quit": "Q", "help": "f1"}, "source": "file"}
    assert partui("config", "unset", "officer").code == 0
    assert partui("config", "unset", "keys.undo").code == 0
    assert file.read_text(encoding="utf-8") == 'ascii = true\n\n[keys]\nquit = "Q"\nhelp = "f1"\n'


def test_the_officer_set_writes_the_journal(partui: Partui, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    partui("config", "set", "officer", "Lan")
    partui("set", "1.3.1", "--progress", "1")
    partui("--by", "Mai", "set", "1.3.1", "--progress", "2")
    partui("set", "1.3.1", "--progress", "3", "--by", "Hoa")
    monkeypatch.setenv("PARTUI_BY", "Trần B")
    partui("set", "1.3.1", "--progress", "4")
    assert [change["by"] for change in partui("history", "--json").json] == ["Lan", "Mai", "Hoa", "Trần B"]


def test_the_file_set_is_opened(partui: Partui, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARTUI_DB")
    monkeypatch.chdir(tmp_path)
    partui("config", "set", "db", "của tôi.db")
    monkeypatch.chdir("/")
    assert partui("init").code == 0
    assert partui("status").code == 0
    assert (tmp_path / "của tôi.db").exists()


def test_the_language_set_is_spoken_at_once(partui: Partui, file: Path) -> None:
    assert partui("config", "set", "lang", "en").err == "lang = en (settings file)\n"
    assert "As of" in partui("status").out
    assert "Tính đến" in partui("status", "--lang", "vi").out
    assert partui("config", "--lang", "vi", "lang", "--json").json["settings"]["lang"]["source"] == "flag"


def test_how_soon_is_soon_belongs_to_the_data_file(partui: Partui, file: Path) -> None:
    day = ("--as-of", "2020-09-15")
    assert partui("status", *day, "--json").json["by_timeliness"]["due_soon"] > 0
    assert partui("config", "set", "due_soon_days", "3").err == "due_soon_days = 3 (tệp dữ liệu)\n"
    assert partui("status", *day, "--json").json["by_timeliness"]["due_soon"] == 0
    assert partui("config", "unset", "due_soon_days").code == 0
    assert partui("status", *day, "--json").json["by_timeliness"]["due_soon"] > 0
    assert not file.exists()


def test_a_value_that_does_not_count_is_told(partui: Partui, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTUI_LANG", "vi")
    assert "$PARTUI_LANG đang được dùng" in partui("config", "set", "lang", "en").err


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["set", "lang", "fr"], 1, "“fr” không dùng được cho lang; hãy ghi vi hoặc en"),
        (["set", "ctrl_z", "fg"], 1, "hãy ghi undo hoặc suspend"),
        (["set", "mouse", "có"], 1, "hãy ghi true hoặc false"),
        (["set", "officer", " "], 1, "hãy ghi một dòng chữ, không để trống"),
        (["set", "keys", "z"], 1, "hãy ghi tên việc và phím"),
        (["set", "keys.undo", ""], 1, "hãy ghi tên việc và phím"),
        (["set", "due_soon_days", "-1"], 2, "-1"),
        (["set", "due_soon_days", "367"], 1, "hãy ghi một số ngày từ 0 đến 366"),
        (["set", "màu", "x"], 1, "Không có cài đặt “màu”; hiện có: db, lang"),
        (["set", "lang.vi", "x"], 1, "Không có cài đặt “lang.vi”"),
        (["màu"], 1, "Không có cài đặt “màu”"),
        (["unset", "màu"], 1, "Không có cài đặt “màu”"),
        (["set"], 2, "config set TÊN GIÁ_TRỊ"),
        (["unset", "lang", "vi"], 2, "config unset TÊN"),
        (["a", "b", "c"], 2, "config set TÊN GIÁ_TRỊ"),
    ],
)
def test_refused(partui: Partui, file: Path, args: list[str], code: int, said: str) -> None:
    assert said in partui("config", *args).refused(code)
    assert not file.exists()


def test_a_wrong_setting_is_told_and_ends_nothing(partui: Partui, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('theme = "x"\nlang = "fr"\n', encoding="utf-8")
    answer = partui("status")
    assert answer.code == 0
    assert answer.err == f'{file}:2: lang = "fr" không dùng được; hãy ghi vi hoặc en. partui bỏ qua giá trị này.\n'
    assert partui("config", "--json").json["faults"] == [answer.err.rstrip()]
    assert partui("config", "set", "lang", "vi").err == "lang = vi (tệp cài đặt)\n"


def test_a_file_that_is_no_toml_is_kept(partui: Partui, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("lang = vi\n", encoding="utf-8")
    assert f"{file}:1 không đúng cách viết TOML; chưa ghi gì" in partui("config", "set", "lang", "vi").refused()
    assert file.read_text(encoding="utf-8") == "lang = vi\n"


def test_the_data_file_is_not_made(partui: Partui, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "chưa có.db"
    assert partui("config", "--db", str(path), "--json").json["settings"]["due_soon_days"]["value"] == 15
    assert not path.exists()


def test_a_damaged_data_file_does_not_hide_the_settings(partui: Partui, file: Path, store_path: Path) -> None:
    store_path.write_bytes(b"x" * 5000)
    answer = partui("config", "--json")
    assert answer.json["settings"]["due_soon_days"]["value"] is None
    assert "không phải là tệp dữ liệu SQLite" in answer.err


def test_keys_are_given_by_a_flag_as_often_as_wanted(partui: Partui, file: Path) -> None:
    out = partui("--key", "undo=f5", "--key", "quit=Q", "config", "keys").out
    assert out == "keys.undo = f5 (tùy chọn)\nkeys.quit = Q (tùy chọn)\n"
