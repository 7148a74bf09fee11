"""`partui form`: forms out to the agencies, and back; their answers accepted or returned."""

import os
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.answers.due.today import sent_object
from partui.cli.answers.forms import (
    answer_lines,
    answer_objects,
    form_lines,
    form_objects,
    same_form_lines,
    silent_lines,
    unasked_text,
)
from partui.cli.command import group
from partui.cli.options import AgencyPart, AsJson, Authorship, Force, author_named
from partui.cli.output import say, say_json, say_lines, tell
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session, Store
from partui.cli.values import read_day, read_path
from partui.domain.dates import TypedDay
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, Answer, AnswerState
from partui.domain.forms.outcome import FormOutcome
from partui.locale import _, plural

Codes = Annotated[tuple[str, ...], argument(_("[MÃ…]"), str.strip, nargs=-1, required=False)]
All = Annotated[bool, flag("--all", _("Mọi cơ quan."))]


def _list_waiting(session: Session, as_json: AsJson) -> None:
    with session.store() as store:
        from partui.store.queries.forms.answers import list_answers, silent

        answers = [(code, answer) for _task, code, answer in list_answers(store.conn, store.plan)]
        waited_for = silent(store.conn, store.plan, store.day.date)
    if as_json:
        say_json(answer_objects(answers))
    else:
        say_lines([*answer_lines(answers), *silent_lines(waited_for)])


form = group(
    "form",
    help=_("Phiếu báo cáo: lập cho cơ quan, nhận về, xác nhận; không ghi gì thì kể những phiếu đã nhận về."),
    run=_list_waiting,
)


@form.subcommand("silent", help=_("Cơ quan đã được gửi phiếu mà chưa gửi lại, lâu nhất trước."))
def list_silent(session: Session, as_json: AsJson) -> None:
    """Print which agencies were sent a form and have not answered."""
    from partui.store.queries.forms.answers import silent

    with session.store() as store:
        waited_for = silent(store.conn, store.plan, store.day.date)
    if as_json:
        say_json([sent_object(each) for each in waited_for])
    else:
        say_lines(silent_lines(waited_for) or [_("Mọi cơ quan được gửi phiếu đều đã gửi lại.")])


@form.subcommand("out", help=_("Lập phiếu Excel cho một hay mọi cơ quan vào một thư mục, và ghi nhớ đã gửi cho ai."))
def write_forms(
    session: Session,
    out: Annotated[str, argument(_("THƯ_MỤC"), read_path)],
    agency: AgencyPart,
    every: All,
    due_before: Annotated[
        TypedDay | None, option("--due-before", _("NGÀY"), _("Chỉ những nhiệm vụ đến hạn trước ngày này."), read_day)
    ],
    whole_group: Annotated[
        bool, flag("--whole-group", _("Hỏi thành viên cả những việc của nhóm chưa theo dõi từng thành viên."))
    ],
    on_paper: Annotated[bool, flag("--docx", _("Phiếu Word để in và điền tay, thay cho Excel."))],
    force: Force,
    authorship: Authorship,
) -> None:
    """Write a form for each agency that has something to tell."""
    if bool(agency) == every:
        raise click.UsageError(_("Chọn --agency TÊN hoặc --all."))
    from partui.cli.commands.forms.sending import check_is_no_member, send_forms
    from partui.store.queries.forms.asked import FormQuery, agencies_asked, forms_of, tasks_of_groups, unasked

    with session.store() as store:
        keys = agencies_asked(store.conn, store.plan) if every else [store.agency(agency)[0] or 0]
        before = store.day_typed(due_before) if due_before else None
        forms = forms_of(store.conn, store.plan, keys, store.day, FormQuery(before, whole_group))
        if agency and not whole_group and not forms[0].rows:
            check_is_no_member(store, keys[0], before)
        send_forms(session, store, forms, out, authorship.author(), force=force, on_paper=on_paper)
        if every and (left := unasked(tasks_of_groups(store.conn, store.plan, before), forms)):
            tell(unasked_text(left))


