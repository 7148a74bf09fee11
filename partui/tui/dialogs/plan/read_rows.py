"""The rows of a plan as they were read from a file, doubtful ones marked; each can be put right."""

from collections.abc import Iterable, Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from partui.domain.dates import read_date
from partui.domain.plan.corrections import HEADING, CorrectedField, Correction
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.plan.row_reading import Reading, RowReadingScreen
from partui.tui.dialogs.table_dialog import TableDialog
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.messages import RowChosen
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.plan.corrections import kind_label

_DOUBTFUL, _PUT_RIGHT = "!", "*"


def grouped(readings: Iterable[Correction], corrections: Iterable[Correction]) -> Sequence[Reading]:
    """Return what was read, a row each, with what is to count instead.

    Args:
        readings: of all rows, as `readings` of the domain gives them.
        corrections: what was put right before.
    """
    counts = {(each.number, each.title, each.field, each.read): each.counts for each in corrections}
    rows: list[dict[CorrectedField, Correction]] = []
    for each in readings:
        if each.field is CorrectedField.CODE:
            rows.append({})
        said = counts.get((each.number, each.title, each.field, each.read), "")
        rows[-1][each.field] = each._replace(counts=said)
    return rows


class ReadRowsScreen(TableDialog[list[Correction]]):
    """All rows in the plan's order; answers with what was put right.

    Args:
        rows: what was read, with what was put right before.
        year: the plan's.
        known: every name that an agency of the file goes by, to the one that its plans write.
    """

    MOST_ROWS, BESIDE = 30, 3
    BINDINGS = [
        Binding("enter", "choose", _("Sửa"), priority=True),
        Binding("n", "next_doubt", _("Hàng cần xem kế tiếp")),
        Binding("escape", "leave", _("Xong")),
    ]

    def __init__(self, rows: Sequence[Reading], year: int, known: Mapping[str, str]) -> None:
        super().__init__()
        self._known = known
        self._rows = list(rows)
        self._year = year

    def compose(self) -> ComposeResult:
        """Lay the table out."""
        with self.window(_("Các hàng đã đọc: ! cần xem, * đã sửa"), "wide"):
            yield self.make_room(VirtualTable(_columns()), len(self._rows))
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the rows, the first that should be looked at under the cursor."""
        self._show()
        self.action_next_doubt()
        super().on_mount()

    def action_next_doubt(self) -> None:
        """Go to the next row that should be looked at, past the last one to the first."""
        at = self.table.cursor_key or 0
        places = [place for place, row in enumerate(self._rows, start=1) if is_open(row)]
        if places:
            self.table.go_to(next((place for place in places if place > at), places[0]))

    def action_leave(self) -> None:
        """Answer with what was put right."""
        self.dismiss([each for row in self._rows for each in row.values() if each.counts])

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Put the row right."""
        self.run_worker(self._put_right(message.key - 1))

    async def _put_right(self, at: int) -> None:
        reading = await self.app.push_screen_wait(RowReadingScreen(self._rows[at], self._year, self._known))
        if reading is not None:
            self._rows[at] = reading
            self._show()

    def _show(self) -> None:
        self.table.show({at: _row(reading) for at, reading in enumerate(self._rows, start=1)})


def is_open(reading: Reading) -> bool:
    """Tell whether a row should be looked at and nobody has yet."""
    return any(each.doubtful and not each.counts for each in reading.values())


def _columns() -> tuple[Column, ...]:
    return (
        Column("sign", "", 1, toned=True),
        Column("code", _("Mã"), 9),
        Column("kind", _("Loại"), 9, priority=2),
        Column("title", _("Nội dung"), 16, width_weight=3),
        Column("due", _("Hạn"), 10),
        Column("leads", _("Chủ trì"), 12, width_weight=1, priority=1),
    )


def _row(reading: Reading) -> Row:
    counts = {field: clean(each.counts or each.read) for field, each in reading.items()}
    code = reading[CorrectedField.CODE]
    put_right = any(each.counts not in {"", each.read} for each in reading.values())
    due = counts.get(CorrectedField.DEADLINE, "")
    return Row(
        (
            _PUT_RIGHT if put_right else _DOUBTFUL if is_open(reading) else "",
            counts[CorrectedField.CODE],
            kind_label(counts[CorrectedField.KIND]),
            clean(code.title),
            show_date(read_date(due)) if due else "",
            counts.get(CorrectedField.LEADS, ""),
        ),
        tone="soon" if is_open(reading) else "muted" if counts[CorrectedField.KIND] == HEADING else "plain",
    )
