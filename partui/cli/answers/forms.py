"""Forms that came back and their answers, as lines and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from partui.cli.answers.outcomes import fault_line
from partui.domain.forms.answers import Answer, AnswerState, by_agency
from partui.domain.forms.outcome import FormOutcome
from partui.domain.forms.sent import SentForm
from partui.domain.text import clean
from partui.locale import _, plural
from partui.wording.due.periods import period_label
from partui.wording.fields import field_label
from partui.wording.forms.answers import answer_texts, asked_label, asked_text, state_label
from partui.wording.forms.sent import silent_text
from partui.wording.labels import NOTHING

_MOST_SILENT = 20


class FormLine(NamedTuple):
    """A line on a form; what is wrong goes to another stream."""

    text: str
    is_wrong: bool = False


def form_lines(outcome: FormOutcome) -> Iterator[FormLine]:
    """Yield what a form says: what is new, what somebody changed here meanwhile, what is wrong."""
    file = clean(outcome.file)
    if outcome.refusal:
        # A sentence that ends says itself that nothing was taken.
        told = f"{file}: {outcome.refusal}"
        if not outcome.refusal.endswith("."):
            told = _("{file}: {reason}; không nhận gì của tệp này.").format(file=file, reason=outcome.refusal)
        yield FormLine(told, True)
        return
    tasks = len({(change.code, change.period) for change in outcome.changes})
    if not outcome.is_answered:
        yield FormLine(_("{name}: chưa trả lời ({file}).").format(name=outcome.agency, file=file))
    else:
        told = plural("{count} nhiệm vụ có điều mới", count=tasks)
        if outcome.known:
            told += plural(", {count} nhiệm vụ đã nhận trước đây", count=outcome.known)
        yield FormLine(_("{name}: {told} trong {rows} ({file}).").format(
            name=outcome.agency, told=told, rows=outcome.rows, file=file))  # fmt: skip
    for change in outcome.changes:
        old = asked_text(change.name, change.old) if change.old else NOTHING
        new = asked_text(change.name, change.new)
        yield FormLine(f"  {_code(change.code, change.period)}: {asked_label(change.name)} {old} → {new}")
        if change.sent is not None:
            sent = asked_text(change.name, change.sent) if change.sent else NOTHING
            yield FormLine(_("    từ khi lập phiếu ở đây đã sửa: {sent} → {now}").format(sent=sent, now=old))
    if outcome.overtaken:
        codes = ", ".join(_code(*each) for each in outcome.overtaken)
        yield FormLine(_("  {codes}: tệp này ghi điều cũ, phiếu ấy đã ghi khác sau đó; giữ điều nhận sau.").format(
            codes=codes))  # fmt: skip
    for code, fields in outcome.since:
        yield FormLine(_("  {code}: từ khi lập phiếu, ở đây đã sửa {fields}.").format(
            code=code, fields=", ".join(dict.fromkeys(map(field_label, fields)))))  # fmt: skip
    for code, name in outcome.refused:
        yield FormLine(_("  {code}: ô “{name}” không được sửa trên phiếu; giữ nguyên.").format(
            code=code, name=_("Nhiệm vụ") if name == "title" else asked_label(name)))  # fmt: skip
    for fault in outcome.faults:
        yield FormLine(f"{outcome.agency}: {fault_line(fault)}", True)


def _code(code: str, period: str) -> str:
    return f"{code} ({period_label(period)})" if period else code


def same_form_lines(outcomes: Sequence[FormOutcome]) -> list[str]:
    """Return a line on each form of which several files came at once.

    Args:
        outcomes: in the order in which they were taken.
    """
    files: dict[tuple[str, str], list[str]] = {}
    for outcome in outcomes:
        if outcome.form:
            files.setdefault((outcome.form, outcome.agency), []).append(clean(outcome.file))
    return [
        _("{name}: các tệp {files} là cùng một phiếu; chỗ nào ghi khác nhau thì theo tệp sửa sau.").format(
            name=agency, files=", ".join(names)
        )
        for (_form, agency), names in files.items()
        if len(names) > 1
    ]


def silent_lines(sent: Sequence[SentForm]) -> list[str]:
    """Return the agencies that have not sent a form back, a line each after the head; of many the first ones."""
    if not sent:
        return []
    lines = [plural("{count} cơ quan chưa gửi lại phiếu:", count=len(sent))]
    lines += [f"  {silent_text(each)}" for each in sent[:_MOST_SILENT]]
    if len(sent) > _MOST_SILENT:
        lines.append(plural("  … và {number} cơ quan nữa", number=len(sent) - _MOST_SILENT))
    return lines


def unasked_text(left: Mapping[str, Sequence[str]]) -> str:
    """Say which tasks of groups no form asks about, and what would ask about them.

    Args:
        left: the codes of the tasks, by the group that leads them.
    """
    told = "; ".join(f"{clean(group)} ({', '.join(map(clean, codes))})" for group, codes in left.items())
    return _(
        "! Không có trong phiếu nào, vì do nhóm cơ quan chủ trì: {tasks}. Nhóm chưa có thành viên thì ghi bằng"
        " “partui members import”; muốn hỏi cả thành viên chưa theo dõi riêng: --whole-group."
    ).format(tasks=told)


def form_objects(outcomes: Sequence[FormOutcome]) -> list[dict[str, Any]]:
    """Return what `form in --json` shows."""
    return [
        {
            "file": outcome.file,
            "agency": outcome.agency,
            "form": outcome.form,
            "rows": outcome.rows,
            "changes": [
                {"code": each.code, "field": each.name, "old": each.old, "new": each.new, "period": each.period}
                for each in outcome.changes
            ],
            "faults": [{"row": each.row, "cell": each.head, "text": str(each.text)} for each in outcome.faults]
            + ([{"row": 0, "cell": "", "text": outcome.refusal}] if outcome.refusal else []),
            "refused": [{"code": code, "field": name} for code, name in outcome.refused],
            "changed_since": [{"code": each.code, "fields": [*each.fields]} for each in outcome.since],
        }
        for outcome in outcomes
    ]


def answer_lines(answers: Sequence[tuple[str, Answer]]) -> list[str]:
    """Return the answers by agency, those that wait first."""
    if not answers:
        return [_("Chưa nhận phiếu nào. Lập phiếu: partui form out THƯ_MỤC --all")]
    lines = []
    for state in AnswerState:
        of_state = by_agency((code, answer) for code, answer in answers if answer.state is state)
        for name, said in of_state.items():
            lines.append(_("{name}: {state}").format(name=name, state=state_label(state)))
            for code, answer in said:
                reason = _(" (lý do: {reason})").format(reason=clean(answer.reason)) if answer.reason else ""
                lines.append(f"  {code}: {'; '.join(answer_texts(answer))}{reason}")
    return lines


def answer_objects(answers: Sequence[tuple[str, Answer]]) -> list[dict[str, Any]]:
    """Return the answers as `form --json` shows them."""
    return [
        {
            "code": code, "uuid": answer.uuid, "form": answer.form, "agency": answer.name, "state": answer.state,
            "reason": answer.reason, "period": answer.period, "said": answer.said,
        }
        for code, answer in answers
    ]  # fmt: skip
