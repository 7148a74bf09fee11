"""The app's first start, and the officer's settings in it."""

from pathlib import Path

import pytest

from partui.settings.record import EffectiveSettings, Settings
from partui.tui.app import PartuiApp
from partui.tui.opening import open_for_app
from tests.tui.officer import DAY, SMALL, Officer, at_work


async def test_a_panel_once(tmp_path: Path) -> None:
    path = tmp_path / "mới.db"
    async with PartuiApp(open_for_app(str(path), None, DAY)).run_test(size=SMALL) as pilot:
        officer = Officer(pilot, path)
        await officer.settle()
        assert officer.shows("╭─ Lần đầu mở partui", "Vừa tạo tệp dữ liệu", "s ghi kết quả", "Enter để bắt đầu")
        await officer.press("enter")
        assert not officer.shows("Lần đầu mở partui")
        assert officer.cursor.startswith("1.1")
    async with at_work(path) as officer:
        assert not officer.shows("Lần đầu mở partui")


@pytest.mark.parametrize(("key", "shown"), [("2", "Cơ quan"), ("slash", "Tìm trong nhiệm vụ"), ("escape", "1.1")])
async def test_the_panel_swallows_no_key(tmp_path: Path, key: str, shown: str) -> None:
    path = tmp_path / "mới.db"
    async with PartuiApp(open_for_app(str(path), None, DAY)).run_test(size=SMALL) as pilot:
        officer = Officer(pilot, path)
        await officer.settle()
        await officer.press(key)
        assert not officer.shows("Lần đầu mở partui")
        assert officer.shows(shown)


async def test_settings_reach_the_app(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "nord"\nmouse = "có"\n[keys]\nundo = "z"\n', encoding="utf-8")
    monkeypatch.setenv("PARTUI_CONFIG", str(file))
    monkeypatch.setenv("PARTUI_BY", "Lan")
    async with at_work(path) as officer:
        assert (officer.app.theme, officer.app.key_of("undo")) == ("nord", "z")
        assert f'{file}:2: mouse = "có" không dùng được' in officer.refused
        await officer.press("s", "2")
        assert officer.ask("SELECT DISTINCT author FROM change") == [("Lan",)]


def test_flags_reach_the_app(path: Path) -> None:
    found = EffectiveSettings(settings=Settings(officer="Mai", ascii=True))
    ready = open_for_app(str(path), None, DAY, found)
    assert (ready.officer, ready.effective.settings.ascii, ready.new) == ("Mai", True, False)
