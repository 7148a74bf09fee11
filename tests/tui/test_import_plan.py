"""Nhập kế hoạch: a file is chosen, shown, and imported by a key; Escape stops it and saves nothing."""

import sqlite3
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

from partui.plan_io.document import OnRow
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.files import read_plan_file
from partui.store.edits.readings import import_corrected
from partui.tui import seconds
from partui.tui.dialogs.plan import import_plan as import_file
from partui.tui.keys import key_order, started_work
from partui.tui.screens import import_preview
from partui.tui.screens.import_preview import ImportPreviewScreen
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import Field
from tests.places import SCAN
from tests.tui.officer import LARGE, Officer, at_work
from tests.tui.quiet import PATIENCE


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """The plan of 2021 as recognised text, an agency misspelt."""
    text = (
        SCAN.read_text(encoding="utf-8")
        .replace("năm 2020", "năm 2021")
        .replace("Quý IV\tSở Nội vụ", "Quý IV\tSở Nôi vụ")
    )
    target = tmp_path / "kế hoạch [2021].txt"
    target.write_text(text, encoding="utf-8")
    return target


def years(path: Path) -> list[int]:
    conn = sqlite3.connect(path)
    found = [year for (year,) in conn.execute("SELECT year FROM plan ORDER BY year")]
    conn.close()
    return found


async def to_preview(officer: Officer, file: Path, year: str = "") -> None:
    await officer.press("I")
    await officer.fill("#path", str(file))
    await officer.fill("#year", year)
    await officer.press("enter")
    assert isinstance(officer.app.screen, ImportPreviewScreen)
    assert "Nhiệm vụ có ô" in officer.said("#parts")


async def test_a_plan_is_shown_and_imported(path: Path, scan: Path) -> None:
    async with at_work(path) as officer:
        await to_preview(officer, scan)
        assert officer.shows("Xem trước kế hoạch năm 2021", "103 tiêu chí, 32 mục, 86 nhiệm vụ", "Ctrl+S Nhập")
        assert officer.shows("“Sở Nôi vụ” = “Sở Nội vụ” (1.1)", "▐ ▌")
        assert not officer.shows("Hoàn tác")
        await officer.press("u", "d", "r", "space")
        assert officer.shows("▐X▌")
        await officer.press("G")
        assert officer.shows("2.2, 3.3.2, 8.1.1, 8.1.3")
        assert years(path) == [2020]
        await officer.press("ctrl+s")
        assert officer.shows("Đã nhập kế hoạch 2021", "86 nhiệm vụ đã vào tệp.")
        await officer.press("enter")
        assert officer.shows("✓ Kế hoạch đang dùng: 2021", "2021 · xem 01/10/2020")
        assert officer.ask("SELECT value FROM setting WHERE name = 'plan_in_use'") == [("2021",)]
    assert years(path) == [2020, 2021]
    conn = sqlite3.connect(path)
    assert conn.execute("SELECT leads FROM task WHERE plan = 2021 AND code = '1.1'").fetchone() == ("Sở Nội vụ",)
    conn.close()


