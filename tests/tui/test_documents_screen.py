"""Sổ tài liệu: one document linked to the marked tasks and to every product of its text."""

from datetime import date
from pathlib import Path

from partui.domain.tasks.documents import Proved
from partui.domain.tasks.evidence import Evidence
from partui.store.db.open import open_store
from partui.store.edits.documents import add_document
from partui.store.journal.edit import author
from tests.tui.officer import at_work


async def test_a_document_is_linked_and_removed(path: Path) -> None:
    conn = open_store(str(path))
    report = Evidence("", "", (), "350/BC-UBND", date(2020, 9, 1), "UBND tỉnh", "Báo cáo năm", "không có.pdf")
    add_document(conn, 2020, report, [Proved("4.1.1", 1)], author("An"))
    conn.close()
    links = "SELECT code FROM evidence JOIN task ON task.id = task_id ORDER BY position"
    async with at_work(path) as officer:
        await officer.press("m", "m", "V")
        assert officer.shows("Sổ tài liệu · 1 tài liệu", "► 350/BC-UBND", "1: 4.1.1:1", "! không thấy tệp")
        await officer.press("enter")
        assert officer.shows("Tài liệu này còn chứng minh gì?", "Đang chứng minh: 4.1.1:1", "1.1, 1.2")
        await officer.press("ctrl+s")
        assert officer.ask(links) == [("1.1",), ("1.2",), ("4.1.1",)]
        await officer.press("l")
        await officer.fill("#codes", "nhiều lắm")
        await officer.press("ctrl+s")
        assert officer.shows("! “nhiều lắm” không nhận được")
        await officer.fill("#codes", "4.1.1:1")
        await officer.press("tab", "tab", "space", "ctrl+s")
        assert officer.shows("16: 1.1, 1.2")
        await officer.press("l")
        await officer.fill("#codes", "")
        await officer.fill("#criteria", "2.4.1; 1.1")
        await officer.press("ctrl+s")
        assert officer.shows("18: 1.1, 1.2")
        await officer.press("escape", "3", "j")
        assert officer.shows("Tài liệu: 350/BC-UBND · 1.1 ")
        await officer.press("1", "V", "x")
        assert officer.shows("Bỏ tài liệu này khỏi đâu?", "Mọi thứ nó chứng minh")
        await officer.press("enter", "end", "enter", "ctrl+s")
        assert officer.shows("17: 1.1, 1.2")
        assert officer.ask("SELECT code FROM criterion_evidence JOIN criterion AS k ON k.id = criterion_id") == [
            ("1.1",)
        ]
        await officer.press("x", "ctrl+s")
        assert officer.ask(links) == []
        assert officer.shows("Sổ tài liệu · 0 tài liệu", "Chưa có tài liệu nào")
