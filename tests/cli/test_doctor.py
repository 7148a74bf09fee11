"""`partui doctor`: what a bug report needs, and no contents."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from partui.log import log_error, log_path
from partui.store.db.connection import SCHEMA_VERSION
from tests.cli.conftest import Partui


def test_what_a_report_needs(partui: Partui, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22")
    monkeypatch.setenv("PARTUI_BY", "Nguyễn Thị Lan")
    partui("set", "1.3.1", "--note", "mật")
    report = partui("doctor", "--json")
    found = report.json
    assert report.code == 0
    assert found["sound"] is True
    assert {"partui", "python", "sqlite", "textual", "click", "pydantic"} <= set(found["versions"])
    assert (found["terminal"]["TERM"], found["terminal"]["SSH_CONNECTION"]) == ("xterm-256color", True)
    assert found["settings"]["variables"] == ["PARTUI_DB", "PARTUI_BY"]
    file = found["file"]
    assert (file["path"], file["mode"], file["schema"]) == (str(store_path), "0600", SCHEMA_VERSION)
    assert (file["journal_mode"], file["findings"], file["refusal"]) == ("wal", 0, None)
    assert file["counts"]["task"] == 86
    assert file["counts"]["change"] == 1
    text = partui("doctor").out
    assert f"✓ Tệp không có lỗi: {store_path}" in text
    assert not any(secret in report.out + text for secret in ("Lan", "mật", "10.0.0.1", "Sở Nội vụ"))


def test_a_server_is_told_what_to_mend(partui: Partui, store_path: Path) -> None:
    store_path.parent.chmod(0o755)
    answer = partui("doctor", "--server")
    assert answer.code == 1
    assert f"chmod 660 {store_path}" in answer.out
    assert "▲ folder" in answer.out
    found = partui("doctor", "--server", "--json").json
    assert found["sound"] is False
    assert {"check": "wal", "found": "wal", "advice": None} in found["server"]
    assert "chmod 2770" in next(each["advice"] for each in found["server"] if each["check"] == "folder")


def test_a_missing_file_is_not_made(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "chưa" / "có.db"
    answer = partui("doctor", "--db", str(path))
    assert answer.code == 0
    assert f"○ Chưa có tệp dữ liệu; partui tạo khi được mở lần đầu: {path}" in answer.out
    assert not path.parent.exists()


def test_a_dump_read_in_again_is_known(partui: Partui, store_path: Path) -> None:
    fresh = store_path.with_name("nạp.db")
    with closing(sqlite3.connect(store_path)) as conn, closing(sqlite3.connect(fresh)) as made:
        made.executescript("\n".join(conn.iterdump()))
    before = fresh.read_bytes()
    answer = partui("doctor", "--db", str(fresh))
    assert "▲ Là dữ liệu của partui, nạp lại từ văn bản SQL (.dump); mọi lệnh khác đều mở được." in answer.out
    assert fresh.read_bytes() == before
    assert "Tệp không có lỗi" in partui("check", "--db", str(fresh)).out


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", 0, "○ Tệp dữ liệu trống"),
        (b"Kinh gui", 1, "▲ Không phải là tệp dữ liệu SQLite. Tệp được giữ nguyên."),
        (b"x" * 5000, 1, "▲ Không phải là tệp dữ liệu SQLite."),
    ],
)
def test_a_file_of_another_kind(partui: Partui, store_path: Path, content: bytes, code: int, said: str) -> None:
    store_path.write_bytes(content)
    answer = partui("doctor")
    assert answer.code == code
    assert said in answer.out
    assert store_path.read_bytes() == content


def test_a_damaged_file(partui: Partui, store_path: Path) -> None:
    whole = store_path.read_bytes()
    store_path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    answer = partui("doctor", "--json")
    assert (answer.code, answer.json["sound"]) == (1, False)
    assert "bị hỏng" in answer.json["file"]["refusal"]


def test_rows_that_do_not_follow_from_the_journal(partui: Partui, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("UPDATE task SET progress = 7 WHERE code = '1.1'")
    answer = partui("doctor")
    assert answer.code == 1
    assert "▲ Có 1 chỗ có lỗi; xem “partui check”." in answer.out


@pytest.mark.parametrize(("version", "code", "said"), [(1, 0, "○ Phiên bản tệp 1"), (999, 1, "▲ Phiên bản tệp 999")])
def test_another_version_is_left_alone(partui: Partui, store_path: Path, version: int, code: int, said: str) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute(f"PRAGMA user_version = {version}")
    answer = partui("doctor")
    assert answer.code == code
    assert said in answer.out
    with closing(sqlite3.connect(store_path)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (version,)


def test_a_folder(partui: Partui, tmp_path: Path) -> None:
    assert "là một thư mục" in partui("doctor", "--db", str(tmp_path)).out


def test_the_log_is_named(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    path = log_path()
    log = partui("doctor", "--json").json["log"]
    assert log == {"path": path, "size": None, "writable": True, "PARTUI_DEBUG": False}
    assert f"  path                  {path}\n" in partui("doctor").out
    log_error(ZeroDivisionError())
    monkeypatch.setenv("PARTUI_DEBUG", "1")
    log = partui("doctor", "--json").json["log"]
    assert log == {"path": path, "size": os.path.getsize(path or ""), "writable": True, "PARTUI_DEBUG": True}


def test_a_log_that_cannot_be_written_is_said(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    answer = partui("doctor", "--json")
    assert (answer.code, answer.json["log"]["writable"]) == (0, False)


def test_a_user_without_a_home(partui: Partui, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: object) -> None:
        raise KeyError

    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    answer = partui("doctor", "--json")
    assert (answer.code, answer.json["log"]["path"], answer.json["log"]["writable"]) == (0, None, False)
    monkeypatch.delenv("PARTUI_DB")
    assert "Không rõ thư mục riêng của người dùng (HOME, " in partui("status").refused()
