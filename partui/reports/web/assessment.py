"""The self-assessment by Phụ lục I, as a web page."""

from typing import BinaryIO

from partui.domain.agencies.names import is_group
from partui.domain.plan.report import Assessment
from partui.domain.tasks.status import Status
from partui.locale import _
from partui.reports.assessment_rows import how_projected, product_rows, score_heads, score_lines, sums_note, total_line
from partui.reports.titles import assessment_name
from partui.reports.web.bars import chapter_bars
from partui.reports.web.page import write_page
from partui.wording.tasks import agency_text


def write_assessment(report: Assessment, out: BinaryIO) -> None:
    """Write the self-assessment: charts and totals, every criterion, what is at stake and what is unproved.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    lines = score_lines(report)
    total = total_line(report)
    notes = [(line, sums_note(line, report.head)) for line in (*lines, total)]
    write_page(
        out,
        "assessment.html",
        name=assessment_name(report.head),
        words=_words(),
        heads=score_heads(report.head),
        lines=lines,
        total=total,
        notes=[(line.code, line.title, note) for line, note in notes if note],
        how_projected=how_projected(report.head),
        chapter_bars=chapter_bars(lines, report.head),
        stakes=[(agency_text(agency, is_group(agency)), points) for agency, points in report.scores.agencies],
        unproved=[row for row in product_rows(report) if row.status is Status.DONE and not row.is_proved],
    )


def _words() -> dict[str, str]:
    return {
        "by_chapter": _("Điểm theo lĩnh vực"),
        "code": _("Mã"),
        "criteria": _("Tiêu chí"),
        "criterion": _("Tiêu chí"),
        "documents": _("Tài liệu kiểm chứng"),
        "lead": _("Cơ quan chủ trì"),
        "none_unproved": _("Mọi nhiệm vụ đã hoàn thành đều có tài liệu kiểm chứng."),
        "numbers": _("Tổng hợp"),
        "product": _("Sản phẩm chưa có tài liệu kiểm chứng"),
        "stakes": _("Điểm đang bị đe dọa theo cơ quan chủ trì"),
        "sums": _("Tổng điểm in trong kế hoạch khác tổng các tiêu chí con"),
        "task": _("Nhiệm vụ"),
        "tasks": _("Nhiệm vụ"),
        "unproved": _("Nhiệm vụ đã hoàn thành, thiếu tài liệu kiểm chứng"),
    }
