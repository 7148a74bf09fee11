"""Tasks as CSV: one line a task, the contract's names as heads, text verbatim."""

import csv
import io
from collections.abc import Iterable

from partui.cli.answers.task_objects import task_object
from partui.domain.tasks.task import Task

_HEADS = (
    "plan", "code", "title", "chapter", "heading", "criterion", "products", "requirements", "deadline", "deadline_kind",
    "due_on", "leads", "implementers", "status", "timeliness", "days", "progress", "completed_on", "note", "version",
)  # fmt: skip


def tasks_csv(tasks: Iterable[Task]) -> str:
    """Return tasks as CSV; several products or agencies stand in one cell, set apart by `; `."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _HEADS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for task in tasks:
        writer.writerow({head: _cell(value) for head, value in task_object(task).items()})
    return text.getvalue()


def _cell(value: object) -> object:
    return "; ".join(text.removesuffix(";") for text in value) if isinstance(value, tuple) else value
