"""Scores and rates of one year against another's."""

from collections.abc import Sequence
from typing import Any

from partui.cli.output import json_number, paint, screen_width
from partui.cli.table import Cell, TableColumn, table, timeliness_cell
from partui.domain.plan.codes import code_key
from partui.domain.plan.differences import TaskDeadline
from partui.domain.scores.comparison import Comparison, CriterionPair, PlanYear, chapters_of
from partui.domain.scores.index import ScoreRow
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.locale.formats import show_date
from partui.wording.labels import NOTHING
from partui.wording.numbers import show_gap, show_percent, show_points
from partui.wording.plan.differences import DifferentTask, deadline_text, difference_parts, differences_line


def comparison_object(found: Comparison) -> dict[str, Any]:
    """Return two plans as `plan compare --json` shows them."""
    return {
        "plans": [_plan_object(view) for view in (found.first, found.second)],
        "criteria": [
            {
                "code": pair.code,
                "title": pair.title,
                "plans": [None if row is None else _sums_object(row) for row in (pair.first, pair.second)],
                "gained": json_number(pair.gained),
            }
            for pair in found.criteria
        ],
        "tasks": {
            "added": [_task_object(task) for task in found.tasks.added],
            "dropped": [_task_object(task) for task in found.tasks.dropped],
            "moved": [
                {"from": _task_object(moved.first), "to": _task_object(moved.second), "days": moved.days}
                for moved in found.tasks.moved
            ],
            "same": found.tasks.same,
        },
    }


def _task_object(task: TaskDeadline) -> dict[str, Any]:
    return {
        "code": task.code,
        "title": task.title,
        "deadline": task.words,
        "due_on": None if task.due_on is None else task.due_on.isoformat(),
    }


def _plan_object(view: PlanYear) -> dict[str, Any]:
    total = view.scores.total
    return {
        "plan": view.plan,
        "as_of": view.day.isoformat(),
        "total": view.tally.total,
        "by_status": view.tally.by_status,
        "by_timeliness": view.tally.by_timeliness,
        "rate": _rounded(view.tally.rate),
        "chapters": [
            {"code": code, "total": tally.total, "done": tally.done, "rate": _rounded(tally.rate)}
            for code, tally in sorted(view.by_chapter.items(), key=lambda pair: code_key(pair[0]))
        ],
        **{name: json_number(points) for name, points in total._asdict().items()},
    }


def _sums_object(row: ScoreRow) -> dict[str, Any]:
    return {name: json_number(points) for name, points in row.sums._asdict().items()}


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)


def comparison_lines(found: Comparison) -> list[str]:
    """Return the tables of two plans: counts, tasks that differ, rates by chapter, scores."""
    width = screen_width()
    first, second = found.first, found.second
    days = [show_date(view.day) for view in (first, second)]
    head = _("Kế hoạch {first} (đến {day}) và kế hoạch {second} (đến {other_day})").format(
        first=first.plan, day=days[0], second=second.plan, other_day=days[1]
    )
    return [
        paint(head, "head"),
        "",
        *table(*_count_rows(first, second), width),
        "",
        differences_line(found.tasks),
        *(line for part in difference_parts(found.tasks) for line in ("", *_part_lines(found, *part, width))),
        "",
        *table(*_chapter_rows(found), width),
        "",
        *table(*_score_rows(found), width),
    ]


def _count_rows(first: PlanYear, second: PlanYear) -> tuple[tuple[TableColumn, ...], list[tuple[Cell, ...]]]:
    columns = (TableColumn(""), TableColumn(str(first.plan), "right"), TableColumn(str(second.plan), "right"))
    tallies = (first.tally, second.tally)
    rows = [(Cell(_("Nhiệm vụ")), *(Cell(str(tally.total)) for tally in tallies))]
    rows += [
        (timeliness_cell(each), *(Cell(str(tally.by_timeliness[each])) for tally in tallies)) for each in Timeliness
    ]
    rows.append((Cell(_("Tỷ lệ hoàn thành")), *(Cell(show_percent(tally.rate)) for tally in tallies)))
    return columns, rows


def _part_lines(found: Comparison, title: str, tasks: Sequence[DifferentTask], width: int | None) -> list[str]:
    columns = (
        TableColumn(_("Mã")),
        TableColumn(pgettext("column", "Nhiệm vụ"), least=20),
        TableColumn(_("Hạn {year}").format(year=found.first.plan), least=12),
        TableColumn(_("Hạn {year}").format(year=found.second.plan), least=12),
        TableColumn(""),
    )
    rows = [
        (
            Cell(task.named.code),
            Cell(clean(task.named.title)),
            Cell(deadline_text(task.first)),
            Cell(deadline_text(task.second)),
            Cell(task.said),
        )
        for task in tasks
    ]
    return [paint(title, "head"), *table(columns, rows, width)]


def _chapter_rows(found: Comparison) -> tuple[tuple[TableColumn, ...], list[tuple[Cell, ...]]]:
    first, second = found.first, found.second
    columns = (
        TableColumn(_("Lĩnh vực")),
        TableColumn(_("Tỷ lệ hoàn thành"), least=20),
        TableColumn(str(first.plan), "right"),
        TableColumn(str(second.plan), "right"),
    )
    rows = []
    for code, title in chapters_of(found):
        tallies = [view.by_chapter.get(code) for view in (first, second)]
        rates = [Cell(NOTHING if tally is None else show_percent(tally.rate)) for tally in tallies]
        rows.append((Cell(code), Cell(clean(title)), *rates))
    return columns, rows


def _score_rows(found: Comparison) -> tuple[tuple[TableColumn, ...], list[tuple[Cell, ...]]]:
    first, second = found.first.plan, found.second.plan
    columns = (
        TableColumn(_("Mã")),
        TableColumn(_("Tiêu chí"), least=20),
        TableColumn(_("Tự chấm {year}").format(year=first), "right", leaves=2),
        TableColumn(_("Tự chấm {year}").format(year=second), "right", leaves=1),
        TableColumn(_("Dự kiến {year}").format(year=first), "right"),
        TableColumn(_("Dự kiến {year}").format(year=second), "right"),
        TableColumn(_("Hơn kém"), "right"),
    )
    rows = [_score_row(pair) for pair in found.criteria]
    total, other = found.first.scores.total, found.second.scores.total
    points = (total.own, other.own, total.expected, other.expected)
    gained = Cell(show_gap(other.expected - total.expected))
    rows.append((Cell(""), Cell(_("Cả kế hoạch")), *(Cell(show_points(each)) for each in points), gained))
    return columns, rows


def _score_row(pair: CriterionPair) -> tuple[Cell, ...]:
    sums = [None if row is None else row.sums for row in (pair.first, pair.second)]
    own = [Cell(show_points(each.own if each else None)) for each in sums]
    expected = [Cell(show_points(each.expected if each else None)) for each in sums]
    return Cell(pair.code), Cell(clean(pair.title)), *own, *expected, Cell(show_gap(pair.gained))
