"""Criteria and their points as rows of a table and as lines of words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.scores.index import ScoreRow, TaskStanding
from partui.domain.scores.what_if import ScoreSheet
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _, pgettext, plural
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.wording.labels import short_timeliness
from partui.wording.numbers import lacking_points, printed_and_sum, table_points


def score_columns(year: int) -> tuple[Column, ...]:
    """Return the columns of the table of criteria.

    Args:
        year: the plan's year; the baseline is of the year before.
    """
    return (
        Column("code", _("Mã"), 5),
        Column("title", _("Tiêu chí"), 26, width_weight=1),
        Column("max", _("Tối đa"), 6, align="right"),
        Column("baseline", str(year - 1), 6, align="right"),
        Column("target", _("Mục tiêu"), 8, align="right", priority=2),
        Column("own", pgettext("column", "Tự chấm"), 7, align="right"),
        Column("projected", pgettext("column", "Dự kiến"), 7, align="right"),
        Column("gap", _("Thiếu"), 5, align="right"),
        Column("at_stake", _("Nguy cơ"), 7, align="right", toned=True),
        Column("tasks", _("Nhiệm vụ"), 9, priority=1, toned=True),
    )


def score_row(sheet: ScoreSheet, row: ScoreRow) -> Row:
    """Return a criterion as a row under `score_columns`; a sign stands where the plan prints another sum."""
    criterion, sums = row.criterion, row.sums
    tasks = sheet.behind[criterion.code]
    return Row(
        (
            criterion.code,
            clean(criterion.title),
            _printed(criterion.max, sums.max),
            _printed(criterion.baseline, sums.baseline),
            _printed(criterion.target, sums.target),
            "–" if sums.own is None else table_points(sums.own),
            table_points(sums.projected),
            lacking_points(sums, table_points, nothing="·"),
            f"▲{table_points(sums.at_stake)}" if sums.at_stake else "·",
            standing_text(tasks, sheet.supposed),
        ),
        tone=_tone(tasks, sheet.supposed),
        look="base" if row.is_leaf else "chapter" if criterion.parent is None else "heading",
    )


def standing_text(tasks: Sequence[TaskStanding], supposed: frozenset[str]) -> str:
    """Return how many of the tasks are done, and how many are late or else due soon."""
    counted = [task for task in tasks if task.status is not Status.CANCELLED]
    if not counted:
        return "–"
    done = sum(1 for task in counted if task.status is Status.DONE or task.code in supposed)
    late, soon = (_number(counted, supposed, which) for which in (Timeliness.OVERDUE, Timeliness.DUE_SOON))
    text = f"{done}/{len(counted)}"
    if late:
        return _("{done} ▲{number}").format(done=text, number=late)
    return _("{done} ●{number}").format(done=text, number=soon) if soon else text


def totals(sheet: ScoreSheet, year: int) -> list[str]:
    """Return the plan's totals: as printed where they are, and their sum where it is another."""
    chapters = [row.criterion for row in sheet.outcome.rows if row.criterion.parent is None]
    now, then = sheet.scores.total, sheet.outcome.total
    target = sum((chapter.target for chapter in chapters), Decimal())
    baseline = sum((chapter.baseline for chapter in chapters), Decimal())
    if sheet.supposed:
        texts = [
            _("dự kiến {points}").format(points=_moved(now.projected, then.projected)),
            _("nguy cơ mất {points}").format(points=_moved(now.at_stake, then.at_stake)),
            plural("* {number} nhiệm vụ giả định xong", number=len(sheet.supposed)),
            _("mục tiêu {points}").format(points=table_points(target)),
        ]
    else:
        texts = [
            f"{year - 1}: {printed_and_sum(baseline, now.baseline, table_points)}",
            _("dự kiến {points}").format(points=table_points(now.projected)),
            _("mục tiêu {points}").format(points=printed_and_sum(target, now.target, table_points)),
            _("nguy cơ mất {points}").format(points=table_points(now.at_stake)),
        ]
    if then.own is not None:
        texts.append(_("tự chấm {points}").format(points=table_points(then.own)))
    return texts


def title_text(sheet: ScoreSheet) -> str:
    """Say in a few words where the plan is heading."""
    target = sum((row.criterion.target for row in sheet.scores.rows if row.criterion.parent is None), Decimal())
    now, then = sheet.scores.total.projected, sheet.outcome.total.projected
    if sheet.supposed:
        return _("giả định: {points}").format(points=_moved(now, then))
    return _("dự kiến {points} / {target}").format(points=table_points(now), target=table_points(target))


def short_title(sheet: ScoreSheet) -> str:
    """Say where the plan is heading in figures alone."""
    now, then = sheet.scores.total.projected, sheet.outcome.total.projected
    return _moved(now, then) if sheet.supposed else table_points(now)


class AboutCriterion(NamedTuple):
    """A criterion: its code and title, its figures and lead, the tasks behind it."""

    title: str
    figures: Sequence[str]
    tasks: str


def about_criterion(sheet: ScoreSheet, row: ScoreRow, year: int) -> AboutCriterion:
    """Say more of a criterion than its row does: its whole title, its lead and sums, the tasks behind it."""
    criterion, sums = row.criterion, row.sums
    figures = (
        (_("tối đa"), criterion.max, sums.max),
        (str(year - 1), criterion.baseline, sums.baseline),
        (_("mục tiêu"), criterion.target, sums.target),
    )
    lead = clean(criterion.leads_words).strip("-.; ")
    texts = [_("Chủ trì: {lead}").format(lead=lead or "–")] if row.is_leaf or lead else []
    texts += [] if row.is_leaf else [_("Tổng các tiêu chí bên dưới")]
    texts += [
        f"{name} {_both(printed, summed)}" for name, printed, summed in figures if row.is_leaf or printed != summed
    ]
    texts += [] if criterion.own is None else [_("dự kiến theo điểm tự chấm")]
    return AboutCriterion(f"{criterion.code} {clean(criterion.title)}", texts, _tasks_text(sheet, row))


def _tasks_text(sheet: ScoreSheet, row: ScoreRow) -> str:
    tasks = sheet.behind[row.criterion.code]
    if not tasks:
        return _("Không có nhiệm vụ nào trong kế hoạch.")
    if not row.is_leaf:
        return plural(
            "{number} nhiệm vụ bên dưới: {standing}", number=len(tasks), standing=standing_text(tasks, sheet.supposed)
        )
    return " · ".join(
        f"{task.code} {_('* giả định xong') if task.code in sheet.supposed else short_timeliness(task.timeliness)}"
        for task in tasks
    )


def _printed(printed: Decimal, summed: Decimal) -> str:
    return table_points(printed) if printed == summed else f"≠{table_points(printed)}"


def _both(printed: Decimal, summed: Decimal) -> str:
    if printed == summed:
        return table_points(printed)
    return _("kế hoạch {printed} – cộng {summed}").format(printed=table_points(printed), summed=table_points(summed))


def _moved(now: Decimal, then: Decimal) -> str:
    return f"{table_points(now)} → {table_points(then)}"


def _number(tasks: Sequence[TaskStanding], supposed: frozenset[str], timeliness: Timeliness) -> int:
    return sum(1 for task in tasks if task.timeliness is timeliness and task.code not in supposed)


def _tone(tasks: Sequence[TaskStanding], supposed: frozenset[str]) -> str:
    if _number(tasks, supposed, Timeliness.OVERDUE):
        return "overdue"
    return "soon" if _number(tasks, supposed, Timeliness.DUE_SOON) else "plain"
