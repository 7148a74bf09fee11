"""Status, editor, note and undo, by keys; what comes of it in the file and on the screen."""

from pathlib import Path

import pytest

from tests.tui.officer import LARGE, NAME, Officer, at_work, write

LATE = "1.3.1"


async def to_late(officer: Officer) -> None:
    """Put the cursor on the first task that is late."""
    await officer.press("home", "j", "j")
    assert officer.cursor.startswith(LATE)


@pytest.mark.parametrize(
    ("digit", "status", "completed_on", "word"),
    [
        ("2", "doing", None, "Đang"),
        ("3", "done", "2020-10-01", "Xong"),
        ("4", "cancelled", None, "Bỏ"),
    ],
)
async def test_a_digit_chooses_the_status_at_once(
    path: Path, digit: str, status: str, completed_on: str | None, word: str
) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("s")
        assert officer.shows("╭─ Kết quả thực hiện", "1.3.1 Tỷ lệ cơ quan", "3  Hoàn thành ngày 01/10/2020")
        await officer.press(digit)
        row = officer.task(LATE)
        assert (row["status"], row["completed_on"], row["version"]) == (status, completed_on, 3 if completed_on else 2)
        assert officer.ask("SELECT DISTINCT author FROM change") == [(NAME,)]
        assert word in officer.cursor
        assert officer.cursor.startswith(LATE)
        await officer.press("s", "1")
        row = officer.task(LATE)
        assert (row["status"], row["completed_on"]) == ("todo", None)
        assert "Chưa" in officer.cursor


