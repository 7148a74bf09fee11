"""The self-assessment by Phụ lục I, as a Word document."""

from collections.abc import Sequence
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from partui.domain.office import Office
from partui.domain.plan.report import Assessment, ReportHead
from partui.domain.scores.index import Sums
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.assessment_rows import (
    SHORT,
    ScoreLine,
    heads_with_points,
    how_expected,
    score_heads,
    score_lines,
    total_line,
)
from partui.reports.word.document import LANDSCAPE_WIDTH, begin_annex, new_document, save
from partui.reports.word.letterhead import add_address, add_annex_title, add_letterhead, add_signing, add_title
from partui.reports.word.paragraphs import add_body, add_part
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.reports.word.words import (
    agency_in_sentence,
    issuer_name,
    plan_name,
    plan_reference,
    region,
)
from partui.wording.numbers import official_count, show_points
from partui.wording.plan.scores import shortfall_text

WIDTHS = (9, 44, 14, 25, 25, 12, 12, 12, 12)
ANNEX_CODE_WIDTH = 13
ANNEX_WIDTHS = {
    "max": 13, "baseline": 24, "target": 24, "own": 13, "appraised": 15, "surveyed": 17, "earned": 14, "expected": 14,
    "highest": 14,
}  # fmt: skip
# What points leave of the width is shared by titles and documents.
_TITLES_SHARE = 0.52

_CENTER = WD_ALIGN_PARAGRAPH.CENTER


def write_assessment(report: Assessment, out: BinaryIO) -> None:
    """Write the self-assessment: the sums in words and by chapter, then every criterion in an annex.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    office = report.head.office
    head = report.head
    lines = score_lines(report)
    total = total_line(report)
    about = _about(head)
    document = new_document(head, office, _("Báo cáo: {about}").format(about=about), plan_name(head))
    add_letterhead(document, head, office, f"/BC-{office.symbol}")
    add_title(document, _("BÁO CÁO"), about, _("(Tính đến ngày {day})").format(day=show_date(head.day)))
    add_address(document, issuer_name(head))
    opening = _("Thực hiện {plan}, {office} báo cáo kết quả tự đánh giá như sau:")
    add_body(document, opening.format(plan=plan_reference(head), office=office.name))
    add_part(document, _("I. KẾT QUẢ CHUNG"))
    for sentence in _in_words(report, lines, total):
        add_body(document, sentence)
    add_part(document, _("II. KẾT QUẢ THEO LĨNH VỰC"))
    chapters = [WordRow(_cells(line, SHORT)) for line in lines if line.level == 0]
    sums = WordRow(_cells(total, SHORT), bold=True, shaded=True)
    add_table(document, _columns(head, SHORT, WIDTHS), [*chapters, sums])
    add_body(document, _("(Chi tiết từng tiêu chí tại Phụ lục kèm theo.)"), italic=True)
    closing = _("Trên đây là kết quả tự đánh giá, {office} kính báo cáo {issuer} xem xét, chỉ đạo./.")
    add_body(document, closing.format(office=office.name, issuer=issuer_name(head)))
    add_signing(document, office, [_("Như trên")])
    _add_annex(document, report, office, lines, total)
    save(document, out)


def _about(head: ReportHead) -> str:
    if head.agency is None:
        about = _("Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year} của {region}")
    else:
        about = _("Kết quả {agency} tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year} của {region}")
    return about.format(year=head.year, region=region(head), agency=agency_in_sentence(head.agency or ""))


def _in_words(report: Assessment, lines: Sequence[ScoreLine], total: ScoreLine) -> list[str]:
    unproved = [line for line in lines if line.is_leaf and line.tasks and not line.documents]
    return [
        _("- Điểm tối đa: {max}; điểm năm {last}: {baseline}; mục tiêu năm {year}: {target}.").format(
            max=total.shown("max"),
            last=report.head.year - 1,
            baseline=total.shown("baseline"),
            year=report.head.year,
            target=total.shown("target"),
        ),
        _scored(total.sums),
        _("- Điểm chắc chắn: {earned}; dự kiến: {expected}; cao nhất còn đạt được: {highest}.").format(
            earned=total.shown("earned"), expected=total.shown("expected"), highest=total.shown("highest")
        ),
        _(
            "- Dự kiến chênh so với mục tiêu: {gap}; có nguy cơ mất: {at_risk}; có thể thêm so với năm {last}: {gain}."
        ).format(
            gap=total.shown("gap"),
            at_risk=total.shown("at_risk"),
            last=report.head.year - 1,
            gain=total.shown("gain"),
        ),
        _("- Số tiêu chí có nhiệm vụ nhưng chưa có tài liệu kiểm chứng: {number}.").format(
            number=official_count(len(unproved))
        ),
        *([why] if (why := shortfall_text(report.scores, report.head.year)) else []),
        how_expected(report.head),
    ]


def _scored(sums: Sums) -> str:
    scored, asked = official_count(sums.scored), official_count(sums.asked)
    if sums.own is None:
        return _("- Đã tự chấm {scored}/{asked} tiêu chí.").format(scored=scored, asked=asked)
    return _("- Đã tự chấm {scored}/{asked} tiêu chí, tổng điểm tự chấm: {own} trên {max} điểm tối đa.").format(
        scored=scored, asked=asked, own=show_points(sums.own), max=show_points(sums.scored_max)
    )


def _add_annex(
    document: Document, report: Assessment, office: Office, lines: Sequence[ScoreLine], total: ScoreLine
) -> None:
    begin_annex(document)
    title = _("BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}").format(year=report.head.year)
    add_annex_title(document, report.head, office, title)
    names = [name for name in heads_with_points(lines, report.head) if name in ANNEX_WIDTHS]
    points = [ANNEX_WIDTHS[name] for name in names]
    left = LANDSCAPE_WIDTH - ANNEX_CODE_WIDTH - sum(points)
    title_width = round(left * _TITLES_SHARE)
    columns = [
        *_columns(report.head, names, (ANNEX_CODE_WIDTH, title_width, *points)),
        WordColumn(_("Tài liệu kiểm chứng"), left - title_width),
    ]
    rows = [
        WordRow((*_cells(line, names), line.documents_text), bold=not line.is_leaf, shaded=line.level == 0)
        for line in lines
    ]
    add_table(document, columns, [*rows, WordRow((*_cells(total, names), ""), bold=True, shaded=True)])


def _columns(head: ReportHead, names: Sequence[str], widths: Sequence[int]) -> list[WordColumn]:
    code, title, *points = widths
    heads = score_heads(head)
    return [
        WordColumn(_("Mã"), code, _CENTER),
        WordColumn(_("Tiêu chí"), title),
        *(WordColumn(heads[name], width, _CENTER) for name, width in zip(names, points, strict=True)),
    ]


def _cells(line: ScoreLine, names: Sequence[str]) -> tuple[str, ...]:
    return line.code, line.title, *(line.shown(name, "\n") for name in names)
