"""Tasks as CSV (RFC 4180): one line a task, in UTF-8 with the mark by which Excel knows it."""

import csv
import re
from io import TextIOWrapper
from typing import BinaryIO

from partui.domain.plan.report import Progress
from partui.domain.text import clean
from partui.reports.progress_rows import TaskRow, has_members, members_cell, task_heads, task_rows
from partui.wording.labels import status_label, timeliness_label

# A spreadsheet takes what begins so for a formula, full-width signs included.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def write_csv(report: Progress, out: BinaryIO) -> None:
    """Write the tasks of a report; days are written 2020-09-30, which every spreadsheet reads the same.

    Several products or agencies stand in one cell, set apart by `; `. A text that a spreadsheet would take for a
    formula begins with an apostrophe.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    members = has_members(report)
    writer.writerow(task_heads(members=members))
    for row in task_rows(report):
        writer.writerow((*_cells(row), members_cell(row), _joined(row.behind)) if members else _cells(row))
    text.flush()
    text.detach()


def _cells(row: TaskRow) -> tuple[str | int, ...]:
    return (
        _inert(row.code),
        _inert(row.title),
        _joined(row.leads),
        _joined(row.implementers),
        _inert(row.deadline),
        row.due_on.isoformat() if row.due_on else row.due_words,
        timeliness_label(row.timeliness),
        status_label(row.status),
        row.completed_on.isoformat() if row.completed_on else "",
        "" if row.days is None else row.days,
        row.progress,
        _inert(row.measured),
        _joined(row.products),
        _joined(row.requirements),
        _joined(row.unproved_products),
        _inert(clean(row.note)),
    )


def _joined(texts: tuple[str, ...]) -> str:
    return "; ".join(_inert(text.rstrip(" ;")) for text in texts)


def _inert(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
