"""Text from outside, written past partui's own cleaning, is drawn as text and does nothing."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.officer import LARGE, Officer, at_work, write

MARKS = ["[/foo] [@click=app.quit]y[/]", "\\[z] $n {value} %s [red]"]
SIGNALS = {
    # The clipboard, a cleared screen and a colour, C1 codes, NUL, letters turned round.
    "codes": "a\x1b]52;c;ZWNobw==\x07b\x1b[2J\x1b[31mb\x9b31mb\x9d0;t\x9cb\x00b\u202eb\u2066c\r\nb\tc\x0b",
    "long": "dài " * 1250,
    # A pile of marks, without a cell for each; then two cells for each letter, from an odd one on.
    "cells": "e" + "\u0301" * 500 + "漢字" * 300,
}
HARMLESS = {**{mark: mark for mark in MARKS}, **SIGNALS}
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def assert_harmless(officer: Officer) -> None:
    """Nothing on the screen is a command to the terminal, and no line is wider than the window."""
    for line in officer.lines:
        assert not UNSEEN.search(line), ascii(line)
        assert cell_len(line) <= officer.app.size.width


def put(path: Path, text: str) -> None:
    """Write a text wherever text from outside stands."""
    write(path, "UPDATE task SET title = ?, note = ? WHERE code = '1.1'", f"T{text}", f"N{text}")
    write(path, "UPDATE task SET products = ?, requirements = ? WHERE code = '1.1'", text, text)
    write(path, "UPDATE task SET deadline = ?, leads = ?, implementers = ? WHERE code = '1.1'", text, text, text)
    write(path, "UPDATE heading SET title = ? WHERE code = '1'", f"H{text}")
    write(path, "UPDATE agency SET name = ? WHERE name = 'Sở Nội vụ'", f"A{text}")
    write(
        path,
        "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
        " SELECT '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', id, 'note',"
        " ?, ?, ?, '2999-01-01T00:00:00.000000Z', ?, 9007199254740991 FROM task WHERE code = '1.1'",
        text, text, text, text,
    )  # fmt: skip
    write(path, "UPDATE task SET version = version + 1 WHERE code = '1.1'")


@pytest.mark.parametrize("kind", HARMLESS)
async def test_every_screen_draws_it_as_text(path: Path, kind: str) -> None:
    text = HARMLESS[kind]
    literal = text if text in MARKS else "a"
    put(path, text)
    async with at_work(path, size=LARGE) as officer:
        walk = [
            ([], f"T{literal}"),
            (["f"], "Lọc nhiệm vụ"), (["enter", "end"], f"A{literal}"), (["escape", "escape"], f"H{literal}"),
            (["s"], f"T{literal}"), (["escape", "e"], f"T{literal}"), (["escape", "n"], f"N{literal}"),
            (["escape", "m", "s", "escape", "escape", "home", "enter"], f"T{literal}"),
            (["end"], ""), (["escape", "2"], f"A{literal}"), (["tab", "s", "escape"], f"A{literal}"),
            (["1", "s", "2"], ""), (["u"], ""), (["colon"], ""),
        ]  # fmt: skip
        for keys, expected in walk:
            await officer.press(*keys)
            assert_harmless(officer)
            if kind in MARKS:
                assert officer.shows(expected), (keys, officer.text)
        assert officer.app._exception is None
        assert officer.app.is_running


@pytest.mark.parametrize("kind", [MARKS[0], "codes", "long"])
async def test_in_the_conflict_the_notices_and_the_filter_line(path: Path, kind: str) -> None:
    text = HARMLESS[kind]
    async with at_work(path) as officer:
        await officer.watch()
        await officer.press("n")
        await officer.paste(text)
        put(path, text)
        await officer.press("ctrl+s")
        assert officer.shows("Người khác đã lưu trước", "Xem lại, chưa lưu gì")
        assert_harmless(officer)
        await officer.press("escape", "escape", "enter", "f", "enter", "down", "down", "enter", "ctrl+s")
        assert officer.shows("/86 ·")
        assert_harmless(officer)
        assert officer.app._exception is None


async def test_typed_or_pasted_it_is_cleaned_on_the_way_in(path: Path) -> None:
    async with at_work(path) as officer:
        for text in HARMLESS.values():
            await officer.press("slash")
            await officer.paste(text)
            assert_harmless(officer)
            await officer.press("escape", "n")
            await officer.paste(text)
            assert_harmless(officer)
            await officer.press("ctrl+s")
            note = officer.task("1.1")["note"]
            assert not UNSEEN.search(note)
            assert note
            await officer.press("x")
            await officer.fill("#path", "")
            await officer.paste(f"/{text}/a.db")
            await officer.press("enter")
            assert_harmless(officer)
            await officer.press("escape", "d")
            await officer.paste(text)
            await officer.press("enter")
            assert_harmless(officer)
            assert officer.app._exception is None
            assert officer.app.is_running
            await officer.press("escape", "u")
            assert officer.task("1.1")["note"] == ""


async def test_what_has_no_end_and_what_is_no_moment_can_be_looked_at(path: Path) -> None:
    write(
        path, "UPDATE task SET title = ?, note = ? WHERE code = '1.1'", "dài " * 500_000, "n\x1b]52;c;x\x07" * 200_000
    )
    write(
        path,
        "INSERT INTO change (uuid, edit, subject_id, field, old, new, author, changed_at, reason, clock)"
        " SELECT ?, ?, id, 'note', '', ?, 'B', ?, '', 0 FROM task WHERE code = '1.1'",
        *["11111111-2222-4333-8444-555555555555"] * 2, "z" * 1_000_000, "2020-02-31T99:00:00.000000Z",
    )  # fmt: skip
    async with at_work(path) as officer:
        assert officer.shows("dài dài")
        await officer.press("enter", "end")
        assert officer.shows("zzz")
        await officer.press("escape", "H")
        assert officer.shows("2020-02-31")
        await officer.press("escape", "4")
        assert officer.app._exception is None
        assert not any(ord(letter) < 32 for line in officer.lines for letter in line)


@pytest.mark.parametrize("mark", MARKS)
async def test_in_the_title_of_a_window(path: Path, mark: str) -> None:
    write(path, "UPDATE agency SET name = ? WHERE name = 'Sở Nội vụ'", f"A{mark}")
    async with at_work(path) as officer:
        await officer.press("C")
        place = next(at for at, line in enumerate(officer.lines) if f"A{mark}" in line)
        await officer.press(*("j" for _row in range(place - 2)))
        await officer.press("e")
        assert officer.shows(f"╭─ A{mark} ─")
