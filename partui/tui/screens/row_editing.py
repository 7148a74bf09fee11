"""Editing the plan's rows from a screen that shows them: add, correct, move, remove."""

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from partui.locale import _
from partui.tui.screens.plan_screen import PlanScreen

if TYPE_CHECKING:
    from partui.store.projection.kind import Subject
    from partui.tui.dialogs.plan.row_forms import RowForm, TypedRow


def row_keys(adding: str, *, show: bool = False) -> list[BindingType]:
    """Return the keys that edit rows, the same on every screen that has rows.

    Args:
        adding: what adding one is called.
        show: whether the line below names them before those of the app, in fewer words.
    """
    correct, move, remove = _("Đính chính nội dung"), _("Chuyển, đổi mã"), _("Xóa khỏi kế hoạch")
    if show:
        correct, move, remove = _("Đính chính"), _("Chuyển"), _("Xóa")
    return [
        Binding("E", "correct", correct, show=show, id="correct"),
        Binding("a", "add", adding, show=show, id="add_task"),
        Binding("greater_than_sign", "move", move, show=show, id="move_task"),
        Binding("delete", "remove", remove, show=show, id="remove_task"),
    ]


class EditedRow(NamedTuple):
    """A row as the officer sees it, and the form to correct it."""

    subject: "Subject"
    code: str
    title: str
    version: int
    form: "RowForm"


class RowEditingScreen(PlanScreen):
    """What can be done to rows of the plan of one kind; a screen says which one is meant, and has the keys."""

    KIND: ClassVar[str]

    async def row_under_cursor(self) -> EditedRow | None:
        """Return the row to edit; none where there is none."""
        raise NotImplementedError

    def kind_of(self, typed: "TypedRow") -> str:
        """Return what is to be added: `task`, `heading` or `criterion`."""
        return self.KIND

    def after_edit(self) -> None:
        """Do what the screen does once an edit is saved."""

    def action_add(self) -> None:
        """Add a row near the one under the cursor."""
        from partui.tui.screens.row_edits import add

        self.run_worker(add(self))

    def action_correct(self) -> None:
        """Correct what the plan says in the row under the cursor."""
        self.run_worker(self.correct())

    def action_move(self) -> None:
        """Put the row under the cursor elsewhere, or under another code."""
        from partui.tui.screens.row_edits import move

        self.run_worker(move(self))

    def action_remove(self) -> None:
        """Take the row under the cursor out of the plan."""
        from partui.tui.screens.row_edits import remove

        self.run_worker(remove(self))

    async def correct(self) -> None:
        """Ask what the row under the cursor is to say, and save it."""
        from partui.tui.screens.row_edits import correct

        await correct(self)
