"""Merging in the app: what would come in is shown first, Ctrl+S takes it in."""

import shutil
from pathlib import Path

import pytest

from tests.tui.officer import LARGE, SMALL, at_work
from tests.tui.test_others import edit


@pytest.fixture
def other(seeded: Path, tmp_path: Path) -> Path:
    """Another copy with edits of its own, two of them hostile to look at."""
    copy = Path(shutil.copyfile(seeded, tmp_path / "usb.db"))
    edit(copy, "1.1", note="[/foo] của họ", status="doing")
    edit(copy, "1.2", note="[bold]x")
    return copy


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_comes_in_is_shown_before_it_is_saved(path: Path, other: Path, size: tuple[int, int]) -> None:
    edit(path, "1.1", note="của ta")
    async with at_work(path, size=size) as officer:
        await officer.press("J")
        await officer.paste(str(other))
        await officer.press("enter")
        assert officer.shows(
            "Sẽ thêm 3 thay đổi, đã biết 0.", "Hai bên cùng sửa 1 chỗ", "1.1 · Ghi chú: giữ của tệp này"
        )
        assert officer.shows("tệp này: của ta", "tệp kia: [/foo] của họ")
        assert officer.changes() == 1, "looking has saved something"
        await officer.press("pagedown", "ctrl+s")
        assert officer.shows("Đã thêm 3 thay đổi", "Đang")
        assert officer.changes() == 4
        assert officer.task("1.2")["note"] == "[bold]x"
        assert len(list((path.parent / "backups").iterdir())) == 1


async def test_a_key_does_not_overtake_what_is_typed(path: Path, other: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("J")
        await officer.send_at_once(str(other), "enter")
        assert officer.shows("Sẽ thêm 3 thay đổi")


async def test_a_file_that_was_not_looked_at_is_shown_first(path: Path, other: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("J", "ctrl+s")
        assert officer.shows("Chưa ghi tên tệp")
        await officer.paste(str(other))
        await officer.press("ctrl+s")
        assert officer.shows("Sẽ thêm 3 thay đổi")
        assert officer.changes() == 0
        await officer.press("escape", "enter")
        assert not officer.shows("Hợp nhất một bản sao")
        assert officer.changes() == 0


async def test_what_is_no_store_is_refused_and_the_name_stays(path: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "kế hoạch.docx"
    stranger.write_text("không phải")
    async with at_work(path) as officer:
        await officer.press("J")
        await officer.paste(str(stranger))
        await officer.press("enter")
        assert officer.shows("của partui; chưa làm gì", "hoạch.docx")
        await officer.press("escape")
        assert officer.app.is_running
