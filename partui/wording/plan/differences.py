"""What tasks two plans have apart, in words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from partui.domain.plan.differences import MovedTask, TaskDeadline, TaskDifferences
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.labels import NOTHING


class DifferentTask(NamedTuple):
    """A task that two plans do not have alike.

    Attributes:
        first: the task in the first plan, none where that has none; second likewise.
        said: how it differs, in a word or two.
    """

    first: TaskDeadline | None
    second: TaskDeadline | None
    said: str

    @property
    def named(self) -> TaskDeadline:
        """The task as the newer plan has it that has it at all."""
        task = self.second or self.first
        assert task is not None
        return task


def difference_parts(found: TaskDifferences) -> Iterator[tuple[str, Sequence[DifferentTask]]]:
    """Return the tasks that are new, dropped and due at another time, under a title; a part without any is left out."""
    parts = (
        (_("Nhiệm vụ thêm mới ({number})"), [DifferentTask(None, task, _("mới")) for task in found.added]),
        (_("Nhiệm vụ không còn ({number})"), [DifferentTask(task, None, _("bỏ")) for task in found.dropped]),
        (
            _("Nhiệm vụ đổi hạn ({number})"),
            [DifferentTask(moved.first, moved.second, shift_text(moved)) for moved in found.moved],
        ),
    )
    return ((title.format(number=len(tasks)), tasks) for title, tasks in parts if tasks)


def differences_line(found: TaskDifferences) -> str:
    """Return how many tasks are alike and how many are not, in one line."""
    return _("Nhiệm vụ: {added} mới · {dropped} không còn · {moved} đổi hạn · {same} như nhau").format(
        added=len(found.added), dropped=len(found.dropped), moved=len(found.moved), same=found.same
    )


def shift_text(moved: MovedTask) -> str:
    """Return how much later or earlier a task is due, its deadline moved to the other plan's year."""
    if moved.days is None:
        return _("nay không hạn") if moved.second.due_on is None else _("nay có hạn")
    if moved.days > 0:
        return plural("muộn {days} ngày", days=moved.days)
    return plural("sớm {days} ngày", days=-moved.days)


def deadline_text(task: TaskDeadline | None) -> str:
    """Return a deadline in the plan's words, with the day that they mean; a dash where the plan has no such task."""
    if task is None:
        return NOTHING
    words = clean(task.words) or _("không ghi hạn")
    return words if task.due_on is None else f"{words} ({show_date(task.due_on)})"
