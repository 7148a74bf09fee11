"""The target of a task and what was measured: both typed in one window, each read at once."""

from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from partui.domain.dates import read_date
from partui.domain.errors import PartuiError
from partui.domain.targets.figures import read_figure
from partui.domain.targets.proposing import propose_targets
from partui.domain.targets.readings import Reading
from partui.domain.targets.standing import check_reading
from partui.domain.targets.target import REJECTED, read_target, target_value
from partui.domain.targets.typed import check_target
from partui.domain.tasks.task import Task
from partui.domain.text import clean, fold
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.fields import Field, with_label
from partui.wording.columns import cut
from partui.wording.deadlines import day_reading
from partui.wording.targets import figure_text, percent_hint, proposals_text, standing_text, target_label

_YES = ("co", "ok", "yes")


class Measurement(NamedTuple):
    """What was typed.

    Attributes:
        target: as the journal writes it; none where it stays as it is.
        reading: what was measured; none where nothing was typed.
    """

    target: str | None
    reading: Reading | None


class MeasuringScreen(Form[Measurement]):
    """Fields for the target, confirmed or corrected, and for a figure with its day and source.

    Args:
        task: the task as it stands.
        day: the day looked at, which a figure is of by default.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, task: Task, day: date) -> None:
        super().__init__()
        self._measured = task
        self._day = day
        self._target = target_label(task.target) if task.target else ""
        self._proposed = propose_targets(task.requirements, task.plan)

    def compose(self) -> ComposeResult:
        """Lay the fields out, each with what is read from it."""
        task = self._measured
        with self.window(_("Chỉ tiêu và số đo của {code}").format(code=task.code), scrolls=True):
            for requirement in task.requirements:
                yield Static(cut(clean(requirement), 140), markup=False)
            if standing_text(task):
                yield Static(standing_text(task), classes="read", markup=False)
            for field, label, text in (
                ("bar", _("Chỉ tiêu"), self._target),
                ("figure", _("Số đo mới"), ""),
                ("on", _("Ngày đo"), show_date(self._day)),
                ("source", _("Nguồn"), ""),
            ):
                yield with_label(label, Field(text, id=field))
                if field != "source":
                    yield self.hint_below(field)
            yield from self.foot()

    def on_input_changed(self) -> None:
        """Say what is read from what is typed."""
        self.hint("bar", self._bar_reading())
        self.hint("figure", self._figure_reading())
        self.hint("on", day_reading(self.typed("on"), self._measured.plan, self._day))

    def answer(self) -> Measurement:
        """Return what was typed."""
        task = self._measured
        target = None if self.typed("bar") == self._target else self._typed_target()
        if not self.typed("figure"):
            return Measurement(target, None)
        standing = read_target(task.target if target is None else target)
        figure = check_reading(task.code, standing, read_figure(self.typed("figure")))
        on = self.typed("on")
        return Measurement(
            target, Reading("", read_date(on, task.plan, self._day) if on else self._day, figure, self.typed("source"))
        )

    def _typed_target(self) -> str:
        """Return the target typed, or the one that the requirements propose where they are agreed to."""
        typed = self.typed("bar")
        if fold(typed) in _YES and len(self._proposed) == 1:
            return target_value(self._proposed[0])
        return check_target(typed, self._measured.plan)

    def _bar_reading(self) -> str:
        typed = self.typed("bar")
        if not typed:
            told = proposals_text(self._proposed)
            return _("→ yêu cầu nêu {targets}; gõ “có” để xác nhận").format(targets=told) if told else _("→ như >= 90%")
        try:
            value = self._typed_target()
        except PartuiError:
            return _("→ chưa đọc được; ghi như >= 90%, tăng >= 20% so với 2019, “không”")
        hint = percent_hint(value, self._measured.requirements)
        read = _("không đặt chỉ tiêu") if value == REJECTED else target_label(value)
        return f"→ {read}; {hint}" if hint else f"→ {read}"

    def _figure_reading(self) -> str:
        typed = self.typed("figure")
        if not typed:
            return _("→ như 62/100, 62,5%, 53 TTHC")
        try:
            return f"→ {figure_text(read_figure(typed))}"
        except PartuiError:
            return _("→ chưa phải số đo")
