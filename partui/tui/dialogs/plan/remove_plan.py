"""A plan taken out of the file, once its year is typed."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.plan_removal import RemovedPlan, remove_plan
from partui.store.exchange.backups import backup_folder
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label


class PlanContents(NamedTuple):
    """What would go with a plan: how many tasks, and how many changes of the journal."""

    year: int
    tasks: int
    changes: int


class RemovePlanScreen(Form[RemovedPlan]):
    """What goes and what is kept, and a field for the year; stays open until the plan is removed.

    Args:
        going: what would go.
    """

    BINDINGS = save_keys(_("Xóa hẳn"))

    def __init__(self, going: PlanContents) -> None:
        super().__init__()
        self._going = going

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        going = self._going
        kept = _("Trước khi xóa, một bản sao của cả tệp được giữ trong {folder}; lấy lại bằng “partui restore”.")
        with self.window(_("Xóa hẳn kế hoạch {year}?").format(year=going.year)):
            yield Static(
                plural(
                    "Sẽ xóa: {tasks} nhiệm vụ, {changes} thay đổi trong nhật ký.",
                    tasks=going.tasks,
                    changes=going.changes,
                ),
                markup=False,
            )
            yield Static(kept.format(folder=clean(backup_folder(self.partui.store.path))), classes="read", markup=False)
            yield Static(_("Phím hoàn tác không lấy lại được kế hoạch đã xóa."), classes="read")
            yield with_label(_("Gõ {year} để xóa").format(year=going.year), Field("", id="year"))
            yield from self.foot()

    def action_save(self) -> None:
        """Remove the plan when its year is typed, unless that is under way."""
        if self.typed("year") == str(self._going.year):
            self.start(self._remove)
        else:
            self.refuse(_("Chưa xóa gì: hãy gõ {year} rồi Enter, hoặc Esc.").format(year=self._going.year))

    async def _remove(self) -> None:
        self.dismiss(await self.partui.store.ask(remove_plan, self._going.year))
