"""`partui template`: an empty plan to fill in, or a plan as it was issued, in a form that `partui import` reads."""

import os

import click

from partui.cli.command import subcommand
from partui.cli.output import say
from partui.cli.session import Session
from partui.cli.values import Read
from partui.cli.years import a_year
from partui.domain.text import clean
from partui.locale import _


@subcommand(
    "template", help=_("Ghi mẫu kế hoạch còn trống để điền rồi nhập; đuôi tệp quyết định dạng: .docx .xlsx .csv.")
)
@click.argument("out", metavar=_("TỆP"))
@click.option("--year", metavar=_("NĂM"), type=Read(a_year), help=_("Mẫu của năm nào; mặc định năm sau."))
@click.option(
    "--filled", is_flag=True, help=_("Ghi cả kế hoạch như đã ban hành (--plan chọn năm); thêm được .txt, .json.")
)
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
def command(session: Session, *, out: str, year: int | None, filled: bool, force: bool) -> None:
    """Write the template, and say where it is."""
    if filled and year is not None:
        raise click.UsageError(
            _("--year chỉ dùng cho mẫu còn trống; với --filled hãy ghi --plan NĂM."), click.get_current_context()
        )
    from partui.plan_io.letter.writing import empty_plan
    from partui.plan_io.writing import check_plan_target, write_plan
    from partui.store.edits.plans import known_agencies
    from partui.store.queries.plan_file import stored_plan

    target = os.path.abspath(os.path.expanduser(out))
    check_plan_target(target, filled=filled, force=force)
    with session.store() as store:
        plan = stored_plan(store.conn, store.plan) if filled else empty_plan(year or session.day.year + 1)
        agencies = known_agencies(store.conn)
    write_plan(plan, target, agencies, force=force)
    if filled:
        tasks = sum(1 for row in plan.items if not row.is_heading)
        text = _("Đã ghi {target}: kế hoạch năm {year}, {tasks} nhiệm vụ.")
        say(text.format(target=clean(target), year=plan.plan.year, tasks=tasks))
    else:
        text = _("Đã ghi {target}: mẫu kế hoạch năm {year}; điền xong, nhập bằng: partui import {target}")
        say(text.format(target=clean(target), year=plan.plan.year))
