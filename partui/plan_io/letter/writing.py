"""The lines before the annexes: number, day, title, and how the template is filled in."""

from partui.domain.plan.file import FORMAT, PlanFile, PlanHead, PlanTotals
from partui.locale import _

_BLANK = "…"


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


def kind_line() -> str:
    """Return the line above the title."""
    return _("KẾ HOẠCH")


def goes_with(head: PlanHead) -> str:
    """Return the line under an annex's name, which tells who issues the plan; blank where it does not say."""
    if not head.issuer:
        return ""
    if not head.number:
        return _("(Ban hành kèm theo Kế hoạch của {issuer})").format(issuer=head.issuer)
    return _("(Ban hành kèm theo Kế hoạch số {number} của {issuer})").format(number=head.number, issuer=head.issuer)


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
