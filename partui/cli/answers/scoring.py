"""How one criterion scores, in lines."""

from partui.cli.session import Store
from partui.cli.table import Cell, TableColumn, table
from partui.domain.scores.criterion import CriterionKind
from partui.domain.scores.index import ScoreRow
from partui.domain.scores.steps import steps_text
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import decimal_sign
from partui.store.queries.scores import criterion_row
from partui.wording.columns import pad
from partui.wording.numbers import show_points
from partui.wording.plan.scores import basis_text, fate_label, kind_label

_NAME = 22


def rule_lines(store: Store, code: str) -> list[str]:
    """Return how a criterion scores: its rule, what is entered, and the share of each task.

    Raises:
        PartuiError: no such criterion (names the nearest).
    """
    row, plan = criterion_row(*store, code), store.plan
    criterion, sums = row.criterion, row.sums
    said = [
        (_("Chấm theo"), kind_label(row.kind)),
        (_("Dự kiến tính theo"), basis_text(row, plan)),
        *_rule(row),
        (_("Tối đa"), show_points(sums.max)),
        (_("Năm {year}").format(year=plan - 1), show_points(sums.baseline)),
        (_("Mục tiêu"), show_points(sums.target)),
        (_("Tự chấm"), _own(row)),
        (_("Thẩm định"), show_points(sums.appraised)),
        (_("ĐTXHH"), _surveyed(row)),
        (_("Chắc chắn"), show_points(sums.earned)),
        (_("Dự kiến"), show_points(sums.expected)),
        (_("Cao nhất"), show_points(sums.highest)),
        *([(_("Giải trình"), clean(criterion.explanation))] if criterion.explanation else []),
    ]
    lines = [
        f"{clean(criterion.code)} {clean(criterion.title)}",
        *(f"  {pad(name, _NAME)} {text}" for name, text in said),
    ]
    parts = row.leaf.parts if row.leaf else ()
    if parts:
        columns = (TableColumn(_("Mã")), TableColumn(_("Phần điểm"), "right"), TableColumn(_("So với điểm")))
        cells = [(Cell(clean(part.code)), Cell(show_points(part.share)), Cell(fate_label(part.fate))) for part in parts]
        lines += ["", *table(columns, cells, None, indent="  ")]
    return lines


def _own(row: ScoreRow) -> str:
    """A sum of own scores stands against the maximum of what is scored."""
    own = show_points(row.sums.own)
    if row.is_leaf or row.sums.own is None:
        return own
    scored = _("{own} trên tối đa {max} của {scored}/{asked} tiêu chí đã chấm")
    return scored.format(own=own, max=show_points(row.sums.scored_max), scored=row.sums.scored, asked=row.sums.asked)


def _surveyed(row: ScoreRow) -> str:
    shown = show_points(row.sums.surveyed)
    is_idle = row.leaf is not None and row.kind is CriterionKind.WORK and row.sums.surveyed is not None
    return _("{points} (không tính: chấm theo nhiệm vụ)").format(points=shown) if is_idle else shown


def _rule(row: ScoreRow) -> list[tuple[str, str]]:
    rule = row.criterion.rule
    if row.leaf is None:
        return []
    yes, no = _("có"), _("không")
    said = [
        (_("Đúng hạn mới tính"), yes if rule.on_time_only else no),
        (_("Không thực hiện vẫn tính"), yes if rule.counts_cancelled else no),
    ]
    return [*said, (_("Mức điểm"), decimal_sign(steps_text(rule.steps)))] if rule.steps else said
