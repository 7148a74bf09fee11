"""What the columns of a plan's tables were taken for, and are to be taken for."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.preview import TableReading
from partui.domain.text import clean
from partui.locale import _
from partui.plan_io.draft import Columns
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import with_label
from partui.wording.columns import cut
from partui.wording.plan.tables import role_label

_HEAD = 20


class ColumnRolesScreen(Form[Columns]):
    """A choice for each column of the tables that the plan is read from; answers with those that were changed.

    Args:
        tables: the tables of the file.
    """

    BINDINGS = save_keys(_("Đọc lại"))

    def __init__(self, tables: Sequence[TableReading]) -> None:
        super().__init__()
        columns = [column for table in tables if table.taken for column in table.columns]
        self._columns = list({column.head: column for column in columns}.values())

    def compose(self) -> ComposeResult:
        """Lay the choices out."""
        with self.window(_("Cột của tệp là gì"), scrolls=True):
            roles = [(role_label(role), role.value) for role in ColumnRole]
            for at, column in enumerate(self._columns):
                choice = Choice(roles, value=column.role.value, allow_blank=False, id=f"column-{at}")
                yield with_label(cut(clean(column.head), _HEAD), choice)
            yield Static(_("Được nhớ cho cơ quan ban hành này khi nhập xong."), classes="read")
            yield from self.foot()

    def answer(self) -> Columns:
        """Return the columns that are something else."""
        chosen = [(column, self.chosen(f"column-{at}")) for at, column in enumerate(self._columns)]
        return tuple((column.head, ColumnRole(role)) for column, role in chosen if role and role != column.role)
