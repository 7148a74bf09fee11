"""A list of tasks as a workbook: a row a task, to filter, to print, to fill in and take back with `update`."""

from collections.abc import Sequence
from typing import BinaryIO

from partui.domain.plan.report import TaskList
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.locale import _
from partui.reports.annex_rows import listed
from partui.reports.excel.book import Book, Sheet, SheetColumn, Value
from partui.reports.excel.sizes import content_width
from partui.reports.titles import list_name
from partui.wording.forms.table import table_heads
from partui.wording.labels import status_label
from partui.wording.targets import measured_text, target_text
from partui.wording.task_parts import evidence_text
from partui.wording.tasks import extension_text, signed_task_standing

_KINDS = {
    **dict.fromkeys(("code", "after", "criterion", "chapter", "heading", "number", "second_code"), "code"),
    **dict.fromkeys(("due_on", "completed_on", "original_due_on"), "date"),
    **dict.fromkeys(("days", "effort", "plan", "version"), "whole"),
    "progress": "percent",
}
# So many characters that a page still prints what stands in it to be read.
_MOST = {"title": 42.0, "note": 32.0, "products": 60.0, "requirements": 60.0, "documents": 60.0}
_USUAL_MOST = 22.0
_A_DAY = "00/00/0000"
# The last column that goes onto paper; those after it are for the screen, and for reading the table again.
_LAST_PRINTED = "note"


def write_listed(tasks: TaskList, out: BinaryIO) -> None:
    """Write a list of tasks.

    Args:
        tasks: in their order.
        out: a file opened for writing bytes.
    """
    book = Book(out, tasks.head, list_name(tasks.head), tasks.chosen)
    rows = [_cells(task, tasks.documents.get(task.code, ())) for task in tasks.tasks]
    heads = table_heads()
    columns = [
        SheetColumn(head, _width(name, head, [row[name] for row in rows]), _KINDS.get(name, "text"))
        for name, head in heads.items()
    ]
    sheet = Sheet(book, _("Nhiệm vụ"), columns)
    sheet.add_head()
    sheet.freeze(2)
    for row in rows:
        sheet.add_row(row[name] for name in heads)
    names = list(heads)
    sheet.filter_columns()
    sheet.colour_timeliness(names.index("timeliness"))
    sheet.take_codes_as_they_are()
    sheet.print_only(names.index(_LAST_PRINTED) + 1)
    book.close()


def _width(name: str, head: str, values: Sequence[Value]) -> float:
    texts = [value if isinstance(value, str) else _A_DAY for value in values if value is not None]
    if _KINDS.get(name) in {"whole", "percent"}:
        texts = [str(value) for value in values]
    return content_width(head, texts, _MOST.get(name, _USUAL_MOST))


def _cells(task: Task, documents: Sequence[Evidence]) -> dict[str, Value]:
    is_closed = task.status in {Status.DONE, Status.CANCELLED}
    return {
        "code": task.code,
        "title": clean(task.title),
        "leads": "\n".join(task.leads),
        "implementers": "\n".join(task.implementers),
        "deadline": task.deadline,
        "due_on": task.due_on or (_("chưa rõ hạn") if task.is_unread else ""),
        "timeliness": signed_task_standing(task),
        "status": status_label(task.status),
        "completed_on": task.completed_on,
        "progress": task.progress,
        "measured": task.measured,
        "note": task.note,
        "days": None if is_closed else task.days,
        "products": listed(task.products),
        "requirements": listed(task.requirements),
        "documents": "\n".join(map(evidence_text, documents)),
        "target": "" if task.standing is None else target_text(task.standing.target),
        "readings": "\n".join(map(measured_text, task.readings)),
        "person": task.person,
        "start": task.start,
        "effort": task.effort,
        "after": "; ".join(task.after),
        "quorum": task.quorum,
        "original_due_on": task.original_due_on,
        "extensions": "\n".join(map(extension_text, task.extensions)),
        "criterion": task.criterion,
        "chapter": task.chapter,
        "heading": task.heading,
        "number": task.printed_number,
        "second_code": task.second_code,
        "deadline_kind": task.deadline_kind,
        "plan": task.plan,
        "version": task.version,
    }
