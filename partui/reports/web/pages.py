"""Web pages of the progress and of the self-assessment, made from templates; every value is escaped."""

from functools import cache
from typing import BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from partui.domain.agencies.names import is_group
from partui.domain.plan.report import Assessment, Progress
from partui.domain.tasks.status import Status
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.assessment_rows import (
    elsewhere_lines,
    heads_with_points,
    how_expected,
    product_rows,
    score_lines,
    sums_note,
    total_line,
)
from partui.reports.colours import FILLS
from partui.reports.progress_rows import (
    COUNTED,
    HeadingRow,
    chapter_rows,
    count_heads,
    late_first,
    lead_rows,
    leads_note,
    members_words,
    task_rows,
    total_row,
)
from partui.reports.progress_sections import section_notes
from partui.reports.titles import assessment_name, progress_name
from partui.reports.web.bars import chapter_bars, chapter_marks, lead_bars, month_chart
from partui.wording.labels import signed_timeliness, status_label, timeliness_sign
from partui.wording.numbers import official_percent, show_points
from partui.wording.plan.scorecards import ranked_cards, ranked_row, ranking_heads, ranking_note
from partui.wording.plan.scores import shortfall_text
from partui.wording.tasks import agency_text, days_label


def write_page(out: BinaryIO, template: str, **values: object) -> None:
    """Write a page in UTF-8.

    Args:
        out: a file opened for writing bytes.
        template: the file in `templates/`.
        values: what the template speaks of.
    """
    _environment().get_template(template).stream(**values).dump(out, encoding="utf-8")


# Compiling the templates takes longer than filling them: a site fills them for every page.
@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("partui.reports.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(fills=FILLS)
    environment.filters.update(
        day=show_date,
        points=show_points,
        rate=official_percent,
        sign=timeliness_sign,
        signed=signed_timeliness,
        status=status_label,
    )
    return environment


def write_assessment(report: Assessment, out: BinaryIO) -> None:
    """Write the self-assessment: charts and totals, every criterion, what is at risk and what is unproved.

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
        words=_assessment_words(),
        heads=heads_with_points([*lines, total], report.head),
        lines=[*lines, *elsewhere_lines(report)],
        why=shortfall_text(report.scores, report.head.year),
        total=total,
        notes=[(line.code, line.title, note) for line, note in notes if note],
        how_expected=how_expected(report.head),
        chapter_bars=chapter_bars(lines, report.head),
        chapter_marks=chapter_marks(report.head),
        risks=[(agency_text(agency, is_group(agency)), points) for agency, points in report.scores.agencies],
        unproved=[row for row in product_rows(report) if row.status is Status.DONE and not row.is_proved],
    )


def _assessment_words() -> dict[str, str]:
    return {
        "by_chapter": _("Điểm theo lĩnh vực"),
        "code": _("Mã"),
        "criteria": _("Tiêu chí"),
        "criterion": _("Tiêu chí"),
        "documents": _("Tài liệu kiểm chứng"),
        "lead": _("Cơ quan chủ trì"),
        "none_unproved": _("Mọi nhiệm vụ đã hoàn thành đều có tài liệu kiểm chứng."),
        "numbers": _("Tổng hợp"),
        "rule": _("Dự kiến tính theo"),
        "product": _("Sản phẩm chưa có tài liệu kiểm chứng"),
        "risks": _("Nguy cơ mất điểm theo cơ quan chủ trì"),
        "sums": _("Tổng điểm in trong kế hoạch khác tổng các tiêu chí con"),
        "task": _("Nhiệm vụ"),
        "tasks": _("Nhiệm vụ"),
        "unproved": _("Nhiệm vụ đã hoàn thành, thiếu tài liệu kiểm chứng"),
    }


def write_progress(report: Progress, out: BinaryIO) -> None:
    """Write how the plan is carried out: charts and numbers, then every task.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    rows = list(late_first(report))
    leads = lead_rows(report)
    write_page(
        out,
        "progress.html",
        name=progress_name(report.head),
        words=_progress_words(),
        total=total_row(report),
        counted=COUNTED,
        count_heads=count_heads(),
        chapters=chapter_rows(report),
        leads=leads,
        leads_note=leads_note(report),
        ranking_heads=ranking_heads(),
        ranked=[ranked_row(each) for each in ranked_cards(report.ranking)],
        ranking_note="" if report.ranking is None else ranking_note(report.ranking),
        notes=section_notes(report),
        lead_bars=lead_bars(leads),
        month_chart=month_chart(task_rows(report), report.head),
        rows=[(isinstance(row, HeadingRow), row) for row in rows],
        late=days_label,
        members=members_words,
    )


def _progress_words() -> dict[str, str]:
    return {
        "by_chapter": _("Theo lĩnh vực"),
        "by_lead": _("Theo cơ quan chủ trì"),
        "by_rank": _("Xếp hạng cơ quan chủ trì"),
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
        "note": _("Kết quả đo được, ghi chú"),
        "number": _("TT"),
        "numbers": _("Tổng hợp"),
        "products": _("Sản phẩm"),
        "rate": _("Tỷ lệ hoàn thành"),
        "requirements": _("Yêu cầu"),
        "task": _("Nhiệm vụ"),
        "tasks": _("Nhiệm vụ"),
        "timeliness": _("So với hạn"),
        "total": _("Tổng số"),
        "unproved": _("chưa có tài liệu kiểm chứng"),
        "what_leads_show": _("Nhiệm vụ của từng cơ quan chủ trì so với hạn"),
    }
