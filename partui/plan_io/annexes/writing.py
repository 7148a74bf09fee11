"""Phụ lục I and Phụ lục II as rows of texts, for every format."""

from collections.abc import Iterator
from typing import NamedTuple

from partui.domain.plan.file import CriterionRow, ItemRow, PlanFile
from partui.domain.scores.points import points_text
from partui.locale import _
from partui.plan_io.bullets import listed

_CHAPTER, _HEADING, _PLAIN, _TOTAL = "chapter", "heading", "plain", "total"


class AnnexLine(NamedTuple):
    """A row: its cells, a list in one with a line for each entry.

    Attributes:
        look: plain, heading, chapter or total.
    """

    cells: tuple[str, ...]
    look: str = _PLAIN


def criteria_name(year: int) -> str:
    """Return what Phụ lục I is called."""
    return _("CHỈ TIÊU CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}").format(year=year)


def items_name(year: int) -> str:
    """Return what Phụ lục II is called."""
    return _("NHIỆM VỤ, SẢN PHẨM VÀ PHÂN CÔNG THỰC HIỆN NĂM {year}").format(year=year)


def criteria_heads(year: int) -> tuple[str, ...]:
    """Return the heads of Phụ lục I."""
    return (
        _("STT"),
        _("Lĩnh vực/Tiêu chí/Tiêu chí thành phần"),
        _("Điểm tối đa"),
        _("Điểm năm {year}").format(year=year - 1),
        _("Mục tiêu năm {year}").format(year=year),
        _("Chủ trì tham mưu"),
    )


def item_heads() -> tuple[str, ...]:
    """Return the heads of Phụ lục II."""
    return (
        _("STT"),
        _("Lĩnh vực"),
        _("Sản phẩm"),
        _("Yêu cầu chất lượng"),
        _("Thời gian hoàn thành"),
        _("Chủ trì"),
        _("Thực hiện"),
    )


def criteria_lines(plan: PlanFile) -> Iterator[AnnexLine]:
    """Yield the rows of Phụ lục I, the total last where the plan prints one."""
    for row in plan.criteria:
        points = (points_text(row.max), points_text(row.baseline), points_text(row.target))
        yield AnnexLine((row.code, row.title, *points, row.lead), _look(row))
    totals = plan.plan.totals
    printed = (totals.max, totals.baseline, totals.target)
    if any(total is not None for total in printed):
        totals_text = ("" if total is None else points_text(total) for total in printed)
        yield AnnexLine(("", _("TỔNG ĐIỂM"), *totals_text, ""), _TOTAL)


def item_lines(plan: PlanFile) -> Iterator[AnnexLine]:
    """Yield the rows of Phụ lục II; a cell that is blank in print is blank here."""
    for row in plan.items:
        yield AnnexLine(
            (
                row.code,
                row.title,
                listed(row.products),
                listed(row.requirements),
                row.deadline,
                row.lead,
                row.implementers,
            ),
            _look(row),
        )


def _look(row: CriterionRow | ItemRow) -> str:
    if "." not in row.code:
        return _CHAPTER
    return _HEADING if isinstance(row, ItemRow) and row.is_heading else _PLAIN
