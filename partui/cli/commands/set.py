"""`partui set`: tasks edited, in the journal."""

from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import subcommand
from partui.cli.options import Authorship, CountsFrom, NewAgency, TaskCells, effective_day, journal_fields
from partui.cli.output import tell
from partui.cli.parameters import argument, option
from partui.cli.session import Session, Store
from partui.cli.values import read_day, read_percentage, read_status
from partui.domain.agencies.members import MemberStatus
from partui.domain.dates import TypedDay
from partui.domain.journal.changes import Change
from partui.domain.periods.state import PERIOD
from partui.domain.tasks.evidence import TaskProofs
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.store.journal.edit import edit_each, edit_tasks
from partui.store.journal.writing import Author
from partui.store.queries.document.clauses import clause_ids, clauses_by_id
from partui.store.queries.document.evidence import task_evidence
from partui.store.queries.due.order import waiting_of
from partui.store.queries.plan_codes import inheriting
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.due.periods import periods_left
from partui.wording.task_parts import members_text
from partui.wording.tasks import date_text, extension_note


class TaskEdit(NamedTuple):
    """What is to be set; status and day of completion are those of the members where some are named."""

    status: Annotated[Status | None, option("--status", "|".join(Status), _("Kết quả thực hiện."), read_status)]
    completed_on: Annotated[
        TypedDay | None,
        option("--completed-on", _("NGÀY"), _("Ngày hoàn thành, như 30/9; mặc định là ngày xem."), read_day),
    ]
    deadline: Annotated[
        str | None,
        option("--deadline", _("CHỮ"), _("Thời hạn bằng chữ: Quý III, Trước ngày 01/12; để trống: theo kế hoạch.")),
    ]
    leads: Annotated[str | None, option("--leads", _("CHỮ"), _("Cơ quan chủ trì; để trống: theo kế hoạch."))]
    members: Annotated[
        tuple[str, ...],
        option(
            "--member",
            _("TÊN"),
            _(
                "Thành viên của nhóm thực hiện; khi ấy --status và --completed-on là của thành viên."
                " Ghi được nhiều lần."
            ),
            multiple=True,
        ),
    ]
    progress: Annotated[
        int | None, option("--progress", "0-100", _("Đã làm được bao nhiêu phần trăm."), read_percentage)
    ]
    measured: Annotated[
        str | None, option("--measured", _("CHỮ"), _("Kết quả đo được, bằng chữ: đạt 32%; để trống: xóa."))
    ]
    serves: Annotated[
        str | None,
        option("--criterion", _("MÃ"), _("Tiêu chí mà nhiệm vụ tính điểm cho; để trống: theo mã."), str.strip),
    ]
    effort: Annotated[str | None, option("--effort", "1-5", _("Công sức, từ 1 (ít) đến 5 (nhiều); để trống: xóa."))]
    after: Annotated[
        str | None, option("--after", _("MÃ,…"), _("Nhiệm vụ phải xong trước, cách nhau bằng dấu phẩy; để trống: xóa."))
    ]
    quorum: Annotated[
        str | None,
        option("--quorum", "N|N%", _("Bao nhiêu thành viên của nhóm xong là đủ: 8, 30%; để trống: không đặt.")),
    ]
    cells: TaskCells
    note: Annotated[str | None, option("--note", _("CHỮ"), _("Ghi chú; để trống: xóa."))]


