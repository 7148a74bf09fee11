"""Tài liệu kiểm chứng: what proves a task is added, changed and removed on the screen."""

import unicodedata
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partui.domain.tasks.evidence import Evidence
from partui.store.db.open import open_store
from partui.store.edits.evidence import put_evidence
from partui.store.journal.writing import author
from partui.store.queries.tasks import task_id
from tests.tui.officer import Officer, at_work, write

FIELDS = ("number", "issued_on", "issuer", "summary", "link")


def documents(officer: Officer, code: str) -> list[tuple[Any, ...]]:
    """What the file says that proves a task."""
    return officer.ask(
        "SELECT product, evidence.number, issued_on, issuer, summary, link FROM evidence"
        " JOIN task ON task.id = task_id WHERE code = ? ORDER BY evidence.id",
        code,
    )


def another_adds(path: Path, code: str, product: int | None, number: str, link: str = "") -> None:
    """Have another officer's program add a document."""
    with closing(open_store(str(path))) as conn:
        evidence = Evidence("", code, (product,) if product else (), number, date(2020, 9, 30), "Sở B", "Tóm tắt", link)
        put_evidence(conn, task_id(conn, 2020, code), evidence, author("Cán bộ B"))


async def fill_form(officer: Officer, *texts: str) -> None:
    """Fill the fields of the form from the top and save it."""
    for field, text in zip(FIELDS, texts, strict=False):
        await officer.fill(f"#{field}", text)
    await officer.press("ctrl+s")


