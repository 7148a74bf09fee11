"""`partui plan new`: next year's plan, made of one that the file holds."""

from typing import TYPE_CHECKING, Any

import click

from partui.cli.command import by_option, json_option, subcommand
from partui.cli.output import say, say_json
from partui.cli.session import Session
from partui.cli.values import Read, a_carry
from partui.cli.wording import due_words
from partui.cli.years import a_year
from partui.domain.deadlines import read_deadline
from partui.domain.text import clean
from partui.locale import _
from partui.store.editing import author
from partui.store.officer import officer_name
from partui.store.plan_list import use_plan

if TYPE_CHECKING:
    from partui.domain.next_plan import Carry, NextPlan

_SHOWN = 12


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
    from partui.store.next_plan import new_plan

    with session.store() as store:
        who = author(officer_name(by), _("Chuyển từ kế hoạch {year}").format(year=source))
        made = new_plan(store.conn, year, source, carry, who, store.day)
        if use:
            use_plan(store.conn, year)
    if as_json:
        say_json(_as_object(made, source))
    else:
        say("\n".join(_as_lines(made, source, use)))


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


def _as_lines(made: "NextPlan", source: int, used: bool) -> list[str]:
    plan = made.plan
    year, leaves = plan.head.year, sum(1 for row in plan.criteria if row.is_leaf)
    lines = [
        _("Đã lập kế hoạch {year} từ kế hoạch {source}: {criteria} tiêu chí, {headings} mục, {tasks} nhiệm vụ.").format(
            year=year, source=source, criteria=len(plan.criteria), headings=len(plan.headings), tasks=len(plan.tasks)
        ),
        _("Điểm năm trước: {number} tiêu chí lấy điểm tự chấm của {source}.").format(
            number=leaves - len(made.not_scored), source=source
        ),
    ]
    if made.not_scored:
        lines.append(
            _("  Chưa tự chấm, giữ điểm năm trước của kế hoạch cũ ({number}): {codes}").format(
                number=len(made.not_scored), codes=_codes(made.not_scored)
            )
        )
    lines.append(_("Mục tiêu: tạm giữ của {source}; hãy đặt lại theo kế hoạch mới.").format(source=source))
    if made.moved:
        lines += [_("Thời hạn đổi năm: {number} nhiệm vụ").format(number=len(made.moved)), *_moved(made, year)]
    if made.unread:
        lines.append(_("Chưa rõ hạn: {codes}").format(codes=_codes(made.unread)))
    if made.late:
        lines.append(
            _("Chưa xong, chuyển sang với hạn cũ ({number}): {codes}").format(
                number=len(made.late), codes=_codes(tuple(made.late))
            )
        )
    if made.naming_year:
        lines.append(
            _("Chữ còn nhắc năm {source}, giữ nguyên: {codes}").format(source=source, codes=_codes(made.naming_year))
        )
    if not used:
        lines.append(_("Để dùng kế hoạch mới: partui plan use {year}").format(year=year))
    return lines


def _moved(made: "NextPlan", year: int) -> list[str]:
    """One line for all tasks whose words were moved alike."""
    alike: dict[tuple[str, str], list[str]] = {}
    for deadline in made.moved:
        alike.setdefault((deadline.before, deadline.after), []).append(deadline.code)
    lines = []
    for (before, after), codes in alike.items():
        read = read_deadline(after, year)
        lines.append(
            _("  {before} → {after} ({due}): {codes}").format(
                before=clean(before), after=after, due=due_words(read.kind, read.due_on), codes=_codes(codes)
            )
        )
    return lines


def _codes(codes: "list[str] | tuple[str, ...]") -> str:
    shown = ", ".join(codes[:_SHOWN])
    more = len(codes) - _SHOWN
    return shown if more <= 0 else _("{codes} và {number} mã khác").format(codes=shown, number=more)