@subcommand("set", help=_("Sửa một hay nhiều nhiệm vụ, cùng lúc; ghi vào nhật ký."))
def set_tasks(
    session: Session,
    codes: Annotated[tuple[str, ...], argument(_("MÃ…"), str.strip, nargs=-1, required=True)],
    edit: TaskEdit,
    since: CountsFrom,
    new_agency: NewAgency,
    authorship: Authorship,
) -> None:
    """Set fields of tasks, all of them or none, and say what was done."""
    fields = journal_fields(edit._replace(members=()))
    if not fields:
        raise click.UsageError(_("Chưa ghi sửa gì: thêm --status, --deadline, --note …"))
    if edit.members and not (edit.status and fields.keys() <= {"status", "completed_on"}):
        raise click.UsageError(_("Với --member chỉ ghi --status và --completed-on."))
    with session.store() as opened:
        on = effective_day(since, opened)
        store = opened._replace(day=opened.day._replace(date=on)) if on else opened
        who = authorship.author(new_agencies=new_agency)._replace(on=on)
        if edit.completed_on:
            fields["completed_on"] = store.day_typed(edit.completed_on).isoformat()
        clauses = clause_ids(store.conn, store.plan, codes)
        if clauses:
            say_edits(_edit_clauses(store, clauses, fields, who))
            return
        tasks = [task_id(store.conn, store.plan, code) for code in codes]
        if edit.members and edit.status:
            _set_members(store, tasks, edit, edit.status, who)
            return
        changes = edit_tasks(store.conn, tasks, fields, who, store.day.date)
        now = tasks_by_id(store.conn, tasks, store.day)
        left = [(task.code, periods_left(task.periods)) for task in now if task.periods and _ticks(changes, task.code)]
        unproved = _unproved(store, now) if edit.status is Status.DONE else []
        early = _out_of_order(store, now) if edit.status is Status.DONE else []
        lines = edited_lines(changes, now)
        merged = {task.code: inheriting(store.conn, task.id, list(fields)) for task in now if changes}
    say_edits(lines)
    for code, told in left:
        tell(f"{code}: {told}")
    for code, below in merged.items():
        if below:
            tell(_("{code}: ô này trong kế hoạch còn dùng cho {codes}; các nhiệm vụ ấy giữ nguyên.").format(
                code=code, codes=", ".join(below)))  # fmt: skip
    for task in now if "deadline" in fields else ():
        if note := extension_note(task):
            tell(_("{code}: gia hạn vẫn giữ; hạn đang tính là {due} ({note}).").format(
                code=task.code, due=date_text(task.due_on), note=note))  # fmt: skip
    for code, before in early:
        tell(_("{code} xong trước {before}, là việc phải xong trước nó.").format(code=code, before=", ".join(before)))
    for code, lacking in unproved:
        numbers = ", ".join(str(number) for number in lacking)
        tell(_("{code}: thiếu tài liệu kiểm chứng: sản phẩm {numbers}").format(code=code, numbers=numbers))


def _ticks(changes: Sequence[Change], code: str) -> bool:
    """Tell whether an edit said something of an instance of a task."""
    return any(change.field.startswith(PERIOD) for change in changes if change.code == code)


def _edit_clauses(store: Store, clauses: Sequence[int], fields: Mapping[str, str], who: Author) -> list[str]:
    """Set fields of rows of the plan's body; return what was changed."""
    changes = edit_each(store.conn, dict.fromkeys(clauses, fields), who, store.day.date, kind="clause")
    return edited_lines(changes, clauses_by_id(store.conn, store.plan, clauses, store.day))


def _set_members(store: Store, tasks: Sequence[int], edit: TaskEdit, status: Status, author: Author) -> None:
    """Say of members how far they have come with tasks, and print what was changed and how many are done.

    Raises:
        PartuiError: a task without such a member, a status that no member can have.
    """
    from partui.store.edits.members import member_named, set_members

    day = store.day.date
    completed_on = store.day_typed(edit.completed_on) if edit.completed_on else None
    keys = list(dict.fromkeys(member_named(store.conn, tasks[0], name, day).key for name in edit.members))
    changes = set_members(store.conn, tasks, keys, MemberStatus(status, completed_on), author, day)
    say_edits(edited_lines(changes))
    for task in tasks_by_id(store.conn, tasks, store.day):
        tell(f"{task.code}: {members_text(task)}")


def _out_of_order(store: Store, tasks: Sequence[Task]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tasks that are done before what comes before them, each with that."""
    day = store.day.date.isoformat()
    found = [(task.code, waiting_of(store.conn, task, day).before) for task in tasks if task.after]
    return [(code, before) for code, before in found if before]


def _unproved(store: Store, tasks: Sequence[Task]) -> list[tuple[str, tuple[int, ...]]]:
    """Return which products of tasks no document proves; a task whose products are all proved is left out."""
    found = [
        (task.code, TaskProofs(task, task_evidence(store.conn, task.id), store.day.date).unproved) for task in tasks
    ]
    return [(code, products) for code, products in found if products]
