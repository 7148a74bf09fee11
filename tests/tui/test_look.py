"""The look: themes chosen and kept, their contrast, ASCII where a terminal knows no more, no colour where asked."""

import os
from itertools import product
from pathlib import Path
from unittest.mock import Mock

import pytest
from textual.color import Color
from textual.css.parse import parse
from textual.theme import Theme

from partui.settings.read import config_path, read_settings
from partui.tui.themes import DARK, FAINT, LIGHT, OWN, SIXTEEN, theme_names
from tests.tui.officer import LARGE, Officer, at_work

READABLE = 4.5
TONES = ("text-primary", "text-warning", "text-error", "text-success", "text-accent", "foreground")


def contrast(one: str, other: str) -> float:
    """How far apart two colours are in brightness, as WCAG counts it, from 1 to 21."""

    def luminance(color: str) -> float:
        parts = [part / 255 for part in Color.parse(color).rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def coloured(officer: Officer) -> set[str]:
    """The colours that the screen is drawn in."""
    styles = [segment.style for strip in officer.app.screen._compositor.render_strips() for segment in strip]
    return {color.name for style in styles if style for color in (style.color, style.bgcolor) if color}


@pytest.mark.parametrize(("theme", "tone"), list(product([theme for theme in OWN if not theme.ansi], TONES)))
def test_own_colours_are_read_on_their_grounds(theme: Theme, tone: str) -> None:
    colors = theme.to_color_system().generate()
    for ground in ("background", "surface", "panel"):
        assert contrast(colors[tone], colors[ground]) >= READABLE
    for cursor in ("block-cursor", "block-cursor-blurred"):
        assert contrast(colors[f"{cursor}-foreground"], colors[f"{cursor}-background"]) >= READABLE
    assert contrast(colors["background"], colors["primary"]) >= READABLE


@pytest.mark.parametrize("theme", [theme for theme in OWN if not theme.ansi])
def test_faint_text_is_read_too(theme: Theme) -> None:
    colors = theme.to_color_system().generate()
    for ground in ("background", "surface"):
        faint = Color.parse(colors[ground]).blend(Color.parse(colors["foreground"]), FAINT)
        assert contrast(faint.hex, colors[ground]) >= READABLE


async def test_a_window_makes_what_lies_below_faint_and_reverses_what_is_chosen(path: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("s", "j")
        drawn = [(text, style) for strip in officer.strips for text, style, _control in strip if style]
        assert [style.reverse for text, style in drawn if "Đang thực hiện" in text] == [True]
        assert [style.dim for text, style in drawn if "CÔNG TÁC CHỈ ĐẠO" in text] == [True]


async def test_the_sixteen_colours_are_the_terminals_and_most_need_no_code(path: Path) -> None:
    async with at_work(path) as officer:
        assert officer.app.theme == SIXTEEN
        assert coloured(officer) <= {"color(1)", "color(2)", "color(4)", "color(12)", "color(15)"}


async def test_a_line_that_stays_is_filtered_once(path: Path) -> None:
    async with at_work(path) as officer:
        app = officer.app
        assert all(one is other for one, other in zip(app.get_line_filters(), app.get_line_filters(), strict=True))


async def test_styles_are_read_again_for_other_colours_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work(path) as officer:
        monkeypatch.setattr("textual.css.stylesheet.parse", read := Mock(side_effect=parse))
        officer.app.refresh_css()
        await officer.press("j")
        assert not read.called
        officer.app.theme = LIGHT
        await officer.settle()
        assert read.called


async def test_a_look_is_seen_at_once_kept_and_there_the_next_time(path: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("T", "j")
        assert officer.app.theme == DARK
        await officer.press("j")
        assert officer.app.theme == LIGHT
        await officer.press("escape")
        assert officer.app.theme == SIXTEEN
        assert not os.path.exists(config_path(os.environ))
        await officer.press("T", "j", "enter")
        assert officer.shows("Giao diện: partui, nền tối")
    assert read_settings().settings.theme == DARK
    async with at_work(path) as officer:
        assert officer.app.theme == DARK
        assert "#2f4663" in coloured(officer)


async def test_a_look_that_cannot_be_kept_is_told(path: Path) -> None:
    Path(config_path(os.environ)).mkdir(parents=True)
    async with at_work(path) as officer:
        await officer.press("T", "j", "enter")
        assert officer.refused
        assert officer.app.is_running


async def test_every_theme_draws_every_view(path: Path) -> None:
    async with at_work(path) as officer:
        for theme in theme_names(list(officer.app.available_themes)):
            officer.app.theme = theme
            await officer.press("s", "escape")
            assert officer.shows("► 1.1", "▲ 30/09 quá 1"), theme


async def test_an_unknown_theme_is_named_and_the_default_is_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTUI_THEME", "[/foo]")
    async with at_work(path) as officer:
        assert officer.app.theme == SIXTEEN
        assert "Không có giao diện “[/foo]”; đang dùng “partui”" in officer.refused


@pytest.mark.parametrize(("value", "colours"), [("1", False), ("", True)])
async def test_no_color(path: Path, monkeypatch: pytest.MonkeyPatch, value: str, colours: bool) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    monkeypatch.setenv("PARTUI_THEME", DARK)
    async with at_work(path) as officer:
        assert (officer.app.theme == DARK) is colours
        assert bool(coloured(officer)) is colours
        assert officer.shows("► 1.1", "▲ 30/09 quá 1")


@pytest.mark.parametrize(("name", "value"), [("TERM", "linux"), ("LANG", "C")])
async def test_signs_are_ascii_where_there_are_no_others(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    async with at_work(path) as officer:
        assert officer.shows("> 1.1", "^ 30/09 quá 1")


async def test_every_sign_is_ascii_where_that_is_asked_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTUI_ASCII", "1")
    async with at_work(path) as officer:
        for keys in ([], ["s"], ["escape", "2"], ["3"], ["4"], ["1", "enter"], ["escape", "e", "enter"]):
            await officer.press(*keys)
            signs = {sign for sign in officer.text if not sign.isascii() and not sign.isalpha()}
            assert not signs, (keys, signs)
        await officer.press("escape", "escape")
        assert officer.shows("> 1.1", "^ 30/09 quá 1")
        await officer.press("question_mark", "end")
        assert officer.shows("Up k Down j  Lên, xuống")
