"""Chỉ tiêu và số đo: the target agreed to, a figure written down, and the question that a completion below it asks."""

from pathlib import Path

from tests.tui.officer import at_work


async def test_a_target_a_reading_and_why_it_is_done_below(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("percent_sign")
        assert officer.shows("Chỉ tiêu và số đo của 1.1", "Hoàn thành 100% Kế hoạch.", "→ yêu cầu nêu ≥ 100%; gõ “có”")
        await officer.fill("#bar", "nhiều lắm")
        assert officer.shows("→ chưa đọc được")
        await officer.press("ctrl+s")
        assert officer.shows("! Không đọc được chỉ tiêu “nhiều lắm”; chưa lưu gì.")
        await officer.fill("#bar", "có")
        for typed, read in {"nhiều": "→ chưa phải số đo", "53 TTHC": "→ 53 TTHC", "80/": "→ chưa phải số đo"}.items():
            await officer.fill("#figure", typed)
            assert officer.shows(read)
        await officer.fill("#figure", "80/100")
        assert officer.shows("→ ≥ 100%", "→ 80/100 (80%)")
        await officer.press("ctrl+s")
        assert officer.shows("Chỉ tiêu – → ≥ 100% · Số đo – → 80/100 (80%)", "80/100%")
        await officer.press("s", "3")
        assert officer.shows("1.1: vì sao hoàn thành dưới mức?", "1.1 mới đạt 80%, chưa tới mức ≥ 100%")
        await officer.press("ctrl+s")
        assert officer.shows("! Hoàn thành dưới mức thì phải ghi lý do.")
        await officer.fill("#why", "thiếu vốn")
        await officer.press("ctrl+s")
        assert officer.shows("dưới mức")
        assert officer.ask("SELECT reason FROM change WHERE field = 'status'") == [("thiếu vốn",)]
        await officer.press("enter")
        assert officer.shows("80% / ≥ 100% · còn thiếu 20% · ! hoàn thành dưới mức", "└ 80/100 (80%) ngày")
