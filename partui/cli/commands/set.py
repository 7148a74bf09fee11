"""`partui set`: an edit, in the journal."""

from collections.abc import Sequence
from datetime import date

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.command import by_option, subcommand, why_option
from partui.cli.commands.row_options import cell_options, lines_of
from partui.cli.output import say, tell
from partui.cli.session import Session, Store
from partui.cli.values import Read, a_date, a_percentage, a_status
from partui.domain.agencies.members import MemberStatus
from partui.domain.tasks.evidence import issued_by, unproved_products
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.store.edits.evidence import task_evidence
from partui.store.journal.edit import author, edit_tasks
from partui.store.journal.officer import officer_name
from partui.store.queries.plan_codes import inheriting
from partui.store.queries.tasks import task_id, tasks_by_id


@subcommand("set", help=_("Sửa một hay nhiều nhiệm vụ, cùng lúc; ghi vào nhật ký."))
@click.argument("codes", metavar=_("MÃ…"), nargs=-1, required=True)
@click.option("--status", type=Read(a_status), metavar="|".join(Status), help=_("Trạng thái."))
@click.option("--completed-on", type=Read(a_date), metavar=_("NGÀY"), help=_("Ngày hoàn thành; mặc định là ngày xem."))
@click.option(
    "--deadline", metavar=_("CHỮ"), help=_("Thời hạn bằng chữ: Quý III, Trước ngày 01/12; để trống: theo kế hoạch.")
)
@click.option("--leads", metavar=_("CHỮ"), help=_("Cơ quan chủ trì; để trống: theo kế hoạch."))
@click.option(
    "--member",
    "members",
    multiple=True,
    metavar=_("TÊN"),
    help=_("Thành viên của nhóm thực hiện; khi ấy --status và --completed-on là của thành viên. Ghi được nhiều lần."),
)
@click.option("--progress", type=Read(a_percentage), metavar="0-100", help=_("Đã làm được bao nhiêu phần trăm."))
@click.option("--measured", metavar=_("CHỮ"), help=_("Kết quả đo được, bằng chữ: đạt 32%; để trống: xóa."))
@cell_options
@click.option("--note", metavar=_("CHỮ"), help=_("Ghi chú; để trống: xóa."))
@why_option
@by_option
def command(
    session: Session,
    *,
    codes: tuple[str, ...],
    status: Status | None,
    completed_on: date | None,
    deadline: str | None,
    leads: str | None,
    members: tuple[str, ...],
    progress: int | None,
    measured: str | None,
    title: str | None,
    products: tuple[str, ...],
    requirements: tuple[str, ...],
    implementers: str | None,
    note: str | None,
    why: str,
    by: str | None,
) -> None:
    """Set fields of tasks, all of them or none, and say what was done."""
    asked: dict[str, str | None] = {
        "status": status,
        "completed_on": completed_on.isoformat() if completed_on else None,
        "deadline": deadline,
        "leads": leads,
        "progress": None if progress is None else str(progress),
        "measured": measured,
        "note": note,
        "title": title,
        "products": lines_of(products),
        "requirements": lines_of(requirements),
        "implementers": implementers,
    }
    fields = {field: value for field, value in asked.items() if value is not None}
    if not fields:
        raise click.UsageError(_("Chưa ghi sửa gì: thêm --status, --deadline, --note …"), click.get_current_context())
    if members and not (status and fields.keys() <= {"status", "completed_on"}):
        raise click.UsageError(_("Với --member chỉ ghi --status và --completed-on."), click.get_current_context())
    with session.store() as store:
        tasks = [task_id(store.conn, store.plan, code.strip()) for code in codes]
        if members and status:
            from partui.cli.answers.members import set_named_members

            who = author(officer_name(by), why)
            set_named_members(store, tasks, members, MemberStatus(status, completed_on), who)
            return
        changes = edit_tasks(store.conn, tasks, fields, author(officer_name(by), why), store.day.date)
        edited = tasks_by_id(store.conn, tasks, store.day)
        unproved = _unproved(store, edited) if status is Status.DONE else []
        lines = edited_lines(changes, edited)
        merged = {task.code: inheriting(store.conn, task.id, list(fields)) for task in edited if changes}
    say("\n".join(lines) or _("Không có gì thay đổi."))
    for code, below in merged.items():
        if below:
            tell(_("{code}: ô này trong kế hoạch còn dùng cho {codes}; các nhiệm vụ ấy giữ nguyên.").format(
                code=code, codes=", ".join(below)))  # fmt: skip
    for code, lacking in unproved:
        numbers = ", ".join(str(number) for number in lacking)
        tell(_("{code}: thiếu tài liệu kiểm chứng: sản phẩm {numbers}").format(code=code, numbers=numbers))


def _unproved(store: Store, tasks: Sequence[Task]) -> list[tuple[str, tuple[int, ...]]]:
    """Return which products of tasks no document proves; a task whose products are all proved is left out."""
    found = [
        (task.code, unproved_products(task.products, issued_by(task_evidence(store.conn, task.id), store.day.date)))
        for task in tasks
    ]
    return [(code, products) for code, products in found if products]
