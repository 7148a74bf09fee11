"""A new file takes its place whole, or not at all."""

import errno
import os
from pathlib import Path

import pytest

from partui.domain.errors import PartuiError
from partui.files import PRIVATE, USUAL, TargetExists, link_from_store, missing_files, part_file


def write(target: Path, text: str, *, force: bool = False, mode: int = USUAL) -> None:
    with part_file(str(target), mode, force=force) as part:
        Path(part).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("mode", "umask", "expected"), [(USUAL, 0o022, 0o644), (USUAL, 0o077, 0o600), (PRIVATE, 0, 0o600)]
)
def test_a_file_is_written_with_its_mode(tmp_path: Path, mode: int, umask: int, expected: int) -> None:
    before = os.umask(umask)
    try:
        write(tmp_path / "a.md", "xong", mode=mode)
    finally:
        os.umask(before)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "xong"
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == expected
    assert os.listdir(tmp_path) == ["a.md"]


def test_what_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    with pytest.raises(TargetExists, match="--force"):
        write(target, "new")
    assert target.read_text() == "mine"
    write(target, "new", force=True)
    assert target.read_text() == "new"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize("mode", [0o444, 0o400, 0])
def test_a_file_that_is_read_only_is_kept_even_so(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    target.chmod(mode)
    with pytest.raises(PartuiError, match="chỉ đọc nên được giữ nguyên"):
        write(target, "new", force=True)
    target.chmod(0o600)
    assert target.read_text() == "mine"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_link_to_nothing_is_something(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "b.md")
    with pytest.raises(TargetExists):
        write(tmp_path / "a.md", "new")
    assert not (tmp_path / "b.md").exists()


def test_a_file_that_came_while_it_was_written_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    with pytest.raises(TargetExists), part_file(str(target), USUAL):
        target.write_text("theirs")
    assert target.read_text() == "theirs"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize("error", [ValueError("broken"), KeyboardInterrupt()])
def test_nothing_is_left_when_writing_fails(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")

    def fail() -> None:
        with part_file(str(target), USUAL, force=True) as part:
            Path(part).write_text("half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert target.read_text() == "mine"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_said_so(tmp_path: Path, number: int) -> None:
    with pytest.raises(PartuiError, match="Không đủ chỗ"), part_file(str(tmp_path / "a.md"), USUAL):
        raise OSError(number, "full")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY])
def test_a_file_that_may_not_be_written_or_is_open_elsewhere(tmp_path: Path, number: int) -> None:
    target = tmp_path / "a"
    with (
        pytest.raises(PartuiError, match=r"Không ghi được .*/a: không có quyền, hoặc tệp đang mở ở chương trình khác"),
        part_file(str(target), USUAL),
    ):
        raise OSError(number, os.strerror(number))
    assert os.listdir(tmp_path) == []


def test_another_refusal_of_the_disk_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(PartuiError, match=r"a\.md: lỗi đĩa"), part_file(str(tmp_path / "a.md"), USUAL):
        raise OSError(errno.EIO, "Input/output error")


def test_targets_that_are_no_file(tmp_path: Path) -> None:
    with pytest.raises(PartuiError, match="là một thư mục"):
        write(tmp_path, "x", force=True)
    with pytest.raises(PartuiError, match="Không có thư mục"):
        write(tmp_path / "không" / "a.md", "x")
    os.mkfifo(tmp_path / "ống")
    with pytest.raises(PartuiError, match="tệp thường"):
        write(tmp_path / "ống", "x", force=True)
    assert os.listdir(tmp_path) == ["ống"]


def test_what_a_killed_program_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    strangers = [".partui.db", ".partui.1.part", ".partial"]
    for name in (
        *strangers,
        ".partui.7.01234567.part",
        ".partui.7.01234567.part-journal",
        ".partui.8.01234567.part-wal",
    ):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (0, 0))
    with part_file(str(tmp_path / "một"), PRIVATE) as first:
        os.utime(first, (0, 0))
        with part_file(str(tmp_path / "hai"), PRIVATE) as second:
            assert Path(first).exists(), "another program's part is gone while it is filled"
            assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
                [*strangers, Path(first).name, Path(second).name]
            )
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*strangers, "một", "hai"])


def test_a_document_is_found_beside_the_store_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, elsewhere = str(tmp_path / "kho" / "a.db"), tmp_path / "nơi khác"
    elsewhere.mkdir()
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "12.pdf").touch()
    (elsewhere / "13.pdf").touch()
    monkeypatch.chdir(elsewhere)
    links = ["12.pdf", "./12.pdf", "14.pdf", "13.pdf", "https://a.vn/15.pdf", str(elsewhere / "13.pdf"), ""]
    assert missing_files(links, store) == {"14.pdf", "13.pdf"}
    kept = [link_from_store(link, store) for link in links]
    assert kept == [*links[:3], "../nơi khác/13.pdf", *links[4:]]
    assert missing_files(kept, store) == {"14.pdf"}


@pytest.mark.parametrize("name", ["a.db-journal", "a.db-wal", "a.db-shm", "có.md/b.md"])
def test_a_name_that_sqlite_takes_for_its_own_or_below_a_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "có.md").touch()
    with pytest.raises(PartuiError, match=r"là của SQLite|là một tệp, không chứa"):
        write(tmp_path / name, "mới")
    assert os.listdir(tmp_path) == ["có.md"]
