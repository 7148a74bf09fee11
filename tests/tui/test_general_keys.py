"""Keys that every screen has: another day, export, help, the palette, leaving; and the window's size."""

import gzip
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from partui.locale.formats import show_date
from partui.tui.widgets.table.virtual_table import VirtualTable
from tests.tui.officer import LARGE, Officer, at_work


async def test_another_day_is_looked_from_until_today_is_wanted_again(path: Path) -> None:
    async with at_work(path) as officer:
        assert officer.shows("xem 01/10/2020", "▲2 ●0")
        await officer.press("d")
        await officer.fill("#day", "1/1/2021")
        await officer.press("enter")
        assert officer.shows("xem 01/01/2021", "▲81 ●0", "quá 1")
        await officer.press("2")
        assert officer.shows(" ▲81 ")
        await officer.press("d")
        # What is typed takes the place of the day that stands there.
        await officer.type("2020-09-30")
        await officer.press("enter")
        assert officer.shows("xem 30/09/2020", " ▲0 ")
        await officer.press("1")
        assert officer.shows("▲0 ●2", "còn 0")
        await officer.press("d")
        await officer.fill("#day", "")
        await officer.press("enter")
        assert officer.shows(f"2020 · {show_date(date.today())}")


def codes_in(target: Path) -> list[object]:
    """The codes in the first column of a workbook."""
    sheet = load_workbook(target).active
    assert sheet is not None
    return [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/9/2020", "! Không có ngày “31/9/2020”; hãy viết"),
        ("hôm nào", "! Không đọc được ngày “hôm nào”; hãy viết"),
        ("[/foo]", "! Không đọc được ngày “[/foo]”; hãy viết"),
        ("99999999999999", "! Không đọc được ngày “99999999999999”; hãy viết"),
    ],
)
async def test_a_day_that_is_none_is_refused_with_what_is_accepted(path: Path, typed: str, sentence: str) -> None:
    async with at_work(path) as officer:
        await officer.press("d")
        await officer.fill("#day", typed)
        await officer.press("enter")
        assert officer.shows("Xem như ngày", sentence)
        assert officer.shows(typed)
        await officer.press("escape")
        assert officer.shows("xem 01/10/2020")