async def test_a_document_is_added_to_the_product_under_the_cursor(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("v")
        assert officer.shows("Tài liệu 1.1 · 0/1 sản phẩm", "► ○ Sản phẩm 1", "Kế hoạch CCHC", "· Cả nhiệm vụ")
        await officer.press("a")
        assert officer.shows("╭─ Tài liệu kiểm chứng của 1.1", "Sản phẩm 1: Kế hoạch CCHC")
        await fill_form(officer, "12/BC-SNV", "30/9/2020", "Sở Nội vụ", "Báo cáo [/foo]", "https://vi.du/12")
        assert documents(officer, "1.1") == [
            (1, "12/BC-SNV", "2020-09-30", "Sở Nội vụ", "Báo cáo [/foo]", "https://vi.du/12")
        ]
        assert officer.shows("Tài liệu 1.1 · 1/1 sản phẩm", "✓ Sản phẩm 1", "└ 12/BC-SNV", "30/09/2020")
        assert officer.shows("Đã lưu: 12/BC-SNV ngày 30/09/2020 của Sở Nội vụ")
        await officer.press("escape")
        assert officer.shows("86 · ▲")


async def test_a_document_for_the_whole_task_proves_every_product(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("slash")
        await officer.type("2.1.2")
        await officer.press("enter", "v")
        assert officer.text.count("○ Sản phẩm") == 2
        await officer.press("end", "enter")
        await fill_form(officer, "15/QĐ-UBND")
        assert [row[:2] for row in documents(officer, "2.1.2")] == [(None, "15/QĐ-UBND")]
        assert officer.shows("✓ Cả nhiệm vụ", "2/2 sản phẩm")
        assert officer.text.count("✓ Sản phẩm") == 2


async def test_a_document_proves_the_products_that_are_ticked(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("slash")
        await officer.type("1.3.1")
        await officer.press("enter", "v", "a")
        await officer.press("shift+tab", "space")
        await fill_form(officer, "9/TB")
        assert [row[0] for row in documents(officer, "1.3.1")] == [1, 3]
        assert officer.shows("✓ Sản phẩm 1", "○ Sản phẩm 2", "✓ Sản phẩm 3", "2/3 sản phẩm")
        assert officer.text.count("└ 9/TB") == 2
        await officer.press("end", "k", "x")
        assert [row[0] for row in documents(officer, "1.3.1")] == [1]
        await officer.press("u")
        assert [row[0] for row in documents(officer, "1.3.1")] == [1, 3]


async def test_a_file_that_is_not_there_is_kept_and_flagged(path: Path, tmp_path: Path) -> None:
    there = tmp_path / "có thật.pdf"
    there.touch()
    async with at_work(path) as officer:
        await officer.press("v", "a")
        await officer.fill("#link", str(tmp_path / "mất.pdf"))
        await officer.press("tab")
        assert officer.shows("! không thấy tệp; vẫn lưu được")
        await officer.press("ctrl+s")
        assert documents(officer, "1.1")[0][-1] == str(tmp_path / "mất.pdf")
        assert officer.shows("! không thấy tệp")
        await officer.press("j", "enter")
        await officer.fill("#link", unicodedata.normalize("NFC", str(there)))
        await officer.press("ctrl+s")
        assert not officer.shows("không thấy tệp")
        assert len(documents(officer, "1.1")) == 1


async def test_a_document_is_changed_and_the_change_undone(path: Path) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.press("v", "j", "e")
        assert officer.shows("01/CV", "30/09/2020", "Sở B", "Tóm tắt")
        await officer.fill("#number", "02/CV")
        await officer.press("ctrl+s")
        assert [row[1] for row in documents(officer, "1.1")] == ["02/CV"]
        await officer.press("u")
        assert [row[1] for row in documents(officer, "1.1")] == ["01/CV"]
        assert officer.shows("└ 01/CV")


@pytest.mark.parametrize("key", ["x", "delete"])
async def test_a_document_is_removed_and_brought_back(path: Path, key: str) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.press("v", "j", key)
        assert documents(officer, "1.1") == []
        assert officer.shows("Đã bỏ, phím u lấy lại: 01/CV", "○ Sản phẩm 1")
        await officer.press("u")
        assert [row[1] for row in documents(officer, "1.1")] == ["01/CV"]
        assert officer.shows("└ 01/CV", "✓ Sản phẩm 1")


async def test_nothing_is_removed_from_a_product(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("v", "x", "e", "delete")
        assert officer.shows("► ○ Sản phẩm 1", "phím a thêm một tài liệu")
        assert not officer.shows("╭─")
        assert officer.changes() == 0


async def test_an_empty_document_and_a_day_that_is_none_are_refused(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("v", "a", "ctrl+s")
        assert officer.shows("! Tài liệu cần ít nhất số/ký hiệu")
        await fill_form(officer, "12/BC", "31/9/2020")
        assert officer.shows("! Không có ngày “31/9/2020”; hãy viết")
        assert officer.shows("12/BC", "╭─ Tài liệu")
        await officer.press("escape")
        assert officer.changes() == 0


async def test_a_document_saved_as_it_was_is_no_change(path: Path) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.press("v", "j", "enter", "ctrl+s")
        assert officer.changes() == 1
        assert officer.shows("Không có gì thay đổi")


async def test_another_programs_document_is_shown_and_the_cursor_stays(path: Path) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.watch()
        await officer.press("v", "j")
        another_adds(path, "1.1", 1, "02/CV")
        await officer.watch()
        assert officer.shows("► └ 01/CV", "└ 02/CV")


async def test_a_document_of_a_product_that_is_not_there_stands_with_the_whole_task(path: Path) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    write(path, "UPDATE evidence SET product = 9")
    async with at_work(path) as officer:
        await officer.press("v")
        lines = [line for line in officer.lines if "Sản phẩm 1" in line or "Cả nhiệm vụ" in line or "01/CV" in line]
        assert ["○ Sản phẩm" in lines[0], "· Cả nhiệm vụ" in lines[1], "01/CV" in lines[2]] == [True] * 3
        await officer.press("end", "enter", "ctrl+s")
        assert documents(officer, "1.1")[0][0] is None


async def test_the_detail_shows_what_is_proved_and_what_lacks_proof(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("enter")
        assert officer.shows("○ Kế hoạch CCHC")
        assert not officer.shows("thiếu tài liệu")
        await officer.press("s", "3")
        assert officer.shows(
            "✓ 1.1: Kết quả", "! Thiếu tài liệu kiểm chứng (phím v): 1.1", "! thiếu tài liệu kiểm chứng;"
        )
        await officer.press("v", "a")
        await fill_form(officer, "12/BC-SNV")
        await officer.press("escape")
        assert officer.shows("✓ Kế hoạch CCHC", "  └ 12/BC-SNV")
        assert not officer.shows("! thiếu tài liệu")


async def test_a_task_that_is_proved_is_done_without_a_word(path: Path) -> None:
    another_adds(path, "1.1", 1, "01/CV")
    async with at_work(path) as officer:
        await officer.press("s", "3")
        assert officer.shows("✓ 1.1: Kết quả Chưa thực hiện → Hoàn thành")


async def test_done_tasks_without_documents_are_filtered(path: Path) -> None:
    another_adds(path, "1.2", None, "01/CV")
    async with at_work(path) as officer:
        await officer.press("s", "3", "j", "s", "3", "f")
        officer.app.screen.query_one("#evidence").focus()
        await officer.press("enter")
        await officer.type("Đã xong")
        await officer.press("enter", "ctrl+s")
        assert officer.shows("► 1.1", "· thiếu tài liệu kiểm chứng")
        assert not officer.shows("1.2    ")
        await officer.press("escape")
        assert officer.shows("86 · ▲")


async def test_it_opens_from_every_view(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("2", "tab", "v")
        assert officer.shows("Tài liệu 1.3.1")
        await officer.press("escape", "1", "enter", "v")
        assert officer.shows("Tài liệu 1.1")
        await officer.press("escape", "escape")
        assert officer.shows("86 · ▲")


async def test_a_task_that_another_program_removed(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.watch()
        await officer.press("v")
        for table, key in (("task_agency", "task_id"), ("task_search", "task_id"), ("task_source", "id")):
            write(path, f"DELETE FROM {table} WHERE {key} = (SELECT id FROM task WHERE code = '1.1')")
        write(path, "DELETE FROM task WHERE code = '1.1'")
        await officer.watch()
        assert officer.shows("Nhiệm vụ không còn trong tệp")
        await officer.press("a", "ctrl+s", "escape", "e", "x", "escape")
        assert officer.app.is_running


async def test_hostile_words_of_the_plan_are_text(path: Path) -> None:
    write(path, """UPDATE task SET products = '[/foo] [bold]x' || char(10) || '[red]y' WHERE code = '1.1'""")
    another_adds(path, "1.1", 2, "[/a]", "[link=x]")
    async with at_work(path) as officer:
        await officer.press("v")
        assert officer.shows("○ Sản phẩm 1", "[/foo] [bold]x", "[red]y", "└ [/a]", "1/2 sản phẩm")
        await officer.press("a")
        assert officer.shows("Sản phẩm 1: [/foo] [bold]x")
        await officer.press("shift+tab", "enter")
        assert officer.shows("Sản phẩm 2: [red]y")
        await officer.press("escape", "escape", "escape", "enter")
        assert officer.shows("○ [/foo] [bold]x", "✓ [red]y", "  └ [/a] ngày 30/09/2020")


async def test_a_document_issued_after_the_day_proves_nothing_yet(path: Path) -> None:
    with closing(open_store(str(path))) as conn:
        late = Evidence("", "1.1", (1,), "99/BC", date(2020, 10, 2), "", "", "")
        put_evidence(conn, task_id(conn, 2020, "1.1"), late, author("Cán bộ B"))
    async with at_work(path) as officer:
        await officer.press("v", "j")
        assert officer.shows("0/1 sản phẩm", "○ Sản phẩm 1", "└ ! 99/BC", "! ban hành sau ngày đang xem")
        await officer.press("escape", "enter")
        assert officer.shows("○ Kế hoạch CCHC", "! ban hành sau ngày đang xem")
        await officer.press("escape")
    async with at_work(path, day=date(2020, 10, 2)) as officer:
        await officer.press("v")
        assert officer.shows("1/1 sản phẩm", "✓ Sản phẩm 1")
        assert not officer.shows("ban hành sau")
