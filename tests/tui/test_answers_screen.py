"""Phiếu báo cáo in the app: answers of agencies taken over or given back."""

from pathlib import Path

from tests.tui.officer import LARGE, at_work
from tests.tui.openings import another_does, answer

STATUS = "SELECT status FROM task WHERE code = ?"
STATE = "SELECT state, reason FROM answer ORDER BY id"


async def test_answers_are_taken_over_one_or_all_of_an_agency(path: Path) -> None:
    answer(path, "1.1", status="done", completed_on="2020-09-28", document="12/BC-SNV")
    answer(path, "1.2", progress="40")
    answer(path, "1.4.1", difficulties="Thiếu kinh phí")
    async with at_work(path, size=LARGE) as officer:
        await officer.press("F")
        assert "Phiếu báo cáo: 3 câu chờ xác nhận" in officer.lines[0]
        assert officer.cursor.startswith("1.1")
        assert (
            "Kết quả thực hiện: Hoàn thành; Ngày hoàn thành: 28/09/2020; Số, ký hiệu văn bản: 12/BC-SNV" in officer.text
        )
        await officer.press("a")
        assert officer.ask(STATUS, "1.1") == [("done",)]
        assert "Phiếu báo cáo: 2 câu chờ xác nhận" in officer.lines[0]
        await officer.press("A")
        assert officer.ask(STATE) == [("accepted", "")] * 3
        assert (
            "Khó khăn, vướng mắc (Sở Nội vụ, 01/10/2020)"
            in officer.ask("SELECT note FROM task WHERE code = '1.4.1'")[0][0]
        )
        await officer.press("u", "enter")
        assert officer.ask(STATE) == [("accepted", ""), ("waiting", ""), ("waiting", "")]
        await officer.press("end", "a")
        assert "không còn chờ xác nhận" in officer.refused


async def test_an_answer_is_given_back_with_a_reason(path: Path) -> None:
    answer(path, "1.2", progress="40")
    async with at_work(path) as officer:
        await officer.press("F", "t", "ctrl+s")
        assert "Ghi lý do: phiếu lập lần sau nêu lý do ấy cho cơ quan." in officer.text
        await officer.type("Chưa có văn bản")
        await officer.press("ctrl+s")
        assert officer.ask(STATE) == [("returned", "Chưa có văn bản")]
        assert "Lý do: Chưa có văn bản" in officer.text
        await officer.press("enter")
        assert "Thực hiện chế độ báo cáo CCHC định kỳ" in officer.text


async def test_the_latest_reason_stands_below_the_next_answer(path: Path) -> None:
    async with at_work(path) as officer:
        for reason in ("Thiếu số", "Thiếu ngày"):
            answer(path, "1.2", progress="40")
            await officer.press("F", "t")
            await officer.type(reason)
            await officer.press("ctrl+s", "escape")
        answer(path, "1.2", progress="50")
        await officer.press("F")
        assert "Lần trước trả lại vì: Thiếu ngày" in officer.text


async def test_the_title_counts_who_has_sent_nothing(path: Path, tmp_path: Path) -> None:
    for name in ("noi vu", "tu phap"):
        another_does(path, "form", "out", str(tmp_path / "out"), "--agency", name, "--as-of", "2020-10-01")
    answer(path, "1.2", progress="40")
    async with at_work(path) as officer:
        await officer.press("F")
        assert "Phiếu báo cáo: 1 chờ xác nhận, 2 chưa gửi" in officer.lines[0]
