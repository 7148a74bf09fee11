"""`partui export` and `partui check`."""

import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Partui

SEED = Path(__file__).parents[2] / "seed.json"


def test_export_is_one_whole_file(partui: Partui, tmp_path: Path) -> None:
    partui("set", "1.3.1", "--note", "đã xuất")
    target = tmp_path / "ra.db"
    answer = partui("export", str(target))
    assert answer.err.startswith(f"Đã xuất {target}: ")
    assert answer.err.endswith(" KB, kế hoạch 2020 với 86 nhiệm vụ.\n")
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(("ra", "."))) == ["ra.db"]
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    original = partui("list", "--json").json
    assert partui("list", "--json", "--db", str(target)).json == original
    assert partui("history", "--json", "--db", str(target)).json == partui("history", "--json").json


def test_export_keeps_what_is_there_unless_forced(partui: Partui, tmp_path: Path) -> None:
    target = tmp_path / "có sẵn.db"
    target.write_bytes(b"mine")
    assert "--force" in partui("export", str(target)).refused()
    assert target.read_bytes() == b"mine"
    assert partui("export", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_export_never_onto_itself(partui: Partui, store_path: Path, force: list[str]) -> None:
    assert "đang dùng" in partui("export", str(store_path), *force).refused()


def test_export_to_no_such_folder(partui: Partui, tmp_path: Path) -> None:
    assert "Không có thư mục" in partui("export", str(tmp_path / "không" / "ra.db")).refused()


def test_export_to_a_folder(partui: Partui, tmp_path: Path) -> None:
    assert "thư mục" in partui("export", str(tmp_path)).refused()


def test_output_that_cannot_be_written(store_path: Path) -> None:
    with store_path.open() as only_for_reading:
        done = subprocess.run(
            [sys.executable, "-m", "partui", "list"],
            stdin=subprocess.DEVNULL,
            stdout=only_for_reading,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Lỗi: Không in ra được: không mở để ghi; chưa sửa gì.")
    assert len(done.stderr.splitlines()) == 1


def full_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_export_to_a_full_disk_leaves_nothing(store_path: Path, tmp_path: Path, force: list[str]) -> None:
    target = tmp_path / "ra.db"
    if force:
        target.write_bytes(b"mine")
    done = subprocess.run(
        [sys.executable, "-m", "partui", "export", str(target), *force],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        preexec_fn=full_disk,
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Lỗi: ")
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == b""
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert (target.read_bytes() == b"mine") if force else not target.exists()


def test_check_of_a_whole_file(partui: Partui, store_path: Path) -> None:
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-09-20", "--leads", "Sở Tư pháp")
    answer = partui("check")
    assert (answer.code, answer.out, answer.err) == (0, f"✓ Tệp không có lỗi: {store_path}\n", "")


def test_repair_rebuilds_rows_from_the_journal(partui: Partui, store_path: Path) -> None:
    partui("set", "1.3.1", "--progress", "30")
    before = partui("list", "--json").json
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("UPDATE task SET progress = 99, note = 'lạ' WHERE code = '1.3.1'")
    found = partui("check")
    assert found.code == 1
    assert found.out == "1.3.1: progress, note không khớp với nhật ký thay đổi.\n"
    mended = partui("check", "--repair")
    assert mended.code == 0
    assert mended.out.startswith("Đã dựng lại từ nhật ký: 1.3.1: ")
    assert partui("list", "--json").json == before
    assert partui("check").code == 0


def test_repair_cannot_mend_everything(partui: Partui, store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as conn, conn:
        conn.execute("DELETE FROM task_source WHERE id = (SELECT id FROM task WHERE code = '1.5')")
    answer = partui("check", "--repair")
    assert (answer.code, answer.out) == (1, "1.5: không có dòng gốc của kế hoạch.\n")


def test_a_file_is_made_once_with_the_plan_or_without(partui: Partui, tmp_path: Path) -> None:
    path, other = tmp_path / "mới.db", tmp_path / "trống.db"
    assert partui("--db", str(path), "init").err == f"Đã tạo {path}.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert partui("--db", str(path), "status", "--json").json["total"] == 86
    before = path.read_bytes()
    assert partui("--db", str(path), "init").err == f"Đã có {path}; giữ nguyên.\n"
    assert path.read_bytes() == before
    assert partui("--db", str(other), "init", "--empty").code == 0
    assert partui("--db", str(other), "list").refused() == (
        "Lỗi: Tệp chưa có kế hoạch nào. Hãy nhập một kế hoạch: partui import TỆP\n"
    )
    assert partui("--db", str(other), "check").out == f"✓ Tệp không có lỗi: {other}\n"
    assert partui("--db", str(other), "import", str(SEED), "--yes").code == 0
    assert partui("--db", str(other), "status", "--json").json["total"] == 86


def test_importing_makes_the_file_that_was_named(partui: Partui, tmp_path: Path) -> None:
    path = tmp_path / "mới.db"
    assert partui("--db", str(path), "import", str(SEED), "--year", "2021", "--yes").code == 0
    assert [plan["plan"] for plan in partui("--db", str(path), "plan", "list", "--json").json] == [2020, 2021]


@pytest.mark.parametrize("words", ["list", "check", "history", "status --json", "score"])
def test_a_disk_without_a_byte_left_can_be_read(store_path: Path, words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "partui", *words.split()],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_the_file_is_exported_whatever_day_is_looked_at(partui: Partui, tmp_path: Path) -> None:
    partui("set", "1.1", "--progress", "5")
    for number, options in enumerate(([], ["--agency", "noi vu"], ["--gzip"], ["--known-on", "2026-01-01"])):
        target = tmp_path / f"{number}.db"
        assert partui("export", str(target), *options, "--as-of", "2020-10-01").code == 0
    assert partui("--db", str(tmp_path / "0.db"), "show", "1.1", "--json").json["progress"] == 5


TRIALS = {
    "export out.db --datasette": "out.db: 86 nhiệm vụ của kế hoạch 2020.",
    "--db none.db init": "Sẽ tạo ",
    "backup": "Sẽ sao lưu thành số 2 trong ",
    "restore 1": "Sẽ thay toàn bộ dữ liệu trong ",
    "template out.csv": "out.csv: kế hoạch năm ",
    "publish out": "Sẽ ghi ",
    "list --xlsx out.xlsx": "out.xlsx: 86 nhiệm vụ.",
    "report progress out.md": "out.md: ",
    "config set due_soon_days 20": "Sẽ ghi due_soon_days = 20 vào ",
    "config unset theme": "Sẽ bỏ theme trong ",
}


def test_a_dry_run_writes_nothing(partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    partui("backup")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    before = sorted(tmp_path.rglob("*"))
    for words, said in TRIALS.items():
        answer = partui(*words.split(), "--dry-run")
        assert (answer.code, answer.out, said in answer.err) == (0, "", True), (words, answer)
        assert sorted(tmp_path.rglob("*")) == before, words
    # What would be refused is refused by way of trial too.
    Path("out.db").touch()
    assert "đã có" in partui("export", "out.db", "--dry-run").refused()
    assert "Không có cài đặt" in partui("config", "set", "x", "1", "--dry-run").refused()
