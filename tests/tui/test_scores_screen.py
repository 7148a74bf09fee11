"""Điểm: Phụ lục I on the screen, own scores, points at stake, and what if."""

import re
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from partui.store.db.open import open_store
from partui.store.journal.writing import author
from partui.wording.numbers import show_points
from tests.store.officer import set_own
from tests.tui.officer import LARGE, Officer, at_work, write

# Wide enough for every column.
WHOLE = (100, 30)
HEADS = ("Mã", "Tiêu chí", "Mục tiêu", "Tự chấm", "Chắc", "Dự kiến", "Cao nhất", "Nguy cơ")
POINTS = re.compile(r"(?<!\S)[≠▲+]?\d+,\d{2}(?!\S)")


async def to_criterion(officer: Officer, code: str) -> None:
    """Go to Điểm and put the cursor on a criterion."""
    await officer.press("3", "home")
    while not officer.cursor.startswith(f"{code} "):
        before = officer.cursor
        await officer.press("j")
        assert officer.cursor != before, code


def own(officer: Officer, code: str) -> float | None:
    """The own score that the file has."""
    score: str | None = officer.ask("SELECT own FROM criterion WHERE code = ?", code)[0][0]
    return None if score is None else float(score)


def another_enters(path: Path, code: str, points: str) -> None:
    """Have another officer's program save an own score."""
    with closing(open_store(str(path))) as conn:
        set_own(conn, 2020, code, Decimal(points), author("Cán bộ B"))


