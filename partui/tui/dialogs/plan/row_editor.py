"""The cells of a row as the plan's document has them: put into the plan, or corrected."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input, Static

from partui.domain.agencies.joining import AGENCY_FIELDS
from partui.domain.journal.changes import check_value
from partui.domain.scores.criterion import Criterion
from partui.domain.scores.points import read_points
from partui.domain.tasks.task import Heading, Task
from partui.domain.text import clean
from partui.locale import _
from partui.store.projection.criteria import POINTS
from partui.store.projection.kind import Subject
from partui.tui.dialogs.form import Form, TypedFields, save_keys, texts_typed
from partui.tui.widgets.agency_field import AgencyField
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.lines_field import Lines
from partui.wording.fields import field_label
from partui.wording.numbers import show_points
from partui.wording.tasks import agencies_reading

LISTS = ("products", "requirements")
_NEW = {
    "task": ("code", "title", *LISTS, "deadline", "leads", "implementers"),
    "heading": ("code", "title"),
    "criterion": ("code", "title", *POINTS, "lead"),
}


class RowForm(NamedTuple):
    """The fields of a window.

    Attributes:
        title: the window's.
        before: field to what it says at first, in the order of the window.
        about: what to know when filling them in.
        is_new: whether the row is to be added.
    """

    title: str
    before: Mapping[str, str]
    about: str = ""
    is_new: bool = False


class EditedRow(NamedTuple):
    """A row as the officer sees it, and the form to correct it."""

    subject: Subject
    code: str
    title: str
    version: int
    form: RowForm


def cells_of(kind: str, typed: Mapping[str, str | None]) -> dict[str, str]:
    """Return what a new row says, its code aside.

    Args:
        kind: `task`, `heading` or `criterion`.
        typed: field to what was typed, a list a line each.
    """
    given = {field: value for field, value in typed.items() if value and field in _NEW[kind][1:]}
    return dict.fromkeys(POINTS, "0") | given if kind == "criterion" else given


def form_of_new(kind: str, code: str) -> RowForm:
    """Return the form of a new row.

    Args:
        kind: `task`, `heading` or `criterion`.
        code: the code suggested.
    """
    match kind:
        case "heading":
            title, about = _("Thêm mục"), ""
        case "criterion":
            title, about = _("Thêm tiêu chí"), _("Điểm để trống là 0.")
        case _task:
            title = _("Thêm vào kế hoạch")
            about = _("Mỗi dòng một sản phẩm, một yêu cầu. Để trống cả hai: thêm một mục.")
    return RowForm(title, {**dict.fromkeys(_NEW[kind], ""), "code": code}, about, is_new=True)


def form_of_task(task: Task) -> RowForm:
    """Return the form to correct what the plan's document says of a task."""
    cells = {
        "title": clean(task.title),
        "products": "\n".join(clean(entry) for entry in task.products),
        "requirements": "\n".join(clean(entry) for entry in task.requirements),
        "implementers": clean(task.implementers_words),
        "person": clean(task.person),
        "start": clean(task.start),
    }
    return RowForm(_correction(task.code), cells, _("Mỗi dòng một sản phẩm, một yêu cầu. Để trống: chữ của kế hoạch."))


def form_of_heading(heading: Heading) -> RowForm:
    """Return the form to correct a heading."""
    return RowForm(_correction(heading.code), {"title": clean(heading.title)})


def form_of_criterion(criterion: Criterion) -> RowForm:
    """Return the form to correct what Phụ lục I says of a criterion."""
    points = {name: show_points(getattr(criterion, name)) for name in POINTS}
    cells = {"title": clean(criterion.title), **points, "lead": clean(criterion.leads_words)}
    return RowForm(_correction(criterion.code), cells)


def _correction(code: str) -> str:
    return _("Đính chính {code}").format(code=code)


class RowEditorScreen(Form[TypedFields]):
    """Fields for what a row says.

    Args:
        form: the fields.
        known: every name that an agency of the file goes by, to the one that the plan writes.
        typed: what was typed before, to be looked at again.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, form: RowForm, known: Mapping[str, str], typed: TypedFields | None = None) -> None:
        super().__init__()
        self._known = known
        self._form = form
        self._at_first = {**form.before, **texts_typed(typed)}
        self._why = typed.why if typed else ""

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        with self.window(self._form.title, scrolls=True):
            for field in self._form.before:
                yield with_label(field_label(field), self._entry(field))
                if field in AGENCY_FIELDS:
                    yield self.hint_below(field)
            if self._form.about:
                yield Static(self._form.about, classes="read", markup=False)
            yield with_label(_("Lý do"), Field(self._why, id="why"))
            yield from self.foot()

    def _entry(self, field: str) -> Field | Lines:
        text = self._at_first[field]
        if field in AGENCY_FIELDS:
            return AgencyField(text, self._known, id=field)
        return Lines(text, id=field) if field in LISTS else Field(text, id=field, mended=field == "title")

    def on_mount(self) -> None:
        """Begin at the text."""
        self.query_one("#title", Input).focus()

    def on_input_changed(self) -> None:
        """Show which agencies are meant."""
        for field in self._form.before.keys() & AGENCY_FIELDS:
            names = agencies_reading(self.typed(field), self._known)
            self.hint(field, f"→ {names}" if names else "")

    def answer(self) -> TypedFields:
        """Return what was typed, of a correction what was changed."""
        now = {field: self.typed(field) for field in self._form.before}
        if not self._form.is_new:
            now = {field: value for field, value in now.items() if value != self._form.before[field]}
        for field, value in now.items():
            self._check(field, value)
        return TypedFields(now, self.typed("why"))

    def _check(self, field: str, value: str) -> None:
        if field in POINTS:
            if value or not self._form.is_new:
                read_points(value)
        elif value or field == "title":
            check_value(field, value)
