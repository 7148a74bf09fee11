"""`partui plan`: the plans of the file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import click

from partui.cli.command import group
from partui.cli.interaction import agreed
from partui.cli.options import AsJson, Authorship, EditedBy, YearArgument, author_named, journal_fields
from partui.cli.output import say_json, say_lines, screen_width, tell
from partui.cli.parameters import flag, option
from partui.cli.session import Session, read_year
from partui.cli.table import Cell, TableColumn, table
from partui.cli.values import read_carry
from partui.domain.office import OFFICE_FIELDS
from partui.domain.plan.document.head import PlanWords
from partui.domain.plan.document.kinds import kind_of
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import month_or_day
from partui.store.edits.plan_removal import plan_to_remove, remove_plan
from partui.store.edits.plans import ListedPlan, list_plans, use_plan
from partui.wording.labels import NOTHING

if TYPE_CHECKING:
    from partui.domain.plan.next_plan import CarryOver, NextPlan

plan = group("plan", help=_("Các kế hoạch trong tệp: xem, lập cho năm sau, chọn, so sánh, xóa."))


@plan.subcommand("list", help=_("Các kế hoạch trong tệp, cũ nhất trước."))
def show_plans(session: Session, as_json: AsJson) -> None:
    """Print the plans, the one in use marked."""
    with session.store() as store:
        plans = list_plans(store.conn, store.day)
    if as_json:
        say_json([_plan_object(plan) for plan in plans])
    else:
        say_lines(_plan_lines(plans))


@plan.subcommand("new", help=_("Lập kế hoạch một năm từ kế hoạch năm khác trong tệp."))
def new(
    session: Session,
    year: YearArgument,
    source: Annotated[int, option("--from", _("NĂM"), _("Lập từ kế hoạch nào."), read_year, required=True)],
    carry: Annotated[
        "CarryOver",
        option(
            "--carry",
            "fresh|late",
            _("Nhiệm vụ chưa hoàn thành: fresh (làm lại từ đầu, mặc định) hay late (giữ hạn cũ, kết quả, ghi chú)."),
            read_carry,
            default="fresh",
        ),
    ],
    use: Annotated[bool, flag("--use", _("Dùng luôn kế hoạch mới."))],
    as_json: AsJson,
    by: EditedBy,
) -> None:
    """Make next year's plan of one that the file holds, and say what became of scores and deadlines."""
    from partui.store.edits.next_plan import new_plan

    with session.store() as store:
        author = author_named(by, _("Chuyển từ kế hoạch {year}").format(year=source))
        made = new_plan(store.conn, year, source, carry, author, store.day)
        if use:
            use_plan(store.conn, year)
    if as_json:
        say_json(_new_plan_object(made, source))
    else:
        from partui.wording.plan.preview import next_plan_lines

        said = next_plan_lines(made, source)
        if not use:
            said.append(_("Để dùng kế hoạch mới: partui plan use {year}").format(year=year))
        say_lines(said)


@plan.subcommand("use", help=_("Chọn kế hoạch làm việc, khi không ghi --plan."), writes=True)
def use_year(session: Session, year: YearArgument) -> None:
    """Make a plan the one in use."""
    with session.store() as store:
        use_plan(store.conn, year)
    tell(_("Kế hoạch đang dùng: {year}").format(year=year))


class HeadFields(NamedTuple):
    """What may be said of a plan as a whole; a blank value takes it away."""

    symbol: Annotated[str | None, option("--number", _("SỐ"), _("Số, ký hiệu: 7/KH-UBND."))]
    issued: Annotated[str | None, option("--issued", _("NGÀY"), _("Ngày ban hành: 12/8/2020, hoặc tháng: 8/2020."))]
    issuer: Annotated[str | None, option("--issuer", _("TÊN"), _("Cơ quan ban hành."))]
    signer: Annotated[str | None, option("--signer", _("TÊN"), _("Người ký."))]
    recipients: Annotated[
        tuple[str, ...], option("--recipients", _("TÊN"), _("Nơi nhận, cách nhau bằng “;”."), multiple=True)
    ]
    province: Annotated[str | None, option("--code", _("MÃ"), _("Mã tỉnh, hai chữ số: 66."))]
    kind: Annotated[str | None, option("--kind", _("LOẠI"), _("Loại văn bản, như Kế hoạch, Quyết định, Nghị quyết."))]
    office: Annotated[str | None, option("--office", _("TÊN"), _("Cơ quan lập và ký báo cáo: Sở Nội vụ."))]
    office_symbol: Annotated[str | None, option("--office-symbol", _("CHỮ"), _("Viết tắt của cơ quan ấy: SNV."))]
    drafting_unit: Annotated[str | None, option("--unit", _("CHỮ"), _("Viết tắt đơn vị soạn thảo: CCHC."))]
    signing_post: Annotated[
        str | None, option("--post", _("CHỮ"), _("Chức vụ người ký báo cáo: “KT. Giám đốc / Phó Giám đốc”."))
    ]
    signed_by: Annotated[str | None, option("--signed-by", _("TÊN"), _("Người ký báo cáo."))]
    signing_place: Annotated[str | None, option("--place", _("TÊN"), _("Địa danh trước ngày tháng: Buôn Ma Thuột."))]
    copies: Annotated[str | None, option("--copies", _("SỐ"), _("Số bản lưu."))]


