"""What the app says: the result first, a warning after it, whole, as long as it takes to read, and to be read again."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partui.store.db.open import open_store
from partui.tui import seconds
from tests.store.officer import edit
from tests.tui.officer import at_work


async def test_results_and_warnings_are_said_whole_and_kept(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("B")
        assert officer.shows("Từ lúc mở đến giờ chưa có thông báo nào.")
        await officer.press("escape", "A", "s", "3")
        assert officer.lines[-6].startswith(" ✓ Đã lưu 86 nhiệm vụ: 1.1, 1.2, 1.3.1")
        assert officer.lines[-3].startswith(" ! Thiếu tài liệu kiểm chứng (phím v): 1.1")
        assert officer.lines[-4].endswith("…")
        assert officer.lines[-1].endswith("…")
        await officer.press("escape")
        assert officer.lines[-1].endswith("? Phím")
        await officer.press("s", "2")
        assert officer.shows("✓ 1.1: ")
        await officer.press("v", "x", "B")
        newest, warned = officer.text.find("· "), officer.text.find("! Thiếu tài liệu kiểm chứng (phím v): 1.1")
        assert 0 < newest < warned, "the newest is not on top, or a warning is not kept"


async def test_edits_far_ahead_of_this_computers_clock_are_told_of_once(path: Path) -> None:
    with closing(open_store(str(path))) as conn:
        edit(conn, "1.1", now=datetime(2199, 1, 2, tzinfo=UTC), note="mai sau")
    async with at_work(path) as officer:
        assert officer.refused.count("rất xa lần sửa trước (02/01/2199)") == 1
        await officer.press("s", "2", "B")
        assert officer.text.count("(02/01/2199)") == 1


@pytest.mark.parametrize(("cells", "least"), [(10, 5.0), (240, 20.0)])
def test_what_is_long_stays_longer(monkeypatch: pytest.MonkeyPatch, cells: int, least: float) -> None:
    monkeypatch.setattr(seconds, "SAID", 5.0)
    assert least < seconds.to_read(seconds.SAID, "ă" * cells) < 2 * least
