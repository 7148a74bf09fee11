"""Thân kế hoạch: what it asks is done and noted as a task is."""

from contextlib import closing
from pathlib import Path

from partui.store.db.open import open_store
from partui.store.journal.edit import edit_each
from partui.store.journal.writing import author
from tests.tui.officer import DAY, at_work


async def test_a_result_a_day_and_a_note_are_written(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("K")
        assert officer.shows("Thân kế hoạch: 45 mục")
        code = officer.cursor.split()[0]
        followed = "SELECT status, completed_on, note FROM clause WHERE code = ?"
        await officer.press("s", "2")
        assert officer.ask(followed, code) == [("doing", None, "")]
        await officer.press("s", "5", "escape", "5")
        await officer.fill("#completed_on", "15/9")
        await officer.press("ctrl+s")
        assert officer.ask(followed, code) == [("done", "2020-09-15", "")]
        await officer.press("enter")
        ((key,),) = officer.ask("SELECT id FROM clause WHERE code = ?", code)
        with closing(open_store(str(path))) as conn:
            edit_each(conn, {key: {"note": "Của B"}}, author("B"), DAY, kind="clause")
        await officer.type("Đã họp")
        await officer.press("ctrl+s")
        assert officer.shows("Người khác đã lưu trước", "Giữ của họ: Của B", "Ghi của tôi: Đã họp")
        await officer.press("end", "enter", "ctrl+s")
        assert officer.ask(followed, code) == [("done", "2020-09-15", "Đã họp")]
        assert officer.shows("Ghi chú: Đã họp")
        await officer.press("u", "u", "u")
        assert officer.ask(followed, code) == [("todo", None, "Của B")]
