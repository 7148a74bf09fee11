"""What there is to fill in for a row of the plan: a task, a heading or a criterion, new or corrected."""

from collections.abc import Mapping
from typing import NamedTuple

from partui.domain.scores.index import Criterion
from partui.domain.tasks.task import Heading, Task
from partui.domain.text import clean
from partui.locale import _
from partui.store.projection.criteria import POINTS
from partui.wording.numbers import show_points

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


class TypedRow(NamedTuple):
    """What was typed: field to value, a list a line each, and why."""

    fields: Mapping[str, str]
    why: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether the row has neither product nor requirement."""
        return not any(self.fields.get(field) for field in LISTS)

    def cells(self, kind: str) -> dict[str, str]:
        """Return what a new row of a kind says, its code aside."""
        given = {field: value for field, value in self.fields.items() if value and field in _NEW[kind][1:]}
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
            about = _("Sản phẩm, yêu cầu: mỗi dòng một mục. Để trống cả hai: thêm một mục.")
    return RowForm(title, {**dict.fromkeys(_NEW[kind], ""), "code": code}, about, is_new=True)


def form_of_task(task: Task) -> RowForm:
    """Return the form to correct what the plan's document says of a task."""
    cells = {
        "title": clean(task.title),
        "products": "\n".join(clean(entry) for entry in task.products),
        "requirements": "\n".join(clean(entry) for entry in task.requirements),
        "implementers": clean(task.implementers_words),
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
