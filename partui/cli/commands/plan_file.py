"""Plans in and out of the store: `partui import` and `partui template`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import click

from partui.cli.answers.changes import say_changes
from partui.cli.command import subcommand
from partui.cli.import_options import CorrectionOptions, MisspeltAgencies, PlanHeadOptions, TableOptions
from partui.cli.interaction import ProgressBar, choose
from partui.cli.options import AsJson, DryRun, EditedBy, Force, OutArgument, author_named
from partui.cli.output import can_ask, say, say_json, tell, wrote
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session, read_year
from partui.cli.values import read_report_kind, read_source
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _, plural

if TYPE_CHECKING:
    from partui.domain.plan.preview import Preview
    from partui.domain.plan.report import ReportKind


@subcommand(
    "import",
    help=_(
        "Nhập kế hoạch từ tệp Word, Excel, LibreOffice, CSV, JSON, văn bản (“-”: phần dán vào); xem trước rồi mới lưu."
    ),
)
def import_plan(
    session: Session,
    file: Annotated[str, argument(_("TỆP"), read_source)],
    head: PlanHeadOptions,
    tables: TableOptions,
    misspelt: MisspeltAgencies,
    corrected: CorrectionOptions,
    revise: Annotated[
        bool,
        flag("--revise", _("Bản điều chỉnh của kế hoạch đã có: đổi theo bản mới, giữ tình hình thực hiện.")),
    ],
    dry_run: DryRun,
    edited_by: EditedBy,
    yes: Annotated[bool, flag("--yes", _("Không hỏi trước khi lưu."))],
    as_json: AsJson,
) -> None:
    """Read a plan, show what it would bring, and save it."""
    from partui.cli.answers.imports import import_object, outcome_text, show_preview
    from partui.domain.agencies.directory import with_agencies_as, with_known_agencies
    from partui.domain.plan.corrections import correct, readings
    from partui.domain.plan.preview import all_doubts, preview_of
    from partui.domain.plan.reading import read_plan
    from partui.files import check_target
    from partui.plan_io.corrections import read_corrections, write_corrections
    from partui.plan_io.draft import PlanOverrides
    from partui.plan_io.files import read_again, read_plan_file
    from partui.store.edits.plans import blocking, has_plan, known_agencies
    from partui.store.edits.readings import import_corrected, known_columns, known_corrections
    from partui.store.edits.revision import revision_of
    from partui.wording.plan.corrections import correction_parts
    from partui.wording.plan.revision import imported_as, revision_parts

    told = PlanOverrides(*head, *tables)
    given = read_corrections(corrected.given) if corrected.given else []
    if corrected.out:
        check_target(corrected.out)
    with ProgressBar(_("Đang đọc kế hoạch")) as progress:
        draft = read_plan_file(file, told, progress)
    with session.connection(new=True, trial=dry_run) as conn:
        issuer = draft.file.plan.issuer
        draft = read_again(draft, known_columns(conn, issuer))
        known = known_agencies(conn)
        year = draft.file.plan.year
        found = draft.found.after(() if revise else blocking(conn, year))
        written, spelt_out = with_known_agencies(draft.file, known)
        preview = preview_of(written, read_plan(written), known, found)
        same = {**spelt_out, **misspelt.known_names(preview, known)}
        plan_file = with_agencies_as(written, same)
        doubts = all_doubts(draft.doubts, read_plan(plan_file), preview.alike, same)
        if corrected.out:
            write_corrections(readings(plan_file, doubts), corrected.out)
        mended = correct(plan_file, given, doubts, known_corrections(conn, issuer), draft.empty)
        preview = preview_of(mended.file, mended.plan, known, found._replace(doubts=mended.doubts))
        revision = revision_of(conn, mended.plan) if has_plan(conn, year) else None
        if not as_json:
            show_preview(preview, same, [*correction_parts(mended), *(revision_parts(revision) if revision else ())])
        if not dry_run:
            misspelt.check_settled(preview)
        imported = not dry_run and _wanted(preview, ask=not yes and not as_json)
        if imported:
            with ProgressBar(_("Đang lưu kế hoạch")) as progress:
                why = imported_as(draft.file.plan, revised=revision is not None)
                import_corrected(conn, mended, told.columns, given, author_named(edited_by, why), progress)
    if as_json:
        say_json(import_object(preview, same, imported, revision, mended))
    else:
        say(outcome_text(preview, dry_run, imported, revision))


@subcommand(
    "template",
    help=_("Ghi mẫu kế hoạch còn trống để điền rồi nhập; đuôi tệp quyết định dạng: .docx .xlsx .csv."),
    writes=True,
)
def write_template(
    session: Session,
    out: OutArgument,
    year: Annotated[int | None, option("--year", _("NĂM"), _("Mẫu của năm nào; mặc định năm sau."), read_year)],
    filled: Annotated[
        bool, flag("--filled", _("Ghi cả kế hoạch như đã ban hành (--plan chọn năm); thêm được .txt, .json."))
    ],
    report: Annotated[
        "ReportKind | None",
        option(
            "--report",
            "progress|reminder",
            _("Thay vì kế hoạch: mẫu Word của báo cáo hay văn bản đôn đốc, để cơ quan sửa rồi dùng --template."),
            read_report_kind,
        ),
    ],
    force: Force,
) -> None:
    """Write an empty plan to fill in, or a plan as it was issued, and say where it is."""
    if report is not None:
        if filled or year is not None or report not in {"progress", "reminder"}:
            raise click.UsageError(_("--report nhận progress hoặc reminder, không đi cùng --year và --filled."))
        _write_report_example(session, report, out, force=force)
        return
    if filled and year is not None:
        raise click.UsageError(_("--year chỉ dùng cho mẫu còn trống; với --filled hãy ghi --plan NĂM."))
    from partui.plan_io.files import check_plan_target, write_plan
    from partui.plan_io.layout.writing import empty_plan
    from partui.store.db.settings import plan_in_use
    from partui.store.edits.plans import known_agencies
    from partui.store.queries.plans import stored_plan

    check_plan_target(out, filled=filled, force=force)
    with session.connection() as conn:
        plan = (
            stored_plan(conn, plan_in_use(conn, session.asked_plan))
            if filled
            else empty_plan(year or session.day_in(date.today().year).year + 1)
        )
        agencies = list(known_agencies(conn))
    if not session.dry_run:
        write_plan(plan, out, agencies, force=force)
    wrote(out, dry_run=session.dry_run)
    if session.as_json:
        say_changes((), dry_run=session.dry_run)
    about = {"target": clean(out), "year": plan.plan.year}
    if session.dry_run:
        tell(_("Sẽ ghi {target}: kế hoạch năm {year}.").format(**about))
    elif filled:
        tasks = sum(1 for row in plan.items if not row.is_heading)
        tell(plural("Đã ghi {target}: kế hoạch năm {year}, {tasks} nhiệm vụ.", tasks=tasks, **about))
    else:
        text = _("Đã ghi {target}: mẫu kế hoạch năm {year}; điền xong, nhập bằng: partui import {target}")
        tell(text.format(**about))


def _write_report_example(session: Session, kind: "ReportKind", out: str, *, force: bool) -> None:
    from partui.files import check_target
    from partui.reports.writing import write_example

    if session.dry_run:
        check_target(out, force=force)
    else:
        write_example(kind, out, force=force)
    wrote(out, dry_run=session.dry_run)
    if session.as_json:
        say_changes((), dry_run=session.dry_run)
    if session.dry_run:
        tell(_("Sẽ ghi {target}.").format(target=clean(out)))
        return
    text = _("Đã ghi {target}: sửa câu chữ, thể thức trong Word, rồi: partui report {kind} … --template {target}")
    tell(text.format(target=clean(out), kind=kind.value))


def _wanted(preview: "Preview", *, ask: bool) -> bool:
    if preview.notes.blocking:
        raise PartuiError("{problem} Chưa nhập gì.", problem=preview.notes.blocking[0])
    if not (ask and can_ask()):
        return True
    return choose(_("Nhập kế hoạch này? (c: có, k: không)"), yes=("c", "co", "y", "yes"), no=("k", "khong", "n", "no"))
