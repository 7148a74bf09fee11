"""The plan edited in the app: rows added, corrected, moved, removed; members and agencies."""

from contextlib import closing
from pathlib import Path

import pytest

from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, set_agency
from partui.store.edits.rows import change_row
from partui.store.journal.writing import author
from partui.store.queries.agencies import directory_agency
from partui.store.queries.plan_codes import row_coded
from tests.tui.officer import LARGE, at_work


@pytest.fixture
def districts(path: Path) -> Path:
    """The store with two members of "UBND cấp huyện"."""
    with closing(open_store(str(path))) as conn:
        members = AgencyEdit(add=["UBND huyện Lắk", "UBND thị xã Buôn Hồ"])
        set_agency(conn, directory_agency(conn, 2020, "UBND cấp huyện").id, members, author("An"))
    return path


async def test_a_task_is_added_corrected_moved_and_removed(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("j", "j", "a")
        assert officer.shows("Thêm vào kế hoạch", "1.3.3")
        await officer.type("Kiem tra")
        await officer.press("tab")
        await officer.type("Bao cao")
        await officer.fill("#leads", "So Y te")
        await officer.press("ctrl+s")
        assert officer.shows("Chưa có cơ quan “So Y te”", "Ý là “Sở Y tế”", "Thêm cơ quan mới “So Y te”")
        await officer.press("enter")
        assert officer.task("1.3.3")["title"] == "Kiem tra"
        assert officer.task("1.3.3")["leads"] == "Sở Y tế"
        await officer.press("j", "j")
        assert officer.cursor.startswith("1.3.3")
        await officer.press("E")
        await officer.fill("#implementers", "cap huyen")
        await officer.press("ctrl+s")
        assert officer.task("1.3.3")["implementers"] == "UBND cấp huyện"
        await officer.press("greater_than_sign", "ctrl+s")
        assert officer.shows("✓ 1.3.3 đã ở đúng chỗ ấy; không chuyển gì.")
        await officer.press("greater_than_sign")
        await officer.fill("#code", "1.7")
        await officer.press("ctrl+s")
        assert officer.cursor.startswith("1.7")
        await officer.press("greater_than_sign")
        await officer.fill("#after", "1.1")
        await officer.fill("#before", "1.1")
        await officer.press("enter")
        assert officer.shows("! Chỉ ghi một trong hai")
        await officer.fill("#after", "")
        await officer.press("ctrl+s")
        assert officer.shows("✓ Đã chuyển chỗ 1 dòng: 1.7")
        codes = [line[2:7].strip() for line in officer.lines if line[2:5] in {"1.1", "1.7"}]
        assert codes == ["1.7", "1.1"]
        await officer.press("delete")
        assert officer.shows("Xóa 1.7 khỏi kế hoạch?")
        await officer.type("trung")
        await officer.press("enter")
        assert not officer.shows("Kiem tra")
        assert officer.shows("✓ Đã xóa 1.7 khỏi kế hoạch 2020; phím u lấy lại.")
        await officer.press("u")
        assert officer.shows("✓ Đã đưa 1.7 trở lại kế hoạch, xóa lúc ")
        assert officer.shows("1.7")
        assert officer.task("1.7")["implementers"] == "UBND cấp huyện"


async def test_what_cannot_be_added_is_said_and_what_was_typed_is_kept(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("a")
        await officer.press("ctrl+s")
        assert officer.shows("! Nội dung không được để trống")
        await officer.type("Muc moi")
        await officer.fill("#code", "1.3")
        await officer.press("ctrl+s")
        assert "đã có dòng mang mã 1.3" in officer.refused
        assert officer.shows("Muc moi")
        await officer.fill("#code", "9")
        await officer.press("ctrl+s")
        assert officer.ask("SELECT title FROM heading WHERE code = '9'") == [("Muc moi",)]


async def test_members_are_ticked_off(districts: Path) -> None:
    async with at_work(districts, size=LARGE) as officer:
        await officer.press("j", "j")
        assert not officer.shows("0/2 thành viên")
        assert officer.shows("chưa theo dõi từng thành viên")
        await officer.press("t", "enter", "2")
        assert officer.shows("Space Hoàn thành hoặc chưa")
        assert officer.shows("✓ Hoàn thành", "01/10/2020", "▲ Đang thực hiện", "1/2 thành viên hoàn thành, 1 quá hạn")
        await officer.press("escape")
        assert officer.shows("1/2 thành viên")
        await officer.press("enter")
        assert officer.shows("1/2 thành viên hoàn thành", "✓ Hoàn thành · UBND huyện Lắk · 01/10/2020")
        await officer.press("escape", "2", "i")
        assert officer.shows("UBND huyện Lắk", "UBND thị xã Buôn Hồ")


async def test_a_task_without_members_says_how_to_get_them(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("t")
        assert "partui agency set --member" in officer.refused


async def test_the_directory_of_agencies(districts: Path) -> None:
    async with at_work(districts) as officer:
        await officer.press("C")
        assert officer.shows("21 cơ quan", "(SNV)", "≡ Các sở, ban, ngành             –")
        await officer.press("e")
        await officer.fill("#short", "SNV")
        await officer.press("ctrl+s")
        assert officer.ask("SELECT name FROM agency WHERE short = 'SNV'") == [("Sở Nội vụ",)]
        await officer.press("delete")
        assert "Sở Nội vụ còn trong" in officer.refused
        await officer.press("e", "tab", "tab")
        await officer.type("buôn hồ")
        assert officer.shows("→ UBND thị xã Buôn Hồ")
        await officer.press("tab", "enter")
        await officer.type("Sở Xây dụngg")
        assert officer.shows("→ “Sở Xây dụngg” MỚI; gần nhất: Sở Xây dựng")
        await officer.press("ctrl+s")
        assert officer.shows("Ý là “Sở Xây dựng”")
        await officer.press("enter")
        assert officer.shows("Thành viên: Sở Xây dựng; UBND thị xã Buôn Hồ")
        await officer.press("u", "e", "tab", "tab")
        await officer.type("Phong CCHC")
        await officer.press("ctrl+s")
        assert officer.shows("Sở Nội vụ từ nay là nhóm", "Thành viên: Phong CCHC")
        await officer.press("a")
        await officer.fill("#name", "Bao moi")
        await officer.fill("#short", "SNV")
        await officer.press("ctrl+s")
        assert "“SNV” đã là tên của Sở Nội vụ" in officer.refused
        assert officer.shows("Thêm cơ quan", "Bao moi")
        await officer.fill("#name", "Sở Y tế")
        await officer.fill("#short", "")
        await officer.press("ctrl+s")
        assert officer.ask("SELECT kept FROM agency WHERE name = 'Sở Y tế'") == [(1,)]
        await officer.press("u")
        assert officer.ask("SELECT kept FROM agency WHERE name = 'Sở Y tế'") == [(0,)]
        await officer.press("G", "k", "k", "k", "k", "delete")
        assert officer.shows("✓ Đã bỏ UBND thị xã Buôn Hồ khỏi danh mục cơ quan.")


async def test_a_criterion_is_added_corrected_moved_and_removed(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("3", "j", "a")
        assert officer.shows("Thêm tiêu chí", "1.7")
        await officer.type("Cong khai")
        await officer.fill("#max", "hai")
        await officer.press("ctrl+s")
        assert officer.shows("! Không đọc được điểm “hai”")
        await officer.fill("#max", "1,5")
        await officer.fill("#target", "2")
        await officer.press("ctrl+s")
        assert "vượt điểm tối đa" in officer.refused
        await officer.fill("#target", "1,25")
        await officer.press("ctrl+s")
        added = "SELECT title, max, baseline, target FROM criterion WHERE code = ?"
        assert officer.ask(added, "1.7") == [("Cong khai", "1.5", "0", "1.25")]
        await officer.press(*"jjjjjj")
        assert officer.cursor.startswith("1.7 ")
        await officer.press("E")
        await officer.fill("#lead", "Sở Nội vụ")
        await officer.press("ctrl+s")
        assert officer.shows("✓ 1.7: Chủ trì – → Sở Nội vụ", "Chủ trì: Sở Nội vụ")
        await officer.press("greater_than_sign")
        await officer.fill("#after", "99")
        await officer.press("ctrl+s")
        assert "Không có dòng mã 99" in officer.refused
        await officer.fill("#after", "")
        await officer.fill("#code", "1.9")
        await officer.press("ctrl+s")
        assert officer.cursor.startswith("1.9 ")
        assert officer.shows("✓ 1.7: Mã 1.7 → 1.9")
        await officer.press("delete")
        assert officer.shows("Xóa 1.9 khỏi kế hoạch?")
        await officer.press("enter")
        assert officer.ask(added, "1.9") == []
        await officer.press("u")
        assert officer.ask(added, "1.9") == [("Cong khai", "1.5", "0", "1.25")]
        await officer.press("home", "delete")
        assert "Dưới 1 còn 7 dòng: 1.1" in officer.refused


async def test_what_another_has_corrected_is_said_before_it_is_overwritten(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("3", "j", "E")
        with closing(open_store(str(path))) as conn:
            change_row(conn, row_coded(conn, 2020, "criterion", "1.1"), {"title": "Của B"}, author("B"))
        await officer.fill("#title", "Cua toi")
        await officer.press("ctrl+s")
        assert officer.shows("Người khác đã lưu trước", "Giữ của họ: Của B", "Ghi của tôi: Cua toi")
        await officer.press("escape")
        assert officer.shows("╭─ Đính chính 1.1", "Cua toi")
        await officer.press("ctrl+s")
        assert officer.ask("SELECT title FROM criterion WHERE code = '1.1'") == [("Cua toi",)]


async def test_of_a_corrected_row_each_field_that_two_changed_is_asked_for(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("3", "j", "E")
        with closing(open_store(str(path))) as conn:
            theirs = {"title": "Của B", "lead": "Sở Xây dựng"}
            change_row(conn, row_coded(conn, 2020, "criterion", "1.1"), theirs, author("B"))
        await officer.fill("#title", "Cua toi")
        await officer.fill("#lead", "Sở Tư pháp")
        await officer.press("ctrl+s")
        assert officer.shows("Giữ của họ: Của B")
        await officer.press("down", "enter")
        assert officer.shows("Giữ của họ: Sở Xây dựng")
        await officer.press("enter")
        assert officer.ask("SELECT title, lead FROM criterion WHERE code = '1.1'") == [("Cua toi", "Sở Xây dựng")]


async def test_headings_are_added_corrected_moved_and_removed(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("L", "j", "a")
        assert officer.shows("32 mục", "Thêm mục", "1.7")
        await officer.type("Muc trong")
        await officer.press("ctrl+s", "j", "j")
        assert officer.cursor.startswith("1.7 ")
        await officer.press("enter")
        assert officer.shows("✓ Dưới 1.7 chưa có nhiệm vụ nào.")
        await officer.press("E")
        await officer.fill("#title", "Muc moi")
        await officer.press("ctrl+s", "delete")
        assert officer.shows("Xóa 1.7 khỏi kế hoạch?", "Muc moi")
        await officer.press("enter")
        assert officer.shows("32 mục")
        await officer.press("u")
        assert officer.shows("33 mục", "Muc moi")
        await officer.press("k", "k", "k", "delete")
        assert "Dưới 1.3 còn 2 dòng: 1.3.1, 1.3.2; hãy xóa hoặc đổi mã" in officer.refused
        await officer.press("greater_than_sign")
        await officer.fill("#code", "1.8")
        await officer.press("enter", "enter", "enter")
        assert officer.shows("✓ Đã lưu 3 dòng: 1.3, 1.3.1, 1.3.2")
        assert officer.task("1.8.2")["title"]
        assert officer.cursor.startswith("1.8 ")
        await officer.press("enter")
        assert officer.shows("Nhiệm vụ của mục 1.8", "1.8.1")
        await officer.press("down", "enter")
        assert officer.shows("Nhiệm vụ 1.8.2")
        await officer.press("u")
        assert officer.shows("╭─ Hoàn tác lần sửa này?", "1.8.1: Mã 1.8.1 → 1.3.1")
        await officer.press("enter")
        assert officer.shows("✓ Đã hoàn tác 3 dòng, sửa lúc ", ": 1.8, 1.8.1, 1.8.2")
