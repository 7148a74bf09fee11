"""What the file said by the end of a day: said on every screen, and not edited."""

from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from partui.store.queries.plan_table import TableKeys, table_keys
from partui.tui.app import PartuiApp
from partui.tui.opening import open_for_app
from tests.tui.officer import SMALL, Officer, at_work
from tests.tui.openings import another_does


async def test_a_day_that_the_file_is_believed_up_to(path: Path) -> None:
    another_does(path, "set", "1.1", "--note", "ghi năm nay")
    async with at_work(path) as officer:
        await officer.press("d", "tab")
        await officer.type("30/9/2020")
        await officer.press("ctrl+s")
        for view in ("1", "2", "3", "4", "X"):
            await officer.press(view)
            assert officer.shows("xem 01/10/2020, theo tệp ngày 30/09")
        await officer.press("escape", "1", "s", "2")
        assert "chỉ để xem" in officer.refused
        assert officer.changes() == 1
        await officer.press("d", "tab", "delete", "ctrl+s")
        assert not officer.shows("theo tệp ngày")


async def test_it_may_be_given_at_the_start(path: Path) -> None:
    async with PartuiApp(open_for_app(str(path), known_on=date(2020, 9, 30))).run_test(size=SMALL) as pilot:
        officer = Officer(pilot, path)
        await officer.settle()
        assert officer.shows("2020 · xem 30/09/2020, theo tệp ngày 30/09")


async def test_rows_come_before_the_whole_day_is_known(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    another_does(path, "set", "1.1", "--status", "doing")
    known = Event()

    def in_time(*asked: Any, **more: Any) -> TableKeys:
        assert known.wait(timeout=30)
        return table_keys(*asked, **more)

    monkeypatch.setattr("partui.tui.screens.tasks.table_keys", in_time)
    async with PartuiApp(open_for_app(str(path), known_on=date(2020, 9, 30))).run_test(size=SMALL) as pilot:
        officer = Officer(pilot, path)
        await officer.until(lambda: officer.shows("1.1 ", "Chưa"))
        assert "86" not in officer.lines[0]
        rows = officer.lines[2:-3]
        known.set()
        await officer.settle()
        assert "86" in officer.lines[0]
        assert officer.lines[2:-3] == rows