async def test_the_path_is_completed_and_its_folder_is_begun_in(path: Path, scan: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("I")
        await officer.type(f"{scan.parent}/ke ho")
        await officer.press("tab")
        assert officer.app.screen.query_one("#path", Field).value == str(scan)
        await officer.press("ctrl+s")
        assert isinstance(officer.app.screen, ImportPreviewScreen)
        await officer.press("escape", "I")
        assert officer.app.screen.query_one("#path", Field).value == f"{scan.parent}/"
        assert scan.name in officer.said("#path-list")
        await officer.type(str(scan))
        await officer.press("enter", "enter")
        assert isinstance(officer.app.screen, ImportPreviewScreen)


async def test_a_year_that_is_there_is_revised_and_another_may_be_given(path: Path, tmp_path: Path) -> None:
    revised = tmp_path / "revised.txt"
    revised.write_text(SCAN.read_text(encoding="utf-8").replace("Quý IV\tSở Nội vụ", "Quý II\tSở Nội vụ", 1), "utf-8")
    async with at_work(path, size=LARGE) as officer:
        await to_preview(officer, revised)
        assert officer.shows("thêm 0, bỏ 0, đổi 1, giữ nguyên", "Thời hạn: Quý IV → Quý II")
        await officer.press("ctrl+s")
        assert officer.shows("Đã nhập bản điều chỉnh 2020")
        assert officer.ask("SELECT deadline FROM task WHERE code = '1.1'") == [("Quý II",)]
        await to_preview(officer, SCAN, "2023")
        assert officer.shows("Tệp ghi năm 2020; nhập vào năm 2023.")
        await officer.press("ctrl+s")
        assert officer.shows("Đã nhập kế hoạch 2023")
        await officer.press("down", "enter")
        assert officer.shows("✓ Đang xem kế hoạch 2023", "2023 · xem 01/10/2020")
        assert officer.ask("SELECT value FROM setting WHERE name = 'plan_in_use'") == [("2020",)]
    assert years(path) == [2020, 2023]


PLAN_2026 = (
    "UBND TỈNH X\nKẾ HOẠCH\nCải cách hành chính năm 2026\n"
    "STT,Nội dung công việc,Đơn vị thực hiện,Đơn vị phối hợp,Thời gian hoàn thành\n"
    "I,Thể chế,,,\n1,Rà soát văn bản,Sở Tư pháp,Sở Nội vụ,Quý I\n1,Góp ý dự thảo,Sở Nội vụ,Sở Tư pháp,Xong thì thôi\n"
)


async def test_a_row_that_was_read_wrong_is_put_right(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "2026.csv"
    file.write_text(PLAN_2026, encoding="utf-8")
    async with at_work(path, size=LARGE) as officer:
        await officer.press("I")
        await officer.fill("#path", str(file))
        await officer.press("enter", "enter")
        assert officer.shows("Hàng chưa chắc (1)", "e Từng hàng, sửa")
        await officer.press("c")
        assert officer.shows("Đơn vị phối hợp", "thực hiện")
        officer.app.screen.query_one("#column-3", Choice).value = "other"
        await officer.press("ctrl+s")
        assert officer.shows("nguyên; “Thời gian hoàn thành”")
        await officer.press("e")
        assert officer.shows("I.1a", "Góp ý dự thảo")
        await officer.press("enter")
        await officer.fill("#code", "I.2")
        await officer.fill("#deadline", "30/6")
        assert officer.shows("→ 30/06/2026")
        await officer.press("ctrl+s", "escape")
        assert officer.shows("Đã sửa", "2 ô lấy theo bảng sửa")
        assert not officer.shows("Hàng chưa chắc")
        await officer.press("ctrl+s")
        assert officer.shows("Đã nhập kế hoạch 2026")
        told = officer.ask("SELECT code, due_on FROM task WHERE plan = 2026 ORDER BY position")
        assert told == [("I.1", "2026-03-31"), ("I.2", "2026-06-30")]
        kept = officer.ask("SELECT value FROM setting WHERE name = 'columns/ubnd tinh x'")
        assert kept == [('[["Đơn vị phối hợp", "other"]]',)]


async def test_a_file_that_cannot_be_read(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n")
    async with at_work(path) as officer:
        for name, year, sentence in (
            ("không.docx", "", "! Không đọc được"),
            ("a.csv", "", "! Không thấy bảng nhiệm vụ"),
            ("a.csv", "hai", "! “hai” không phải là một năm"),
        ):
            await officer.press("I")
            await officer.fill("#path", str(tmp_path / name))
            await officer.fill("#year", year)
            await officer.press("enter")
            assert officer.said("#refused").startswith(sentence)
            await officer.press("escape", "enter")
            assert not officer.shows("Nhập kế hoạch")


async def test_escape_stops_a_reading_that_takes_long_at_once(
    path: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, go_on = Event(), Event()

    def slowly(file: str, told: PlanOverrides, watch: OnRow) -> PlanDraft:
        watch(17)
        going.set()
        assert go_on.wait(PATIENCE)
        watch(18)
        return read_plan_file(file, told, watch)

    monkeypatch.setattr(import_file, "read_plan_file", slowly)
    monkeypatch.setattr(seconds, "TOLD", 0.01)
    async with at_work(path) as officer:
        await officer.press("I")
        await officer.fill("#path", str(scan))
        await officer.press_at_once("ctrl+s")
        await officer.until(going.is_set)
        await officer.until(lambda: officer.said("#refused") == "Đang đọc… 17 hàng")
        monkeypatch.setattr(started_work, "monotonic", lambda: monotonic() + key_order.LONG)
        await officer.press_at_once("escape")
        go_on.set()
        await officer.settle()
        assert officer.said("#refused") == "! Đã dừng; chưa nhập gì."


async def test_escape_stops_saving_and_nothing_is_saved(
    path: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, go_on = Event(), Event()

    def slowly(conn: sqlite3.Connection, plan: Any, columns: Any, rows: Any, who: Any, watch: OnRow) -> None:
        def step(tasks: int) -> None:
            going.set()
            assert go_on.wait(PATIENCE)
            watch(tasks)

        import_corrected(conn, plan, columns, rows, who, step)

    monkeypatch.setattr(import_preview, "import_corrected", slowly)
    monkeypatch.setattr(key_order, "LONG", 0.0)
    monkeypatch.setattr("partui.store.projection.placing._ROWS_A_STEP", 10)
    async with at_work(path) as officer:
        await to_preview(officer, scan)
        await officer.press_at_once("ctrl+s")
        await officer.until(going.is_set)
        await officer.press_at_once("escape")
        go_on.set()
        await officer.settle()
        assert "Đã dừng; chưa nhập gì." in officer.refused
        assert officer.shows("Xem trước kế hoạch năm 2021")
    assert years(path) == [2020]


async def test_hostile_text_is_only_text(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text(
        "STT,Lĩnh vực,Sản phẩm,Chủ trì,Thời gian hoàn thành\n1.1,[/b] việc,x,[red]Sở \x1b[31mNôi vụ,[bold]lúc nào\n"
        "1.2,việc,x,So Noi vu,\n"
    )
    async with at_work(path, size=LARGE) as officer:
        await officer.press("I")
        await officer.fill("#path", str(target))
        await officer.fill("#year", "2021")
        await officer.press("enter")
        assert officer.shows("[bold]lúc nào", "“So Noi vu” = “Sở Nội vụ” (1.2)")
        assert officer.shows("[red]Sở [31mNôi vụ")
