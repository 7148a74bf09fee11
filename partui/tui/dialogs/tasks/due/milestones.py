"""The milestones of a task, a line each; those reached begin with an x."""

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from partui.domain.errors import PartuiError
from partui.domain.tasks.task import Task
from partui.domain.tasks.typed_milestones import Step, proposed_steps, read_steps
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.lines_field import Lines
from partui.wording.columns import cut

_REACHED = "x "
_WIDTH = 68


class TypedMilestones(NamedTuple):
    """What was typed.

    Attributes:
        reached: which of the steps, from 0, were reached.
    """

    steps: tuple[Step, ...]
    reached: frozenset[int]


class MilestonesScreen(Form[TypedMilestones]):
    """A field with a line for each milestone.

    Args:
        task: as it stands.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._edited = task
        known = [(each.words, each.due_on, each.done_on is not None) for each in task.milestones]
        offered = known or [(*step, False) for step in proposed_steps(task.deadline, task.plan)]
        self._at_first = "\n".join(
            f"{_REACHED if reached else ''}{clean(words)} {show_date(due_on)}" for words, due_on, reached in offered
        )

    def compose(self) -> ComposeResult:
        """Lay the field out, with what is read from it."""
        with self.window(_("Các mốc của {code}").format(code=self._edited.code)):
            yield Static(cut(clean(self._edited.title), _WIDTH), markup=False)
            yield Static(
                _("Mỗi dòng một mốc: dự thảo 30/9. Thêm “x ” ở đầu dòng: đã đạt."), classes="read", markup=False
            )
            yield Lines(self._at_first, id="milestones")
            yield self.hint_below("milestones", indented=False)
            yield from self.foot()

    @on(TextArea.Changed)
    def _say_read(self) -> None:
        self.hint("milestones", self._read_text())

    def answer(self) -> TypedMilestones:
        """Return what was typed."""
        lines = [line for line in (clean(line) for line in self.query_one(Lines).text.splitlines()) if line]
        bare = [line.removeprefix(_REACHED) for line in lines]
        steps = read_steps("\n".join(bare), self._edited.plan) if bare else []
        reached = frozenset(at for at, line in enumerate(lines) if line.startswith(_REACHED))
        return TypedMilestones(tuple(steps), reached)

    def _read_text(self) -> str:
        try:
            steps, reached = self.answer()
        except PartuiError as error:
            return f"→ {error}"
        told = plural("→ {number} mốc, {reached} đã đạt", number=len(steps), reached=len(reached))
        last = max((due_on for _words, due_on in steps), default=None)
        if last is not None and self._edited.due_on is not None and last > self._edited.due_on:
            return _("{milestones}; có mốc sau hạn {due}").format(milestones=told, due=show_date(self._edited.due_on))
        return told
