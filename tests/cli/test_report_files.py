"""Each report of a plan that is worked on, opened with its own library and held against what the store answers."""

import csv
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from icalendar import Calendar

from partui.domain.tasks.status import Status, Timeliness
from partui.locale.formats import show_date
from partui.wording.labels import status_label, timeliness_label, timeliness_sign
from partui.wording.numbers import show_points
from partui.wording.plan.capitals import as_sentence
from tests.cli.conftest import Partui
from tests.reports.web.pages import Page
from tests.reports.word.reading import rows_of

AS_OF = ("--as-of", "2020-10-01")
HOSTILE = "=cmd|'/c calc'!A0 <script>alert(1)</script> [/x] \x1b[31m\x1b]52;c;eA==\x07| **a** {{ 7*7 }}"
SHOWN = "=cmd|'/c calc'!A0 <script>alert(1)</script> [/x] [31m]52;c;eA==| **a** {{ 7*7 }}"


@pytest.fixture
def busy(partui: Partui) -> Partui:
    """A plan with tasks done in time and after the day looked at, one given up, documents, own scores."""
    partui("set", "1.3.1", "--status", "done", "--completed-on", "2020-09-28", "--progress", "100", *AS_OF)
    partui("set", "1.3.2", "--status", "done", "--completed-on", "2020-10-05")
    partui("set", "2.2", "--status", "cancelled", "--note", HOSTILE, "--why", "trùng <b>2.3</b>", *AS_OF)
    partui("set", "2.1.1", "--deadline", "Ngày 10/10", "--progress", "40", "--measured", HOSTILE, *AS_OF)
    partui("evidence", "add", "1.3.1", "--product", "2", "--number", "7/TB", "--issued-on", "2020-09-28", *AS_OF)
    partui("evidence", "add", "1.3.1", "--product", "3", "--number", "9/BC", "--issued-on", "2020-10-02", *AS_OF)
    partui("score", "set", "1.2", "0,25", *AS_OF)
    return partui


def made(busy: Partui, tmp_path: Path, kind: str, name: str, *args: str) -> Path:
    target = tmp_path / name
    assert busy("report", kind, str(target), *args, *AS_OF).code == 0
    return target


def tasks_of(busy: Partui) -> list[dict[str, Any]]:
    tasks = busy("list", "--json", *AS_OF).json
    missing = {task["code"]: task["unproved"] for task in busy("evidence", "list", "--json", *AS_OF).json}
    whole = [{**task, "measured": busy("show", task["code"], "--json", *AS_OF).json["measured"]} for task in tasks[:12]]
    return [{**task, "unproved": missing[task["code"]]} for task in [*whole, *tasks[12:]]]


def label(task: dict[str, Any]) -> str:
    return timeliness_label(Timeliness(task["timeliness"]))


def sign(task: dict[str, Any]) -> str:
    return timeliness_sign(Timeliness(task["timeliness"]))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def shown(text: str | None) -> str:
    return show_date(date.fromisoformat(text)) if text else ""


def lacking(task: dict[str, Any]) -> list[str]:
    return [] if task["status"] == "cancelled" else [task["products"][number - 1] for number in task["unproved"]]


def left(task: dict[str, Any]) -> int | None:
    return None if task["status"] in {"done", "cancelled"} else task["days"]


def listed(texts: list[str]) -> str:
    return "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)


def test_progress_in_every_format(busy: Partui, tmp_path: Path) -> None:
    tasks = tasks_of(busy)
    by_code = {task["code"]: task for task in tasks}
    assert (by_code["1.3.2"]["timeliness"], by_code["2.2"]["note"]) == ("overdue", SHOWN)
    by_code["2.2"]["note"] = f"Lý do không thực hiện: trùng <b>2.3</b>\n{SHOWN}"
    book = openpyxl.load_workbook(made(busy, tmp_path, "progress", "a.xlsx"))
    rows = [row for row in book["Nhiệm vụ"].iter_rows(min_row=2, values_only=True) if row[2]]
    assert [[_plain(cell) for cell in row[:16]] for row in rows] == [
        [
            task["code"], task["title"], "\n".join(task["leads"]), "\n".join(task["implementers"]) or None,
            task["deadline"] or None, day(task["due_on"]), f"{sign(task)} {label(task)}",
            status_label(Status(task["status"])), day(task["completed_on"]), left(task), task["progress"],
            task.get("measured") or None, listed(task["products"]) or None, listed(task["requirements"]) or None,
            listed(lacking(task)) or None, task["note"] or None,
        ]
        for task in tasks
    ]  # fmt: skip
    with made(busy, tmp_path, "progress", "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[:1] + row[5:12] for row in csv.reader(file)][1:] == [
            [
                task["code"], task["due_on"] or "", label(task), status_label(Status(task["status"])),
                task["completed_on"] or "", "" if left(task) is None else str(left(task)), str(task["progress"]),
                _tamed(task.get("measured") or ""),
            ]
            for task in tasks
        ]  # fmt: skip
    text = made(busy, tmp_path, "progress", "a.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^##### (\S+) .*?\n(.*?)(?=^#|\Z)", text, re.M | re.S))
    assert list(sections) == [task["code"] for task in tasks]
    assert all(f"**So với hạn:** {sign(task)} {label(task)}" in sections[task["code"]] for task in tasks)
    page = Page()
    page.feed(made(busy, tmp_path, "progress", "a.html").read_text(encoding="utf-8"))
    web = {row[0]: row for row in page.tables["Nhiệm vụ"][1:] if len(row) > 1}
    late = {task["code"] for task in tasks if task["timeliness"] == "overdue"}
    assert set(list(web)[: len(late)]) == late
    assert list(web)[len(late) :] == [code for code in by_code if code not in late]
    assert all(web[task["code"]][4].startswith(f"{sign(task)} {label(task)}") for task in tasks)
    assert "script" not in page.tags
    word = rows_of(docx.Document(str(made(busy, tmp_path, "progress", "a.docx"))).tables[-1])[1:]
    assert [row for row in word if len(row) > 1] == [
        [
            task["code"], task["title"], "; ".join(task["leads"]), _deadline(task), label(task), _when(task),
            "\n".join(text for text in (_notes(task), _lacking(task)) if text),
        ]
        for task in map(by_code.__getitem__, web)
    ]  # fmt: skip


