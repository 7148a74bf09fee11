"""Keys of the officer's own: taken, refused with a sentence, and shown wherever keys are named."""

from pathlib import Path

import pytest

from partui.domain.text import fold
from partui.tui.app import PartuiApp
from partui.tui.keys.keymap import Keymap, changeable_keys, chosen_keys
from partui.tui.keys.names import is_key, key_name
from partui.tui.keys.synonyms import SYNONYMS
from partui.tui.opening import open_for_app
from partui.tui.widgets.table.virtual_table import VirtualTable
from tests.places import ROOT
from tests.tui.officer import DAY, LARGE, Officer, at_work
from tests.tui.openings import every_kind

CONTRACT = {
    "tasks": "1", "overdue": "2", "scores": "3", "overview": "4", "search": "slash,ctrl+f",
    "up": "up,k", "down": "down,j",
    "page_up": "pageup", "page_down": "pagedown", "first": "home,g", "last": "end,G", "open": "enter", "filters": "f",
    "status": "s", "edit": "e,f2", "note": "n", "evidence": "v", "as_of": "d", "sort": "o",
    "undo": "u,ctrl+z", "export": "x",
    "report": "r", "help": "question_mark,f1", "palette": "colon,ctrl+p", "quit": "q", "mark": "m,space",
}  # fmt: skip


@pytest.fixture
def app(path: Path) -> PartuiApp:
    return PartuiApp(open_for_app(str(path), None, DAY))


def choose(app: PartuiApp, **wanted: str) -> Keymap:
    return chosen_keys(wanted, app.key_scopes())


def test_the_keys_of_the_contract_are_the_defaults(app: PartuiApp) -> None:
    keys = changeable_keys(app.key_scopes())
    assert {name: keys[name] for name in CONTRACT} == CONTRACT


def test_the_page_on_keys_names_every_action(app: PartuiApp) -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert not [name for name in changeable_keys(app.key_scopes()) if f"`{name}`" not in page]


def test_every_key_that_has_a_name_can_be_changed(app: PartuiApp) -> None:
    named = changeable_keys([kind.__mro__ for kind in every_kind()])
    assert named.keys() - changeable_keys(app.key_scopes()).keys() == set()


async def test_other_words_are_of_keys_that_there_are(app: PartuiApp) -> None:
    assert SYNONYMS.keys() - changeable_keys(app.key_scopes()).keys() == set()
    assert [words for words in SYNONYMS.values() if fold(words) != words] == []


@pytest.mark.parametrize(
    ("name", "keys", "taken"),
    [
        ("undo", "ctrl+z", "ctrl+z"),
        ("undo", "z, f5", "z,f5"),
        ("search", "?", None),
        ("undo", "u", "u"),
        ("export", "j", None),
        ("export", "e", None),
        ("note", "tab", None),
        ("note", "escape", None),
        ("undo", "bigkey", None),
        ("undo", "ctrl+", None),
        ("undo", "  ", None),
        ("confirm", "f9", "f9"),
        ("confirm", "x", None),
        ("overwrite", "ctrl+s", None),
        ("clear_filters", "space", None),
        ("tick", "x", "x"),
        ("fly", "z", None),
        ("[/foo]", "[/bar]", None),
    ],
)
def test_a_key_is_taken_or_named_with_a_sentence(app: PartuiApp, name: str, keys: str, taken: str | None) -> None:
    chosen = choose(app, **{name: keys})
    assert chosen.keys == ({} if taken is None else {name: taken})
    assert len(chosen.faults) == (taken is None)
    for fault in chosen.faults:
        assert name in str(fault)


def test_two_actions_may_change_places(app: PartuiApp) -> None:
    assert choose(app, edit="n", note="e") == Keymap({"edit": "n", "note": "e"}, ())
    assert len(choose(app, edit="z", note="z").faults) == 1


@pytest.mark.parametrize("name", ["x", "?", "question_mark", "f5", "ctrl+t", "alt+x", "shift+up", "space", "đ"])
def test_names_of_keys(name: str) -> None:
    assert is_key(name)


@pytest.mark.parametrize(
    ("key", "name"),
    [("slash", "/"), ("question_mark", "?"), ("ctrl+p", "Ctrl+P"), ("f5", "F5"), ("H", "H"), ("asterisk", "*")],
)
def test_keys_as_a_keyboard_writes_them(key: str, name: str) -> None:
    assert key_name(key) == name


