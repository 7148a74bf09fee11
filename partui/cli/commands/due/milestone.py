"""`partui milestone`: the steps inside a task."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import subcommand
from partui.cli.options import AsJson, Authorship
from partui.cli.output import say_json, say_lines, tell
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session, Store
from partui.cli.values import read_day
from partui.domain.dates import TypedDay
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.tasks.milestones import milestone_standing
from partui.domain.tasks.task import Day, Task
from partui.domain.tasks.typed_milestones import read_steps
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.edits.due.milestones import proposed_milestones, reach_milestone, remove_milestone, set_milestones
from partui.store.journal.writing import Author
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.due.milestones import milestone_lines

_LIST, _DONE, _REMOVE = "list", "done", "remove"


@subcommand(
    "milestone",
    help=_(
        "Các mốc trong một nhiệm vụ. MÃ “dự thảo 30/9; ban hành 15/12”: ghi lại cả danh sách; MÃ: xem;"
        " list: mọi mốc; done MÃ SỐ: đã đạt; remove MÃ [SỐ]: bỏ."
    ),
)
def milestone(
    session: Session,
    said: Annotated[tuple[str, ...], argument(_("[list|done|remove] [MÃ] [MỐC|SỐ]"), str.strip, nargs=-1)],
    on: Annotated[TypedDay | None, option("--on", _("NGÀY"), _("Đạt mốc ngày nào; mặc định là ngày xem."), read_day)],
    reopen: Annotated[bool, flag("--open", _("Với done: mốc chưa đạt, ghi lại là chưa."))],
    accept: Annotated[bool, flag("--accept", _("Nhận các mốc mà ô thời hạn của kế hoạch nêu."))],
    as_json: AsJson,
    authorship: Authorship,
) -> None:
    """List milestones, write them anew, or say which were reached."""
    verb, rest = (said[0], said[1:]) if said and said[0] in {_LIST, _DONE, _REMOVE} else ("", said)
    if verb != _DONE and (on is not None or reopen):
        raise click.UsageError(_("--on, --open đi cùng milestone done."))
    if verb in {_DONE, _REMOVE} and not rest:
        raise click.UsageError(_("Ghi MÃ của nhiệm vụ: partui milestone {verb} MÃ SỐ.").format(verb=verb))
    with session.store() as store:
        if verb == _LIST or not rest:
            _say_listed(store, rest, as_json=as_json)
            return
        task = task_id(store.conn, store.plan, rest[0])
        more = (*rest[1:], None)
        changes: list[Change] | None = None
        if verb == _DONE:
            done_on = None if reopen else store.day_typed(on) if on else store.day.date
            changes = _reach(store, task, more[0], done_on, authorship.author())
        elif verb == _REMOVE:
            number = None if more[0] is None else _number(more[0])
            changes = remove_milestone(store.conn, task, number, authorship.author())
        elif accept or more[0] is not None:
            steps = read_steps(more[0], store.plan) if more[0] is not None else proposed_milestones(store.conn, task)
            if not steps:
                raise PartuiError("Ô thời hạn của {code} không nêu các mốc; hãy tự ghi.", code=rest[0])
            changes = set_milestones(store.conn, task, steps, authorship.author())
        (now,) = tasks_by_id(store.conn, [task], store.day)
        proposed = [] if now.milestones else proposed_milestones(store.conn, task)
    if as_json:
        say_json([milestone_object(now, each, store.day) for each in range(len(now.milestones))])
        return
    if changes is not None:
        say_edits(edited_lines(changes))
        _say_late_steps(now)
    else:
        say_lines(_lines(now, store.day))
        if proposed:
            told = "; ".join(f"{words} {show_date(due_on)}" for words, due_on in proposed)
            tell(_("Ô thời hạn nêu các mốc: {steps}. Nhận: partui milestone {code} --accept").format(
                steps=told, code=now.code))  # fmt: skip


def _reach(store: Store, task: int, number: str | None, done_on: date | None, who: Author) -> list[Change]:
    if number is None:
        raise click.UsageError(_("Ghi mốc thứ mấy: partui milestone done MÃ SỐ."))
    return reach_milestone(store.conn, task, _number(number), done_on, who, store.day.date)


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()):
        raise click.UsageError(_("Mốc được gọi bằng số thứ tự, như 1; xem “partui milestone MÃ”."))
    return int(typed)


def _say_listed(store: Store, codes: Sequence[str], *, as_json: bool) -> None:
    conn, plan, day = store
    keys = [task_id(conn, plan, code) for code in codes] or task_keys(conn, plan, TaskQuery(), day)
    tasks = [task for task in tasks_by_id(conn, keys, day) if task.milestones]
    if as_json:
        say_json([milestone_object(task, each, day) for task in tasks for each in range(len(task.milestones))])
        return
    lines = [line for task in tasks for line in _lines(task, day)]
    say_lines(lines or [_("Chưa nhiệm vụ nào có mốc. Ghi: partui milestone MÃ “dự thảo 30/9; ban hành 15/12”.")])


def _lines(task: Task, day: Day) -> list[str]:
    lines = milestone_lines(task, day)
    return [f"{task.code}  {task.title}", *(f"  {line}" for line in lines or [_("(chưa có mốc)")])]


def _say_late_steps(task: Task) -> None:
    """Say which milestones come after the task's own due day: allowed, and worth a look."""
    due_on = task.due_on or date.max
    for each in task.milestones:
        if each.due_on > due_on:
            tell(_("{code}: mốc “{words}” ngày {day} sau hạn {due} của nhiệm vụ.").format(
                code=task.code, words=each.words, day=show_date(each.due_on), due=show_date(due_on)))  # fmt: skip


def milestone_object(task: Task, at: int, day: Day) -> dict[str, Any]:
    """Return a milestone as JSON.

    Args:
        at: which of the task's, from 0.
    """
    each = task.milestones[at]
    return {
        "code": task.code,
        "number": at + 1,
        "uuid": each.uuid,
        "words": each.words,
        "due_on": each.due_on.isoformat(),
        "done_on": each.done_on.isoformat() if each.done_on else None,
        "timeliness": milestone_standing(each, *day),
        "days": (each.due_on - day.date).days,
    }
