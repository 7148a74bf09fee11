"""Tổng quan: how the plan stands, at a glance, whatever the window and whoever wrote the texts."""

import re
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from rich.cells import cell_len

from partui.domain.tasks.task import Day
from partui.store.db.open import open_store
from partui.store.edits.snapshots import take_snapshot
from partui.store.journal.writing import Author, author
from tests.store.officer import edit, set_own
from tests.tui.officer import DAY, LARGE, SMALL, Officer, at_work, write

NOW = datetime(2020, 10, 1, 2, 30, tzinfo=UTC)


@pytest.fixture
def kept_busy(path: Path) -> Path:
    """A plan in which something is late, soon, done in time, done late and not carried out."""
    with closing(open_store(str(path))) as conn:
        edit(conn, "1.3.1", status="done", completed_on="2020-10-01", now=NOW, day=DAY)
        edit(conn, "3.1.1", "3.1.2", status="done", completed_on="2020-09-01", now=NOW, day=DAY)
        edit(conn, "2.2", status="cancelled", now=NOW, day=DAY)
        edit(conn, "2.1.1", deadline="Ngày 10/10", now=NOW, day=DAY)
        edit(conn, "7.1.1", deadline="Tháng 5", now=NOW, day=DAY, note="chậm [/x] [bold]")
    return path


def page(officer: Officer) -> list[str]:
    """What is seen of the page, the scroll bar aside."""
    return [line[:78].rstrip() for line in officer.lines[1:-1]]


def lead(officer: Officer, name: str) -> tuple[str, list[str]]:
    """The bar and the numbers of a lead."""
    line = officer.line(f" {name}")
    found = re.search(r"([▲●○·✓!×]+) +(\d+|·) +(\d+)", line)
    assert found, line
    return found[1], [found[2], found[3]]


def columns(officer: Officer) -> list[str]:
    """The signs of each month's column from the bottom up, then its count, from January on."""
    row = next(at for at, line in enumerate(officer.lines) if line.endswith(" 10 11 12  1"))
    axis = officer.lines[row].rindex(" 1  2  3")
    above = [line[axis:].ljust(39) for line in officer.lines[5:row]]
    return ["".join(line[at : at + 3].strip() for line in reversed(above)) for at in range(0, 39, 3)]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_essentials_are_seen_without_scrolling(kept_busy: Path, size: tuple[int, int]) -> None:
    async with at_work(kept_busy, size=size) as officer:
        await officer.press("4")
        assert officer.shows("▲ Quá hạn 2", "● Sắp hạn 1", "✓ Đúng hạn 2", "! Sau hạn 1", "× Bỏ 1")
        assert officer.shows("Cơ quan chủ trì", "Sở Nội vụ", "Văn phòng UBN")
        assert officer.shows("Đến hạn theo tháng, 1/2020–1/2021", "01/10/2020")
        assert officer.shows("Năm 2019     79,53", "Mục tiêu     92,81", "Nguy cơ mất")
        assert officer.shows("Hoàn thành 3/85 nhiệm vụ (4%) · ! 3 nhiệm vụ thiếu tài liệu kiểm chứng")
        assert all(cell_len(line) <= size[0] for line in officer.lines)


async def test_each_lead_has_its_tasks_as_a_bar_of_signs(kept_busy: Path) -> None:
    async with at_work(kept_busy) as officer:
        await officer.press("4")
        bar, numbers = lead(officer, "Sở Nội vụ")
        assert numbers == ["1", "29"]
        assert set(bar) == set("▲○·!")
        assert bar.startswith("▲")
        assert lead(officer, "Sở Tư pháp") == ("●○×", ["·", "4"])
        assert len(lead(officer, "Sở Tài chính")[0]) == round(len(bar) * 15 / 29)


async def test_a_wide_window_has_longer_names_and_bars(kept_busy: Path) -> None:
    async with at_work(kept_busy) as officer:
        await officer.press("4")
        short = lead(officer, "Sở Nội vụ")[0]
        assert officer.shows("Sở Kế hoạch v…")
        await officer.resize(*LARGE)
        assert len(lead(officer, "Sở Nội vụ")[0]) > len(short)
        assert officer.shows("Sở Kế hoạch và Đầu tư")
        await officer.resize(*SMALL)
        assert lead(officer, "Sở Nội vụ")[0] == short


async def test_deadlines_stand_in_their_months(kept_busy: Path) -> None:
    async with at_work(kept_busy) as officer:
        await officer.press("4")
        found = columns(officer)
        due = dict(
            officer.ask("SELECT substr(due_on, 1, 7), count(*) FROM task WHERE status <> 'cancelled' GROUP BY 1")
        )
        for place, column in enumerate(found):
            number = due.get(f"{2020 + place // 12}-{place % 12 + 1:02}", 0)
            count = column.lstrip("▲●○✓!")
            assert count == str(number or "·"), (place, column)
            assert len(column) - len(count) <= number, "more signs than tasks"
        assert [found[place][0] for place in (4, 8, 9)] == ["▲", "▲", "●"]


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        (date(2020, 1, 15), "↑ 15/01/2020"),
        (date(2020, 12, 31), "31/12/2020 ↑"),
        (date(2021, 1, 30), "30/01/2021 ↑"),
        (date(2021, 2, 1), "01/02/2021 →"),
        (date(2019, 12, 31), "← 31/12/2019"),
    ],
)
async def test_the_day_looked_from_is_marked(path: Path, day: date, mark: str) -> None:
    async with at_work(path, day=day) as officer:
        await officer.press("4")
        line = officer.line(mark)
        if "↑" in mark:
            axis = officer.line(" 10 11 12  1")
            month = axis.rindex(" 1  2  3") + 3 * ((day.year - 2020) * 12 + day.month - 1) + 1
            assert line.index("↑") == month


