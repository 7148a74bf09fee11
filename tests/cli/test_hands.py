"""`partui merge`, `backup`, `restore`, and `export` of a part."""

import gzip
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Partui


@pytest.fixture
def other(seeded: Path, tmp_path: Path) -> Path:
    """A copy that goes its own way."""
    return Path(shutil.copyfile(seeded, tmp_path / "khác.db"))


def test_merge_says_what_came_in_and_what_was_overtaken(partui: Partui, store_path: Path, other: Path) -> None:
    partui("set", "1.3.1", "--note", "của ta", "--by", "An")
    partui("--db", str(other), "set", "1.3.1", "--note", "của họ", "--by", "Bình")
    partui("--db", str(other), "set", "4.1.2", "--progress", "40", "--by", "Bình")
    before = partui("history", "--json").json
    looked = partui("merge", str(other), "--dry-run", "--json").json
    conflict = {"code": "1.3.1", "field": "note", "ours": "của ta", "theirs": "của họ", "kept": "của họ"}
    assert looked == {
        "added": 2,
        "unchanged": 0,
        "overtaken": 1,
        "conflicts": [conflict],
        "twice_made": [],
        "gave_way": [],
    }
    assert partui("history", "--json").json == before
    answer = partui("merge", str(other))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "Đã thêm 2 thay đổi, đã biết 0.\n"
        "Hai bên cùng sửa 1 chỗ, lần sửa sau được giữ:\n"
        "  1.3.1 Ghi chú: tệp này “của ta”, tệp kia “của họ”; giữ “của họ”\n"
        "Dữ liệu trước đó là bản sao lưu số 1; “partui restore 1” lấy lại.\n"
    )
    assert partui("merge", str(other), "--json").json == {
        "added": 0, "unchanged": 2, "overtaken": 0, "conflicts": [], "twice_made": [], "gave_way": [],
    }  # fmt: skip
    partui("--db", str(other), "merge", str(store_path))
    assert partui("--db", str(other), "list", "--json").json == partui("list", "--json").json
    assert partui("--db", str(other), "history", "--json").json == partui("history", "--json").json
    assert partui("check").code == 0


def test_a_long_merge_says_how_far_it_has_come(partui: Partui, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    partui("--db", str(other), "set", "1.3.1", "--note", "của họ")
    monkeypatch.setattr("partui.cli.interaction._PAUSE_SECONDS", 0)
    assert partui("merge", str(other), "--dry-run").err == "Đang đọc: 1/1 thay đổi\n"
    monkeypatch.setattr("partui.cli.interaction.is_terminal", lambda _stream: True)
    assert partui("merge", str(other)).err == "Đang đọc thay đổi\n"


@pytest.mark.parametrize("what", ["không có.db", "kế hoạch.txt"])
def test_merge_of_what_is_no_store(partui: Partui, tmp_path: Path, what: str) -> None:
    (tmp_path / "kế hoạch.txt").write_text("Kế hoạch")
    assert what in partui("merge", str(tmp_path / what)).refused()
    assert partui("merge").refused(2)


def test_merge_tells_of_a_clock_that_is_ahead(partui: Partui, store_path: Path, other: Path) -> None:
    import time_machine

    with time_machine.travel("2999-01-01"):
        partui("--db", str(other), "set", "1.3.1", "--note", "của họ")
    answer = partui("merge", str(other))
    assert answer.code == 0
    assert "01/01/2999" in answer.err


def test_backup_and_restore(partui: Partui, store_path: Path) -> None:
    partui("set", "1.1", "--note", "trước")
    answer = partui("backup")
    assert answer.err.startswith("Đã sao lưu số 1: ")
    partui("set", "1.1", "--note", "sau")
    listed = partui("restore")
    assert (listed.code, len(listed.out.splitlines())) == (0, 1)
    assert listed.out.split()[0] == "1"
    assert listed.out.rstrip().endswith("sao lưu")
    assert "--yes" in partui("restore", "1").refused(2)
    assert partui("show", "1.1", "--json").json["note"] == "sau"
    assert partui("restore", "1", "--yes").err.endswith("“partui restore 2” lấy lại.\n")
    assert partui("show", "1.1", "--json").json["note"] == "trước"
    assert partui("restore", "2", "--yes").code == 0
    assert partui("show", "1.1", "--json").json["note"] == "sau"


def test_restore_without_copies(partui: Partui) -> None:
    answer = partui("restore")
    assert (answer.code, answer.out) == (0, "")
    assert "Chưa có bản sao lưu nào" in answer.err
    assert "Không có bản sao lưu “3”" in partui("restore", "3", "--yes").refused()


@pytest.mark.parametrize(("answers", "note"), [(["1", "c"], "trước"), (["1", "k"], "sau"), ([""], "sau")])
def test_restore_asks_on_a_terminal(
    partui: Partui, monkeypatch: pytest.MonkeyPatch, answers: list[str], note: str
) -> None:
    partui("set", "1.1", "--note", "trước")
    partui("backup")
    partui("set", "1.1", "--note", "sau")
    for module in ("commands.files.backups", "interaction"):
        monkeypatch.setattr(f"partui.cli.{module}.can_ask", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_args, **_kwargs: answers.pop(0))
    assert partui("restore").code == 0
    assert partui("show", "1.1", "--json").json["note"] == note


def test_restore_of_a_file_that_cannot_be_opened(partui: Partui, store_path: Path) -> None:
    partui("set", "1.1", "--note", "trước")
    partui("backup")
    store_path.write_text("hỏng rồi " * 1000)
    assert partui("list").code == 1
    assert partui("restore", "1", "--yes").code == 0
    assert partui("show", "1.1", "--json").json["note"] == "trước"


def test_export_of_one_agency(partui: Partui, tmp_path: Path) -> None:
    target = tmp_path / "tư pháp.db"
    answer = partui("export", str(target), "--agency", "tu phap")
    assert answer.err.endswith(", 4 nhiệm vụ của Sở Tư pháp (chủ trì) trong kế hoạch 2020.\n")
    led = [task["code"] for task in partui("list", "--agency", "tu phap", "--json").json]
    assert [task["code"] for task in partui("--db", str(target), "list", "--json").json] == led
    assert "Không có cơ quan" in partui("export", str(tmp_path / "x.db"), "--agency", "không có").refused()
    assert not (tmp_path / "x.db").exists()


def test_export_packed(partui: Partui, tmp_path: Path) -> None:
    partui("set", "1.1", "--note", "đã xuất")
    targets = [tmp_path / "ra.db.gz", tmp_path / "ra hai.db.gz"]
    for target in targets:
        assert partui("export", str(target), "--gzip").code == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()
    assert targets[0].stat().st_mode & 0o777 == 0o600
    assert gzip.decompress(targets[0].read_bytes()).startswith(b"SQLite format 3")
    assert partui("merge", str(targets[0]), "--json").json["unchanged"] == 1
