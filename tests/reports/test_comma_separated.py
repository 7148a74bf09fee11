"""Tasks as CSV, read again with the standard library."""

import csv
import io

import pytest

from partui.domain.plan.report import Progress
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.reports.plain import write_csv
from partui.reports.progress_rows import task_heads
from partui.wording.labels import status_label, timeliness_label
from tests.reports import samples


def written(report: Progress) -> bytes:
    out = io.BytesIO()
    write_csv(report, out)
    assert not out.closed
    return out.getvalue()


def rows_of(report: Progress) -> list[list[str]]:
    text = written(report).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def joined(texts: tuple[str, ...]) -> str:
    return "; ".join(text.rstrip(" ;") for text in texts)


def test_every_task_is_there_cell_by_cell() -> None:
    report = samples.progress()
    heads, *rows = rows_of(report)
    assert heads == list(task_heads())
    unproved = {"1.3.1": (2,), "1.3.2": (), "2.2": ()}
    for task, row in zip(report.tasks, rows, strict=True):
        missing = unproved.get(task.code, tuple(range(1, len(task.products) + 1)))
        open_days = None if task.status in {Status.DONE, Status.CANCELLED} else task.days
        due = task.due_on.isoformat() if task.due_on else ""
        assert row == [
            task.code,
            task.title,
            joined(task.leads),
            joined(task.implementers),
            task.deadline,
            "chưa rõ hạn" if task.code == "4.1.1" else due,
            timeliness_label(task.timeliness),
            status_label(task.status),
            task.completed_on.isoformat() if task.completed_on else "",
            "" if open_days is None else str(open_days),
            str(task.progress),
            task.measured,
            joined(task.products),
            joined(task.requirements),
            joined(tuple(task.products[number - 1] for number in missing)),
            clean(task.note),
        ]


def test_it_is_utf_8_with_its_mark_and_a_line_a_task() -> None:
    report = samples.hostile()[0]
    raw = written(report)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.split(b"\r\n")
    assert len(lines) == len(report.tasks) + 2
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 905", "-1", "@SUM(A1)", "  =1", "\t=1", "\r\n=1", "＝1", samples.HOSTILE]
)
def test_no_text_is_a_formula(text: str) -> None:
    for row in rows_of(samples.hostile(text)[0])[1:]:
        assert row[1] == f"'{clean(text)}"
        assert row[12] == f"'{clean(text)}; {clean(text)}"
        assert not any(mark in cell for cell in row for mark in samples.INVISIBLE)


def test_days_late_stay_a_number() -> None:
    rows = {row[0]: row for row in rows_of(samples.progress())}
    assert rows["1.4.1"][9] == "-18"


def test_a_text_of_any_length_is_whole() -> None:
    row = rows_of(samples.hostile(samples.LONG)[0])[1]
    assert row[1] == clean(samples.LONG)
