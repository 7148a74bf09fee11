"""`partui list`: tasks, chosen and ordered."""

from collections.abc import Sequence

import click

from partui.cli.command import agency_option, json_option, role_option, subcommand
from partui.cli.output import say, say_csv, say_json, screen_width
from partui.cli.session import Session, Store
from partui.cli.table import Cell, Column, table, timeliness_cell, tone_of
from partui.cli.values import Read, a_status, a_timeliness, an_order
from partui.domain.agencies.members import members_done
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Role, Task
from partui.domain.text import clean
from partui.locale import _, pgettext, plural
from partui.store.queries.listing import Sort, TaskQuery, task_keys
from partui.store.queries.tasks import chapters, tasks_by_id
from partui.wording.labels import status_label
from partui.wording.tasks import days_text, due_text, joined


@subcommand("list", help=_("Danh sách nhiệm vụ, lọc và sắp theo ý."))
@agency_option
@role_option
@click.option("--chapter", metavar=_("SỐ"), help=_("Chỉ một lĩnh vực: 1 đến 8."))
@click.option("--status", type=Read(a_status), metavar="|".join(Status), help=_("Chỉ một trạng thái."))
@click.option(
    "--timeliness",
    type=Read(a_timeliness),
    metavar=_("TÌNH TRẠNG"),
    help=_("overdue, due_soon, in_time, no_deadline, done_on_time, done_late, cancelled."),
)
@click.option("--search", metavar=_("CHỮ"), default="", help=_("Có chữ này; không phân biệt hoa thường, dấu."))
@click.option(
    "--sort",
    type=Read(an_order),
    default=Sort.CODE.value,
    metavar=_("CỘT"),
    help=_("code, title, lead, due, days, timeliness, status; thêm “-” phía trước để đảo."),
)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help=_("In ra CSV, mã UTF-8."))
def command(
    session: Session,
    *,
    agency: str | None,
    role: Role,
    chapter: str | None,
    status: Status | None,
    timeliness: Timeliness | None,
    search: str,
    sort: tuple[Sort, bool],
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the tasks looked for."""
    if as_json and as_csv:
        raise click.UsageError(_("Chọn --json hoặc --csv, không cả hai."), click.get_current_context())
    with session.store() as store:
        wanted = TaskQuery(
            agency=None if agency is None else _agency(store, agency),
            role=role,
            chapter=None if chapter is None else _chapter(store, chapter),
            status=status,
            timeliness=timeliness,
            search=search,
            sort=sort[0],
            descending=sort[1],
        )
        tasks = tasks_by_id(store.conn, task_keys(store.conn, store.plan, wanted, store.day), store.day)
    if as_json:
        from partui.cli.answers.task_objects import task_object

        say_json([task_object(task) for task in tasks])
    elif as_csv:
        from partui.cli.answers.task_csv import tasks_csv

        say_csv(tasks_csv(tasks))
    else:
        say("\n".join(_as_lines(tasks)))


def _status(task: Task) -> str:
    label = status_label(task.status)
    return f"{label} {members_done(task.members)}/{len(task.members)}" if task.members else label


def _agency(store: Store, query: str) -> int:
    from partui.store.queries.agencies import agency_named

    return agency_named(store.conn, store.plan, query)[0]


def _chapter(store: Store, asked: str) -> str:
    known = [chapter.code for chapter in chapters(store.conn, store.plan)]
    if asked.strip() in known:
        return asked.strip()
    raise PartuiError(
        "Kế hoạch {plan} không có lĩnh vực “{chapter}”; hiện có: {known}.",
        plan=store.plan,
        chapter=asked,
        known=", ".join(known),
    )


def _as_lines(tasks: Sequence[Task]) -> list[str]:
    if not tasks:
        return [_("Không có nhiệm vụ nào như vậy. Bớt điều kiện, hoặc gõ “partui list” để xem tất cả.")]
    columns = (
        Column(_("Mã")),
        Column(pgettext("column", "Nhiệm vụ"), least=24),
        Column(_("Chủ trì"), least=10, leaves=1),
        Column(_("Hạn")),
        Column(_("Còn, trễ"), leaves=2),
        Column(_("Tình trạng")),
        Column(_("Trạng thái"), leaves=3),
    )
    rows = [
        (
            Cell(task.code),
            Cell(clean(task.title)),
            Cell(joined(task.leads)),
            Cell(due_text(task)),
            Cell(days_text(task), tone_of(task.timeliness)),
            timeliness_cell(task.timeliness),
            Cell(_status(task)),
        )
        for task in tasks
    ]
    return [*table(columns, rows, screen_width()), "", plural("{count} nhiệm vụ", count=len(tasks))]
