"""The cells of a task as the plan's document has them: put into the plan, or corrected."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input, Static, TextArea

from partui.domain.changes import check_value, field_label
from partui.domain.errors import PartuiError
from partui.domain.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.tui.screens.dialog import Dialog
from partui.tui.widgets.fields import Field, labelled
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.lines_field import Lines

_LISTS = ("products", "requirements")
_CORRECTED = ("title", *_LISTS, "implementers")
_ADDED = ("code", "title", *_LISTS, "deadline", "leads", "implementers")


class TypedRow(NamedTuple):
    """What was typed: field to value, a list a line each, and why."""

    fields: Mapping[str, str]
    why: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the row has neither product nor requirement."""
        return not any(self.fields.get(field) for field in _LISTS)


class RowEditorScreen(Dialog[TypedRow]):
    """Fields for a task's text, products, requirements and agencies.

    Args:
        task: the task to correct, or none for a new row.
        code: the code suggested for a new row.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = [Binding("ctrl+s", "save", _("Lưu"), priority=True, id="confirm")]

    def __init__(self, task: Task | None, code: str = "", typed: TypedRow | None = None) -> None:
        super().__init__()
        self._corrected = task
        self._fields = _ADDED if task is None else _CORRECTED
        self._before = {"code": code} if task is None else _cells(task)
        self._at_first = {**self._before, **(typed.fields if typed else {})}
        self._why = typed.why if typed else ""

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with VerticalScroll(classes="dialog editor", can_focus=False) as box:
            box.border_title = (
                _("Thêm vào kế hoạch")
                if self._corrected is None
                else _("Đính chính {code}").format(code=self._corrected.code)
            )
            for field in self._fields:
                yield labelled(field_label(field), self._entry(field))
            yield Static(self._about(), classes="read", markup=False)
            yield labelled(_("Lý do"), Field(self._why, id="why"))
            yield Static("", id="refused", markup=False)
            yield KeyLine()

    def _entry(self, field: str) -> Field | Lines:
        text = self._at_first.get(field, "")
        if field not in _LISTS:
            return Field(text, id=field)
        lines = Lines(text)
        lines.id = field
        return lines

    def on_mount(self) -> None:
        """Begin at the text."""
        self.query_one("#title", Input).focus()

    def action_save(self) -> None:
        """Answer with what was typed, of a correction what was changed; or say what is wrong and stay."""
        now = {field: self._typed(field) for field in self._fields}
        if self._corrected is not None:
            now = {field: value for field, value in now.items() if value != self._before[field]}
        try:
            for field, value in now.items():
                if value or field == "title":
                    check_value(field, value)
        except PartuiError as error:
            self.query_one("#refused", Static).update(f"! {error}")
            return
        self.dismiss(TypedRow(now, self._typed("why")))

    def _about(self) -> str:
        if self._corrected is None:
            return _("Sản phẩm, yêu cầu: mỗi dòng một mục. Để trống cả hai: thêm một mục.")
        return _("Mỗi dòng một sản phẩm, một yêu cầu. Để trống: chữ của kế hoạch.")

    def _typed(self, field: str) -> str:
        if field in _LISTS:
            return clean(self.query_one(f"#{field}", TextArea).text, lines=True)
        return clean(self.query_one(f"#{field}", Input).value)


def _cells(task: Task) -> dict[str, str]:
    return {
        "title": clean(task.title),
        "products": "\n".join(clean(entry) for entry in task.products),
        "requirements": "\n".join(clean(entry) for entry in task.requirements),
        "implementers": clean(task.implementers_words),
    }
