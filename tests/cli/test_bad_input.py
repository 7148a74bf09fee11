"""Bad input: a sentence on stderr, exit 1 or 2, nothing lost, no traceback."""

import os
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Partui

READING = [
    ["status"],
    ["overdue"],
    ["list"],
    ["show", "1.3.1"],
    ["history"],
    ["check"],
    ["score"],
    ["evidence", "list"],
]
WRITING = [
    ["set", "1.3.1", "--progress", "5"],
    ["undo"],
    ["score", "set", "1.2", "0,5"],
    ["evidence", "add", "1.3.1", "--number", "12"],
]


@pytest.mark.parametrize("args", [*READING, *WRITING])
def test_a_folder(partui: Partui, tmp_path: Path, args: list[str]) -> None:
    assert "là một thư mục" in partui("--db", str(tmp_path), *args).refused()


@pytest.mark.parametrize("name", ["", " "])
@pytest.mark.parametrize("args", [["status"], ["list"]])
def test_a_blank_name_is_no_file(partui: Partui, name: str, args: list[str]) -> None:
    assert "Chưa ghi tên tệp" in partui("--db", name, *args).refused(2)


@pytest.mark.parametrize("args", [["list"], ["set", "1.3.1", "--progress", "5"]])
def test_not_a_database(partui: Partui, tmp_path: Path, args: list[str]) -> None:
    path = tmp_path / "thư.txt"
    path.write_text("Kính gửi: " * 1000, encoding="utf-8")
    before = path.read_bytes()
    assert "không phải là tệp dữ liệu SQLite" in partui("--db", str(path), *args).refused()
    assert path.read_bytes() == before


