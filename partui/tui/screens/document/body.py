"""Thân kế hoạch: the goals, actions and duties that stand in no annex, each with how far it has come."""

from collections.abc import Collection
from functools import partial

from textual.binding import Binding
from textual.screen import Screen

from partui.domain.journal.changes import Change
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.journal.edit import edit_each
from partui.store.journal.writing import author
from partui.store.queries.agencies import list_agencies
from partui.store.queries.document.clauses import body_headings, clauses_by_id, list_clauses
from partui.store.queries.listing import TaskQuery
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.plan.served_criterion import ServedCriterionScreen
from partui.tui.dialogs.tasks.note import NoteScreen
from partui.tui.edits.tasks import ask_status
from partui.tui.rows.tasks import heading_row, task_columns, task_row
from partui.tui.saving import CodeAndField, Edits, ask_until_saved, save_unless_changed
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.changes import changes_text
from partui.wording.labels import clause_label


class BodyScreen(ListScreen[Task]):
    """The rows of the plan's body under its headings, the whole of the one under the cursor below.

    Args:
        at: id of the row to begin at.
    """

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("s", "status", _("Ghi kết quả"), id="status"),
        Binding("n", "note", _("Ghi chú"), id="note"),
        Binding("e,f2", "edit", _("Tiêu chí"), id="edit"),
        Binding("enter", "note", _("Ghi chú"), show=False, id="open"),
    ]

    def empty_list(self) -> VirtualTable:
        return VirtualTable(task_columns(longest_code=8), empty_text=_("Kế hoạch này nhập không kèm phần thân."))

    async def load(self) -> None:
        """Read the body."""
        app = self.partui
        clauses = await app.store.ask(list_clauses, app.plan, TaskQuery(), app.day)
        headings = await app.store.ask(body_headings, app.plan)
        short = {each.name: each.short for each in await app.store.ask(list_agencies, app.plan) if each.short}
        self.listed = {clause.id: clause for clause in clauses}
        rows = {each.id: (each.position, task_row(each, short)) for each in clauses}
        rows |= {-each.id: (each.position, heading_row(each)) for each in headings}
        self.pane.show({key: row for key, (_position, row) in sorted(rows.items(), key=lambda item: item[1][0])})
        self.say_title(plural("Thân kế hoạch: {number} mục", number=len(clauses)))

    def on_virtual_table_row_chosen(self) -> None:
        """Write a note."""
        self.action_note()

    def action_status(self) -> None:
        """Choose a status for the row under the cursor."""
        if self.chosen is not None:
            self.start(partial(ask_status, self.partui, [self.chosen], partial(self._save, self.chosen)))

    def action_note(self) -> None:
        """Write a note on the row under the cursor."""
        if self.chosen is not None:
            self.start(partial(self._ask, self.chosen.id, NoteScreen))

    def action_edit(self) -> None:
        """Say which criterion the row under the cursor serves."""
        if self.chosen is not None:
            self.start(partial(self._ask, self.chosen.id, ServedCriterionScreen))

    async def _ask(self, key: int, asking: type[NoteScreen | ServedCriterionScreen]) -> None:
        shown: list[Task] = []

        async def window(typed: TypedFields | None) -> Screen[TypedFields | None]:
            shown[:] = await self.partui.store.ask(clauses_by_id, self.partui.plan, [key], self.partui.day)
            return asking(shown[0], typed)

        async def save(typed: TypedFields) -> bool:
            return await self._save(shown[0], typed)

        await ask_until_saved(self.partui, window, save)

    async def _save(self, clause: Task, typed: TypedFields) -> bool:
        async def write(edits: Edits, over: Collection[CodeAndField]) -> list[Change]:
            return await self.partui.store.ask(
                edit_each,
                {clause.id: edits[clause.code]},
                author(self.partui.officer, typed.why),
                self.partui.day.date,
                {clause.id: clause.version},
                [(clause.id, field) for _code, field in over],
                kind="clause",
            )

        changes = await save_unless_changed(self.partui, {clause.code: typed.fields}, write)
        if changes is None:
            return False
        self.partui.tell(changes_text(changes))
        return True

    def whole(self, key: int) -> str:
        clause = self.listed.get(key)
        if clause is None:
            return ""
        said = [f"{clause.code} ({clause_label(clause.clause)}) {clean(clause.title)}"]
        if clause.criterion:
            said.append(_("Tiêu chí: {code}").format(code=clause.criterion))
        if clause.products:
            said.append(_("Văn bản phải ban hành: {number}").format(number=len(clause.products)))
        if clause.note:
            said.append(_("Ghi chú: {note}").format(note=clean(clause.note)))
        return "\n".join(said)
