"""Nhiều tỉnh: provinces side by side in their order, what is late for the longest, files that do not count."""

import asyncio
import os.path
from datetime import date

from textual.binding import Binding

from partui.domain.rollup.ranking import RankedProvince, Rollup, WorstTask
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.rollup.reading import RollupQuery, read_provinces
from partui.tui.screens.plan_screen import ReadingScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row, rows_in_parts
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.plan.rollup import (
    FIGURE_LEAVES,
    figure_cells,
    figure_heads,
    left_out_text,
    province_text,
    rank_text,
    ranking_rule,
    total_text,
)

WORST = 20


def asked_of(day: date, known_on: date | None) -> RollupQuery:
    """Return what the app asks of provinces' files.

    Args:
        day: the day that the app looks from.
        known_on: the day after which nothing entered is regarded, when one was given.
    """
    return RollupQuery(None, lambda _year: day, lambda _year: known_on, WORST)


class ProvincesScreen(ReadingScreen):
    """The provinces; read anew where the app looks from another day.

    Args:
        path: the file or the folder that they were read from.
        found: what was read.
    """

    BINDINGS = [Binding("escape,backspace", "app.pop_screen", _("Quay lại"))]

    def __init__(self, path: str, found: Rollup) -> None:
        super().__init__()
        self._path = path
        self._found = found
        self._looked_from: tuple[date, date | None] | None = None

    def empty_list(self) -> VirtualTable:
        return VirtualTable(_columns(), skip_headings=False)

    async def load(self) -> None:
        """Show the provinces as of the day that the app looks from."""
        looked_from = self.partui.day.date, self.partui.known_on
        if self._looked_from not in {None, looked_from}:
            asked = asked_of(*looked_from)
            self._found = await asyncio.to_thread(read_provinces, [self._path], asked, lambda _done, _all: None)
        self._looked_from, found = looked_from, self._found
        count = plural("{count} tỉnh, thành phố", count=len(found.ranked))
        self.say_title(f"{_('Nhiều tỉnh')}: {count}")
        self.show(_rows(found))


def _columns() -> tuple[Column, ...]:
    figures = zip(figure_heads(), FIGURE_LEAVES, strict=True)
    return (
        Column("rank", _("Hạng"), 4, align="right"),
        Column("province", _("Tỉnh, thành phố"), 16, width_weight=1),
        *(Column(head, head, max(len(head), 6), align="right", priority=leaves) for head, leaves in figures),
    )


def _rows(found: Rollup) -> dict[int, Row]:
    """Return the rows by key, those of a heading below zero."""
    total = figure_cells(found.total.tally, found.total.due, found.total.points)
    parts = [
        (
            _("Xếp hạng"),
            [*map(_province_row, found.ranked), _figure_row("", total_text(), total), _note(ranking_rule())],
        ),
        (_("Quá hạn lâu nhất"), [_worst_row(each, found.as_of) for each in found.worst]),
        (
            _("Tệp không tính"),
            [_note(clean(os.path.basename(each.file)), left_out_text(each)) for each in found.left_out],
        ),
    ]
    return rows_in_parts((title, part) for title, part in parts if part)


def _province_row(ranked: RankedProvince) -> Row:
    each = ranked.province
    return _figure_row(rank_text(ranked), province_text(each), figure_cells(each.tally, each.due, each.points))


def _figure_row(rank: str, name: str, cells: tuple[str, ...]) -> Row:
    told = " · ".join(f"{head} {cell}" for head, cell in zip(figure_heads(), cells, strict=True))
    return Row((rank, name, *cells), whole=f"{rank} {name}: {told}".strip())


def _worst_row(late: WorstTask, day: date) -> Row:
    days = plural("quá {days} ngày", days=(day - late.task.due_on).days)
    name = f"{province_text(late.province)} · {clean(late.task.code)} {clean(late.task.title)}"
    due_on, leads = show_date(late.task.due_on), clean(late.task.leads)
    return _note(f"{days} · {name}", _("{what}; hạn {due_on}, {days}. Chủ trì: {leads}").format(
        what=name, due_on=due_on, days=days, leads=leads))  # fmt: skip


def _note(text: str, whole: str = "") -> Row:
    """Return a row without figures, whose text goes across the line."""
    return Row(("", text), heading=2, whole=whole or text)