@plan.subcommand("set", help=_("Ghi số, ngày, cơ quan ban hành, người ký, nơi nhận của kế hoạch; cơ quan ký báo cáo."))
def set_head_fields(session: Session, fields: HeadFields, authorship: Authorship) -> None:
    """Change what the plan says of itself, and say what was done."""
    from partui.cli.answers.changes import edited_lines, say_edits
    from partui.store.edits.plan_head import set_head

    wanted = journal_fields(fields)
    if not wanted:
        raise click.UsageError(_("Ghi ít nhất một mục cần sửa: --number, --issued, --issuer…"))
    with session.store() as store:
        changes = set_head(store.conn, store.plan, wanted, authorship.author())
    say_edits(edited_lines(changes))


@plan.subcommand("compare", help=_("Đặt hai kế hoạch cạnh nhau: điểm, tỷ lệ hoàn thành."))
def compare(
    session: Session,
    first: YearArgument,
    second: YearArgument,
    same_day: Annotated[bool, flag("--same-day", _("Xem kế hoạch trước vào cùng ngày tháng ấy của năm nó."))],
    as_json: AsJson,
) -> None:
    """Print the counts, rates and scores of one year against another's."""
    from partui.cli.answers.comparison import comparison_lines, comparison_object
    from partui.store.queries.plans import compare_plans

    with session.store() as store:
        found = compare_plans(store.conn, first, second, store.day, same_day)
    if as_json:
        say_json(comparison_object(found))
    else:
        say_lines(comparison_lines(found))


@plan.subcommand("remove", help=_("Xóa hẳn một kế hoạch cùng nhật ký của nó; hỏi trước khi xóa."), writes=True)
def remove(
    session: Session, year: YearArgument, yes: Annotated[bool, flag("--yes", _("Không hỏi lại."))]
) -> int | None:
    """Remove a plan, with its journal, once that is confirmed."""
    from partui.cli.answers.changes import restore_hint

    with session.store() as store:
        tasks, changes = plan_to_remove(store.conn, year)
        question = _("Xóa hẳn kế hoạch {year}: {tasks}, {changes} trong nhật ký?").format(
            year=year,
            tasks=plural("{number} nhiệm vụ", number=tasks),
            changes=plural("{number} thay đổi", number=changes),
        )
        if not yes and not agreed(question, _("Gõ “có” để xóa")):
            tell(_("Chưa xóa gì."))
            return 1
        removed = remove_plan(store.conn, year)
    tell(_("Đã xóa kế hoạch {year}; kế hoạch đang dùng: {used}.").format(year=year, used=removed.used))
    tell(restore_hint(removed.copy))
    return None


def _plan_object(plan: ListedPlan) -> dict[str, Any]:
    return {
        "plan": plan.year,
        **_head_object(plan.head),
        "in_use": plan.in_use,
        "criteria": plan.criteria,
        "headings": plan.headings,
        "tasks": plan.tally.total,
        "done": plan.tally.done,
        "overdue": plan.tally.by_timeliness[Timeliness.OVERDUE],
    }


def _head_object(head: PlanWords) -> dict[str, Any]:
    return {
        "number": head.number,
        "issued": head.issued,
        "issuer": head.issuer,
        "signer": head.signer,
        "recipients": list(head.recipients),
        "province": head.province,
        "kind": kind_of(head.kind, head.number),
        "title": head.title,
        **dict(zip(OFFICE_FIELDS, head.office, strict=True)),
    }


def _plan_lines(plans: Sequence[ListedPlan]) -> list[str]:
    columns = (
        TableColumn(""),
        TableColumn(_("Năm")),
        TableColumn(_("Số"), leaves=2),
        TableColumn(_("Ban hành"), leaves=1),
        TableColumn(_("Nhiệm vụ"), "right"),
        TableColumn(_("Xong"), "right"),
        TableColumn(_("Quá hạn"), "right"),
        TableColumn(_("Kế hoạch"), least=16),
    )
    rows = [
        (
            Cell("►" if plan.in_use else ""),
            Cell(str(plan.year)),
            Cell(clean(f"{plan.head.kind} {plan.head.number}") or NOTHING),
            Cell(month_or_day(plan.head.issued) or NOTHING),
            Cell(str(plan.tally.total)),
            Cell(str(plan.tally.done)),
            Cell(str(plan.tally.by_timeliness[Timeliness.OVERDUE])),
            Cell(clean(plan.head.title)),
        )
        for plan in plans
    ]
    return table(columns, rows, screen_width())


def _new_plan_object(made: "NextPlan", source: int) -> dict[str, Any]:
    from partui.wording.targets import target_text

    plan = made.plan
    return {
        "plan": plan.head.year,
        "from": source,
        "criteria": len(plan.criteria),
        "headings": len(plan.headings),
        "tasks": len(plan.tasks),
        "deadlines": [deadline._asdict() for deadline in made.moved],
        "unread_deadlines": made.unread,
        "not_scored": made.not_scored,
        "naming_year": made.naming_year,
        "late": list(made.late),
        "targets": [{"code": code, "target": target_text(target)} for code, target in made.targets.items()],
        "body": sum(1 for row in plan.body if row.kind != "heading"),
    }
