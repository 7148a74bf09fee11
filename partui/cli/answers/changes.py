"""Changes as they are printed: what an edit did, one line a task, and the journal as a table."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from partui.cli.output import say_json, tell_lines, written_files
from partui.cli.table import Cell, TableColumn
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.journal.changes import Change
from partui.domain.journal.reversals import undos_among
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.wording.changes import change_text, effect_text, show_moment
from partui.wording.tasks import due_words

# So much of a change's or a document's uuid is shown, and names it.
SHORT = 8


def edited_lines(changes: Sequence[Change], tasks: Iterable[Task] = ()) -> list[str]:
    """Return what was changed: `1.3.1: Kết quả thực hiện … → …; Ngày hoàn thành … → …`.

    Args:
        changes: the changes of one edit.
        tasks: the changed tasks as they now stand.
    """
    now = {task.code: task for task in tasks}
    by_code: dict[str, list[Change]] = {}
    for change in changes:
        told = by_code.setdefault(change.code, [])
        if change.old != change.new:
            told.append(change)
    return [f"{code}: {'; '.join(_told(change, now) for change in made)}" for code, made in by_code.items()]


def _told(change: Change, now: Mapping[str, Task]) -> str:
    text = change_text(change)
    task = now.get(change.code)
    if task is None or change.field not in {"deadline", "start"}:
        return text
    if change.field == "start" and task.deadline_kind != DeadlineKind.RELATIVE:
        return text
    return _("{change} (hạn: {due})").format(change=text, due=due_words(task.deadline_kind, task.due_on))


def say_edits(lines: Sequence[str]) -> None:
    """Say what was changed, or that nothing was."""
    tell_lines(lines or [_("Không có gì thay đổi.")])


def change_object(change: Change) -> dict[str, str | None]:
    """Return a change as `history --json` shows it; from which day it counts, where it was made on another."""
    return {
        "uuid": change.uuid,
        "code": change.code,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "by": change.by,
        "at": change.at,
        "why": change.why,
        **({"effective_on": change.effective_on} if change.effective_on else {}),
    }


def say_changes(changes: Iterable[Change], *, dry_run: bool) -> None:
    """Print the changes of an edit as JSON, with the files that were written where there are any.

    Args:
        dry_run: whether they are none of the file itself.
    """
    files = written_files()
    made = {"dry_run": dry_run, "changes": [change_object(change) for change in changes]}
    say_json({**made, "files": list(files)} if files else made)


def restore_hint(number: int) -> str:
    """Return how the state before is brought back, which was kept as a copy."""
    said = _("Dữ liệu trước đó là bản sao lưu số {number}; “partui restore {number}” lấy lại.")
    return said.format(number=number)


def change_rows(changes: Sequence[Change]) -> tuple[tuple[TableColumn, ...], list[tuple[Cell, ...]]]:
    """Return the columns and the rows of a table of changes, in local time."""
    columns = (
        TableColumn(_("Lúc")),
        TableColumn(_("Số"), leaves=2),
        TableColumn(_("Người sửa"), least=10, leaves=1),
        TableColumn(_("Mã")),
        TableColumn(_("Thay đổi"), least=30),
        TableColumn(_("Lý do"), least=8, leaves=3),
    )
    undos = undos_among(changes)
    return columns, [_row(change, undos) for change in changes]


def _row(change: Change, undos: Collection[str]) -> tuple[Cell, ...]:
    what = change_text(change)
    if change.undoes:
        said = _("{change} (hoàn tác {uuid})") if change.uuid in undos else _("{change} (làm lại {uuid})")
        what = said.format(change=what, uuid=change.undoes[:SHORT])
    return (
        Cell(show_moment(change.at, "%d/%m/%Y %H:%M")),
        Cell(change.uuid[:SHORT], "muted"),
        Cell(clean(change.by)),
        Cell(clean(change.code)),
        Cell(what + effect_text(change)),
        Cell(clean(change.why)),
    )
