"""The columns of an annex that fits on a page, and a task's cells in them."""

import re
from collections.abc import Iterable

from partui.domain.tasks.status import Status, Timeliness
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.progress_rows import TaskRow, members_words
from partui.wording.tasks import agency_text

_LIST_MARK = re.compile(r"[-+*•–]\s+")


def annex_heads() -> tuple[str, ...]:
    """Return the heads of the columns."""
    return (
        _("Mã"),
        _("Nhiệm vụ"),
        _("Chủ trì"),
        _("Hạn"),
        _("So với hạn"),
        _("Ngày hoàn thành / số ngày quá hạn"),
        _("Kết quả, ghi chú, tài liệu còn thiếu"),
    )


def annex_cells(row: TaskRow) -> tuple[str, ...]:
    """Return the cells of a task."""
    return (
        row.code,
        row.title,
        leads_words(row),
        deadline_words(row, "\n"),
        row.standing,
        end_words(row),
        _said(row),
    )


def _said(row: TaskRow) -> str:
    """Return how far a task not yet done and its members have come, the figure reached, the note; of one that is done
    the products that no document proves.
    """
    is_under_way = row.status in {Status.TODO, Status.DOING} and row.progress
    progress = _("Hoàn thành {percent}%").format(percent=row.progress) if is_under_way else ""
    lacking = listed(row.unproved_products) if row.status is Status.DONE else ""
    unproved = _("Chưa có tài liệu kiểm chứng:\n{products}").format(products=lacking) if lacking else ""
    return "\n".join(text for text in (progress, members_words(row), row.measured, row.note, unproved) if text)


def leads_words(task: TaskRow) -> str:
    """Return who leads a task."""
    return "; ".join(task.leads) or agency_text("", group=False)


def deadline_words(task: TaskRow, between: str = " ") -> str:
    """Return a deadline as the plan words it, with the due date read from it: `Quý III (30/09/2020)`."""
    read = task.due_words if task.due_on is None else show_date(task.due_on)
    if task.deadline and read:
        return f"{task.deadline}{between}({read})"
    return task.deadline or read


def end_words(task: TaskRow) -> str:
    """Return the day of completion, and the days that a task is or was late."""
    if task.timeliness is Timeliness.OVERDUE and task.days is not None:
        return late_words(-task.days)
    ended = "" if task.completed_on is None else show_date(task.completed_on)
    if task.timeliness is Timeliness.DONE_LATE and task.completed_on is not None and task.due_on is not None:
        return f"{ended}\n{late_words((task.completed_on - task.due_on).days)}"
    return ended


def late_words(days: int) -> str:
    """Return how late something is."""
    return _("quá hạn {days} ngày").format(days=days)


def listed(entries: Iterable[str]) -> str:
    """Return entries one per line, with dashes if there are several."""
    lines = [unmarked(entry) for entry in entries]
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "".join(lines)


def unmarked(line: str) -> str:
    """Return a line without a typed list mark, since the document has its own."""
    line = line.strip()
    return line.removeprefix(found[0]) if (found := _LIST_MARK.match(line)) else line