async def test_a_changed_key_works_and_is_shown_everywhere(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTUI_KEYS", "status=b;note=ctrl+n;down=z;fly=w")
    async with at_work(path, size=LARGE) as officer:
        assert "không có việc nào tên “fly”" in officer.refused
        assert officer.lines[-1].startswith(" b Ghi kết quả  e Sửa  Ctrl+N Ghi chú")
        await officer.press("question_mark")
        assert officer.shows("b  Ghi kết quả", "Ctrl+N  Ghi chú", "z  Lên, xuống")
        await officer.press("escape", "colon")
        assert any("Ghi kết quả" in line and " b " in line for line in officer.lines)
        await officer.press("escape", "s", "j")
        assert officer.cursor.startswith("1.1 ")
        await officer.press("z", "z", "enter")
        assert officer.shows("(chưa có; phím Ctrl+N)")
        await officer.press("b", "2")
        assert officer.task("1.3.1")["status"] == "doing"


@pytest.mark.parametrize(("keys", "undoes"), [("", False), ("undo=ctrl+z", True)])
async def test_ctrl_z_may_go_back_to_the_shell(
    path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, undoes: bool
) -> None:
    monkeypatch.setenv("PARTUI_CTRL_Z", "suspend")
    monkeypatch.setenv("PARTUI_KEYS", keys)
    async with at_work(path) as officer:
        await officer.press("s", "2", "ctrl+z")
        assert officer.task("1.1")["status"] == ("todo" if undoes else "doing")
        assert (officer.app.officer_keys.key_of("undo") == "Ctrl+Z") == undoes


async def test_a_changed_key_works_in_windows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTUI_KEYS", "confirm=f9;clear_filters=f6")
    async with at_work(path) as officer:
        await officer.press("j", "n", "x", "ctrl+s")
        assert officer.shows("F9 Lưu")
        await officer.press("f9")
        assert officer.task("1.2")["note"] == "x"
        await officer.press("f", "down", "down", "enter", "G", "enter", "f9")
        assert officer.shows("Lĩnh vực 8")
        await officer.press("f", "f6")
        assert not officer.shows("Lĩnh vực 8")


async def test_vims_keys_and_arrows_move_in_every_list(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "j", "s", "j", "j", "k", "enter")
        assert officer.task("1.3.1")["status"] == "doing"
        await officer.press("f", "down", "j", "enter", "j", "enter", "ctrl+s")
        assert officer.shows("Lĩnh vực 1")
        await officer.press("f", "down", "down", "enter", "G", "enter", "ctrl+s")
        assert officer.shows("Lĩnh vực 8")
        await officer.press("f", "enter")
        await officer.type("so noi")
        await officer.press("enter", "ctrl+s")
        assert officer.shows("Chủ trì: Sở Nội vụ")
        await officer.press("escape", "colon", "down", "down", "up", "pagedown", "pageup", "escape", "T", "G", "g")
        assert officer.app.theme == "partui"


async def test_what_is_not_named_below_is_where_there_is_room(path: Path) -> None:
    async with at_work(path, size=(220, 50)) as officer:
        for words in ("J Hợp nhất", "p Kế hoạch", ": Lệnh", "T Giao diện màu", "? Phím"):
            assert words in officer.lines[-1]
        assert "Lên" not in officer.lines[-1]


async def marked(officer: Officer) -> list[str]:
    return [line[2:9].strip() for line in officer.lines if line[1:2] == "*"]


async def test_marks_of_a_stretch_of_all_and_of_none(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("j", "space", "j", "j", "M")
        assert await marked(officer) == ["1.2", "1.3.1", "1.3.2", "1.4.1"]
        assert officer.shows("đã chọn 4")
        await officer.press("escape")
        assert not await marked(officer)
        assert not officer.shows("đã chọn")
        await officer.press("slash", *"dak", "space", *"lak", "enter", "A")
        found = sum(1 for key in officer.app.screen.query_one(VirtualTable).keys if key > 0)
        assert officer.shows(f"đã chọn {found}")
        await officer.press("A")
        assert not officer.shows("đã chọn")
        await officer.press("A", "s", "2")
        doing = officer.ask("SELECT count(*) FROM task WHERE status = 'doing'")[0][0]
        assert 0 < doing <= found