async def test_scores_and_what_is_at_risk(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("4")
        assert officer.shows(
            "Điểm PAR Index (tối đa 100,00)",
            "Chắc chắn     0,00",
            "Dự kiến      87,43",
            "Cao nhất     92,79",
            "Nguy cơ mất   2,00 ▲",
        )
        assert not officer.shows("Đã tự chấm")
        bars = [
            len(officer.line(name).partition(name)[2].partition(",")[2].strip("0123456789 "))
            for name in ("Năm 2019", "Mục tiêu")
        ]
        assert 0 < bars[0] < bars[1]
        with closing(open_store(str(path))) as conn:
            set_own(conn, 2020, "1.1", Decimal("1.25"), author("Cán bộ B"))
        await officer.watch()
        assert officer.shows("Đã tự chấm    1,25 1/58 tiêu chí", "Dự kiến      87,18")


async def test_changes_of_the_last_seven_days(path: Path) -> None:
    with time_machine.travel(NOW.timestamp(), tick=True):
        async with at_work(path) as officer:
            await officer.press("4")
            assert officer.shows("7 ngày qua, từ 25/09/2020: 0 thay đổi", "Hoàn thành 0/86 nhiệm vụ (0%)")
            assert not officer.shows("thiếu tài liệu")
            with closing(open_store(str(path))) as conn:
                for number in range(60):
                    edit(conn, "1.1", now=NOW - timedelta(minutes=60 - number), note=str(number), by="Hoa")
            await officer.watch()
            assert officer.shows("từ 25/09/2020: 50+ thay đổi")
            assert officer.shows("01/10 09:29 1.1    Ghi chú: 58 → 59 · Hoa")
            await officer.press("d", *"30/9", "enter")
            assert officer.shows("7 ngày qua tính đến hôm nay, 01/10/2020: ")


async def test_scrolling_shows_the_rest(path: Path) -> None:
    with closing(open_store(str(path))) as conn:
        for number in range(40):
            edit(conn, "1.1", now=datetime.now(UTC), note=f"lần {number:02}")
    async with at_work(path) as officer:
        await officer.press("4")
        top = page(officer)
        assert officer.shows("→ lần 39")
        assert not officer.shows("→ lần 00")
        await officer.press("j")
        assert page(officer)[:-1] == top[1:]
        await officer.press("k")
        assert page(officer) == top
        await officer.press("pagedown")
        assert page(officer)[0] == top[-1]
        await officer.press("G")
        assert officer.shows("→ lần 00")
        await officer.press("pageup", "g")
        assert page(officer) == top


async def test_another_day_and_an_undo_are_followed(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("4")
        await officer.press("d")
        await officer.fill("#day", "1/12/2020")
        await officer.press("enter")
        assert officer.shows("01/12/2020", "▲ Quá hạn 4")
        await officer.press("1", "s", "3", "4")
        assert officer.shows("✓ Đúng hạn 1")
        await officer.press("u")
        assert officer.shows("✓ Đúng hạn 0")


async def test_texts_from_outside_are_texts(path: Path) -> None:
    async with at_work(path) as officer:
        ((key,),) = officer.ask("SELECT id FROM agency WHERE name = 'Sở Nội vụ'")
        await officer.press("4")
        for number, text in enumerate(
            ["[/foo]", "[bold]x", "a\x1b]52;c;x\x07b", "漢字" * 100, "dài " * 400, "$name", "a\nb"], 1
        ):
            write(path, "UPDATE agency SET name = ? WHERE id = ?", f"A{text}", key)
            write(
                path,
                "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
                " SELECT ?, ?, id, 'note', ?, ?, ?, '2999-01-01T00:00:00.000000Z', '', 9007199254740991 FROM task"
                " WHERE code = '1.1'",
                *[f"00000000-0000-4000-8000-00000000000{number}"] * 2, text, text, text,
            )  # fmt: skip
            await officer.watch()
            for size in (LARGE, SMALL):
                await officer.resize(*size)
                assert officer.shows("Cơ quan chủ trì", f": {number} thay đổi"), text
                assert all(cell_len(line) <= size[0] for line in officer.lines)
                assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", officer.text)


async def test_more_leads_than_there_is_room_for_are_counted(path: Path) -> None:
    with closing(open_store(str(path))) as conn:
        edit(conn, "1.1", leads="; ".join(f"Sở Số {number}" for number in range(20)))
    async with at_work(path) as officer:
        await officer.press("4")
        leads = officer.ask("SELECT count(DISTINCT agency_id) FROM task_agency WHERE role = 'lead'")[0][0]
        assert officer.shows(f"… và {leads - 12} cơ quan nữa: xem ở Quá hạn")


async def test_a_plan_without_anything(path: Path) -> None:
    for table in ("task_agency", "task_search", "task_source", "evidence", "task", "criterion"):
        write(path, f"DELETE FROM {table}")
    async with at_work(path) as officer:
        await officer.press("4")
        assert officer.shows("Kế hoạch chưa có cơ quan nào.", "Kế hoạch không có Phụ lục I.", "Hoàn thành 0/0")


async def test_what_has_changed_since_the_last_snapshot_is_told(path: Path) -> None:
    with closing(open_store(str(path))) as conn:
        take_snapshot(conn, 2020, "Quý III", Day(date(2020, 9, 30)), Author("An", NOW))
        edit(conn, "1.3.1", deadline="Tháng 11", now=NOW, day=DAY)
        edit(conn, "1.1", status="done", completed_on="2020-10-01", now=NOW, day=DAY)
    async with at_work(path) as officer:
        await officer.press("4")
        assert officer.shows("Từ “Quý III” (30/09/2020): 1 mới quá hạn · 1 mới hoàn thành · 1 đổi hạn")
