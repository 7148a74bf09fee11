"""What draws lines bears every width, such as no window has left it."""

import sqlite3
from itertools import cycle

import pytest
from rich.style import Style

from partui.domain.tasks.task import Day
from partui.store.queries.screens import load_overview, whole_task
from partui.store.queries.tasks import task_id
from partui.tui.overview.bars import score_lines
from partui.tui.overview.leads import lead_lines, legend_lines
from partui.tui.overview.months import month_lines
from partui.tui.overview.page import page_lines
from partui.tui.rows.documents import evidence_columns
from partui.tui.rows.scores import score_columns
from partui.tui.rows.task_sheet import task_lines
from partui.tui.rows.tasks import agency_columns, task_columns
from partui.tui.screens.documents import document_columns
from partui.tui.screens.journal import change_columns
from partui.tui.widgets.lines import facts_within
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.strips import CursorLook, LinePainter, SortOrder
from partui.wording.columns import cell_width, hanging
from tests.tui.officer import DAY

WIDTHS = range(-9, 301)
PLAN, LOOKED = 2020, Day(DAY)
WORDS = "Sở Thông tin và Truyền thông 省 chủ trì, phối hợp…"


def test_the_overview(conn: sqlite3.Connection) -> None:
    overview = load_overview(conn, PLAN, LOOKED, DAY)
    for width, height in zip(WIDTHS, cycle([-1, 1, 22, 34, 98])):
        lines = page_lines(overview, width, height)
        assert width < 77 or max(line.cell_length for line in lines) <= width


def test_its_parts(conn: sqlite3.Connection) -> None:
    overview = load_overview(conn, PLAN, LOOKED, DAY)
    for width in WIDTHS:
        assert legend_lines(overview.total, width)
        assert month_lines(overview.months, DAY, width, 5)
        assert lead_lines(overview.leads, width, 14)
        assert score_lines(overview.scores, overview.printed, PLAN, width)


def test_a_task(conn: sqlite3.Connection) -> None:
    found = whole_task(conn, task_id(conn, PLAN, "1.3.1"), LOOKED)
    assert found is not None
    for width in WIDTHS:
        lines = task_lines(found, width, str)
        assert width < 60 or max(line.cell_length for line in lines) <= width


@pytest.mark.parametrize(
    "columns",
    [
        task_columns(), agency_columns(), score_columns(PLAN), evidence_columns(), document_columns(), change_columns(),
    ],
)  # fmt: skip
def test_a_table(columns: tuple[Column, ...]) -> None:
    row, heading = Row((WORDS,) * len(columns)), Row(("1.3", WORDS), heading=2)
    for width in WIDTHS:
        painter = LinePainter(columns, width, {"base": Style()})
        drawn = [painter.head(SortOrder(columns[0].key)), painter.words(WORDS, "█")]
        drawn += [painter.row(each, CursorLook.FOCUSED, True, "█") for each in (row, heading, None)]
        assert {strip.cell_length for strip in drawn} == {max(width, 0)}


def test_lines_of_words() -> None:
    for width in WIDTHS:
        assert cell_width(facts_within([WORDS, WORDS], width)) <= max(width, 0)
        assert "".join(hanging(WORDS, width)).replace(" ", "") == WORDS.replace(" ", "")
