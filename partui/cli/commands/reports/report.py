"""`partui report`: the plan as Word, Excel, Markdown, HTML, CSV or a calendar."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import click

from partui.cli.command import subcommand
from partui.cli.commands.reports.letters import LetterOptions, write_letters
from partui.cli.commands.reports.signing import ask_office, tell_of_no_office
from partui.cli.options import AgencyPart, EditedBy, Force, author_named
from partui.cli.output import say_utf8, tell, wrote
from partui.cli.parameters import argument, option
from partui.cli.session import Session, Store
from partui.cli.values import STREAM, read_day, read_path, read_report_kind, read_source
from partui.domain.dates import TypedDay
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date

if TYPE_CHECKING:
    from partui.domain.brief.page import Brief
    from partui.domain.plan.report import Report, ReportKind
    from partui.domain.tasks.dossier import Dossier


@subcommand(
    "report", help=_("Xuất báo cáo; đuôi tệp quyết định dạng: .docx .pdf .xlsx .md .html .csv .ics .zip."), writes=True
)
def make_report(
    session: Session,
    kind: Annotated["ReportKind", argument("progress|reminder|scores|calendar|dossier|brief", read_report_kind)],
    out: Annotated[str, argument(_("TỆP|-"), read_source)],
    agency: AgencyPart,
    letters: LetterOptions,
    since: Annotated[
        str,
        option(
            "--since",
            _("NGÀY|TÊN"),
            _("progress, brief: kể thêm những gì đã khác từ ngày hay bản chốt này."),
            str.strip,
            default="",
        ),
    ],
    first: Annotated[
        TypedDay | None,
        option("--from", _("NGÀY"), _("progress, brief: ngày đầu kỳ báo cáo; ngày cuối là ngày xem."), read_day),
    ],
    form: Annotated[
        str | None,
        option(
            "--template",
            _("TỆP.docx"),
            _("progress, reminder: mẫu Word của cơ quan, thay cho thể thức mặc định."),
            read_path,
        ),
    ],
    form_piped: Annotated[
        str,
        option("--format", "md|html|csv|ics", _("Dạng khi ghi ra đầu ra chuẩn (-)."), str.strip, default=""),
    ],
    force: Force,
    by: EditedBy,
) -> None:
    """Write a report, and say where it is."""
    _check_usage(kind, agency, letters)
    from partui.domain.plan.report import COMPARED

    if since and kind not in COMPARED:
        raise click.UsageError(_("--since chỉ dùng cho progress và brief."))
    if first and kind not in {"progress", "brief"}:
        raise click.UsageError(_("--from chỉ dùng cho progress và brief."))
    template = form or ""
    _check_template(kind, letters, template)
    if form_piped and out != STREAM:
        raise click.UsageError(_("--format chỉ dùng khi ghi ra đầu ra chuẩn; với tệp, đuôi tệp quyết định dạng."))
    if out == STREAM:
        _pipe(session, kind, form_piped, template, agency, since, first)
        return
    if kind == "reminder":
        write_letters(session, out, agency, letters, author_named(by), template, force=force)
        return
    from partui.reports.writing import check_report_target, write_report
    from partui.wording.reports import is_signed

    check_report_target(kind, out, force=force, template=template)
    with session.store() as store:
        if is_signed(kind, out):
            ask_office(session, store, author_named(by))
        report = _report(store, kind, agency, since, first)
        if not session.dry_run:
            write_report(report, out, force=force, template=template)
        wrote(out, dry_run=session.dry_run)
        said = _("Sẽ ghi {target}: {what}.") if session.dry_run else _("Đã ghi {target}: {what}.")
        tell(said.format(target=clean(out), what=_what(report)))
        if is_signed(kind, out) and not session.dry_run:
            tell_of_no_office(store)


def _pipe(
    session: Session,
    kind: "ReportKind",
    wanted: str,
    template: str,
    agency: str | None,
    since: str,
    first: TypedDay | None,
) -> None:
    """Print a report to standard output."""
    from partui.reports.writing import report_text, report_writer
    from partui.wording.reports import piped_ending

    if session.as_json:
        raise click.UsageError(_("--json và “-” cùng ghi ra đầu ra chuẩn; chỉ ghi một."))
    write = report_writer(kind, piped_ending(kind, wanted), template)
    with session.store() as store:
        text = report_text(_report(store, kind, agency, since, first), write)
    if not session.dry_run:
        say_utf8(text)


def _report(
    store: Store, kind: "ReportKind", agency: str | None, since: str, first: TypedDay | None
) -> "Report | Dossier | Brief":
    from partui.store.queries.reports.kinds import build_report

    begins = store.day_typed(first) if first else None
    about = store.agency(agency)[0]
    return build_report(store.conn, kind, store.plan, store.day, date.today(), about, since, begins)


def _check_template(kind: "ReportKind", letters: LetterOptions, template: str) -> None:
    if template and (kind not in {"progress", "reminder"} or letters.collective or letters.eml or letters.pdf):
        raise click.UsageError(_("--template chỉ dùng cho progress và cho văn bản đôn đốc từng cơ quan ra tệp .docx."))


def _check_usage(kind: "ReportKind", agency: str | None, letters: LetterOptions) -> None:
    if kind != "reminder" and any(letters):
        raise click.UsageError(_("--all, --collective, --eml, --pdf, --draft chỉ dùng cho reminder."))
    if letters.pdf and (letters.eml or not letters.everyone):
        raise click.UsageError(_("--pdf chỉ dùng với --all, không cùng --eml; một văn bản thì ghi tên tệp đuôi .pdf."))
    if (agency is not None) + letters.everyone + letters.collective > 1:
        raise click.UsageError(_("--agency, --all và --collective: chỉ ghi một."))
    if kind == "reminder" and agency is None and not letters.everyone and not letters.collective:
        raise click.UsageError(_("Văn bản đôn đốc: thêm --agency TÊN, --all hoặc --collective."))


def _what(report: "Report | Dossier | Brief") -> str:
    from partui.domain.brief.page import Brief
    from partui.domain.plan.report import Assessment, Deadlines, Progress
    from partui.domain.tasks.dossier import Dossier

    day = show_date(report.head.day)
    match report:
        case Progress():
            text = plural("{tasks} nhiệm vụ, tính đến {day}", tasks=len(report.tasks), day=day)
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
        case Brief():
            text = plural("{late} nhiệm vụ quá hạn, tính đến {day}", late=len(report.late), day=day)
        case Deadlines():
            text = plural("{tasks} thời hạn", tasks=len(report.tasks))
        case _:
            raise AssertionError(report)
    return f"{clean(report.head.agency)}, {text}" if report.head.agency else text
