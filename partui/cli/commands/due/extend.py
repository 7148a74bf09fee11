"""`partui extend`: a later due day, beside the plan's own."""

from typing import Annotated

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.answers.tasks import extension_object
from partui.cli.command import subcommand
from partui.cli.options import AsJson, Authorship, effective_day
from partui.cli.output import say_json, say_lines, tell, tell_lines
from partui.cli.parameters import argument, option
from partui.cli.session import Session
from partui.cli.values import read_day
from partui.domain.dates import TypedDay
from partui.domain.tasks.extensions import read_extension
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.edits.due.extensions import extend_tasks, extension_typed, take_extension_back
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.tasks import due_text, extension_text

_LAST = "0"


@subcommand("extend", help=_("Gia hạn một hay nhiều nhiệm vụ; hạn của kế hoạch giữ nguyên. Không ghi --to: xem."))
def extend(
    session: Session,
    codes: Annotated[tuple[str, ...], argument(_("MÃ…"), str.strip, nargs=-1, required=True)],
    to: Annotated[str | None, option("--to", _("CHỮ"), _("Hạn mới bằng chữ: “Ngày 15/11”, “Quý IV”."))],
    document: Annotated[str, option("--by-document", _("CHỮ"), _("Văn bản cho gia hạn: 1234/UBND-TH."), default="")],
    on: Annotated[
        TypedDay | None,
        option("--on", _("NGÀY"), _("Cho, hay bỏ gia hạn từ ngày nào; mặc định ngày xem."), read_day),
    ],
    removed: Annotated[
        str | None,
        option(
            "--remove",
            _("[LẦN]"),
            _("Bỏ lần gia hạn thứ mấy; không ghi số: lần cuối."),
            is_flag=False,
            flag_value=_LAST,
        ),
    ],
    as_json: AsJson,
    authorship: Authorship,
) -> None:
    """Write down an extension, take it away, or list those granted."""
    if to is not None and removed is not None:
        raise click.UsageError(_("Ghi --to, hoặc --remove; không cả hai."))
    if (to is None and document) or (to is None and removed is None and on is not None):
        raise click.UsageError(_("--on đi cùng --to hoặc --remove, --by-document đi cùng --to."))
    with session.store() as store:
        conn, plan, day = store
        tasks = [task_id(conn, plan, code) for code in codes]
        changes, in_force = None, False
        if to is not None:
            granted_on = store.day_typed(on) if on else day.date
            extension = extension_typed(to, granted_on, document, plan)
            changes = extend_tasks(conn, tasks, extension, authorship.author(), day.date)
        elif removed is not None:
            if len(tasks) > 1:
                raise click.UsageError(_("--remove đi cùng một MÃ."))
            since = effective_day(on, store)
            changes = take_extension_back(conn, tasks[0], _which(removed), authorship.author()._replace(on=since))
            gone = read_extension("", changes[0].old)
            in_force = gone is not None and gone.granted_on < (since or day.date)
        now = tasks_by_id(conn, tasks, day)
    if as_json:
        say_json(
            [{"code": task.code, "extensions": [extension_object(each) for each in task.extensions]} for task in now]
        )
        return
    lines = [line for task in now for line in _lines(task, listed=changes is None)]
    if changes is None:
        say_lines(lines)
    else:
        say_edits(edited_lines(changes))
        tell_lines(lines)
    if in_force:
        told = _("Trước ngày {day} lần gia hạn ấy vẫn tính. Nếu ghi nhầm: partui undo, rồi bỏ với --on ngày đã cho.")
        tell(told.format(day=show_date(since or day.date)))


def _which(removed: str) -> int | None:
    if not (removed.isascii() and removed.isdecimal()):
        raise click.UsageError(_("--remove nhận số thứ tự của lần gia hạn, như 1."))
    return None if removed == _LAST else int(removed)


def _lines(task: Task, *, listed: bool) -> list[str]:
    """Return when a task is due now, and each extension where they are listed."""
    told = _("{code}: hạn {due}").format(code=task.code, due=due_text(task))
    if not listed:
        return [told]
    return [told, *(f"  {number}. {extension_text(each)}" for number, each in enumerate(task.extensions, start=1))]
