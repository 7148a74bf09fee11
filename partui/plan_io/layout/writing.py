"""The letter, Phụ lục I and Phụ lục II as texts, for every format."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from partui.domain.plan.document.kinds import PLAN, kind_of
from partui.domain.plan.file import FORMAT, Blanks, CriterionRow, ItemRow, PlanFile, PlanHead, PlanTotals
from partui.domain.scores.points import points_text
from partui.domain.text import fold
from partui.locale import _

_CHAPTER, _HEADING, _PLAIN, _TOTAL = "chapter", "heading", "plain", "total"


class AnnexLine(NamedTuple):
    """A row: its cells, a list in one with a line for each entry.

    Attributes:
        look: plain, heading, chapter or total.
        merged: places of cells that are one with those above.
    """

    cells: tuple[str, ...]
    look: str = _PLAIN
    merged: frozenset[int] = frozenset()


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


def further_item_heads() -> dict[str, str]:
    """Return the heads of columns that only some plans have, by what they hold; the title's is the plainest."""
    return {
        "title": _("Nhiệm vụ"),
        "second_code": _("Mã số"),
        "start": _("Thời gian bắt đầu"),
        "person": _("Lãnh đạo phụ trách"),
    }


def criteria_lines(plan: PlanFile) -> Iterator[AnnexLine]:
    """Yield the rows of Phụ lục I, the total last where the plan prints one."""
    for row in plan.criteria:
        points = (points_text(row.max), points_text(row.baseline), points_text(row.target))
        yield AnnexLine((row.code, row.title, *points, row.lead), look_of(row))
    totals = plan.plan.totals
    printed = (totals.max, totals.baseline, totals.target)
    if any(total is not None for total in printed):
        totals_text = ("" if total is None else points_text(total) for total in printed)
        yield AnnexLine(("", _("TỔNG ĐIỂM"), *totals_text, ""), _TOTAL)


def look_of(row: CriterionRow | ItemRow) -> str:
    """Return how a row looks: plain, heading or chapter."""
    if "." not in row.code:
        return _CHAPTER
    return _HEADING if isinstance(row, ItemRow) and row.is_heading else _PLAIN


_BLANK = "…"
_ABOVE = re.compile(r"\bo (?:de )?trong lay theo (?:nhiem vu|hang|o) (?:o |phia )?tren\b")
_KEPT = re.compile(r"\bo (?:de )?trong la khong co\b")
_LONGEST_RULE = 400


def empty_plan(year: int) -> PlanFile:
    """Return a plan that has a year and no rows, for the template."""
    title = _("Cải cách hành chính năm {year}").format(year=year)
    head = PlanHead(year=year, number="/KH-UBND", issued="", issuer=_("UBND tỉnh"), title=title, totals=PlanTotals())
    return PlanFile(format=FORMAT, plan=head, criteria=(), items=())


def number_line(head: PlanHead) -> str:
    """Return the line of the number, blank where the plan has none."""
    return _("Số: {number}").format(number=head.number) if head.number else ""


def day_line(head: PlanHead) -> str:
    """Return the line of the day, left to fill where the plan says none."""
    year, month, day = ([*head.issued.split("-"), "", ""] if head.issued else ["", "", ""])[:3]
    return _("ngày {day} tháng {month} năm {year}").format(
        day=day or _BLANK, month=month.lstrip("0") or _BLANK, year=year or head.year
    )


def kind_line(head: PlanHead) -> str:
    """Return the line above the title."""
    return (head.kind or PLAN).upper()


def goes_with(head: PlanHead) -> str:
    """Return the line under an annex's name, which tells who issues the plan; blank where it does not say."""
    if not head.issuer:
        return ""
    kind = kind_of(head.kind, head.number)
    if not head.number:
        return _("(Ban hành kèm theo {kind} của {issuer})").format(kind=kind, issuer=head.issuer)
    return _("(Ban hành kèm theo {kind} số {number} của {issuer})").format(
        kind=kind, number=head.number, issuer=head.issuer
    )


def blanks_line(plan: PlanFile, usual: Blanks | None) -> str:
    """Return the line that says what blank cells mean, by which they are read again as they are.

    Args:
        usual: what they mean in the format without a word, none where they may mean either.
    """
    if not plan.items or plan.blanks is usual:
        return ""
    if plan.blanks is Blanks.ABOVE:
        return _("(Ô để trống lấy theo nhiệm vụ ở trên trong cùng lĩnh vực.)")
    return _("(Ô để trống là không có.)")


def declared_blanks(lines: Iterable[str]) -> Blanks | None:
    """Return what a document says that its blank cells mean, none where it says nothing."""
    folded = [fold(line) for line in lines if len(line) <= _LONGEST_RULE]
    if any(_ABOVE.search(line) for line in folded):
        return Blanks.ABOVE
    return Blanks.KEEP if any(_KEPT.search(line) for line in folded) else None


def guidance() -> tuple[str, ...]:
    """Return how the template is filled in."""
    return (
        _("Hướng dẫn: điền hai phụ lục rồi nhập bằng lệnh “partui import TỆP”."),
        _("STT là mã nhiều cấp: 1, 1.1, 1.1.1. Nhiệm vụ có sản phẩm hoặc yêu cầu chất lượng; hàng không có là mục."),
        _("Nhiều sản phẩm hoặc yêu cầu trong một ô: mỗi dòng một mục, bắt đầu bằng dấu “-”. Nhiều cơ quan: cách nhau "
          "bằng dấu chấm phẩy."),
        _("Ô để trống lấy theo nhiệm vụ ở trên trong cùng lĩnh vực. Thời gian: Quý III; Tháng 9; Trước ngày 01/12; "
          "Trong năm; Thường xuyên."),
    )  # fmt: skip
