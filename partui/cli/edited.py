"""What an edit did, one line a task; and who made it."""

import os
from collections.abc import Iterable, Mapping, Sequence

from partui.cli.wording import change_text, due_words
from partui.domain.changes import Change
from partui.domain.task import Task
from partui.domain.text import clean
from partui.locale import _


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


def officer(by: str | None) -> str:
    """Return who edits: the name given, else $PARTUI_BY, else the name logged in with."""
    given = clean(by or "") or clean(os.environ.get("PARTUI_BY", ""))
    if given:
        return given
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
