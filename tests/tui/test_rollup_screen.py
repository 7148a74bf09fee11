"""Nhiều tỉnh: from a folder of exported files to provinces in their order, in the app."""

import shutil
from pathlib import Path

from partui.tui.screens.ranking.provinces import ProvincesScreen
from tests.tui.officer import at_work
from tests.tui.openings import another_does


def make_provinces(path: Path, folder: Path) -> None:
    """Make three files: two provinces, and one that is none."""
    folder.mkdir()
    for code, done in (("01", ()), ("66", ("1.3.1", "1.3.2"))):
        work = shutil.copyfile(path, folder.parent / f"work-{code}.db")
        another_does(work, "plan", "set", "--code", code, "--issuer", f"UBND tỉnh {code}")
        if done:
            another_does(work, "set", *done, "--status", "done", "--completed-on", "2020-09-20")
        another_does(work, "export", str(folder / f"{code}.db"))
    (folder / "lạ.db").write_text("x", encoding="utf-8")


async def test_a_folder_of_provinces(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tinh"
    make_provinces(path, folder)
    async with at_work(path) as officer:
        await officer.press("R", *str(folder), "enter")
        await officer.until(lambda: isinstance(officer.app.screen, ProvincesScreen))
        await officer.settle()
        assert officer.shows("Nhiều tỉnh: 2 tỉnh, thành phố", "Xếp hạng", "Tất cả", "Quá hạn lâu nhất")
        first, second = officer.line("66 UBND tỉnh 66").split(), officer.line("01 UBND tỉnh 01").split()
        assert (first[0], second[0]) == ("1", "2")
        assert "100,0%" in first
        await officer.press("end")
        assert officer.shows("Tệp không tính", "  lạ.db")
        await officer.press("d", *"15/9", "ctrl+s")
        await officer.settle()
        assert officer.line("66 UBND tỉnh 66").split()[0] == "–"
        await officer.press("escape")
        assert officer.shows("Nhiệm vụ")


async def test_what_cannot_be_read_is_said_in_the_window(path: Path, tmp_path: Path) -> None:
    (tmp_path / "rỗng").mkdir()
    async with at_work(path) as officer:
        await officer.press("R", *str(tmp_path / "rỗng"), "enter")
        await officer.settle()
        assert officer.shows("không có tệp nào tên kết thúc bằng")
        await officer.press("ctrl+s")
        assert officer.shows("Tổng hợp nhiều tỉnh")
