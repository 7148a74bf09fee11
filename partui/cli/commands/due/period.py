"""`partui period`: the instances of work that comes back."""

from collections.abc import Sequence
from typing import Annotated, Any

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import group
from partui.cli.options import AsJson, Authorship, CodeArgument, CountsFrom, MaybeCodeArgument, effective_day
from partui.cli.output import paint, say_json, say_lines, screen_width, tell, tell_lines
from partui.cli.parameters import argument, option
from partui.cli.session import Session
from partui.cli.values import read_day
from partui.domain.dates import TypedDay
from partui.domain.errors import PartuiError
from partui.domain.periods.state import PeriodStatus
from partui.domain.text import clean
from partui.locale import _
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.columns import cut, wrap
from partui.wording.due.periods import owing_text, period_line, periods_left

# Letters of a clause that are enough to know it by.
_SHOWN = 60

PeriodArguments = Annotated[tuple[str, ...], argument(_("KỲ…"), nargs=-1, required=True)]

ByAgency = Annotated[
    tuple[str, ...],
    option("--agency", _("TÊN"), _("Chỉ phần của cơ quan này, thành viên của một nhóm; ghi được nhiều lần."),
           multiple=True),
]  # fmt: skip

period = group("period", help=_("Các kỳ của việc định kỳ: hàng tháng, hàng quý, 6 tháng, hàng năm."))


@period.subcommand("list", help=_("Các kỳ của một nhiệm vụ, hay của mọi việc định kỳ."))
def list_periods(session: Session, code: MaybeCodeArgument, as_json: AsJson) -> None:
    """Print the instances of tasks; of a single task without any, what is proposed."""
    from partui.store.queries.due.recurring import proposed_for, recurring_tasks

    with session.store() as store:
        keys = recurring_tasks(store.conn, store.plan) if code is None else [task_id(store.conn, store.plan, code)]
        tasks = tasks_by_id(store.conn, keys, store.day)
        proposed = (
            {} if as_json else proposed_for(store.conn, store.plan, tasks if code is not None else None, store.day)
        )
    if as_json:
        from partui.cli.answers.tasks import period_objects

        say_json([{"code": task.code, **each} for task in tasks for each in period_objects(task)])
        return
    lines: list[str] = []
    for task in tasks:
        if task.periods:
            lines += [paint(line, "head") for line in wrap(f"{task.code}  {clean(task.title)}", screen_width())]
            for each in task.periods:
                lines.append(f"  {period_line(each, task.plan)}")
                if owing := owing_text(each):
                    lines += [f"    {line}" for line in wrap(owing, screen_width())]
    say_lines(lines or [_("Không có việc định kỳ nào.") if code is None else _("Nhiệm vụ này không có kỳ nào.")])
    for told, words in proposed.items():
        tell(
            _('{code}: đề xuất kỳ “{words}”; đặt bằng: partui period set {code} "{words}"').format(
                code=told, words=words
            )
        )


@period.subcommand("done", help=_('Ghi kỳ đã hoàn thành: partui period done 2.1 "Quý III".'))
def complete(
    session: Session,
    code: CodeArgument,
    keys: PeriodArguments,
    completed_on: Annotated[
        TypedDay | None, option("--completed-on", _("NGÀY"), _("Ngày hoàn thành; mặc định là ngày xem."), read_day)
    ],
    agencies: ByAgency,
    authorship: Authorship,
) -> None:
    """Write down that instances are done."""
    _set(session, code, keys, PeriodStatus.DONE, authorship, agencies, completed_on)


@period.subcommand("waive", help=_("Bỏ qua một kỳ, có lý do (--why)."))
def waive(
    session: Session, code: CodeArgument, keys: PeriodArguments, agencies: ByAgency, authorship: Authorship
) -> None:
    """Write down that instances are not carried out."""
    _set(session, code, keys, PeriodStatus.WAIVED, authorship, agencies)


@period.subcommand("reopen", help=_("Mở lại một kỳ đã ghi."))
def reopen(
    session: Session, code: CodeArgument, keys: PeriodArguments, agencies: ByAgency, authorship: Authorship
) -> None:
    """Take back what was said of instances."""
    _set(session, code, keys, PeriodStatus.OPEN, authorship, agencies)


@period.subcommand("set", help=_('Đặt kỳ cho nhiệm vụ bằng chữ; "": theo thời hạn.'))
def set_words(
    session: Session,
    code: CodeArgument,
    words: Annotated[str, argument(_("CHỮ"))],
    since: CountsFrom,
    authorship: Authorship,
) -> None:
    """Say how often a task comes back."""
    from partui.store.edits.due.periods import give_periods
    from partui.store.queries.document.clauses import clause_ids, clauses_by_id

    with session.store() as store:
        for clause in clauses_by_id(store.conn, store.plan, clause_ids(store.conn, store.plan, [code]), store.day):
            raise PartuiError(
                "{code} thuộc thân kế hoạch, không có kỳ. Để theo dõi từng kỳ, từng cơ quan, thêm một nhiệm vụ:"
                " partui task add MÃ --title “{title}” --deadline “{words}” --leads “{leads}”.",
                code=clause.code,
                title=cut(clean(clause.title), _SHOWN),
                words=clean(words),
                leads=clean(clause.leads_words),
            )
        task = task_id(store.conn, store.plan, code)
        who = authorship.author()._replace(on=effective_day(since, store))
        changes = give_periods(store.conn, task, words, who)
        (now,) = tasks_by_id(store.conn, [task], store.day)
    say_edits(edited_lines(changes))
    tell_lines(period_line(each, now.plan) for each in now.periods)


def _set(
    session: Session,
    code: str,
    keys: Sequence[str],
    status: PeriodStatus,
    authorship: Any,
    agencies: Sequence[str],
    completed_on: TypedDay | None = None,
) -> None:
    from partui.store.edits.due.agency_periods import set_agency_periods
    from partui.store.edits.due.periods import set_periods

    with session.store() as store:
        task = task_id(store.conn, store.plan, code)
        on = store.day_typed(completed_on) if completed_on else None
        who, day = authorship.author(), store.day.date
        changes = (
            set_agency_periods(store.conn, task, keys, agencies, status, who, day, on)
            if agencies
            else set_periods(store.conn, task, keys, status, who, day, on)
        )
        (now,) = tasks_by_id(store.conn, [task], store.day)
    say_edits(edited_lines(changes))
    tell(f"{now.code}: {periods_left(now.periods)}")