async def test_export_writes_a_file_and_keeps_one_that_is_there(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "mang đi [x].db"
    async with at_work(path) as officer:
        await officer.press("s", "2", "x")
        assert officer.shows("Xuất tệp SQLite", "partui-2020-")
        await officer.fill("#path", str(target))
        await officer.press("ctrl+s")
        assert not officer.shows("Xuất tệp SQLite")
        with closing(sqlite3.connect(target)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert copy.execute("SELECT count(*), sum(status = 'doing') FROM task").fetchone() == (86, 1)
        assert target.stat().st_mode & 0o777 == 0o600
        before = target.read_bytes()
        await officer.press("s", "3", "x")
        await officer.fill("#path", str(target))
        await officer.press("enter", "tab", "tab", "enter")
        assert officer.shows("Xuất tệp SQLite", "đã có", "Ctrl+O")
        assert target.read_bytes() == before
        await officer.press("ctrl+o")
        assert not officer.shows("Xuất tệp SQLite")
        assert target.read_bytes() != before
    assert {file.name for file in tmp_path.iterdir()} <= {
        target.name,
        path.name,
        f"{path.name}-wal",
        f"{path.name}-shm",
    }


async def test_export_of_one_agencys_part_packed(path: Path, tmp_path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("x")
        await officer.fill("#path", str(tmp_path / "phần.db"))
        await officer.press("tab", "enter")
        await officer.type("so tu phap")
        await officer.press("enter", "down", "down", "space")
        assert officer.shows("Chỉ nhiệm vụ của cơ quan trong kế hoạch 2020")
        await officer.press("ctrl+s")
        assert officer.shows("✓ Đã xuất 4 nhiệm vụ của Sở Tư pháp ra")
    (tmp_path / "phần.db").write_bytes(gzip.decompress((tmp_path / "phần.db.gz").read_bytes()))
    with closing(sqlite3.connect(tmp_path / "phần.db")) as copy:
        assert copy.execute("SELECT count(*) FROM task").fetchone() == (4,)


async def test_what_the_app_says_of_an_existing_target_names_a_key_not_an_option(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    target.touch()
    async with at_work(path) as officer:
        await officer.press("x")
        await officer.fill("#path", str(target))
        await officer.press("enter")
        assert officer.shows("Ctrl+O")
        assert not officer.shows("--force")


async def test_the_list_shown_is_taken_to_excel_as_filtered_and_sorted(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "danh sách [x].xlsx"
    async with at_work(path) as officer:
        await officer.press("slash")
        await officer.type("kiem tra")
        await officer.press("enter", "o")
        ids = officer.app.screen.query_one("#tasks", VirtualTable).keys
        codes = dict(officer.ask("SELECT id, code FROM task"))
        shown = [codes[key] for key in ids]
        await officer.press("x", "up")
        await officer.press("enter", "j", "enter")
        assert officer.shows(
            "Xuất danh sách ra Excel", f"{len(shown)} nhiệm vụ", "“kiem tra”", "nhiem-vu-2020-20201001"
        )
        assert not officer.shows("Vai trò")
        await officer.fill("#path", str(target))
        await officer.press("ctrl+s")
        assert officer.shows(f"✓ Đã xuất {len(shown)} nhiệm vụ ra")
        assert len(shown) > 3
        assert codes_in(target) == shown != sorted(shown)
        await officer.press("x")
        await officer.fill("#path", str(target))
        assert officer.shows("Xuất danh sách ra Excel")
        await officer.press("ctrl+s")
        assert officer.shows("đã có", "Ctrl+O")
        await officer.press("ctrl+o")
        assert not officer.shows("Xuất danh sách")


async def test_the_tasks_of_a_late_agency_are_taken_to_excel(path: Path, tmp_path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("2", "x")
        await officer.fill("#path", str(tmp_path / "a.xlsx"))
        assert officer.shows("nhiệm vụ, như đang lọc và sắp xếp: Sở Nội vụ")
        await officer.press("ctrl+s")
    assert codes_in(tmp_path / "a.xlsx")[:2] == ["1.3.1", "1.3.2"]


async def test_a_screen_without_a_list_of_tasks_offers_the_file_alone(path: Path, tmp_path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("4", "x")
        assert not officer.shows("danh sách đang xem")
        await officer.fill("#path", str(tmp_path / "a.xlsx"))
        await officer.press("ctrl+s")
        assert "là danh sách nhiệm vụ" in officer.said("#refused")
    assert not (tmp_path / "a.xlsx").exists()


async def test_export_to_where_it_cannot_be_says_so(path: Path, tmp_path: Path) -> None:
    async with at_work(path) as officer:
        for where, why in {
            "không có/a.db": "Không có thư mục",
            ".": "là một thư mục",
            "partui.db": "chính là tệp đang dùng",
            "[/foo]/a.db": "Không có thư mục",
        }.items():
            await officer.press("x")
            await officer.fill("#path", f"{tmp_path}/{where}")
            await officer.press("ctrl+s", "ctrl+o")
            assert why in officer.said("#refused")
            await officer.press("escape", "enter")
            assert officer.task("1.1")["status"] == "todo"


async def test_help_lists_the_keys_of_the_screen_that_is_up(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("question_mark")
        for words in (
            "Enter  Mở", "s  Ghi kết quả", "e F2  Sửa", "n  Ghi chú", "m Space  Chọn",
            "M  Chọn đến đây", "A  Chọn tất cả", "o  Sắp xếp", "/ Ctrl+F  Tìm", "f  Lọc",
            "u Ctrl+Z  Hoàn tác", "T  Giao diện màu", "y  Chép dòng", "d  Ngày", "x  Xuất", "1  Nhiệm vụ", "2  Quá hạn",
            "PgUp PgDn  Lên, xuống một trang",
        ):  # fmt: skip
            assert officer.shows(words), words
        for key in ("Ctrl+Q", "Ctrl+P", ":", "?", "Home", "End", "Tab", "F1"):
            assert any(f" {key} " in line for line in officer.lines), key
        assert not officer.shows("super")
        await officer.press("escape", "2", "question_mark")
        assert officer.shows("i  Tính cả thực hiện")
        assert not officer.shows("/ Ctrl+F  Tìm")
        await officer.press("question_mark", "1", "enter", "question_mark")
        assert officer.shows("Quay lại", "s  Ghi kết quả")
        await officer.press("q")
        assert officer.app.is_running
        assert officer.shows("Nhiệm vụ 1.1")


async def test_help_in_a_small_window_keeps_the_way_back_in_sight(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("question_mark")
        assert officer.shows("╭─ Phím của màn hình này", "Y  Chép mã", "Esc Quay lại", "╰─")
        await officer.press("end")
        assert officer.shows("S-Tab", "Esc Quay lại", "╰─")


async def test_what_was_refused_goes_with_escape(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("u")
        assert officer.refused
        await officer.press("escape")
        assert not officer.refused
        await officer.press("u", "e", "escape")
        assert not officer.refused
        assert officer.shows("86 · ▲")


async def test_help_tells_the_keys_of_a_window_too(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("e", "f1")
        assert officer.shows("Phím của màn hình này", "Ctrl+S  Lưu", "Esc  Quay lại")
        await officer.press("f1", "escape")
        assert officer.shows("╭─ Sửa 1.1")


ENGLISH = (
    "palette",
    "Search",
    "Focus",
    "Dismiss",
    "Copy",
    "Minimize",
    "Maximize",
    "Quit",
    "Scroll",
    "Help",
    "Commands",
)


async def test_no_word_of_the_toolkit_is_on_the_screen(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        for keys in (
            ("question_mark",),
            ("s",),
            ("e",),
            ("e", "enter"),
            ("f",),
            ("f", "enter"),
            ("n",),
            ("d",),
            ("x",),
        ):
            await officer.press(*keys)
            assert not [word for word in ENGLISH if word in officer.text], (keys, officer.text)
            await officer.press(*(["escape"] * len(keys)))
        await officer.press("colon")
        assert officer.shows("Gõ tên việc cần làm", "Ghi kết quả")
        assert not [word for word in ENGLISH if word in officer.text], officer.text
        await officer.type("khong co viec nay")
        assert officer.shows("Không có việc nào như vậy; hãy gõ từ khác.")
        assert not [word for word in ENGLISH if word in officer.text], officer.text


async def choose(officer: Officer, key: str, words: str, found: str) -> None:
    """Take a command by words."""
    await officer.press(key)
    await officer.type(words)
    assert officer.shows(found)
    await officer.press("enter")


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_runs_what_is_found_by_unmarked_words(path: Path, key: str) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j")
        await choose(officer, key, "ghi ket qua", "Ghi kết quả")
        assert officer.shows("╭─ Kết quả thực hiện", "1.3.1 Tỷ lệ")
        await officer.press("2")
        assert officer.task("1.3.1")["status"] == "doing"
        await choose(officer, key, "hoan tac", "Hoàn tác")
        await officer.settle()
        assert officer.task("1.3.1")["status"] == "todo"
        await choose(officer, key, "qua han", "Quá hạn")
        assert officer.shows("Tính cả thực hiện")


async def test_the_palette_finds_what_is_called_otherwise(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("colon")
        for words, found in {
            "hoan thanh": "Ghi kết quả", "trang thai": "Ghi kết quả", "excel": "Báo cáo", "word": "Nhập kế hoạch",
            "sao luu": "Xuất", "loc co quan": "Lọc", "trễ": "Quá hạn",
        }.items():  # fmt: skip
            await officer.type(words)
            assert any(line.lstrip("► │").startswith(found) for line in officer.lines), (words, officer.text)
            await officer.press("ctrl+u")


async def test_keys_that_excel_taught(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("ctrl+f")
        await officer.type("dai phat")
        await officer.press("enter", "f2")
        assert officer.shows("╭─ Sửa 1.4.1")
        await officer.press("escape", "delete")
        assert officer.shows("Xóa 1.4.1 khỏi kế hoạch?")


async def test_the_palette_takes_hostile_words_as_text(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("colon")
        await officer.type("[/foo] [bold]x")
        assert officer.shows("[/foo] [bold]x", "Không có việc nào như vậy")
        await officer.press("enter", "escape")
        assert officer.app.is_running
        assert officer.shows("86 · ▲")


@pytest.mark.parametrize("keys", [["q"], ["ctrl+q"], ["2", "q"], ["enter", "q"], ["enter", "ctrl+q"]])
async def test_leaving(path: Path, keys: list[str]) -> None:
    async with at_work(path) as officer:
        await officer.press(*keys)
        assert not officer.app.is_running
        assert officer.app.return_value is None
        assert officer.app.return_code == 0


@pytest.mark.parametrize("over", ["s", "e", "n", "f", "d", "x", "question_mark", "slash", "colon"])
async def test_control_q_leaves_from_every_window(path: Path, over: str) -> None:
    async with at_work(path) as officer:
        await officer.press(over)
        await officer.press("ctrl+q")
        assert not officer.app.is_running


async def test_control_c_neither_leaves_nor_speaks_english(path: Path) -> None:
    async with at_work(path) as officer:
        for over in ("s", "e", "n", "slash", "colon", "enter"):
            await officer.press("ctrl+c", over, "ctrl+c")
            assert officer.app.is_running
            assert "Press" not in officer.refused
            await officer.press("escape")


async def test_views_by_digit_keep_where_one_was(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j", "2")
        assert officer.shows("Tính cả thực hiện")
        await officer.press("1")
        assert officer.cursor.startswith("1.3.1")
        await officer.press("enter", "2", "1")
        assert officer.shows("Tổng quan  1.3.1 ", "Yêu cầu chất lượng")


async def test_too_small_a_window_says_so_and_comes_back(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j", "e")
        await officer.fill("#deadline", "Tháng 11")
        for size in ((79, 24), (80, 23), (20, 5), (1, 1)):
            await officer.resize(*size)
            assert not officer.shows("Sửa 1.3.1")
            if size[0] >= 20:
                assert officer.shows("80×24")
            await officer.press("q", "u", "x", "3")
            assert officer.app.is_running
            await officer.resize(80, 24)
            assert officer.shows("Sửa 1.3.1", "Tháng 11", "đến hết 30/11/2020")
        await officer.resize(120, 36)
        await officer.press("ctrl+s")
        assert officer.task("1.3.1")["due_on"] == "2020-11-30"


async def test_a_window_too_small_from_the_start(path: Path) -> None:
    async with at_work(path, size=(60, 20)) as officer:
        assert officer.shows("60×20", "80×24")
        await officer.resize(100, 30)
        assert officer.shows("86 nhiệm vụ", "► 1.1")
        await officer.resize(60, 20)
        await officer.press("ctrl+q")
        assert not officer.app.is_running


async def test_the_table_fills_whatever_the_window_has(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("G")
        for size in ((200, 60), (80, 24), (120, 36)):
            await officer.resize(*size)
            assert officer.cursor.startswith("8.6")
            assert len(officer.lines) == size[1]
            assert all(len(line) <= size[0] for line in officer.lines)
            assert officer.line("Mã↑") == officer.lines[1]
            assert "8.6 " in officer.lines[-4 if size[0] < 120 else -2]
