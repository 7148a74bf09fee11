"""The site for reading, written from the app: from the palette, whole or not at all, with notes where wanted."""

from pathlib import Path

from partui.tui.dialogs.files.export import ExportScreen
from partui.tui.widgets.choices import TickBox
from tests.tui.officer import Officer, at_work, write


async def publish(officer: Officer, folder: Path) -> None:
    """Open the window from the palette, name the folder and write."""
    await officer.press("colon", *"trang web", "enter")
    assert officer.shows("Xuất trang web để đọc", "~/trang-2020", "Kèm")
    assert not officer.shows("Nén")
    await officer.fill("#path", str(folder))


async def test_a_site_takes_the_place_of_the_last_and_of_nothing_else(path: Path, tmp_path: Path) -> None:
    write(path, "UPDATE task SET note = 'chờ ý kiến Sở' WHERE code = '1.1'")
    folder = tmp_path / "trang"
    async with at_work(path) as officer:
        await publish(officer, folder)
        await officer.press("ctrl+s")
        assert officer.shows("✓ Đã ghi 21 trang; mở")
        assert (folder / "index.html").exists()
        pages = sorted(folder.iterdir())
        assert "chờ ý kiến Sở" not in "".join(page.read_text() for page in pages)
        await publish(officer, folder)
        officer.app.screen.query_one("#notes", TickBox).value = True
        await officer.press("ctrl+s")
        assert sorted(folder.iterdir()) == pages
        assert "chờ ý kiến Sở" in "".join(page.read_text() for page in pages)
        mine = folder / "của tôi.txt"
        mine.write_text("mine")
        await publish(officer, folder)
        await officer.press("ctrl+s")
        assert isinstance(officer.app.screen, ExportScreen)
        assert mine.name in officer.said("#refused")
        assert sorted(folder.iterdir()) == sorted([*pages, mine])