async def test_the_status_by_arrows_and_its_escape(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("s", "escape")
        assert officer.changes() == 0
        await officer.press("s", "down", "enter")
        assert officer.task(LATE)["status"] == "doing"
        await officer.press("s", "enter")
        assert officer.changes() == 1
        assert officer.shows("Không có gì thay đổi")


async def test_keys_of_the_table_do_nothing_under_the_menu(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s", "e", "n", "u", "x", "d", "q", "slash", "m", "9")
        assert officer.app.is_running
        assert officer.shows("╭─ Kết quả thực hiện")
        assert officer.changes() == 0


async def test_done_takes_the_day_looked_at(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("d")
        await officer.fill("#day", "29/9/2020")
        await officer.press("enter", "s", "3")
        assert officer.task(LATE)["completed_on"] == "2020-09-29"
        assert "✓ 30/09 xong" in officer.cursor


async def test_marked_tasks_take_one_status_together(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("m", "m")
        assert sum(line[1:2] == "*" for line in officer.lines) == 2
        await officer.press("k", "m", "m")
        assert [line[2:].split()[0] for line in officer.lines if line[1:2] == "*"] == ["1.3.1", "1.4.1"]
        await officer.press("s")
        assert officer.shows("2 nhiệm vụ")
        await officer.press("2")
        assert officer.ask("SELECT code FROM task WHERE status = 'doing' ORDER BY position") == [("1.3.1",), ("1.4.1",)]
        assert officer.ask("SELECT count(DISTINCT edit) FROM change") == [(1,)]
        assert not any(line[1:2] == "*" for line in officer.lines)
        await officer.press("u")
        assert officer.shows("╭─ Hoàn tác lần sửa này?", "1.3.1: Kết quả Đang thực hiện → Chưa thực hiện", "1.4.1: ")
        await officer.press("escape", "u", "enter")
        assert officer.shows("✓ Đã hoàn tác 2 dòng, sửa lúc ")
        assert officer.ask("SELECT count(*) FROM task WHERE status = 'doing'") == [(0,)]


async def test_escape_takes_the_marks_away(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("m", "escape", "s", "2")
        assert officer.ask("SELECT code FROM task WHERE status = 'doing'") == [("1.2",)]


async def test_the_editor_and_the_note_are_of_the_marked_task_wherever_the_cursor_is(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("m")
        assert officer.cursor.startswith("1.2")
        await officer.press("e")
        assert officer.shows("Sửa 1.1")
        await officer.press("escape", "n")
        assert officer.shows("│ 1.1 Kế hoạch CCHC năm")


async def test_a_deadline_is_read_as_it_is_typed(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("e")
        assert officer.shows("Sửa 1.3.1", "Quý III", "→ Quý III/2020: đến hết 30/09/2020", "Sở Nội vụ")
        await officer.fill("#deadline", "Trước ngày 15/10")
        assert officer.shows("→ trước ngày 15/10/2020: đến hết 14/10/2020")
        await officer.fill("#deadline", "abc")
        assert officer.shows("→ chưa rõ hạn")
        await officer.fill("#deadline", "tháng 11")
        assert officer.shows("→ tháng 11/2020: đến hết 30/11/2020")
        await officer.press("ctrl+s")
        row = officer.task(LATE)
        assert (row["deadline"], row["deadline_kind"], row["due_on"]) == ("tháng 11", "month", "2020-11-30")
        assert "○ 30/11 còn 60" in officer.cursor


async def test_a_deadline_that_cannot_be_read_is_kept_in_words(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("e")
        await officer.fill("#deadline", "abc")
        await officer.press("ctrl+s")
        assert (officer.task(LATE)["deadline"], officer.task(LATE)["due_on"]) == ("abc", None)
        assert officer.cursor.count("chưa rõ") == 1
        assert officer.shows("✓ 1.3.1: Thời hạn", "! Chưa rõ hạn, không có ngày: 1.3.1")
        await officer.press("e")
        await officer.fill("#deadline", " ")
        await officer.press("ctrl+s")
        assert (officer.task(LATE)["deadline"], officer.task(LATE)["due_on"]) == ("Quý III", "2020-09-30")
        assert not officer.shows("không có ngày")


async def test_leads_are_read_as_they_are_typed(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await to_late(officer)
        await officer.press("e")
        await officer.fill("#leads", "các Sở: Tư pháp, Tài chính; UBND cấp xã")
        assert officer.shows("→ Sở Tư pháp; Sở Tài chính; ≡ UBND cấp xã")
        for typed, read in (
            ("noi vu", "→ Sở Nội vụ"), ("STC", "→ Sở Tài chính"), ("sở t", "→ “Sở t” là cơ quan nào: Sở Tài chính, "),
            ("Sở Nội vuj", "→ “Sở Nội vuj” MỚI; gần nhất: Sở Nội vụ"), ("Sở Lạ", "→ “Sở Lạ” MỚI"),
        ):  # fmt: skip
            await officer.fill("#leads", typed)
            assert officer.shows(read), officer.text
        await officer.fill("#leads", "noi vu")
        await officer.press("tab")
        assert officer.shows("▌ Sở Nội vụ")
        await officer.type("; tu phap")
        await officer.press("tab", "tab")
        assert officer.shows("▌ Sở Nội vụ; Sở Tư pháp")
        assert officer.app.focused is officer.app.screen.query_one("#progress")
        await officer.fill("#leads", "các Sở: Tư pháp, Tài chính; UBND cấp xã")
        await officer.press("ctrl+s")
        assert officer.ask(
            "SELECT name FROM agency JOIN task_agency ON agency_id = agency.id JOIN task ON task.id = task_id"
            " WHERE code = '1.3.1' AND role = 'lead' ORDER BY task_agency.position"
        ) == [("Sở Tư pháp",), ("Sở Tài chính",), ("UBND cấp xã",)]
        assert "STP +2" in officer.cursor


async def test_an_agency_that_the_file_does_not_know_is_asked_about(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await to_late(officer)
        await officer.press("e")
        await officer.fill("#leads", "Sở Nội vụ; Sở Tư phápx; Sở Mới")
        await officer.press("ctrl+s")
        assert officer.shows("Chưa có cơ quan “Sở Tư phápx”", "Ý là “Sở Tư pháp”", "Thêm cơ quan mới “Sở Tư phápx”")
        await officer.press("escape")
        assert officer.shows("Sửa 1.3.1", "Sở Tư phápx")
        assert officer.changes() == 0
        await officer.press("ctrl+s", "enter")
        assert officer.shows("Thêm cơ quan mới “Sở Mới”")
        await officer.press("enter")
        assert officer.task(LATE)["leads"] == "Sở Nội vụ; Sở Tư pháp; Sở Mới"
        # The agency was added by the same edit, and goes with it.
        assert officer.ask("SELECT count(DISTINCT edit), count(DISTINCT subject_id) FROM change") == [(1, 2)]
        await officer.press("u", "enter")
        assert officer.task(LATE)["leads"] == "Sở Nội vụ"
        assert officer.ask("SELECT kept FROM agency WHERE name = 'Sở Mới' AND kept") == []
        await officer.press("ctrl+y", "enter")
        assert officer.task(LATE)["leads"] == "Sở Nội vụ; Sở Tư pháp; Sở Mới"


async def test_every_field_of_the_editor_in_one_edit(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("e")
        officer.app.screen.query_one("#status").focus()
        await officer.press("enter", "down", "down", "enter")
        await officer.fill("#completed_on", "28/9/2020")
        await officer.fill("#progress", "100")
        await officer.fill("#why", "Báo cáo số 12 [/foo]")
        await officer.press("ctrl+s")
        row = officer.task(LATE)
        assert (row["status"], row["completed_on"], row["progress"]) == ("done", "2020-09-28", 100)
        assert officer.ask("SELECT DISTINCT reason, author FROM change") == [("Báo cáo số 12 [/foo]", NAME)]
        assert officer.ask("SELECT count(DISTINCT edit) FROM change") == [(1,)]
        assert "✓ 30/09 xong" in officer.cursor


async def test_a_quorum_is_proposed_and_typed(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("enter")
        assert officer.shows("Đủ khi có", "chưa xác nhận; yêu cầu nêu 30% cơ quan, đơn vị")
        await officer.press("e")
        await officer.fill("#quorum", "30 %")
        await officer.press("ctrl+s")
        assert officer.task(LATE)["quorum"] == "30%"
        assert officer.shows("30% thành viên; chưa ghi thành viên cho nhóm nào")
        await officer.press("u")
        assert officer.task(LATE)["quorum"] == ""


async def test_what_is_wrong_is_said_and_the_editor_stays(path: Path) -> None:
    async with at_work(path) as officer:
        for field, typed, sentence in (
            ("completed_on", "31/9/2020", "31/9/2020"),
            ("completed_on", "abc", "abc"),
            ("completed_on", "1/1/2199", "tương lai"),
            ("completed_on", "1/9/1920", "cách quá xa năm 2020"),
            ("progress", "101", "từ 0 đến 100"),
            ("progress", "abc", "từ 0 đến 100"),
            ("leads", "; , ;", "Không đọc được cơ quan nào"),
        ):
            await officer.press("e")
            await officer.fill(f"#{field}", typed)
            await officer.press("ctrl+s")
            assert officer.shows("Sửa 1.1", typed)
            assert sentence in officer.text.replace("│\n", "")
            assert officer.changes() == 0
            await officer.press("escape", "enter")
            assert officer.changes() == 0
            assert not officer.shows("Sửa 1.1")


async def test_escape_asks_before_it_loses_what_is_typed(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("e")
        await officer.fill("#deadline", "Tháng 3")
        await officer.fill("#why", "x")
        await officer.press("escape")
        assert officer.shows("╭─ Bỏ nội dung đang gõ?", "Tháng 3")
        await officer.press("escape")
        assert officer.shows("╭─ Sửa 1.1", "Tháng 3")
        assert not officer.shows("Bỏ nội dung đang gõ?")
        await officer.press("escape", "enter")
        assert not officer.shows("Sửa 1.1")
        assert officer.changes() == 0
        await officer.press("e", "ctrl+s")
        assert officer.changes() == 0
        assert not officer.shows("Sửa 1.1")


async def test_letters_and_digits_in_a_field_are_text(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("e")
        await officer.fill("#deadline", "1q2sjuxd?:/[/foo]")
        assert officer.shows("Sửa 1.1", "1q2sjuxd?:/[/foo]")
        await officer.press("ctrl+s")
        assert officer.task("1.1")["deadline"] == "1q2sjuxd?:/[/foo]"


async def test_a_note_of_several_lines(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("n")
        await officer.type("Đã họp [/foo]")
        await officer.press("enter")
        await officer.type("2. quý sau")
        assert officer.shows("Đã họp [/foo]", "2. quý sau")
        await officer.press("ctrl+s")
        assert officer.task("1.1")["note"] == "Đã họp [/foo]\n2. quý sau"
        await officer.press("n")
        assert officer.shows("Đã họp [/foo]", "2. quý sau")
        await officer.type("x")
        await officer.press("escape", "enter")
        assert officer.changes() == 1
        await officer.press("slash")
        await officer.type("da hop")
        assert officer.shows(" 1/86 ·", "► 1.1")


async def test_a_note_that_is_too_long_is_refused_and_not_lost(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("n")
        await officer.paste("dài quá " * 2_000)
        await officer.press("ctrl+s")
        assert officer.changes() == 0
        assert officer.shows("╭─ Ghi chú", "dài quá")


async def test_undo_takes_back_the_last_edit_then_the_one_before(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("s", "3", "n")
        await officer.type("ghi")
        await officer.press("ctrl+s", "u")
        assert (officer.task(LATE)["note"], officer.task(LATE)["status"]) == ("", "done")
        assert officer.shows("✓ Đã hoàn tác 1.3.1, sửa lúc ", "Ghi chú ghi → –")
        await officer.press("ctrl+y")
        assert officer.shows("✓ Đã làm lại 1.3.1: Ghi chú – → ghi")
        assert officer.task(LATE)["note"] == "ghi"
        await officer.press("ctrl+z", "u")
        assert (officer.task(LATE)["status"], officer.task(LATE)["completed_on"]) == ("todo", None)
        assert "Chưa" in officer.cursor
        assert officer.ask("SELECT count(*) FROM change WHERE undoes IS NOT NULL") == [(5,)]
        await officer.press("u")
        assert "Chưa có thay đổi nào để hoàn tác" in officer.refused
        assert officer.changes() == 8


async def test_undo_asks_about_what_was_done_in_an_earlier_sitting(path: Path) -> None:
    async with at_work(path) as officer:
        await to_late(officer)
        await officer.press("s", "2", "slash", "x", "ctrl+z", "ctrl+y")
        assert officer.task(LATE)["status"] == "doing"
    async with at_work(path) as officer:
        await officer.press("u")
        assert officer.shows("╭─ Hoàn tác lần sửa này?", f" · {NAME}", "1.3.1: Kết quả Đang thực hiện → Chưa thực hiện")
        await officer.press("escape")
        assert officer.task(LATE)["status"] == "doing"
        await officer.press("ctrl+z", "enter")
        assert officer.task(LATE)["status"] == "todo"


async def test_undo_leaves_what_another_officer_did(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s", "2")
        write(
            path,
            "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
            " SELECT '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', id, 'progress',"
            " '0', '50', 'Cán bộ B', '2999-01-01T00:00:00.000000Z', '', 9007199254740991"
            " FROM task WHERE code = '1.4.1'",
        )
        await officer.press("u")
        assert officer.task("1.1")["status"] == "todo"
        assert officer.ask("SELECT code FROM change JOIN task ON task.id = subject_id WHERE undoes IS NOT NULL") == [
            ("1.1",)
        ]


async def test_marked_tasks_are_edited_and_noted_together(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("n")
        await officer.type("Cũ")
        await officer.press("ctrl+s", "m", "m", "n")
        assert officer.shows("Thêm vào ghi chú của 2 nhiệm vụ", "2 nhiệm vụ: 1.1, 1.2")
        await officer.type("Mới")
        await officer.press("ctrl+s")
        assert [officer.task(code)["note"] for code in ("1.1", "1.2", LATE)] == ["Cũ\nMới", "Mới", ""]
        await officer.press("home", "m", "m", "e")
        assert officer.shows("Sửa 2 nhiệm vụ", "(giữ nguyên)", "→ để trống: giữ nguyên")
        before = [officer.task(code) for code in ("1.1", "1.2", LATE)]
        await officer.fill("#progress", "101")
        await officer.press("ctrl+s")
        assert officer.shows("! ", "Sửa 2 nhiệm vụ")
        await officer.fill("#progress", "40")
        await officer.press("ctrl+s")
        assert officer.shows("✓ Đã lưu 2 nhiệm vụ: 1.1, 1.2")
        after = [officer.task(code) for code in ("1.1", "1.2", LATE)]
        changed = [{name for name in old if old[name] != new[name]} for old, new in zip(before, after, strict=True)]
        assert changed == [{"progress", "version"}, {"progress", "version"}, set()]
