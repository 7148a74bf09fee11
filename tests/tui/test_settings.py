"""The officer's settings in the app: seen, changed, refused with a sentence, asked for once."""

from pathlib import Path

import pytest

from partui.settings.read import read_settings
from partui.settings.record import Source
from partui.tui.app import PartuiApp
from partui.tui.opening import open_for_app
from tests.tui.officer import DAY, LARGE, SMALL, Officer, at_work


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The configuration file of an officer who has not set a name."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv("PARTUI_CONFIG", str(file))
    monkeypatch.delenv("PARTUI_BY")
    return file


async def fill_in(officer: Officer, field: str, text: str) -> None:
    """Type into a field of the window that is up."""
    officer.app.screen.query_one(f"#{field}").focus()
    await officer.settle()
    await officer.press("ctrl+u")
    await officer.type(text)


async def test_settings_are_seen_changed_and_refused(path: Path, config: Path) -> None:
    config.write_text("# của Lan\nmouse = false\n", encoding="utf-8")
    async with at_work(path) as officer:
        await officer.press("comma")
        assert officer.shows("╭─ Cài đặt", "Sắp đến hạn khi còn  ▌ 15", "▐ ▌ ứng dụng nhận chuột")
        await fill_in(officer, "due_soon_days", "nhiều")
        await officer.press("ctrl+s")
        assert officer.shows("“nhiều” không dùng được cho Sắp đến hạn khi còn;")
        await fill_in(officer, "due_soon_days", "60")
        await fill_in(officer, "keys", "undo=phím")
        await officer.press("ctrl+s")
        assert officer.shows("vì không có phím nào tên “phím”")
        assert config.read_text(encoding="utf-8") == "# của Lan\nmouse = false\n"
        await fill_in(officer, "keys", "undo=ctrl+z; help=f1")
        await fill_in(officer, "officer", "Nguyễn Thị Lan")
        await officer.press("ctrl+s")
        assert officer.shows("Đã lưu cài đặt; phần còn lại đổi từ lần mở sau.", "▲2 ●2")
        await officer.press("s", "2")
        assert officer.ask("SELECT DISTINCT author FROM change") == [("Nguyễn Thị Lan",)]
    kept = read_settings().settings
    assert (kept.officer, kept.mouse, dict(kept.keys)) == (
        "Nguyễn Thị Lan", False, {"undo": "ctrl+z", "help": "f1"},
    )  # fmt: skip
    assert config.read_text(encoding="utf-8").startswith("# của Lan\n")


async def test_what_a_variable_says_is_told_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTUI_BY", "Mai")
    async with at_work(path) as officer:
        await officer.press("comma")
        assert officer.shows("▌ Mai", "→ $PARTUI_BY đang được dùng thay cho ô này")


async def test_what_was_given_at_the_start_is_told_of(path: Path) -> None:
    given = read_settings().over({"lang": "en", "keys": {"undo": "z"}}, Source.FLAG)
    async with PartuiApp(open_for_app(str(path), None, DAY, given)).run_test(size=LARGE) as pilot:
        officer = Officer(pilot, path)
        await officer.settle()
        await officer.press("comma")
        assert officer.shows("▌ English", "→ --lang đang được dùng thay cho ô này")
        assert officer.shows("▌ undo=z", "→ --key đang được dùng thay cho ô này")


@pytest.mark.parametrize(("keys", "name"), [(["enter", *"Lan", "enter"], "Lan"), (["enter", "escape"], "")])
async def test_the_first_start_asks_for_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], name: str
) -> None:
    monkeypatch.setenv("LOGNAME", "ntlan")
    path = tmp_path / "mới.db"
    async with PartuiApp(open_for_app(str(path), None, DAY)).run_test(size=SMALL) as pilot:
        officer = Officer(pilot, path)
        await officer.settle()
        await officer.press(keys[0])
        assert officer.shows("╭─ Tên cán bộ", "ghi tên đăng nhập, ntlan", "Esc Để sau")
        await officer.press(*keys[1:])
        assert officer.cursor.startswith("1.1")
        assert read_settings().settings.officer == name
        assert officer.app.officer == (name or "ntlan")