def _lacking(task: dict[str, Any]) -> str:
    products = lacking(task) if task["status"] == "done" else []
    return f"Chưa có tài liệu kiểm chứng:\n{listed(products)}" if products else ""


def test_scores_in_every_format(busy: Partui, tmp_path: Path) -> None:
    sheet = busy("score", "--json", *AS_OF).json
    points = ("max", "baseline", "target", "own", "appraised", "surveyed", "earned", "expected", "highest")
    book = openpyxl.load_workbook(made(busy, tmp_path, "scores", "a.xlsx"))
    rows = list(book["Điểm"].iter_rows(min_row=6, values_only=True))[: len(sheet["criteria"])]
    for row, criterion in zip(rows, sheet["criteria"], strict=True):
        assert row[:11] == (criterion["code"], as_sentence(criterion["title"]), *(criterion[name] for name in points))
        assert row[12:14] == (criterion["at_risk"], criterion["gain"])
    word = rows_of(docx.Document(str(made(busy, tmp_path, "scores", "a.docx"))).tables[-1])[1:]
    page = Page()
    page.feed(made(busy, tmp_path, "scores", "a.html").read_text(encoding="utf-8"))
    shown = [name for name in points if any(criterion[name] is not None for criterion in sheet["criteria"])]
    for found in (word, page.tables["Tiêu chí"][1:]):
        for cells, criterion in zip(found[:-1], sheet["criteria"], strict=True):
            texts = [criterion["code"], as_sentence(criterion["title"]), *(_points(criterion[name]) for name in shown)]
            assert [re.sub(r"\s*\(cộng: .*?\)", "", cell) for cell in cells[: len(texts)]] == texts
    assert word[3][-1] == "1.3.1: 7/TB ngày 28/09/2020"
    assert [row[0] for row in book["Cơ quan"].iter_rows(min_row=2, values_only=True)] == [
        each["name"] for each in sheet["agencies"]
    ]


def test_a_reminder_and_the_calendar(busy: Partui, tmp_path: Path) -> None:
    tasks = tasks_of(busy)
    tables = docx.Document(str(made(busy, tmp_path, "reminder", "a.docx", "--agency", "so noi vu"))).tables
    late = [task for task in tasks if task["timeliness"] == "overdue"]
    found = [row for table in tables for row in rows_of(table) if len(row) == 6 and row[0].isdecimal()]
    assert [[row[1], row[2], row[3], row[5]] for row in found] == [
        [task["code"], task["title"], listed(task["products"]), str(-task["days"])] for task in late
    ]
    assert [task["code"] for task in late] == ["1.3.2"]
    sign = {"todo": "", "doing": "", "cancelled": "", "done": "✓ "}
    read = Calendar.from_ical(made(busy, tmp_path, "calendar", "a.ics").read_bytes())
    assert isinstance(read, Calendar)
    assert [(str(event.uid), event.start, str(event.summary)) for event in read.events] == [
        (f"2020-{task['code']}@partui", day(task["due_on"]), f"{sign[task['status']]}[{task['code']}] {task['title']}")
        for task in tasks
        if task["due_on"]
    ]


def _plain(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


def _points(points: float | None) -> str:
    return show_points(None if points is None else Decimal(str(points)))


def _tamed(text: str) -> str:
    return f"'{text}" if text.startswith("=") else text


def _deadline(task: dict[str, Any]) -> str:
    return f"{task['deadline']}\n({shown(task['due_on'])})" if task["due_on"] else task["deadline"]


def _when(task: dict[str, Any]) -> str:
    if task["completed_on"]:
        return shown(task["completed_on"])
    return f"quá hạn {-task['days']} ngày" if task["timeliness"] == "overdue" else ""


def _notes(task: dict[str, Any]) -> str:
    under_way = f"Hoàn thành {task['progress']}%" if task["status"] in {"todo", "doing"} and task["progress"] else ""
    return "\n".join(text for text in (under_way, task.get("measured"), task["note"]) if text)
