"""What an edit did, one line a task."""

from collections.abc import Iterable, Mapping, Sequence

from partui.domain.journal.changes import Change
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.wording.changes import change_text
from partui.wording.tasks import due_words


def edited_lines(changes: Sequence[Change], tasks: Iterable[Task]) -> list[str]:
    """Return what was changed: `1.3.1: Trạng thái … → …; Ngày hoàn thành … → …`.

    Args:
        changes: the changes of one edit.
        tasks: the changed tasks as they now stand.
    """
    now = {task.code: task for task in tasks}
    by_code: dict[str, list[Change]] = {}
    for change in changes:
        by_code.setdefault(change.code, []).append(change)
    return [f"{code}: {'; '.join(_told(change, now) for change in made)}" for code, made in by_code.items()]


def _told(change: Change, now: Mapping[str, Task]) -> str:
    text = change_text(change.field, change.old, change.new)
    task = now.get(change.code)
    if change.field != "deadline" or task is None:
        return text
    return _("{change} (hạn: {due})").format(change=text, due=due_words(task.deadline_kind, task.due_on))
