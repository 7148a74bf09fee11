"""What all windows with fields do alike: Tab, Enter, Ctrl+S, Escape, pasting, and what is said of a day."""

from pathlib import Path

from textual.widgets import Static

from tests.tui.officer import Officer, at_work

LATE = "1.3.1"


def lit_label(officer: Officer) -> list[str]:
    """Return the labels that are lit up."""
    return [str(label.content) for label in officer.app.screen.query(".label.-here").results(Static)]


async def test_a_form_is_filled_in_with_enter_and_without_deleting_a_letter(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j", "e")
        assert lit_label(officer) == ["Kết quả"]
        await officer.press("tab")
        assert lit_label(officer) == ["Ngày hoàn thành"]
        assert officer.shows("→ như 28/9 hoặc 28/9/2020; để trống: chưa xong", "Enter Sang ô sau")
        await officer.type("28/")
        assert officer.shows("▌ Hoàn thành", "→ chưa phải một ngày; ghi như 28/9")
        await officer.type("9")
        assert officer.shows("→ 28/09/2020 (năm của kế hoạch), thành Hoàn thành")
        await officer.press("enter")
        await officer.type("Tháng 8")
        await officer.press("enter", "up", "enter", "enter")
        await officer.type("100")
        await officer.press(*["enter"] * 6)
        assert lit_label(officer) == ["Lý do"]
        assert officer.shows("Enter Lưu")
        await officer.press("enter")
        row = officer.task(LATE)
        assert (row["status"], row["completed_on"], row["progress"]) == ("done", "2020-09-28", 100)
        assert (row["deadline"], row["due_on"]) == ("Tháng 8", "2020-08-31")


async def test_a_day_typed_does_not_overrule_a_status_that_was_chosen(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j", "e", "tab", *"28/9", "home", "shift+end", "delete")
        assert officer.shows("▌ Chưa thực hiện")
        await officer.press("shift+tab", "enter", "down", "enter")
        assert lit_label(officer) == ["Ngày hoàn thành"]
        await officer.type("28/9")
        assert officer.shows("▌ Đang thực hiện", "→ 28/09/2020 (năm của kế hoạch) ")
        await officer.press("ctrl+s")
        assert "chỉ ghi cho nhiệm vụ “Hoàn thành”" in officer.said("#refused")


async def test_a_status_takes_another_day_of_completion_at_once(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j", "m", "m", "s", "5")
        assert officer.shows("╭─ Hoàn thành", "2 nhiệm vụ", "→ 01/10/2020")
        await officer.press("escape", "5", *"28/9/1920", "enter")
        assert "cách quá xa năm 2020" in officer.said("#refused")
        await officer.press(*["backspace"] * 5)
        assert officer.shows("→ 28/09/2020 (năm của kế hoạch)")
        await officer.press("enter")
        done = "SELECT code, completed_on FROM task WHERE status = 'done' ORDER BY position"
        assert officer.ask(done) == [("1.3.1", "2020-09-28"), ("1.3.2", "2020-09-28")]
        assert officer.ask("SELECT count(DISTINCT edit) FROM change") == [(1,)]


async def test_lines_that_are_pasted_become_one_in_unicode(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("e", "shift+tab")
        await officer.paste("Theo b¸o c¸o\r\n  cña Së Néi vô \n\nngµy 28/9\n")
        await officer.press("shift+tab", "5", "ctrl+s")
        assert officer.ask("SELECT DISTINCT reason FROM change") == [("Theo báo cáo của Sở Nội vụ ngày 28/9",)]
        await officer.press("slash")
        await officer.paste("kế hoạch\ncchc năm")
        assert officer.shows(" 1/86 ·", "► 1.1")
