"""Criteria and their points as rows of a table and as lines of words."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from partui.domain.plan.structure import is_below
from partui.domain.scores.index import ScoreRow, Sums
from partui.domain.scores.leaf import TaskStanding
from partui.domain.scores.led import CriterionLeads
from partui.domain.scores.what_if import ScoreSheet
from partui.domain.tasks.documents import Document
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _, pgettext, plural
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.wording.columns import cut
from partui.wording.labels import short_timeliness
from partui.wording.numbers import printed_and_sum, table_points
from partui.wording.plan.scores import basis_text, scored_text


def score_columns(year: int) -> tuple[Column, ...]:
    """Return the columns of the table of criteria.

    Args:
        year: the plan's year; the baseline is of the year before.
    """
    return (
        Column("code", _("Mã"), 5),
        Column("title", _("Tiêu chí"), 26, width_weight=1),
        Column("max", _("Tối đa"), 6, align="right", priority=5),
        Column("baseline", str(year - 1), 6, align="right", priority=4),
        Column("target", _("Mục tiêu"), 8, align="right"),
        Column("own", pgettext("column", "Tự chấm"), 7, align="right", priority=1),
        Column("appraised", _("Thẩm định"), 9, align="right", priority=8),
        Column("surveyed", _("ĐTXHH"), 6, align="right", priority=7),
        Column("earned", pgettext("column", "Chắc"), 6, align="right"),
        Column("expected", pgettext("column", "Dự kiến"), 7, align="right"),
        Column("highest", _("Cao nhất"), 8, align="right"),
        Column("at_risk", _("Nguy cơ"), 7, align="right", priority=2, toned=True),
        Column("gain", _("Thêm"), 5, align="right", priority=6),
        Column("tasks", _("Nhiệm vụ"), 9, priority=3, toned=True),
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
            *("–" if each is None else table_points(each) for each in (sums.own, sums.appraised, sums.surveyed)),
            table_points(sums.earned),
            table_points(sums.expected),
            table_points(sums.highest),
            f"▲{table_points(sums.at_risk)}" if sums.at_risk else "·",
            table_points(sums.gain) if sums.gain else "·",
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
            _("chắc chắn {points}").format(points=_moved(now.earned, then.earned)),
            _("dự kiến {points}").format(points=_moved(now.expected, then.expected)),
            _("nguy cơ mất {points}").format(points=_moved(now.at_risk, then.at_risk)),
            plural("* {number} nhiệm vụ giả định xong", number=len(sheet.supposed)),
            _("mục tiêu {points}").format(points=table_points(target)),
        ]
    else:
        texts = [
            _("chắc chắn {points}").format(points=table_points(now.earned)),
            _("dự kiến {points}").format(points=table_points(now.expected)),
            _("cao nhất {points}").format(points=table_points(now.highest)),
            _("nguy cơ mất {points}").format(points=table_points(now.at_risk)),
            _("mục tiêu {points}").format(points=printed_and_sum(target, now.target, table_points)),
            f"{year - 1}: {printed_and_sum(baseline, now.baseline, table_points)}",
            _("có thể thêm {points}").format(points=table_points(now.gain)),
        ]
    return [*texts, own_text(then)]


def own_text(sums: Sums) -> str:
    """Say how much of what is to be scored by the office is scored, and what it comes to."""
    scored = scored_text(sums)
    if sums.own is None:
        return scored
    return _("{scored}: {own}/{max}").format(
        scored=scored, own=table_points(sums.own), max=table_points(sums.scored_max)
    )


def title_text(sheet: ScoreSheet) -> str:
    """Say in a few words where the plan is heading, or what a supposition would earn."""
    if sheet.supposed:
        return _("giả định, chắc chắn {points}").format(points=_moved_earned(sheet))
    target = sum((row.criterion.target for row in sheet.scores.rows if row.criterion.parent is None), Decimal())
    expected = table_points(sheet.scores.total.expected)
    return _("dự kiến {points} / {target}").format(points=expected, target=table_points(target))


def short_title(sheet: ScoreSheet) -> str:
    """Say the same in figures alone."""
    return _moved_earned(sheet) if sheet.supposed else table_points(sheet.scores.total.expected)


def _moved_earned(sheet: ScoreSheet) -> str:
    return _moved(sheet.scores.total.earned, sheet.outcome.total.earned)


# What a line under the table has room for beside the tasks.
_CITED = 40


class CriterionDetails(NamedTuple):
    """A criterion: its code and title, its figures and lead, the tasks behind it."""

    title: str
    figures: Sequence[str]
    tasks: str


class ScoreContext(NamedTuple):
    """What is known of criteria beside their scores.

    Attributes:
        leads: who leads each, by code.
        clauses: codes of the plan's body, each with that of the criterion that it serves.
        documents: those that prove a criterion itself, by its code.
    """

    leads: Mapping[str, CriterionLeads]
    clauses: Sequence[tuple[str, str]]
    documents: Mapping[str, Sequence[Document]]


def about_criterion(sheet: ScoreSheet, row: ScoreRow, year: int, known: ScoreContext) -> CriterionDetails:
    """Say more of a criterion than its row does: its whole title, its lead and sums, what is done for it.

    Args:
        sheet: the scores with the tasks behind them.
        row: the criterion's.
        year: the plan's.
        known: what is known besides.
    """
    criterion, sums = row.criterion, row.sums
    figures = (
        (_("tối đa"), criterion.max, sums.max),
        (str(year - 1), criterion.baseline, sums.baseline),
        (_("mục tiêu"), criterion.target, sums.target),
    )
    lead = _lead_text(row, known.leads[criterion.code])
    texts = [_("Chủ trì: {lead}").format(lead=lead or "–")] if row.is_leaf or lead else []
    texts += _scoring_texts(row, year)
    # What does not agree stands where a narrow screen still has room.
    ordered = sorted(figures, key=lambda figure: figure[1] == figure[2])
    texts += [f"{name} {_both(printed, summed)}" for name, printed, summed in ordered]
    return CriterionDetails(f"{criterion.code} {clean(criterion.title)}", texts, _behind_text(sheet, row, known))


def _lead_text(row: ScoreRow, leads: CriterionLeads) -> str:
    named = "; ".join(map(clean, leads.names)) or clean(row.criterion.leads_words).strip("-.; ")
    return _("{lead} (theo nhiệm vụ)").format(lead=named) if named and leads.of_tasks else named


def _scoring_texts(row: ScoreRow, year: int) -> list[str]:
    if row.leaf is None:
        return [_("Tổng các tiêu chí bên dưới"), own_text(row.sums)]
    entered = (
        (_("tự chấm {points}"), row.criterion.own),
        (_("thẩm định {points}"), row.criterion.appraised),
        (_("ĐTXHH {points}"), row.criterion.surveyed),
    )
    texts = [text.format(points=table_points(points)) for text, points in entered if points is not None]
    return [_("dự kiến: {rule}").format(rule=basis_text(row, year)), *texts]


def _behind_text(sheet: ScoreSheet, row: ScoreRow, known: ScoreContext) -> str:
    tasks, documents = _tasks_text(sheet, row, known.clauses), known.documents.get(row.criterion.code)
    if not documents:
        return tasks
    cited = "; ".join(clean(each.details.number or each.details.summary or each.details.link) for each in documents)
    return f"{_('Tài liệu: {documents}').format(documents=cut(cited, _CITED))} · {tasks}"


def _tasks_text(sheet: ScoreSheet, row: ScoreRow, clauses: Sequence[tuple[str, str]]) -> str:
    tasks, code = sheet.behind[row.criterion.code], row.criterion.code
    serving = [clause for clause, of in clauses if of == code or is_below(code, of) or is_below(of, code)]
    if not tasks and serving:
        return _("Phụ lục II không có nhiệm vụ; thân kế hoạch: {codes}").format(codes=", ".join(serving))
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
