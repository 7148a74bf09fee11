"""What pays most: open tasks by what they can still bring, and a goal answered by the cheapest of them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from partui.cli.output import json_number, paint
from partui.cli.session import Store
from partui.cli.table import Cell, TableColumn, table, timeliness_cell
from partui.domain.scores.best import OpenTask, answer_goal, open_tasks
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.queries.scores import load_sheet
from partui.store.queries.tasks import titles_of
from partui.wording.columns import wrap
from partui.wording.numbers import show_points
from partui.wording.plan.scores import effort_text, goal_text

_SHOWN = 20


def best_object(store: Store, goal: Decimal | None) -> dict[str, Any]:
    """Return what pays most as `score --best --json` shows it."""
    conn, plan, day = store
    sheet = load_sheet(conn, plan, day)
    found: dict[str, Any] = {
        "plan": plan,
        "as_of": day.date.isoformat(),
        "tasks": [
            {
                "code": task.code,
                "gain": json_number(task.gain),
                "effort": task.effort if task.is_typed else None,
                "leads": task.leads,
                "timeliness": task.timeliness.value,
            }
            for task in open_tasks(sheet)
        ],
    }
    if goal is not None:
        answer = answer_goal(sheet, goal)
        found["goal"] = {
            "points": json_number(answer.goal),
            "without": json_number(answer.base),
            "reached": json_number(answer.reached),
            "met": answer.is_met,
            "effort": answer.effort,
            "tasks": [task.code for task in answer.tasks],
        }
    return found


def best_lines(store: Store, goal: Decimal | None, width: int | None) -> list[str]:
    """Return the open tasks that bring the most for their effort; for a goal, the cheapest that reach it.

    Args:
        width: the cells of a line; none cuts nothing.
    """
    conn, plan, day = store
    sheet = load_sheet(conn, plan, day)
    if goal is None:
        tasks: Sequence[OpenTask] = open_tasks(sheet)
        head, shown = [_("Việc đáng làm trước: điểm có thể thêm cho mỗi phần công sức")], tasks[:_SHOWN]
    else:
        answer = answer_goal(sheet, goal)
        # Whoever wants the goal needs every one of them.
        tasks, head, shown = answer.tasks, wrap(goal_text(answer), width), answer.tasks
    if not tasks:
        return [*head, *([] if goal is not None else [_("Không còn nhiệm vụ nào có thể thêm điểm.")])]
    titles = titles_of(conn, plan, [task.code for task in shown])
    columns = (
        TableColumn(_("Mã")),
        TableColumn(_("Nhiệm vụ"), least=20),
        TableColumn(_("Thêm"), "right"),
        TableColumn(_("Công sức"), "right"),
        TableColumn(_("So với hạn"), leaves=1),
        TableColumn(_("Chủ trì"), least=12, leaves=2),
    )
    rows = [
        (
            Cell(clean(task.code)),
            Cell(clean(titles[task.code])),
            Cell(show_points(task.gain)),
            Cell(effort_text(task)),
            timeliness_cell(task.timeliness),
            Cell(clean("; ".join(task.leads))),
        )
        for task in shown
    ]
    return [
        *(paint(line, "head") for line in head),
        "",
        *table(columns, rows, width),
        *(line for text in _rest(tasks, len(shown)) for line in wrap(text, width)),
    ]


def _rest(tasks: Sequence[OpenTask], shown: int) -> list[str]:
    more = len(tasks) - shown
    lines = [plural("… và {number} nhiệm vụ nữa.", number=more)] if more > 0 else []
    if any(not task.is_typed for task in tasks):
        lines.append(_("Dấu ~: chưa ghi công sức, tính là mức giữa; ghi bằng “partui set MÃ --effort 1-5”."))
    return lines
