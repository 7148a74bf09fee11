"""`partui status`, `overdue` and `list`: how the plan stands, what is late, tasks chosen and ordered."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

import click

from partui.cli.answers.due.overdue import print_overdue
from partui.cli.answers.due.today import print_today
from partui.cli.answers.status import print_status
from partui.cli.command import subcommand
from partui.cli.options import AgencyInRole, AgencyPart, AsJson, Force
from partui.cli.output import say_json, say_lines, say_utf8, screen_width, tell, work_is_done
from partui.cli.parameters import flag, option
from partui.cli.session import Session, Store
from partui.cli.table import Cell, TableColumn, table, tone_of
from partui.cli.values import read_order, read_part, read_path, read_status, read_timeliness
from partui.domain.agencies.members import followed, members_done
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Part, Role, Task
from partui.domain.text import clean
from partui.locale import _, official, pgettext, plural
from partui.store.queries.document.register import documents_by_task
from partui.store.queries.headings import chapter_codes
from partui.store.queries.listing import Sort, TaskQuery, task_keys
from partui.store.queries.tasks import tasks_by_id
from partui.wording.due.periods import periods_count
from partui.wording.labels import filter_texts, status_label
from partui.wording.tasks import days_text, due_text, listed_names, signed_task_standing


@subcommand("status", help=_("Đếm nhiệm vụ theo kết quả, so với hạn và theo cơ quan chủ trì."))
def status(
    session: Session,
    of: AgencyInRole,
    since: Annotated[
        str,
        option(
            "--since",
            _("NGÀY|TÊN"),
            _("Kể thêm những gì đã khác từ ngày này, hay từ bản chốt có tên này."),
            str.strip,
            default="",
        ),
    ],
    ranking: Annotated[
        bool, flag("--ranking", _("Xếp hạng cơ quan: đúng hạn, quá hạn, điểm giữ, tài liệu thiếu, trả lời văn bản."))
    ],
    as_json: AsJson,
) -> None:
    """Print the counts of the plan, or of one agency; with `--ranking` the agencies side by side."""
    if ranking:
        from partui.cli.answers.due.ranking import print_ranking

        if since and of.role is not Role.LEAD:
            raise click.UsageError(_("--ranking chỉ so được với ngày trước theo việc chủ trì; bỏ --role hoặc --since."))
        print_ranking(session, of.agency, of.role, as_json, since)
        return
    print_status(session, of.agency, of.role, as_json, since)


@subcommand(
    "today",
    help=_("Việc của hôm nay: quá hạn, đến hạn trong 7 và 30 ngày, các mốc, theo cơ quan; mã 3 khi có việc quá hạn."),
)
def today(
    session: Session,
    agency: AgencyPart,
    line: Annotated[bool, flag("--line", _("Một dòng, cho lời chào khi đăng nhập hay cron."))],
    as_json: AsJson,
) -> int:
    """Print what is late and what is due soon."""
    if line and as_json:
        raise click.UsageError(_("Chọn --line hoặc --json, không cả hai."))
    return print_today(session, agency, line=line, as_json=as_json)


@subcommand("overdue", help=_("Nhiệm vụ quá hạn theo cơ quan, nặng nhất trước."))
def overdue(
    session: Session,
    of: AgencyInRole,
    check: Annotated[bool, flag("--check", _("Thoát với mã 3 khi có nhiệm vụ hoặc mốc quá hạn."))],
    as_json: AsJson,
) -> int:
    """Print the late tasks of the plan, or of one agency."""
    return print_overdue(session, of.agency, of.role, check, as_json)


class TaskFilter(NamedTuple):
    """Which tasks, in which order."""

    of: AgencyInRole
    chapter: Annotated[str | None, option("--chapter", _("SỐ"), _("Chỉ một lĩnh vực: 1 đến 8."), str.strip)]
    status: Annotated[Status | None, option("--status", "|".join(Status), _("Chỉ một kết quả thực hiện."), read_status)]
    timeliness: Annotated[
        Timeliness | None,
        option(
            "--timeliness", _("SO_VỚI_HẠN"),
            _("overdue, due_soon, in_time, no_deadline, done_on_time, done_late, cancelled."), read_timeliness,
        ),
    ]  # fmt: skip
    part: Annotated[
        Part,
        option(
            "--part", "|".join(Part), _("annex (Phụ lục II, mặc định), body (thân kế hoạch) hay all (cả hai)."),
            read_part, default=Part.ANNEX.value,
        ),
    ]  # fmt: skip
    search: Annotated[str, option("--search", _("CHỮ"), _("Có chữ này; không phân biệt hoa thường, dấu."), default="")]
    sort: Annotated[
        tuple[Sort, bool],
        option(
            "--sort", _("CỘT"),
            _("code, title, lead, due, days, timeliness, status; thêm “-” phía trước để đảo."), read_order,
            default=Sort.CODE.value,
        ),
    ]  # fmt: skip


@subcommand("list", help=_("Danh sách nhiệm vụ, lọc và sắp theo ý."), writes=True)
def list_tasks(
    session: Session,
    filter: TaskFilter,
    as_json: AsJson,
    as_csv: Annotated[
        bool, flag("--csv", _("In ra CSV, mã UTF-8, cho chương trình khác; Excel, LibreOffice: --xlsx."))
    ],
    xlsx: Annotated[
        str | None, option("--xlsx", _("TỆP"), _("Ghi ra tệp Excel, để lọc, in, điền rồi lấy lại."), read_path)
    ],
    force: Force,
) -> None:
    """Print the tasks looked for, or write them to a file."""
    if as_json + as_csv + (xlsx is not None) > 1:
        raise click.UsageError(_("Chọn một trong --json, --csv, --xlsx."))
    if (force or session.dry_run) and xlsx is None:
        raise click.UsageError(_("--force, --dry-run chỉ đi cùng --xlsx."))
    if xlsx is not None:
        _write(session, filter, xlsx, force)
        return
    with session.store() as store:
        tasks = _tasks(store, filter)
        register = documents_by_task(store.conn, store.plan) if as_json or as_csv else {}
    if as_json:
        from partui.cli.answers.tasks import task_object

        say_json([task_object(task, register.get(task.code, ())) for task in tasks])
    elif as_csv:
        from partui.cli.answers.tasks import tasks_csv

        say_utf8(tasks_csv(tasks, register))
    else:
        say_lines(_as_lines(tasks))


def _write(session: Session, filter: TaskFilter, target: str, force: bool) -> None:
    from datetime import date

    from partui.reports.writing import check_list_target, write_list
    from partui.store.queries.reports.listed import task_list

    check_list_target(target, force=force)
    with session.store() as store:
        tasks = _tasks(store, filter)
        listed = task_list(store.conn, store.plan, tasks, store.day, date.today(), _chosen(store, filter))
    if session.dry_run:
        tell(plural("Sẽ ghi {target}: {number} nhiệm vụ.", number=len(tasks), target=clean(target)))
        return
    write_list(listed, target, force=force)
    work_is_done()
    tell(plural("Đã ghi {target}: {number} nhiệm vụ.", number=len(tasks), target=clean(target)))


def _chosen(store: Store, filter: TaskFilter) -> str:
    agency = (
        store.agency(filter.of.agency)[1] if filter.of.agency and filter.part is not Part.BODY else filter.of.agency
    )
    with official():
        texts = filter_texts(filter.search, agency, filter.of.role, filter.chapter, filter.status, filter.timeliness)
    return " · ".join(texts)


def _tasks(store: Store, filter: TaskFilter) -> list[Task]:
    found: list[Task] = []
    if filter.part is not Part.BODY:
        agency, _name = store.agency(filter.of.agency)
        query = _query(filter, agency, None if filter.chapter is None else _chapter(store, filter.chapter))
        found += tasks_by_id(store.conn, task_keys(store.conn, store.plan, query, store.day), store.day)
    if filter.part is not Part.ANNEX:
        from partui.store.queries.agencies import directory_agency
        from partui.store.queries.document.clauses import list_clauses

        named = filter.of.agency
        agency = None if named is None else directory_agency(store.conn, store.plan, named).id
        found += list_clauses(store.conn, store.plan, _query(filter, agency, filter.chapter), store.day)
    return found


def _query(filter: TaskFilter, agency: int | None, chapter: str | None) -> TaskQuery:
    return TaskQuery(
        agency=agency,
        role=filter.of.role,
        chapter=chapter,
        status=filter.status,
        timeliness=filter.timeliness,
        search=filter.search,
        sort=filter.sort[0],
        descending=filter.sort[1],
    )


def _status(task: Task) -> str:
    label = status_label(task.status)
    if periods := periods_count(task):
        return f"{label} {periods}"
    members = followed(task.members)
    return f"{label} {members_done(members)}/{len(members)}" if members else label


def _chapter(store: Store, asked: str) -> str:
    known = chapter_codes(store.conn, store.plan)
    meant = next((code for code in known if code.casefold() == asked.casefold()), None)
    if meant is not None:
        return meant
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
        TableColumn(_("Mã")),
        TableColumn(pgettext("column", "Nhiệm vụ"), least=24),
        TableColumn(_("Chủ trì"), least=10, leaves=1),
        TableColumn(_("Hạn")),
        TableColumn(_("Số ngày"), leaves=2),
        TableColumn(_("So với hạn")),
        TableColumn(_("Kết quả"), leaves=3),
    )
    rows = [
        (
            Cell(task.code),
            Cell(clean(task.title)),
            Cell(listed_names(task.leads)),
            Cell(due_text(task)),
            Cell(days_text(task), tone_of(task.timeliness)),
            Cell(signed_task_standing(task), tone_of(task.timeliness)),
            Cell(_status(task)),
        )
        for task in tasks
    ]
    return [*table(columns, rows, screen_width()), "", plural("{count} nhiệm vụ", count=len(tasks))]
