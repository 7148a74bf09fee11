"""Sổ tài liệu: one document linked to the marked tasks and to every product of its text."""

from datetime import date
from pathlib import Path

from partui.domain.tasks.documents import ProvenItem
from partui.domain.tasks.evidence import Evidence
from partui.store.db.open import open_store
from partui.store.edits.documents import add_document
from partui.store.journal.writing import author
from tests.tui.officer import at_work


async def test_a_document_is_linked_and_removed(path: Path) -> None:
    conn = open_store(str(path))
    report = Evidence("", "", (), "350/BC-UBND", date(2020, 9, 1), "UBND tỉnh", "Báo cáo năm", "không có.pdf")
    add_document(conn, 2020, report, [ProvenItem("4.1.1", 1)], author("An"))
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


async def test_a_document_is_added_on_the_register_and_known_again(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("m", "V", "a")
        assert officer.shows("╭─ Tài liệu mới")
        await officer.fill("#number", "350/BC-UBND")
        await officer.press("ctrl+s")
        assert officer.shows("Tài liệu này chứng minh gì?", "1.1")
        await officer.press("escape")
        assert officer.shows("╭─ Tài liệu mới", "350/BC-UBND")
        await officer.press("ctrl+s")
        await officer.fill("#criteria", "2.4.1")
        await officer.press("ctrl+s")
        assert officer.shows("Sổ tài liệu · 1 tài liệu", "2: 1.1, tiêu")
        await officer.press("escape", "j", "v", "a")
        await officer.fill("#number", " 350/bc-ubnd")
        await officer.press("ctrl+s")
        assert officer.shows("Sổ đã có tài liệu này?", "Đang chứng minh: 1.1, tiêu chí 2.4.1")
        await officer.press("enter")
        assert officer.ask("SELECT code, product FROM evidence JOIN task ON task.id = task_id ORDER BY position") == [
            ("1.1", None), ("1.3.1", 1),
        ]  # fmt: skip
        assert officer.ask("SELECT count(DISTINCT uuid) FROM evidence") == [(1,)]
