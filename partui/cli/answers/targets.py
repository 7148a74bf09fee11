"""Targets and readings: JSON objects and lines."""

from typing import Any

from partui.cli.answers.changes import SHORT
from partui.cli.output import json_number
from partui.domain.targets.readings import Reading
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.wording.targets import figure_text, measured_text, target_text


def target_object(task: Task) -> dict[str, Any]:
    """Return a task's target and how it stands; empty without one."""
    standing = task.standing
    if standing is None:
        return {}
    target = standing.target
    return {
        "text": target_text(target),
        "comparison": target.comparison,
        "bar": json_number(target.bar),
        "unit": target.unit,
        "course": target.course,
        "year": target.year,
        "base": json_number(target.base),
        "actual": json_number(standing.actual),
        "reached": standing.reached,
        "lacking": json_number(standing.lacking),
        "share": json_number(standing.share),
        "time_gone": json_number(standing.gone),
        "behind": standing.is_behind,
    }


def reading_objects(task: Task) -> list[dict[str, Any]]:
    """Return what was measured of a task; words without a figure come first, of no day."""
    words = [_reading_object(None, task.measured)] if task.measured else []
    return words + [_reading_object(each, figure_text(each.figure)) for each in task.readings]


def reading_lines(task: Task) -> list[str]:
    """Return what was measured of a task, a line each; words without a figure come first."""
    words = [clean(task.measured)] if task.measured else []
    return words + [f"{measured_text(each)} [{each.uuid[:SHORT]}]" for each in task.readings]


def _reading_object(reading: Reading | None, text: str) -> dict[str, Any]:
    figure = None if reading is None else reading.figure
    return {
        "uuid": None if reading is None else reading.uuid,
        "on": None if reading is None else reading.on.isoformat(),
        "number": None if figure is None else json_number(figure.number),
        "whole": None if figure is None else json_number(figure.whole),
        "unit": "" if figure is None else figure.unit,
        "source": "" if reading is None else reading.source,
        "text": text,
    }
