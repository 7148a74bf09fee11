"""`partui plan new`: next year's plan, made of one that the file holds."""

from typing import TYPE_CHECKING, Any

import click

from partui.cli.command import by_option, json_option, subcommand
from partui.cli.output import say, say_json
from partui.cli.session import Session
from partui.cli.values import Read, a_carry
from partui.cli.years import a_year
from partui.locale import _
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name

if TYPE_CHECKING:
    from partui.domain.plan.next_plan import Carry, NextPlan


@subcommand("new", help=_("Lập kế hoạch một năm từ kế hoạch năm khác trong tệp."))
@click.argument("year", metavar=_("NĂM"), type=Read(a_year))
@click.option("--from", "source", required=True, metavar=_("NĂM"), type=Read(a_year), help=_("Lập từ kế hoạch nào."))
@click.option(
    "--carry",
    metavar="fresh|late",
    default="fresh",
    type=Read(a_carry),
    help=_("Nhiệm vụ chưa xong: fresh (làm mới, mặc định) hay late (giữ hạn cũ, trạng thái, tiến độ, ghi chú)."),
)
@click.option("--use", is_flag=True, help=_("Dùng luôn kế hoạch mới."))
@json_option
@by_option
def command(
    session: Session, *, year: int, source: int, carry: "Carry", use: bool, as_json: bool, by: str | None
) -> None:
    """Make the plan and say what became of scores and deadlines."""
    from partui.store.edits.next_plan import new_plan

    with session.store() as store:
        who = author(officer_name(by), _("Chuyển từ kế hoạch {year}").format(year=source))
        made = new_plan(store.conn, year, source, carry, who, store.day, use=use)
    if as_json:
        say_json(_as_object(made, source))
    else:
        from partui.wording.next_plan import next_plan_lines

        said = next_plan_lines(made, source)
        if not use:
            said.append(_("Để dùng kế hoạch mới: partui plan use {year}").format(year=year))
        say("\n".join(said))


def _as_object(made: "NextPlan", source: int) -> dict[str, Any]:
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
    }