def test_somebody_elses_database(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    assert "chương trình khác" in partui("status", "--db", str(path)).refused()
    assert path.read_bytes() == before


def test_a_newer_partui(partui: Partui, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("PRAGMA user_version = 999")
    assert "mới hơn" in partui("status").refused()


def test_a_damaged_file(partui: Partui, store_path: Path) -> None:
    whole = store_path.read_bytes()
    store_path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    partui("list").refused()
    answer = partui("check")
    assert answer.code == 1
    assert "Traceback" not in answer.err


def test_a_read_only_file_is_read_and_not_written(partui: Partui, store_path: Path) -> None:
    partui("set", "1.3.1", "--progress", "10")
    store_path.chmod(0o444)
    for args in READING:
        answer = partui(*args)
        assert answer.err == ""
        assert answer.code == 0
    for args in WRITING:
        assert "chỉ đọc được" in partui(*args).refused()
    assert partui("export", str(store_path.parent / "ra.db")).code == 0


def test_a_file_that_another_program_holds(partui: Partui, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partui.store.db.connection.BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(store_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "đang được chương trình khác ghi" in partui("set", "1.3.1", "--progress", "5").refused()
        assert partui("list").code == 0


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds nothing."""
    folder = tmp_path / "trống"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    "words", [["overdue"], ["report", "progress", "a.md"], ["set", "1.1", "--note", "x"], ["merge", "b"], []]
)
def test_a_file_that_somebody_named_and_that_is_not_there_is_not_made(
    partui: Partui, empty: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    path = empty / "ke-hoahc.db"
    said = partui("--db", path.name, *words).refused()
    assert said == (
        f"Lỗi: Không có tệp dữ liệu {path}; chưa tạo gì. "
        f"Nếu muốn một tệp mới: partui --db {shlex.quote(str(path))} init\n"
    )
    monkeypatch.setenv("PARTUI_DB", str(path))
    assert partui(*words).refused() == said
    assert not list(empty.iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (":memory:", "“:memory:” không phải tên một tệp trên máy này"),
        ("-", "“-” không phải tên một tệp trên máy này"),
        ("file:a.db?mode=ro", "không phải tên một tệp trên máy này"),
        ("https://x.vn/a.db", "không phải tên một tệp trên máy này"),
        ("usb/a.db", "usb (chưa cắm USB, chưa nối ổ mạng?); chưa tạo gì."),
        ("ống", "ống không phải là một tệp thường"),
        ("nối", "nối là liên kết tới không có, không dẫn tới tệp nào; chưa tạo gì."),
        ("vòng", "vòng là liên kết tới vòng, không dẫn tới tệp nào; chưa tạo gì."),
        ("tệp/a.db", "{folder}/tệp là một tệp, không chứa tệp khác được"),
        ("ế" * 84, "tên tệp dài nhất 247 byte"),
        ("/".join(["x" * 200] * 3), "chưa cắm USB"),
    ],
)
def test_what_is_no_file_is_not_made_one(partui: Partui, empty: Path, name: str, said: str) -> None:
    os.mkfifo("ống")
    os.symlink("không có", "nối")
    os.symlink("vòng", "vòng")
    Path("tệp").touch()
    assert said.format(folder=empty) in partui("--db", name, "init").refused()
    assert sorted(os.listdir()) == sorted(["nối", "ống", "vòng", "tệp"])


def test_settings_are_not_waited_for(partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "ống")
    monkeypatch.setenv("PARTUI_CONFIG", str(tmp_path / "ống"))
    assert "ống: không phải là một tệp thường; partui dùng cài đặt mặc định." in partui("status").err


def test_an_ambiguous_agency_lists_the_candidates(partui: Partui) -> None:
    said = partui("list", "--agency", "sở t").refused()
    assert all(name in said for name in ("Sở Tài chính", "Sở Tư pháp", "Sở Thông tin và Truyền thông"))


def test_an_unknown_agency(partui: Partui) -> None:
    assert "gần nhất: Sở Nội vụ" in partui("status", "--agency", "noi vuu").refused()
    assert "Không có cơ quan" in partui("overdue", "--agency", "").refused()


def test_an_unknown_plan_names_those_there_are(partui: Partui) -> None:
    assert "hiện có: 2020" in partui("status", "--plan", "2019").refused()


@pytest.mark.parametrize(
    ("args", "said", "hint"),
    [
        (["--as-of", "2020-02-30", "status"], "--as-of: Không có ngày “2020-02-30”", "partui"),
        (["status", "--as-of", "hôm nào"], "--as-of: Không đọc được ngày “hôm nào”", "partui status"),
        (["status", "--plan", "hai nghìn"], "--plan: “hai nghìn” không phải là một năm", "partui status"),
        (["--lang", "fr", "status"], "--lang: không có “fr”; chọn một trong: vi, en.", "partui"),
        (["lst"], "Không có lệnh “lst”; gần nhất: list", "partui"),
        (["qqqqq"], "Không có lệnh “qqqqq”; các lệnh: status, today", "partui"),
        (["set", "--statsu", "done"], "Không có tùy chọn --statsu; gần nhất: --start, --status", "partui set"),
        (["status", "-x"], "Không có tùy chọn -x.", "partui status"),
        (["show"], "Thiếu MÃ.", "partui show"),
        (["set", "--status", "done"], "Thiếu MÃ…", "partui set"),
        (["show", "1.1", "thừa", "nữa"], "Thừa tham số: thừa nữa.", "partui show"),
        (["list", "--sort"], "Tùy chọn --sort cần một giá trị.", "partui list"),
        (["list", "--db"], "Tùy chọn --db cần một giá trị.", "partui list"),
        (["--db"], "Tùy chọn --db cần một giá trị.", "partui"),
        (["list", "--json=1"], "Tùy chọn --json không nhận giá trị.", "partui list"),
        (["list", "--sort", "màu"], "--sort: không có “màu”; chọn một trong: code", "partui list"),
        (["list", "--role", "x"], "--role: không có “x”; chọn một trong: lead (chủ trì)", "partui list"),
        (["list", "--timeliness", "x"], "--timeliness: không có “x”; chọn một trong: overdue", "partui list"),
        (["list", "--status", ""], "--status: không có “(trống)”", "partui list"),
    ],
)
def test_wrong_usage(partui: Partui, args: list[str], said: str, hint: str) -> None:
    sentence, where = partui(*args).refused(2).splitlines()
    assert sentence.startswith(f"Lỗi: {said}")
    assert where == f"Xem: {hint} --help"


def test_hostile_text_is_text(partui: Partui) -> None:
    hostile = "[/foo] [bold]x \x1b]52;c;aGk=\x07\x1b[31mđỏ\x9b \u202eRTL\ufeff"
    assert partui("set", "1.3.1", "--note", hostile, "--why", hostile, "--by", hostile).code == 0
    note = partui("show", "1.3.1", "--json").json["note"]
    assert note == "[/foo] [bold]x ]52;c;aGk=[31mđỏ RTL"
    for args in (["show", "1.3.1"], ["history"], ["list"], ["undo"]):
        out = partui(*args).out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)


def test_hostile_rows_do_nothing(partui: Partui, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute(
            "UPDATE task SET title = ?, note = ? WHERE code = '1.3.1'", ("[/foo]\x1b[2J\x00\u202e", "a\x1b\nb\x00")
        )
        conn.execute("UPDATE agency SET name = ? WHERE name = 'Sở Nội vụ'", ("Sở \x1b[2JNội vụ",))
        conn.execute("UPDATE plan SET title = ?", ("\x1b]0;x\x07",))
    for args in (["status"], ["overdue"], ["list"], ["show", "1.3.1"], ["check"]):
        answer = partui(*args)
        assert not {"\x1b", "\x00", "\x07", "\u202e"} & set(answer.out), args
        assert answer.err == ""


def test_hostile_arguments_do_not_reach_the_terminal(partui: Partui) -> None:
    for code, args in (
        (1, ["show", "\x1b[2J"]),
        (1, ["list", "--agency", "\x1b[2J"]),
        (2, ["list", "--sort", "\x1b[2J"]),
        (2, ["\x1b[2J"]),
    ):
        answer = partui(*args)
        assert answer.code == code
        assert "\x1b" not in answer.err


def test_very_long_arguments(partui: Partui) -> None:
    long = "á" * 50_000
    for code, args in (
        (1, ["show", long]),
        (1, ["list", "--agency", long]),
        (1, ["set", "1.1", "--note", long]),
        (2, ["--as-of", long, "list"]),
    ):
        answer = partui(*args)
        assert answer.code == code
        assert 0 < len(answer.err) < 2100
    assert partui("list", "--search", long, "--json").json == []