async def test_every_criterion_is_reached_and_has_its_points(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("3")
        expected = officer.ask("SELECT code, max, baseline, target FROM criterion ORDER BY position")
        assert len(expected) == 103
        for code, *points in expected:
            assert officer.cursor.startswith(f"{code} "), code
            shown = [text.strip("≠") for text in POINTS.findall(officer.cursor)[:3]]
            assert shown == [f"{Decimal(value):.2f}".replace(".", ",") for value in points], code
            await officer.press("j")


async def test_the_totals_are_those_of_the_plan_and_of_its_leaves(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("3")
        assert officer.shows("chắc chắn 0,00 · dự kiến 87,43 · cao nhất 92,79 · nguy cơ mất 2,00")
        await officer.press("d")
        await officer.fill("#day", "1/9/2020")
        await officer.press("enter")
        assert officer.shows("nguy cơ mất 0,00")


async def test_another_sum_than_the_printed_one_is_signed_and_both_are_said(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        for code, cell, sentence in (
            ("2", "≠8,67", "2019 kế hoạch 8,67 – cộng 8,66"),
            ("3", "≠13,70", "mục tiêu kế hoạch 13,70 – cộng 13,68"),
            ("4", "≠7,74", "2019 kế hoạch 7,74 – cộng 7,73"),
            ("5", "≠11,47", "2019 kế hoạch 11,47 – cộng 11,48"),
            ("6", "≠8,41", "2019 kế hoạch 8,41 – cộng 8,42"),
        ):
            await to_criterion(officer, code)
            assert cell in officer.cursor
            assert officer.shows(sentence)


async def test_columns_fit_the_window(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("3")
        for size, heads in (((80, 24), 7), ((100, 30), 8), ((120, 36), 8)):
            await officer.resize(*size)
            head = officer.line("Tiêu chí")
            assert sum(f" {title}" in head for title in HEADS) == heads, size
            assert officer.shows("tối đa 8,50", "2019 6,50"), size
            for column in range(heads - 7):
                ends = {list(POINTS.finditer(line))[column].end() for line in officer.lines[3:-5]}
                assert len(ends) == 1, (size, column)


async def test_an_own_score_is_entered_and_undone(path: Path) -> None:
    async with at_work(path, size=WHOLE) as officer:
        await to_criterion(officer, "1.1")
        for begin, typed, save in (
            ("e", "1,25", "enter"), ("enter", "1.25", "ctrl+s"), ("e", " 01,25 ", "ctrl+s"),
        ):  # fmt: skip
            await officer.press(begin)
            await officer.type(typed)
            assert officer.shows("→ 1,25 trên tối đa 1,50")
            await officer.press(save)
            assert own(officer, "1.1") == 1.25
            assert officer.cursor.count("1,25") == 4
            assert officer.shows("1.1: Điểm tự chấm – → 1,25", "chắc chắn 1,25", "dự kiến 87,18")
            await officer.press("u")
            assert own(officer, "1.1") is None
            assert officer.shows("dự kiến 87,43")


async def test_an_empty_field_takes_the_own_score_away(path: Path) -> None:
    async with at_work(path) as officer:
        another_enters(path, "1.1", "0.5")
        await officer.watch()
        await to_criterion(officer, "1.1")
        await officer.press("e")
        assert officer.shows("0,50", "→ 0,50 trên tối đa 1,50")
        await officer.type("1,5")
        assert officer.shows("→ 1,50 trên tối đa 1,50")
        await officer.fill("#own", "")
        assert officer.shows("→ chưa chấm")
        await officer.press("enter")
        assert own(officer, "1.1") is None


async def test_what_is_no_score_is_refused_at_once_and_not_saved(path: Path) -> None:
    async with at_work(path) as officer:
        await to_criterion(officer, "1.1")
        for typed, said in {
            "1,51": "Điểm 1,51 của 1.1 không nhận được; phải từ 0 đến điểm tối đa",
            "-1": "Không đọc được điểm “-1”",
            "một": "Không đọc được điểm “một”",
            "[/foo]": "Không đọc được điểm “[/foo]”",
            "1,2,3": "Không đọc được điểm “1,2,3”",
            "9" * 400: "Không đọc được điểm",
            "nan": "Không đọc được điểm “nan”",
        }.items():
            await officer.press("e")
            await officer.paste(typed)
            assert officer.shows(f"! {said}")
            await officer.press("enter", "ctrl+s")
            assert officer.shows("╭─ Điểm tự chấm 1.1")
            assert officer.changes() == 0
            await officer.press("escape", "enter")
            assert not officer.shows("╭─")
            assert own(officer, "1.1") is None


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_a_sum_is_said_to_be_one(path: Path, key: str) -> None:
    async with at_work(path) as officer:
        await to_criterion(officer, "2.4")
        await officer.press(key)
        assert officer.shows("Điểm của 2.4 là tổng các tiêu chí con")
        assert not officer.shows("╭─")


@pytest.mark.parametrize(("choice", "left"), [(["enter"], 0.75), (["down", "enter"], 1.25)])
async def test_another_officers_score_is_not_overwritten_unseen(path: Path, choice: list[str], left: float) -> None:
    async with at_work(path) as officer:
        await to_criterion(officer, "1.1")
        await officer.press("e")
        await officer.type("1,25")
        another_enters(path, "1.1", "0.75")
        await officer.press("enter")
        assert officer.shows("Người khác đã lưu trước", "Cán bộ B", "Giữ của họ: 0,75", "Ghi của tôi: 1,25")
        assert own(officer, "1.1") == 0.75
        await officer.press(*choice)
        assert own(officer, "1.1") == left
        assert not officer.shows("╭─")


async def test_an_own_score_can_be_looked_at_again_before_it_is_saved_over_another(path: Path) -> None:
    async with at_work(path) as officer:
        await to_criterion(officer, "1.1")
        await officer.press("e")
        await officer.type("1,25")
        another_enters(path, "1.1", "0.75")
        await officer.press("enter", "escape")
        assert officer.shows("╭─ Điểm tự chấm 1.1", "→ 1,25 trên tối đa 1,50")
        assert own(officer, "1.1") == 0.75
        await officer.press("enter")
        assert own(officer, "1.1") == 1.25


async def test_what_another_program_enters_is_shown(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.watch()
        await to_criterion(officer, "1.1")
        another_enters(path, "1.1", "0.75")
        await officer.watch()
        assert "0,75" in officer.cursor
        assert officer.shows("dự kiến 86,68", "Sở Nội vụ · dự kiến: theo điểm tự chấm · tự chấm 0,75 · tối đa 1,50")


async def test_what_if_moves_the_projection_and_saves_nothing(path: Path) -> None:
    async with at_work(path, size=WHOLE) as officer:
        await to_criterion(officer, "1.2")
        assert not officer.shows("*1.2")
        await officer.press("w")
        assert officer.shows("giả định, chắc chắn 0,00 → 0,50", "►*1.2", " *1 ", "1.2 * giả định xong")
        await officer.press("k", "w")
        assert officer.shows("giả định, chắc chắn 0,00 → 2,00", "*1.1", "*1.2")
        await officer.press("home", "w")
        assert officer.shows("giả định, chắc chắn 0,00 → 8,00", "nguy cơ mất 2,00 → 0,00")
        assert "8/8" in officer.cursor
        await officer.press("w")
        assert officer.shows("dự kiến 87,43", "nguy cơ mất 2,00")
        assert "*1" not in officer.text
        await officer.press("w", "3", "W")
        assert officer.shows("dự kiến 87,43")
        assert officer.changes() == 0
        assert {status for (status,) in officer.ask("SELECT status FROM task")} == {"todo"}


async def test_a_supposition_outlives_another_view_and_ends_when_the_task_is_done(path: Path) -> None:
    async with at_work(path, size=WHOLE) as officer:
        await to_criterion(officer, "1.5")
        await officer.press("w", "1", "3")
        assert officer.shows("giả định, chắc chắn 0,00 → 2,00")
        write(path, "UPDATE task SET status = 'done', completed_on = '2020-09-01' WHERE code = '1.5'")
        await officer.watch()
        await officer.press("d")
        await officer.fill("#day", "2/10/2020")
        await officer.press("enter")
        assert officer.shows("chắc chắn 2,00", "dự kiến 87,43")
        assert "1/1" in officer.cursor
        await officer.press("w")
        assert officer.shows("1.5 không có nhiệm vụ nào chưa hoàn thành", "chắc chắn 2,00")


async def test_the_tasks_behind_a_criterion(path: Path) -> None:
    async with at_work(path, size=WHOLE) as officer:
        await to_criterion(officer, "1.3")
        assert officer.shows("1.3.1 ▲ Quá hạn · 1.3.2 ▲ Quá hạn")
        assert "0/2 ▲2" in officer.cursor
        await officer.press("t")
        assert officer.shows("╭─ Nhiệm vụ của tiêu chí 1.3", "► 1.3.1", "1.3.2", "dự kiến 87,43")
        await officer.press("space")
        assert officer.shows("►*1.3.1", "giả định, chắc chắn 0,00 → 1,00")
        await officer.press("escape")
        assert "1/2 ▲1" in officer.cursor
        assert officer.shows("1.3.1 * giả định xong · 1.3.2 ▲ Quá hạn", "nguy cơ mất 2,00 → 1,00")
        await officer.press("t", "space", "j", "enter")
        assert officer.shows("Nhiệm vụ 1.3.2 ", "Kết quả      Chưa thực hiện")
        await officer.press("s", "2", "escape")
        assert officer.cursor.startswith("1.3 ")
        assert officer.task("1.3.2")["status"] == "doing"
        assert officer.changes() == 1


async def test_a_criterion_without_tasks(path: Path) -> None:
    async with at_work(path) as officer:
        await to_criterion(officer, "2.4.1")
        assert officer.shows("thân kế hoạch: II.2.b", "dự kiến: điều tra xã hội học, lấy điểm năm 2019")
        await officer.press("t", "space", "enter", "escape", "w", "W")
        assert officer.shows("dự kiến 87,43")
        assert officer.changes() == 0


async def test_how_a_criterion_scores_is_said_in_a_form(path: Path) -> None:
    async with at_work(path, size=WHOLE) as officer:
        await to_criterion(officer, "1.3")
        await officer.press("c")
        assert officer.shows("╭─ Cách tính điểm 1.3", "dự kiến: việc đã xong và việc chưa quá hạn")
        await officer.fill("#share", "1.3.1=0,5; 1.3.2=1")
        await officer.press("ctrl+s")
        assert "cộng lại là 1,5, không phải 2" in officer.refused
        await officer.fill("#share", "1.3.1=0,5")
        await officer.fill("#steps", "30")
        await officer.press("ctrl+s")
        assert officer.shows("! Không đọc được mức điểm “30”")
        await officer.fill("#steps", ">=30: 2; >=20: 1")
        await officer.fill("#explanation", "Thiếu báo cáo")
        await officer.press("ctrl+s")
        asked = (
            "SELECT steps, explanation, share FROM criterion JOIN task ON criterion_id = criterion.id"
            " WHERE criterion.code = ?"
        )
        assert officer.ask(asked, "1.3") == [(">=30: 2; >=20: 1", "Thiếu báo cáo", each) for each in ("0.5", "")]
        await officer.press("c")
        assert officer.shows("1.3.1=0,5", ">=30: 2; >=20: 1")
        await officer.press("escape")
        await to_criterion(officer, "2.4.1")
        await officer.press("e")
        assert officer.shows("╭─ Điểm điều tra 2.4.1")
        await officer.type("0,85")
        await officer.press("enter")
        assert officer.ask("SELECT own, surveyed FROM criterion WHERE code = ?", "2.4.1") == [(None, "0.85")]
        assert officer.shows("dự kiến: theo điểm điều tra xã hội học")


async def test_what_pays_most_and_a_goal(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("3", "b")
        assert officer.shows("╭─ Việc đáng làm trước", "► 1.5", "dự kiến 87,43")
        await officer.press("space")
        assert officer.shows("►*1.5", "giả định, chắc chắn 0,00 → 2,00")
        await officer.press("o")
        await officer.fill("#goal", "40")
        await officer.press("enter")
        assert officer.shows("Đạt 40 điểm: từ 24,7 lên 40 với 12 nhiệm vụ", "giả định, chắc chắn 0,00 → 15,30")
        await officer.press("escape")
        assert officer.shows("0,00 → 15,30")
        assert officer.changes() == 0


async def test_points_at_risk_by_agency(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("3", "d")
        await officer.fill("#day", "1/1/2021")
        await officer.press("enter", "D")
        assert officer.shows("╭─ Nguy cơ mất điểm theo cơ quan chủ trì", "Sở Nội vụ", "Cả kế hoạch")
        rows = [POINTS.findall(line) for line in officer.lines if "│ " in line]
        points = [Decimal(found[0].replace(",", ".")) for found in rows if len(found) == 1]
        assert points[:-1] == sorted(points[:-1], reverse=True)
        await officer.press("escape")
        assert officer.shows(f"nguy cơ mất {show_points(points[-1])}")


async def test_the_keys_of_the_screen_are_listed(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("3", "question_mark")
        for words in ("e F2  Tự chấm", "w  Giả định xong", "t  Xem nhiệm vụ", "D  Nguy cơ mất điểm", "H  Nhật ký"):
            assert officer.shows(words), words


async def test_hostile_words_of_the_plan_are_text(path: Path) -> None:
    write(path, "UPDATE criterion SET title = '[/foo][bold]x', lead = '[red]Sở' WHERE code = '1.1'")
    async with at_work(path) as officer:
        await to_criterion(officer, "1.1")
        assert officer.shows("1.1 [/foo][bold]x", "Chủ trì: [red]Sở")
        await officer.press("e")
        assert officer.shows("│ [/foo][bold]x")
        await officer.press("escape", "t")
        assert officer.shows("│ [/foo][bold]x")


async def test_a_plan_without_criteria_says_so(path: Path) -> None:
    write(path, "UPDATE task SET criterion_id = NULL")
    write(path, "PRAGMA foreign_keys = OFF")
    write(path, "UPDATE criterion SET parent_id = NULL")
    write(path, "DELETE FROM criterion")
    async with at_work(path) as officer:
        await officer.press("3")
        assert officer.shows("chưa có tiêu chí nào")
        await officer.press("e", "enter", "w", "W", "t", "D", "escape", "j", "G", "u")
        assert officer.app.is_running
