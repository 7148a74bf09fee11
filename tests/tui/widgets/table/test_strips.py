import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.strips import CursorLook, LinePainter, SortOrder, without_defaults

COLUMNS = (
    Column("code", "STT", 6),
    Column("title", "Nhiệm vụ", 10, 1),
    Column("due", "Hạn", 10, toned=True),
    Column("days", "Ngày", 5, align="right", toned=True, priority=1),
)
PALETTE = {
    "base": Style(),
    "head": Style(bold=True),
    "cursor": Style(reverse=True),
    "cursor-blurred": Style(bold=True),
    "overdue": Style(color="red"),
    "chapter": Style(bold=True, color="blue"),
    "heading": Style(bold=True),
}
TASK = Row(("1.1", "Việc", "30/09/2020", "-3"), "overdue")


def painter(width: int = 50) -> LinePainter:
    return LinePainter(COLUMNS, width, PALETTE)


def text_of(row: Row | None, cursor: CursorLook = CursorLook.ABSENT, marked: bool = False) -> str:
    return painter().row(row, cursor, marked, "│").text


def test_a_task_stands_under_its_head() -> None:
    assert painter().head(None).text == "  STT    Nhiệm vụ                Hạn         Ngày "
    assert text_of(TASK) == "  1.1    Việc                    30/09/2020    -3│"


def test_the_sort_sign_stands_in_its_column_even_when_the_title_must_give_way() -> None:
    assert "Hạn↑" in painter().head(SortOrder("due")).text
    assert "Ngày↓" in painter().head(SortOrder("days", descending=True)).text


def test_a_rows_look_is_that_of_the_cells_without_a_tone() -> None:
    strip = painter().row(TASK._replace(look="heading"), CursorLook.ABSENT, False, "│")
    styles = {segment.text.strip(): segment.style for segment in strip}
    assert styles["1.1    Việc"] == PALETTE["heading"]
    assert styles["30/09/2020    -3"] == PALETTE["overdue"]


def test_a_heading_goes_across_the_columns() -> None:
    title = "Cải cách thể chế, nâng cao chất lượng"
    assert text_of(Row(("2", title), heading=1)) == "  2      Cải cách thể chế, nâng cao chất lượng   │"


def test_signs_tell_cursor_and_mark_without_colour() -> None:
    assert text_of(TASK, CursorLook.FOCUSED).startswith("► 1.1")
    assert text_of(TASK, CursorLook.BLURRED, marked=True).startswith("►*1.1")
    assert text_of(TASK, marked=True).startswith(" *1.1")


def test_a_row_is_few_segments() -> None:
    plain = list(painter().row(TASK._replace(tone="plain"), CursorLook.ABSENT, False, "│"))
    toned = list(painter().row(TASK, CursorLook.ABSENT, False, "│"))
    chosen = list(painter().row(TASK, CursorLook.FOCUSED, False, "│"))
    assert [segment.style for segment in plain] == [PALETTE["base"]]
    assert [segment.style for segment in toned] == [PALETTE["base"], PALETTE["overdue"], PALETTE["base"]]
    assert [segment.style for segment in chosen] == [PALETTE["cursor"], PALETTE["base"]]


def test_a_row_that_has_not_come_is_blank() -> None:
    assert text_of(None) == " " * 49 + "│"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("[/foo]", "[/foo]"),
        ("[bold]x", "[bold]x"),
        ("a\x1b[31mb", "a[31mb"),
        ("a\x00\x9b\u202eb\r\nc", "ab c"),
        ("Vie\u0323\u0302c", "Việc"),
        ("漢字漢字", "漢字漢字"),
    ],
)
def test_hostile_text_is_drawn_as_text(hostile: str, shown: str) -> None:
    line = painter().row(Row(("1", hostile, "x", "")), CursorLook.ABSENT, False, "│").text
    assert shown in line
    assert line.isprintable()
    assert cell_len(line) == 50


def test_wide_text_is_cut_by_cells() -> None:
    line = text_of(Row(("1", "漢" * 40, "x", "")))
    assert cell_len(line) == 50
    assert "漢…" in line


@given(
    st.lists(st.text(max_size=60), max_size=6).map(tuple),
    st.one_of(st.none(), st.integers(1, 2)),
    st.integers(0, 120),
    st.sampled_from(CursorLook),
)
def test_every_line_fills_its_width(
    cells: tuple[str, ...], heading: int | None, width: int, cursor: CursorLook
) -> None:
    drawn = painter(width)
    lines = [
        drawn.row(Row(cells, heading=heading), cursor, True, "│"),
        drawn.head(SortOrder("due")),
        drawn.words(" ".join(cells), "│"),
    ]
    for line in lines:
        assert sum(cell_len(segment.text) for segment in line) == width
        assert line.cell_length == width


def test_default_colours_are_left_out() -> None:
    assert without_defaults(Style(color="default", bgcolor="default")) == Style()
    assert without_defaults(Style(color="red", bgcolor="default", bold=True)) == Style(color="red", bold=True)


def test_columns_are_found_by_cell() -> None:
    assert painter().column_at(0) is None
    assert painter().column_at(2) == "code"
    assert painter().column_at(9) == "title"
    assert painter().column_at(48) == "days"


def test_what_was_searched_is_shown_wherever_it_stands_under_the_cursor_too() -> None:
    found = Style(underline=True)
    searched = LinePainter(COLUMNS, 50, {**PALETTE, "found": found}, "viec")
    for row, cursor in ((TASK, CursorLook.ABSENT), (TASK, CursorLook.FOCUSED), (Row(("1", "VIỆC"), heading=1), 0)):
        strip = searched.row(row, CursorLook(cursor), False, "│")
        assert [text.casefold() for text, style, _control in strip if style and style.underline] == ["việc"]
        assert strip.cell_length == 50
