"""A path is completed as far as it is sure, with or without marks."""

from pathlib import Path

import pytest

from partui.tui.widgets.path_field import complete_path

FILES = ("Kế hoạch 2020.docx", "Kế hoạch 2021.docx", "số liệu.xlsx", "ghi chú.pdf", ".ẩn.docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).touch()
    (tmp_path / "Năm 2020").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "text", "names"),
    [
        ("", "", ("Kế hoạch 2020.docx", "Kế hoạch 2021.docx", "Năm 2020/", "số liệu.xlsx")),
        ("ke", "Kế hoạch 202", ("Kế hoạch 2020.docx", "Kế hoạch 2021.docx")),
        ("KE HOACH 2021", "Kế hoạch 2021.docx", ("Kế hoạch 2021.docx",)),
        ("na", "Năm 2020/", ("Năm 2020/",)),
        ("so lieu", "số liệu.xlsx", ("số liệu.xlsx",)),
        (".", ".ẩn.docx", (".ẩn.docx",)),
        ("ghi", "ghi", ()),
        ("không có/x", "không có/x", ()),
    ],
)
def test_completed(folder: Path, typed: str, text: str, names: tuple[str, ...]) -> None:
    assert complete_path(f"{folder}/{typed}", (".docx", ".xlsx")) == (f"{folder}/{text}", names)


def test_the_home_folder_stays_a_tilde(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert complete_path("~/so").text == "~/số liệu.xlsx"


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/x", "/dev/null/x"])
def test_what_is_no_folder_is_left(typed: str) -> None:
    assert complete_path(typed) == (typed, ())