@form.subcommand(
    "in", help=_("Nhận phiếu về: tệp hoặc thư mục; điều mới chờ xác nhận, tệp đã nhận không đổi gì thêm."), writes=True
)
def take_forms(
    session: Session,
    files: Annotated[tuple[str, ...], argument(_("TỆP|THƯ_MỤC…"), read_path, nargs=-1, required=True)],
    as_json: AsJson,
) -> int:
    """Keep what forms say until it is accepted, and tell what that is."""
    from partui.plan_io.forms.reading import form_files
    from partui.store.queries.forms.answers import silent

    with session.store() as store:
        outcomes = [_take(store, path) for path in form_files(files)]
        answered = {outcome.form for outcome in outcomes if outcome.is_answered}
        waited_for = [each for each in silent(store.conn, store.plan, store.day.date) if each.uuid not in answered]
    if as_json:
        say_json(form_objects(outcomes))
    else:
        for outcome in outcomes:
            for line in form_lines(outcome):
                (tell if line.is_wrong else say)(line.text)
        say_lines([*same_form_lines(outcomes), *silent_lines(waited_for)])
        if not outcomes:
            tell(_("Không có tệp .xlsx nào ở đó."))
        waiting = any(outcome.changes for outcome in outcomes)
        if waiting and not session.dry_run:
            say(_("Xem: partui form. Nhận: partui form accept --all, hoặc --agency TÊN, hoặc MÃ."))
    is_wrong = any(outcome.faults or outcome.refusal for outcome in outcomes) or not outcomes
    return int(is_wrong and not session.dry_run)


def _take(store: Store, path: str) -> FormOutcome:
    from partui.plan_io.forms.reading import read_form
    from partui.store.edits.forms.incoming import take_form

    name = os.path.basename(path)
    try:
        filled = read_form(path)
        who = author_named(f"phiếu {filled.form.name}", f"phiếu {filled.form.uuid}")
        return take_form(store.conn, store.plan, name, filled.form, filled.table, who, store.day)
    except PartuiError as refusal:
        return FormOutcome(name, refusal=str(refusal))


class AnswerOptions(NamedTuple):
    """Which answers are meant."""

    codes: Codes
    agency: AgencyPart
    every: All


@form.subcommand("accept", help=_("Nhận những gì phiếu ghi vào nhiệm vụ: theo mã, theo cơ quan, hoặc tất cả."))
def accept(session: Session, chosen: AnswerOptions, authorship: Authorship) -> None:
    """Take over what answers say."""
    from partui.store.edits.forms.accepting import accept_answers

    with session.store() as store:
        answers = _answers(store, chosen)
        changes = accept_answers(store.conn, answers, authorship.author(), store.day)
    if answers:
        say_edits(edited_lines([change for change in changes if not change.field.startswith(ANSWER)]))
    tell(_("Đã nhận {count}.").format(count=_counted(answers)))


@form.subcommand("return", help=_("Trả lại những gì phiếu ghi, có lý do (--why); phiếu lập lần sau nêu lý do ấy."))
def give_back(session: Session, chosen: AnswerOptions, authorship: Authorship) -> None:
    """Give answers back with a reason."""
    from partui.store.edits.forms.accepting import return_answers

    with session.store() as store:
        answers = _answers(store, chosen)
        return_answers(store.conn, answers, authorship.why, authorship.author())
    tell(_("Đã trả lại {count}; phiếu lập lần sau nêu lý do.").format(count=_counted(answers)))


def _answers(store: Store, chosen: AnswerOptions) -> Sequence[tuple[int, str]]:
    """Return the answers meant, each by its task and its uuid.

    Raises:
        PartuiError: no answer waits, or none of those.
    """
    from partui.store.queries.forms.answers import list_answers
    from partui.store.queries.tasks import task_id

    if not (chosen.codes or chosen.agency or chosen.every):
        raise click.UsageError(_("Ghi mã nhiệm vụ, --agency TÊN, hoặc --all."))
    waiting = list_answers(store.conn, store.plan, AnswerState.WAITING)
    if not waiting:
        if chosen.every:
            return []
        raise PartuiError("Không có phiếu nào chờ xác nhận.")
    tasks = {task_id(store.conn, store.plan, code) for code in chosen.codes}
    name = _find_agency(chosen.agency, [answer for _task, _code, answer in waiting]) if chosen.agency else None
    found = [
        (task, answer.uuid)
        for task, _code, answer in waiting
        if (not tasks or task in tasks) and (name is None or answer.name == name)
    ]
    if not found:
        raise PartuiError("Không có phiếu nào như vậy đang chờ xác nhận; xem: partui form.")
    return found


def _counted(answers: Sequence[tuple[int, str]]) -> str:
    return plural("{count} câu trả lời", count=len(answers))


def _find_agency(query: str, answers: Sequence[Answer]) -> str:
    from partui.domain.agencies.names import find_agency

    names = sorted({answer.name for answer in answers})
    match = find_agency(query, names)
    if match.name is None:
        raise PartuiError(
            "Không có phiếu chờ xác nhận của cơ quan “{query}”; đang có của: {names}.",
            query=query, names="; ".join(match.candidates or names),
        )  # fmt: skip
    return match.name
