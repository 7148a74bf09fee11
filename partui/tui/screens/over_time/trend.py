"""Diễn biến: how the plan stood month by month and in its snapshots, and what each lead had late."""

from collections.abc import Sequence

from textual.binding import Binding

from partui.domain.tasks.snapshots import Snapshot, Standing
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.queries.standing import list_snapshots, plan_by_months
from partui.tui.screens.plan_screen import ReadingScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row, rows_in_parts
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.plan.standings import standing_cells, standing_heads

# So many of the last days have room for each lead's late tasks.
_LAST = 7


class TrendScreen(ReadingScreen):
    """Counts, the share on time and points at the end of each month and in each snapshot; below, late tasks by lead."""

    BINDINGS = [Binding("escape,backspace", "app.pop_screen", _("Quay lại"))]

    def empty_list(self) -> VirtualTable:
        return VirtualTable(_columns(), skip_headings=False)

    async def load(self) -> None:
        """Read how the plan stood; where it is large this takes its time."""
        self.say_title(_("Diễn biến"))
        plan, day = self.partui.plan, self.partui.day
        sealed = await self.partui.store.read(list_snapshots, plan)
        months = await self.partui.store.read(plan_by_months, plan, day)
        self.show(_rows(months, sealed))


def _columns() -> tuple[Column, ...]:
    figures = zip(("total", "done", "late", "on_time", "earned", "expected", "highest"), standing_heads(), strict=True)
    return (
        Column("name", _("Đến ngày"), 11, width_weight=1),
        *(Column(name, head, max(len(head), 6), align="right") for name, head in figures),
    )


def _rows(months: Sequence[Standing], sealed: Sequence[Snapshot]) -> dict[int, Row]:
    """Return the rows by key, those of a heading below zero."""
    parts = [
        (_("Cuối mỗi tháng"), [_standing_row(show_date(each.as_of), each) for each in months]),
        (_("Các bản chốt"), [_snapshot_row(each) for each in sealed]),
        (_("Quá hạn của từng cơ quan chủ trì"), _lead_rows(months[-_LAST:])),
    ]
    return rows_in_parts((title, part) for title, part in parts if part)


def _snapshot_row(sealed: Snapshot) -> Row:
    name, day = clean(sealed.name), sealed.standing.as_of
    row = _standing_row(_("{name} ({day})").format(name=name, day=show_date(day)), sealed.standing)
    return row._replace(cells=(f"{day:%d/%m} {name}", *row.cells[1:]))


def _standing_row(name: str, standing: Standing) -> Row:
    cells = standing_cells(standing)
    told = [f"{head} {cell}" for head, cell in zip(standing_heads(), cells, strict=True)]
    return Row((name, *cells), whole=f"{name}: {' · '.join(told)}")


def _lead_rows(last: Sequence[Standing]) -> list[Row]:
    """Return the leads that had something late, each with how much on each of the last days, the last at the right."""
    names = dict.fromkeys(name for each in reversed(last) for name in each.leads)
    blank = [""] * (_LAST - len(last))
    days = [f"{each.as_of:%d/%m}" for each in last]
    rows = [Row(("", *blank, *days), look="heading")]
    for name in names:
        late = [each.leads.get(name, {}).get(Timeliness.OVERDUE, 0) for each in last]
        if any(late):
            cells = [str(number) if number else "·" for number in late]
            told = " · ".join(f"{day}: {cell}" for day, cell in zip(days, cells, strict=True))
            rows.append(Row((clean(name), *blank, *cells), whole=f"{clean(name)}: {told}"))
    return rows if len(rows) > 1 else []
