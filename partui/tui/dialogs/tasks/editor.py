"""The task's editor: what is typed is read at once."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.deadlines.relative import read_from_start
from partui.domain.journal.changes import settle
from partui.domain.tasks.deadline import deadline_of
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.domain.text import clean
from partui.locale import _
from partui.tui.dialogs.form import TypedFields
from partui.tui.dialogs.tasks.task_form import TaskForm, as_typed, recorded_fields, status_choices
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import Field, with_label
from partui.wording.columns import cut
from partui.wording.deadlines import day_reading, reading_text
from partui.wording.fields import field_label
from partui.wording.labels import status_label
from partui.wording.task_parts import quorum_proposed

_ORDER_AND_COUNTING = ("after", "serves", "effort")
_OF_GROUPS = ("quorum",)


class EditorScreen(TaskForm):
    """Fields for status, completion day, deadline, leads, progress, figure, what comes before, scoring and the reason.

    Args:
        task: the task as it stands.
        day: the day looked at.
        known: every name that an agency of the file goes by, to the one that the plan writes.
        typed: what was typed before, to be looked at again.
    """

    def __init__(self, task: Task, day: Day, known: Mapping[str, str], typed: TypedFields | None = None) -> None:
        super().__init__(task.plan, day, known, typed)
        self._edited = task
        self._before = as_typed(recorded_fields(task))
        # What counts from a day that the plan does not say needs that day.
        begins = not task.clause and (task.start or task.deadline_kind == DeadlineKind.RELATIVE)
        self._fields = ("completed_on", "deadline", *(("start",) if begins else ()), "leads", "progress", "measured")
        self._further = _ORDER_AND_COUNTING if task.clause else (*_ORDER_AND_COUNTING, *_OF_GROUPS)
        self._at_first = {**self._before, **self._at_first}
        # Another than the one before is the user's choice as well.
        self._is_status_chosen = self._at_first["status"] != self._before["status"]

    def compose(self) -> ComposeResult:
        """Lay the fields out, each with what is read from it."""
        with self.window(_("Sửa {code}").format(code=self._edited.code), scrolls=True):
            yield Static(cut(clean(self._edited.title), 70), markup=False)
            status = Choice(status_choices(), value=self._at_first["status"], allow_blank=False, id="status")
            yield with_label(field_label("status"), status)
            yield from self.entries(self._fields, {"progress": "→ 0–100 %"})
            hints = (
                _("mã việc phải xong trước: 1.3.1, 2.1"),
                _("tự theo mã: {code}").format(code=self._edited.criterion or "–"),
                _("1 (ít) đến 5 (nhiều)"),
                self._quorum_hint(),
            )
            for field, hint in zip(self._further, hints, strict=False):
                yield with_label(field_label(field), Field(self._at_first[field], placeholder=hint, id=field))
            yield from self.reason()

    def on_choice_chosen(self) -> None:
        """Leave the status as the user has chosen it."""
        self._is_status_chosen = True

    def on_input_changed(self) -> None:
        """Show what is read from the words typed, and the status that follows from a day of completion."""
        completed_on = self.typed("completed_on")
        self.hint("completed_on", self._completion_reading(completed_on))
        if not self._is_status_chosen:
            self.choice("status").value = Status.DONE.value if completed_on else self._before["status"]
        deadline = self._deadline_typed()
        self.hint("deadline", f"→ {reading_text(deadline)}" if deadline.words else _("→ chữ của kế hoạch"))
        self.hint_leads(_("→ chữ của kế hoạch"))

    def _quorum_hint(self) -> str:
        proposed = quorum_proposed(self._edited.requirements)
        return _("yêu cầu nêu {quorum}").format(quorum=proposed) if proposed else _("số thành viên đủ: 8 hoặc 30%")

    def _deadline_typed(self) -> Deadline:
        words, start = self.typed("deadline"), self.typed("start") if "start" in self._fields else self._edited.start
        as_planned = words == self._before["deadline"] and start == self._before["start"]
        return deadline_of(self._edited) if as_planned else read_from_start(words, self._plan, start)

    def _completion_reading(self, typed: str) -> str:
        plan, stays = self._plan, self._is_status_chosen or self._before["status"] == Status.DONE
        blank = _("→ như 28/9 hoặc 28/9/{year}; để trống: chưa xong").format(year=plan)
        follows = "" if stays else _("thành {status}").format(status=status_label(Status.DONE))
        return day_reading(typed, plan, self._day.date, blank, follows)

    def answer(self) -> TypedFields:
        """Return what was changed."""
        fields = self._changed()
        settle(recorded_fields(self._edited), fields, self._day.date, date.today(), self._plan)
        return TypedFields(fields, self.typed("why"))

    def _changed(self) -> dict[str, str | None]:
        now = {field: self.typed(field) for field in (*self._fields, *self._further)}
        now["status"] = self.chosen("status") or self._before["status"]
        fields: dict[str, str | None] = {field: value for field, value in now.items() if value != self._before[field]}
        if fields.get("completed_on"):
            fields["completed_on"] = self.completion_day()
        if now["status"] != Status.DONE and not now["completed_on"]:
            fields.pop("completed_on", None)
        return fields
