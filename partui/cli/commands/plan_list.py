"""`partui plan list`: the plans of the file."""

from collections.abc import Sequence
from typing import Any

from partui.cli.command import json_option, subcommand
from partui.cli.output import say, say_json, screen_width
from partui.cli.session import Session
from partui.cli.table import Cell, Column, table
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.plan_list import ListedPlan, list_plans
from partui.store.edits.plans import ListedPlan, list_plans
from partui.wording.labels import NOTHING


@subcommand("list", help=_("Các kế hoạch trong tệp, cũ nhất trước."))
@json_option
def command(session: Session, as_json: bool) -> None:
    """Print the plans, the one in use marked."""
    with session.store() as store:
        plans = list_plans(store.conn, store.day)
    if as_json:
        say_json([_as_object(plan) for plan in plans])
    else:
        say("\n".join(_as_lines(plans)))


def _as_object(plan: ListedPlan) -> dict[str, Any]:
    return {
        "plan": plan.year,
        "number": plan.number,
        "title": plan.title,
        "in_use": plan.in_use,
        "criteria": plan.criteria,
        "headings": plan.headings,
        "tasks": plan.tally.total,
        "done": plan.tally.done,
        "overdue": plan.tally.by_timeliness[Timeliness.OVERDUE],
    }


def _as_lines(plans: Sequence[ListedPlan]) -> list[str]:
    columns = (
        Column(""),
        Column(_("Năm")),
        Column(_("Số"), leaves=2),
        Column(_("Nhiệm vụ"), "right"),
        Column(_("Xong"), "right"),
        Column(_("Quá hạn"), "right"),
        Column(_("Kế hoạch"), least=16),
    )
    rows = [
        (
            Cell("►" if plan.in_use else ""),
            Cell(str(plan.year)),
            Cell(clean(plan.number) or NOTHING),
            Cell(str(plan.tally.total)),
            Cell(str(plan.tally.done)),
            Cell(str(plan.tally.by_timeliness[Timeliness.OVERDUE])),
            Cell(clean(plan.title)),
        )
        for plan in plans
    ]
    return table(columns, rows, screen_width())
