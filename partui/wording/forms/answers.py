"""Forms and their answers as an officer and an agency read them."""

from collections.abc import Iterator
from datetime import date

from partui.domain.forms.answers import Answer, AnswerState
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.due.periods import period_label
from partui.wording.labels import status_label


def asked_label(name: str) -> str:
    """Return the head of the column in which something is asked."""
    return {
        "status": _("Kết quả thực hiện"),
        "completed_on": _("Ngày hoàn thành"),
        "progress": _("% hoàn thành"),
        "measured": _("Kết quả đo được"),
        "document": _("Số, ký hiệu văn bản"),
        "issued_on": _("Ngày văn bản"),
        "summary": _("Trích yếu văn bản"),
        "difficulties": _("Khó khăn, vướng mắc"),
        "proposal": _("Kiến nghị"),
    }[name]


def asked_text(name: str, value: str) -> str:
    """Return what is said in such a column, in one line."""
    match name:
        case "status":
            return status_label(Status(value))
        case "completed_on" | "issued_on":
            return show_date(date.fromisoformat(value))
        case "progress":
            return f"{value}%"
        case _:
            return clean(value)


def state_label(state: AnswerState) -> str:
    """Return what has become of an answer, as an officer reads it."""
    match state:
        case AnswerState.WAITING:
            return _("chờ xác nhận")
        case AnswerState.ACCEPTED:
            return _("đã nhận")
        case AnswerState.RETURNED:
            return _("đã trả lại")


def answer_texts(answer: Answer) -> Iterator[str]:
    """Yield what an answer says: `Kết quả thực hiện: Hoàn thành`; of which instance first, where it is of one."""
    if answer.period:
        yield period_label(answer.period)
    for name, value in answer.said.items():
        yield f"{asked_label(name)}: {asked_text(name, value)}"


def answer_text(answer: Answer) -> str:
    """Return an answer: `Sở Tài chính: % hoàn thành: 40%`, then `Sở Tài chính (đã nhận)`."""
    if answer.state is AnswerState.WAITING:
        return f"{answer.name}: {'; '.join(answer_texts(answer))}"
    told = f"{answer.name} ({state_label(answer.state)})"
    return f"{told}: {clean(answer.reason)}" if answer.reason else told


def note_lines(answer: Answer, day: date, *, of_task: bool) -> Iterator[str]:
    """Yield what an accepted answer adds to the task's note.

    Args:
        day: on which it is accepted.
        of_task: whether the agency leads the task, so that what it has measured is the task's.
    """
    for name in ("difficulties", "proposal") if of_task else ("measured", "difficulties", "proposal"):
        if text := getattr(answer, name):
            yield f"{asked_label(name)} ({answer.name}, {show_date(day)}): {clean(text)}"
