"""`partui target` and `partui measure`: the bars of tasks, and what was measured."""

from typing import Annotated

import click

from partui.cli.answers.changes import SHORT, edited_lines, say_edits
from partui.cli.answers.targets import reading_lines, target_object
from partui.cli.command import TakesNegatives, subcommand
from partui.cli.options import AsJson, Authorship, CodeArgument, MaybeCodeArgument
from partui.cli.output import say_json, say_lines, screen_width, tell
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session
from partui.cli.values import read_day
from partui.domain.dates import TypedDay
from partui.domain.targets.figures import Figure, read_figure
from partui.domain.targets.readings import READING, Reading
from partui.domain.targets.target import REJECTED, target_value
from partui.domain.tasks.task import Task
from partui.locale import _, plural
from partui.store.edits.targets import add_reading, remove_reading, target_or_proposal
from partui.store.journal.edit import edit_tasks
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.columns import wrap
from partui.wording.targets import percent_hint, proposals_text, standing_text, target_text


@subcommand("target", help=_("Chỉ tiêu định lượng của nhiệm vụ: xem đề xuất, xác nhận, sửa hoặc bỏ."))
def set_target(
    session: Session,
    code: MaybeCodeArgument,
    text: Annotated[str | None, argument(_("[CHỈ TIÊU]"), required=False)],
    accept: Annotated[bool, flag("--accept", _("Xác nhận chỉ tiêu đọc được từ yêu cầu."))],
    reject: Annotated[bool, flag("--reject", _("Nhiệm vụ không có chỉ tiêu định lượng."))],
    base: Annotated[Figure | None, option("--base", _("SỐ"), _("Số liệu của năm được so sánh."), read_figure)],
    as_json: AsJson,
    authorship: Authorship,
) -> None:
    """List targets and proposals, or set the target of a task, and say what was done."""
    said = [text is not None, accept or base is not None, reject]
    if sum(said) > 1 or (code is None and any(said)):
        raise click.UsageError(_("Chỉ ghi một trong: CHỈ TIÊU, --accept (và --base), --reject."))
    with session.store() as store:
        if code is None or not any(said):
            conn, plan, day = store
            keys = task_keys(conn, plan, TaskQuery(), day) if code is None else [task_id(conn, plan, code)]
            _list_targets(tasks_by_id(conn, keys, day), as_json, alone=code is not None)
            return
        task = task_id(store.conn, store.plan, code)
        value = REJECTED if reject else text
        if value is None:
            target = target_or_proposal(store.conn, task)
            if base is not None:
                from partui.domain.targets.typed import with_base

                target = with_base(target, base)
            value = target_value(target)
        changes = edit_tasks(store.conn, [task], {"bar": value}, authorship.author(), store.day.date)
        (now,) = tasks_by_id(store.conn, [task], store.day)
    if as_json:
        _list_targets([now], as_json, alone=True)
    else:
        say_edits(edited_lines(changes))
        _say_standing(now)
    hint = percent_hint(now.target, now.requirements)
    if hint:
        tell(_("Lưu ý: {code} {hint}.").format(code=now.code, hint=hint))


@subcommand(
    "measure",
    help=_("Ghi số đo của nhiệm vụ: 62/100, 62,5%, 53 TTHC; không ghi số: xem các lần đo."),
    cls=TakesNegatives,
)
def measure(
    session: Session,
    code: CodeArgument,
    value: Annotated[str | None, argument(_("[SỐ ĐO]"), required=False)],
    on: Annotated[TypedDay | None, option("--on", _("NGÀY"), _("Số đo của ngày nào; mặc định là ngày xem."), read_day)],
    source: Annotated[str, option("--source", _("CHỮ"), _("Nguồn số liệu."), default="")],
    removed: Annotated[str | None, option("--remove", _("SỐ"), _("Bỏ số đo mang mã này."))],
    authorship: Authorship,
) -> None:
    """Write down what was measured, take it away, or list it."""
    if value is not None and removed is not None:
        raise click.UsageError(_("Ghi số đo, hoặc --remove; không cả hai."))
    if value is None and (on is not None or source):
        raise click.UsageError(_("--on, --source đi cùng SỐ ĐO."))
    with session.store() as store:
        task = task_id(store.conn, store.plan, code)
        changes = None
        if removed is not None:
            changes = remove_reading(store.conn, task, removed, authorship.author())
        elif value is not None:
            reading = Reading("", store.day_typed(on) if on else store.day.date, read_figure(value), source)
            changes = add_reading(store.conn, task, reading, authorship.author(), store.day.date)
        (now,) = tasks_by_id(store.conn, [task], store.day)
    if changes is None:
        standing = standing_text(now)
        lines = reading_lines(now) or [_("{code}: chưa có số đo nào.").format(code=now.code)]
        say_lines([*lines, *([f"{now.code}: {standing}"] if standing else [])])
        return
    if value is not None:
        tell(f"{edited_lines(changes)[0]} [{changes[0].field.removeprefix(READING)[:SHORT]}]")
    else:
        say_edits(edited_lines(changes))
    _say_standing(now)


def _say_standing(task: Task) -> None:
    told = standing_text(task)
    if told:
        tell(f"{task.code}: {told}")


def _list_targets(tasks: list[Task], as_json: bool, *, alone: bool) -> None:
    from partui.domain.targets.proposing import propose_targets

    proposals = {task.code: () if task.target else propose_targets(task.requirements, task.plan) for task in tasks}
    if as_json:
        say_json(
            [
                {"code": task.code, "target": target_object(task), "rejected": task.target == REJECTED,
                 "proposals": [target_text(each) for each in proposals[task.code]]}
                for task in tasks if alone or task.target or proposals[task.code]
            ]
        )  # fmt: skip
        return
    lines: list[str] = []
    for task in tasks:
        told = standing_text(task) or (_("không đặt chỉ tiêu") if task.target else "")
        if proposals[task.code]:
            told = _("đề xuất: {targets}").format(targets=proposals_text(proposals[task.code]))
        if told or alone:
            lines += wrap(f"{task.code}  {told or _('yêu cầu không nêu con số nào đọc được')}", screen_width())
    waiting = sum(1 for found in proposals.values() if found)
    if waiting:
        lines.append(
            plural("{number} nhiệm vụ chờ xác nhận: partui target MÃ --accept | CHỈ TIÊU | --reject", number=waiting)
        )
    say_lines(lines)
