"""`partui report`: the plan as Word, Excel, Markdown, HTML, CSV or a calendar."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import click

from partui.cli.command import subcommand
from partui.cli.options import AgencyPart, Force, OutArgument
from partui.cli.output import confirm, confirm_lines, screen_width, work_is_done
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session, Store
from partui.cli.table import Cell, TableColumn, table
from partui.cli.values import read_report_kind
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partui.domain.plan.report import Reminder, Report, ReportKind
    from partui.domain.tasks.dossier import Dossier


@subcommand("report", help=_("Xuất báo cáo; đuôi tệp quyết định dạng: .docx .xlsx .md .html .csv .ics .zip."))
def make_report(
    session: Session,
    kind: Annotated["ReportKind", argument("progress|reminder|scores|calendar|dossier", read_report_kind)],
    out: OutArgument,
    agency: AgencyPart,
    everyone: Annotated[
        bool, flag("--all", _("reminder: mỗi cơ quan có nhiệm vụ quá hạn hoặc sắp đến hạn một văn bản, vào thư mục."))
    ],
    since: Annotated[
        str,
        option(
            "--since",
            _("NGÀY|TÊN"),
            _("progress: kể thêm những gì đã khác từ ngày hay bản chốt này."),
            str.strip,
            default="",
        ),
    ],
    force: Force,
) -> None:
    """Write a report, and say where it is."""
    _check_usage(kind, agency, everyone)
    if since and kind != "progress":
        raise click.UsageError(_("--since chỉ dùng cho progress."))
    if everyone:
        _write_reminders(session, out, force)
        return
    from partui.reports.writing import check_report_target, write_report
    from partui.store.queries.reporting import build_report

    check_report_target(kind, out, force=force)
    with session.store() as store:
        report = build_report(store.conn, kind, store.plan, store.day, date.today(), store.agency(agency)[0], since)
    write_report(report, out, force=force)
    work_is_done()
    confirm(_("Đã ghi {target}: {what}.").format(target=clean(out), what=_what(report)))


def _check_usage(kind: "ReportKind", agency: str | None, everyone: bool) -> None:
    if everyone and kind != "reminder":
        raise click.UsageError(_("--all chỉ dùng cho reminder."))
    if everyone and agency is not None:
        raise click.UsageError(_("--all và --agency không đi cùng nhau."))
    if kind == "reminder" and agency is None and not everyone:
        raise click.UsageError(_("Văn bản đôn đốc gửi từng cơ quan: thêm --agency TÊN hoặc --all."))


def _write_reminders(session: Session, folder: str, force: bool) -> None:
    from partui.reports.writing import write_reminders
    from partui.store.queries.reporting import reminders

    with session.store() as store:
        reports, unled = reminders(store.conn, store.plan, store.day, date.today())
    if reports:
        names = write_reminders(reports, folder, force=force)
        work_is_done()
        confirm_lines(_written(reports, names, folder))
    else:
        confirm(_nobody(store))
    if unled:
        told = _("! Quá hạn hoặc sắp đến hạn mà chưa ghi cơ quan chủ trì, nên không có văn bản đôn đốc: {codes}.")
        confirm(told.format(codes=", ".join(clean(code) for code in unled)))


def _written(reports: "Sequence[Reminder]", names: "Sequence[str]", folder: str) -> list[str]:
    head = plural("Đã ghi {number} văn bản đôn đốc vào {folder}:", number=len(names), folder=clean(folder))
    rows = [
        (
            Cell(name),
            Cell(clean(report.head.agency or "")),
            Cell(_("{late} quá hạn, {soon} sắp đến hạn").format(late=len(report.overdue), soon=len(report.due_soon))),
        )
        for name, report in zip(names, reports, strict=True)
    ]
    return [head, *table((TableColumn(""), TableColumn(""), TableColumn("")), rows, screen_width(), indent="  ")]


def _nobody(store: Store) -> str:
    return _("✓ Tính đến {day}, không có cơ quan nào phải đôn đốc; không ghi tệp nào.").format(
        day=show_date(store.day.date)
    )


def _what(report: "Report | Dossier") -> str:
    from partui.domain.plan.report import Assessment, Deadlines, Progress, Reminder
    from partui.domain.tasks.dossier import Dossier

    day = show_date(report.head.day)
    match report:
        case Progress():
            text = plural("{tasks} nhiệm vụ, tính đến {day}", tasks=len(report.tasks), day=day)
        case Reminder():
            text = plural(
                "{late} nhiệm vụ quá hạn, {soon} sắp đến hạn, tính đến {day}",
                late=len(report.overdue),
                soon=len(report.due_soon),
                day=day,
            )
        case Assessment():
            leaves = sum(1 for row in report.scores.rows if row.is_leaf)
            text = plural("{criteria} tiêu chí, tính đến {day}", criteria=leaves, day=day)
        case Dossier():
            untold = [each for each in report.missing if not each.code]
            text = plural(
                "{documents} tài liệu, còn thiếu {missing} sản phẩm",
                documents=len(report.filed),
                missing=len(report.missing) - len(untold),
            )
            if untold:
                text += plural("; {criteria} tiêu chí chưa có tài liệu, điểm và giải trình", criteria=len(untold))
        case Deadlines():
            text = plural("{tasks} thời hạn", tasks=len(report.tasks))
    return f"{clean(report.head.agency)}, {text}" if report.head.agency else text
