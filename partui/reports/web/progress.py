"""Báo cáo tình hình thực hiện, as a web page."""

from typing import BinaryIO

from partui.domain.plan.report import Progress
from partui.locale import _
from partui.reports.progress_rows import (
    COUNTED,
    HeadingRow,
    chapter_rows,
    count_heads,
    lead_rows,
    leads_note,
    members_words,
    rows_under_headings,
    task_rows,
    total_row,
)
from partui.reports.titles import progress_name
from partui.reports.web.bars import lead_bars, month_chart
from partui.reports.web.page import write_page
from partui.wording.tasks import days_label


def write_progress(report: Progress, out: BinaryIO) -> None:
    """Write how the plan is carried out: charts and numbers, then every task.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    rows = list(rows_under_headings(report))
    leads = lead_rows(report)
    write_page(
        out,
        "progress.html",
        name=progress_name(report.head),
        words=_words(),
        total=total_row(report),
        counted=COUNTED,
        count_heads=count_heads(),
        chapters=chapter_rows(report),
        leads=leads,
        leads_note=leads_note(),
        lead_bars=lead_bars(leads),
        month_chart=month_chart(task_rows(report), report.head),
        rows=[(isinstance(row, HeadingRow), row) for row in rows],
        late=days_label,
        members=members_words,
    )


def _words() -> dict[str, str]:
    return {
        "by_chapter": _("Theo lĩnh vực"),
        "by_lead": _("Theo cơ quan chủ trì"),
        "chapter": _("Lĩnh vực"),
        "code": _("Mã"),
        "completed_on": _("Ngày hoàn thành"),
        "deadline": _("Thời hạn"),
        "deadlines": _("Nhiệm vụ đến hạn theo tháng"),
        "due_on": _("Hạn"),
        "implementers": _("Thực hiện"),
        "lead": _("Cơ quan chủ trì"),
        "leads": _("Chủ trì"),
        "agencies": _("Cơ quan"),
        "note": _("Ghi chú"),
        "number": _("TT"),
        "numbers": _("Tổng hợp"),
        "products": _("Sản phẩm"),
        "progress": _("Tiến độ"),
        "rate": _("Tỷ lệ hoàn thành"),
        "requirements": _("Yêu cầu"),
        "task": _("Nhiệm vụ"),
        "tasks": _("Nhiệm vụ"),
        "timeliness": _("Tình trạng"),
        "total": _("Tổng số"),
        "unproved": _("chưa có tài liệu kiểm chứng"),
        "what_leads_show": _("Tình trạng nhiệm vụ của từng cơ quan chủ trì"),
    }
