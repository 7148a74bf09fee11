"""`partui form`: a form that comes back more than once, and folders that cannot be used."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from tests.cli.conftest import Answer, Partui
from tests.cli.test_form import DAY, filled, form

__all__ = ["form"]


def laid(form: Path, folder: Path, name: str, progress: str, saved_at: int) -> Path:
    """Lay the form, filled in, into a folder as an agency's file that was saved at a moment, in seconds."""
    folder.mkdir(exist_ok=True)
    path = filled(form, {("1.2", "% hoàn thành"): progress}).rename(folder / name)
    os.utime(path, (saved_at, saved_at))
    return path


def said(partui: Partui) -> list[tuple[str, str]]:
    return [(each["said"]["progress"], each["state"]) for each in partui("form", "--json", *DAY).json]


def take(partui: Partui, *paths: Path) -> Answer:
    taken = partui("form", "in", *map(str, paths), *DAY)
    assert taken.code == 0
    return taken


def test_of_two_files_of_one_form_the_one_saved_later_counts(partui: Partui, form: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    laid(form, folder, "tra.xlsx", "40", 1_600_000_000)
    laid(form, folder, "bo.xlsx", "60", 1_600_000_100)
    told = take(partui, folder).out
    assert told.index("(tra.xlsx)") < told.index("(bo.xlsx)")
    assert (
        "Sở Nội vụ: các tệp tra.xlsx, bo.xlsx là cùng một phiếu; chỗ nào ghi khác nhau thì theo tệp sửa sau.\n" in told
    )
    assert said(partui) == [("60", "waiting")]
    changes = len(partui("history", "--json").json)
    assert "  1.2: tệp này ghi điều cũ, phiếu ấy đã ghi khác sau đó; giữ điều nhận sau.\n" in take(partui, folder).out
    assert said(partui) == [("60", "waiting")]
    assert len(partui("history", "--json").json) == changes


@pytest.mark.parametrize("state", ["accepted", "returned"])
def test_an_older_file_read_again_says_nothing_new(partui: Partui, form: Path, tmp_path: Path, state: str) -> None:
    old = laid(form, tmp_path / "in", "cũ.xlsx", "40", 1_600_000_000)
    take(partui, old)
    if state == "returned":
        partui("form", "return", "1.2", "--why", "Thiếu báo cáo", *DAY)
    take(partui, laid(form, tmp_path / "in", "mới.xlsx", "60", 1_600_000_100))
    partui("form", "accept", "--all", *DAY)
    # Copied anew, so that it is the later one by its day.
    os.utime(old)
    take(partui, old)
    take(partui, tmp_path / "in")
    assert said(partui) == [("60", "accepted")]
    assert partui("show", "1.2", "--json", *DAY).json["progress"] == 60


def test_what_was_undone_can_be_taken_in_again(partui: Partui, form: Path, tmp_path: Path) -> None:
    take(partui, laid(form, tmp_path / "in", "a.xlsx", "40", 1_600_000_000))
    new = laid(form, tmp_path / "in", "b.xlsx", "60", 1_600_000_100)
    take(partui, new)
    partui("form", "accept", "--all", *DAY)
    partui("undo", *DAY)
    partui("undo", *DAY)
    assert said(partui) == [("40", "waiting")]
    take(partui, new)
    assert said(partui) == [("60", "waiting")]
    partui("undo", *DAY)
    partui("redo", *DAY)
    take(partui, tmp_path / "in" / "a.xlsx")
    assert said(partui) == [("60", "waiting")]


def test_a_path_that_is_not_there_is_said(partui: Partui, tmp_path: Path) -> None:
    gone = tmp_path / "khongco"
    told = partui("form", "in", str(gone), *DAY)
    assert told.code == 1
    assert told.err == f"khongco: không có tệp hay thư mục {gone}; không nhận gì của tệp này.\n"


def test_a_folder_that_cannot_be_read_is_named(
    partui: Partui, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = form.parent
    listed = os.listdir

    def refuse(path: str = ".") -> list[str]:
        return _no_leave(path) if path == str(folder) else listed(path)

    monkeypatch.setattr(os, "listdir", refuse)
    assert partui("form", "in", str(folder), *DAY).refused() == (
        f"Lỗi: Không đọc được thư mục {folder}: không có quyền; chưa nhận gì. Hãy sửa quyền của thư mục hoặc chép các"
        " phiếu ra chỗ khác.\n"
    )


def test_a_folder_that_cannot_be_made_is_named(partui: Partui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "afile"
    file.write_text("x")
    every = ("--all", "--due-before", "15/10", *DAY)
    is_file = f"Lỗi: {file} là một tệp; hãy ghi tên một thư mục.\n"
    assert partui("form", "out", str(file), *every).refused() == is_file
    assert is_file in partui("form", "out", str(file / "f"), "--dry-run", *every).err
    assert partui("form", "out", str(file / "f"), *every).refused() == is_file
    monkeypatch.setattr(os, "makedirs", lambda path, *_args, **_options: _no_leave(path))
    out = tmp_path / "khóa" / "f"
    assert partui("form", "out", str(out), *every).refused() == (
        f"Lỗi: Không tạo được thư mục {out}: không có quyền; chưa xuất gì. Hãy ghi một thư mục khác.\n"
    )


def test_what_the_system_refuses_elsewhere_is_not_said_of_the_data_file(
    partui: Partui, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "elsewhere"
    monkeypatch.setattr("partui.files.make_folder", lambda *_args, **_options: _no_leave(str(place)))
    refused = partui("form", "out", str(tmp_path / "f"), "--all", *DAY).refused()
    assert refused.startswith(f"Lỗi: Không dùng được {place}: không có quyền;")
    assert str(store_path) not in refused


def _no_leave(path: str) -> NoReturn:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
