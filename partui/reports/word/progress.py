"""Báo cáo tình hình thực hiện, as a Word document."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.office import Office
from partui.domain.plan.report import Progress, ReportHead
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.task import Task
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.annex_rows import annex_cells, annex_heads, deadline_words, late_words, leads_words
from partui.reports.progress_rows import (
    CountRow,
    HeadingRow,
    TaskRow,
    chapter_rows,
    count_heads,
    late_first,
    lead_rows,
    leads_note,
    members_words,
    task_rows,
    total_row,
)
from partui.reports.progress_sections import Section, last_time_mark, report_sections
from partui.reports.word.document import begin_annex, new_document, save
from partui.reports.word.letterhead import add_address, add_annex_title, add_letterhead, add_signing, add_title
from partui.reports.word.letters.parts import lateness_words
from partui.reports.word.paragraphs import DOTS, add_body, add_part, add_section_heading
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.reports.word.words import (
    agency_in_sentence,
    document_kind,
    issuer_name,
    plan_name,
    plan_reference,
    quarter_words,
)
from partui.wording.numbers import official_count, official_percent
from partui.wording.plan.scorecards import ranked_cards, ranked_row, ranking_heads, ranking_note
from partui.wording.tasks import agency_text


def write_progress(report: Progress, out: BinaryIO) -> None:
    """Write how the plan is carried out: numbers, what is overdue in words, then every task in an annex.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    office = report.head.office
    about = _about(report.head)
    document = new_document(report.head, office, _("Báo cáo: {about}").format(about=about), plan_name(report.head))
    add_letterhead(document, report.head, office, f"/BC-{office.symbol}")
    add_title(document, _("BÁO CÁO"), about, _period_line(report))
    add_address(document, issuer_name(report.head))
    opening = _("Thực hiện {plan}, {office} báo cáo kết quả như sau:")
    add_body(document, opening.format(plan=plan_reference(report.head), office=office.name))
    said = report_sections(report)
    day = report.head.day
    _add_numbers(document, report, said[ReportPart.JUDGED])
    _add_part(document, _("II. KẾT QUẢ NỔI BẬT"), said[ReportPart.REACHED], day)
    _add_overdue(document, report, said[ReportPart.LACKING])
    _add_part(document, _("IV. NGUYÊN NHÂN"), said[ReportPart.REASONS], day)
    _add_part(document, _("V. NHIỆM VỤ KỲ TỚI"), said[ReportPart.AHEAD], day)
    _add_part(document, _("VI. KIẾN NGHỊ, ĐỀ XUẤT"), said[ReportPart.ASKED], day)
    add_body(document, _("(Chi tiết từng nhiệm vụ tại Phụ lục kèm theo.)"), italic=True)
    kind = document_kind(report.head)
    closing = _("Trên đây là báo cáo tình hình thực hiện {kind}, {office} kính báo cáo {issuer} xem xét, chỉ đạo./.")
    add_body(document, closing.format(kind=kind, office=office.name, issuer=issuer_name(report.head)))
    add_signing(document, office, _recipients(report.head))
    _add_annex(document, report, office)
    save(document, out)


def _about(head: ReportHead) -> str:
    if head.agency is None:
        return _("Tình hình thực hiện {plan}").format(plan=plan_name(head))
    return _("Tình hình {agency} thực hiện {plan}").format(agency=agency_in_sentence(head.agency), plan=plan_name(head))


def _period_line(report: Progress) -> str:
    """Return the period that the report is about, where somebody says where it begins; else the day alone."""
    said = report.period
    if said is None or not said.is_said:
        return _("(Tính đến ngày {day})").format(day=show_date(report.head.day))
    quarter = quarter_words(said.period)
    told = _("({quarter}, từ ngày {first} đến ngày {last})") if quarter else _("(Từ ngày {first} đến ngày {last})")
    return told.format(
        quarter=quarter[:1].upper() + quarter[1:],
        first=show_date(said.period.first),
        last=show_date(said.period.last),
    )


def _recipients(head: ReportHead) -> list[str]:
    return [_("Như trên")] if head.agency is None else [_("Như trên"), head.agency]


def _add_part(document: Document, title: str, said: Section, day: date) -> None:
    """Add a part; one of which nothing is said is marked as a place to write."""
    add_part(document, title)
    _add_own(document, said.words, day)
    _add_lines(document, said.lines)
    if not said.lines and said.words is None:
        place = _("[Nội dung do cơ quan lập báo cáo bổ sung] {dots}").format(dots=DOTS * 3)
        add_body(document, place, italic=True)


def _add_own(document: Document, words: OwnWords | None, day: date) -> None:
    """Add the office's own words; those of an earlier report in italics, with a mark before them."""
    if words is None:
        return
    is_earlier = words.said_on != day
    if is_earlier:
        add_body(document, last_time_mark(words), italic=True)
    for paragraph in words.paragraphs:
        add_body(document, paragraph, italic=is_earlier or None)


def _add_lines(document: Document, lines: Sequence[str]) -> None:
    for line in lines:
        add_body(document, f"- {line.rstrip(' .;')}.")


def _add_numbers(document: Document, report: Progress, judged: Section) -> None:
    add_part(document, _("I. ĐÁNH GIÁ CHUNG"))
    _add_own(document, judged.words, report.head.day)
    add_section_heading(document, _("1. Tổng hợp"))
    for sentence in (*_in_words(report.total, report.head), *_of_unread(report.tasks)):
        add_body(document, sentence)
    _add_lines(document, judged.lines)
    add_section_heading(document, _("2. Kết quả theo lĩnh vực"))
    add_chapter_table(document, report)
    if len(report.leads) > 1:
        add_section_heading(document, _("3. Kết quả theo cơ quan chủ trì"))
        add_lead_table(document, report)
        add_body(document, leads_note(report), italic=True)
    if report.ranking is not None and (ranked := ranked_cards(report.ranking)):
        add_section_heading(document, _("4. Xếp hạng cơ quan chủ trì"))
        add_table(document, _ranking_columns(), [WordRow(ranked_row(each)) for each in ranked])
        add_body(document, ranking_note(report.ranking), italic=True)


def _of_unread(tasks: Sequence[Task]) -> Iterator[str]:
    done = sum(task.is_unread for task in tasks if task.timeliness is Timeliness.DONE_ON_TIME)
    left = sum(task.is_unread for task in tasks if task.timeliness is Timeliness.NO_DEADLINE)
    if done or left:
        text = _("- Chưa rõ hạn: {done} nhiệm vụ tính vào số đúng hạn, {open} nhiệm vụ tính vào số không có hạn.")
        yield text.format(done=official_count(done), open=official_count(left))


def _in_words(total: Tally, head: ReportHead) -> list[str]:
    count = {timeliness: official_count(number) for timeliness, number in total.by_timeliness.items()}
    whole = _("Tổng số nhiệm vụ: {total}.") if head.agency is None else _("{agency} có tổng số {total} nhiệm vụ.")
    return [
        whole.format(agency=head.agency, total=official_count(total.total)),
        _("- Đã hoàn thành: {done} nhiệm vụ (đúng hạn: {on_time}; quá hạn: {late}).").format(
            done=official_count(total.done),
            on_time=count[Timeliness.DONE_ON_TIME],
            late=count[Timeliness.DONE_LATE],
        ),
        _(
            "- Chưa hoàn thành: {open} nhiệm vụ (quá hạn: {overdue}; sắp đến hạn: {due_soon}; "
            "trong hạn: {in_time}; không có hạn: {no_deadline})."
        ).format(
            open=official_count(total.open),
            overdue=count[Timeliness.OVERDUE],
            due_soon=count[Timeliness.DUE_SOON],
            in_time=count[Timeliness.IN_TIME],
            no_deadline=count[Timeliness.NO_DEADLINE],
        ),
        _("- Không thực hiện: {cancelled} nhiệm vụ.").format(cancelled=count[Timeliness.CANCELLED]),
        _("- Tỷ lệ hoàn thành: {rate} (không tính nhiệm vụ không thực hiện).").format(
            rate=official_percent(total.rate)
        ),
    ]


def _add_overdue(document: Document, report: Progress, lacking: Section) -> None:
    add_part(document, _("III. TỒN TẠI, HẠN CHẾ"))
    _add_own(document, lacking.words, report.head.day)
    late = [row for row in task_rows(report) if row.timeliness is Timeliness.OVERDUE]
    day = show_date(report.head.day)
    if late:
        opening = _("Tính đến ngày {day}, có {number} nhiệm vụ quá hạn (quá hạn lâu nhất nêu trước):")
        add_body(document, opening.format(day=day, number=official_count(len(late))))
        if told := lateness_words(task for task in report.tasks if task.timeliness is Timeliness.OVERDUE):
            add_body(document, told)
    else:
        add_body(document, _("Tính đến ngày {day}, không có nhiệm vụ quá hạn.").format(day=day))
    for row in sorted(late, key=_days):
        add_body(document, _late_task(row))
    _add_lines(document, lacking.lines)


def _days(row: TaskRow) -> int:
    return row.days or 0


def _late_task(row: TaskRow) -> str:
    late = late_words(-_days(row))
    return _("- Nhiệm vụ {code} “{title}”: {leads} chủ trì; thời hạn: {deadline}; {late}.").format(
        code=row.code,
        title=row.title.rstrip(" .;"),
        leads=leads_words(row),
        deadline=deadline_words(row),
        late=f"{late}; {members_words(row)}" if row.members else late,
    )


def _add_annex(document: Document, report: Progress, office: Office) -> None:
    begin_annex(document)
    add_annex_title(document, report.head, office, _("TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ"))
    add_table(document, _annex_columns(), _rows(report))


def _annex_columns() -> list[WordColumn]:
    columns = zip(annex_heads(), _ANNEX_WIDTHS, strict=True)
    return [WordColumn(head, width, _CENTER if at in _CENTRED else _LEFT) for at, (head, width) in enumerate(columns)]


def _rows(report: Progress) -> list[WordRow]:
    return [
        _heading_row(each) if isinstance(each, HeadingRow) else WordRow(annex_cells(each))
        for each in late_first(report)
    ]


def _heading_row(heading: HeadingRow) -> WordRow:
    return WordRow((heading.text,), bold=True, italic=not heading.is_chapter, shaded=heading.is_chapter)


_NUMBER_WIDTH = 9
_NAME_WIDTH = 37
_COUNT_WIDTHS = (12, 13, 13, 13, 13, 13, 13, 13, 16)
_CENTER, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
# The code, when it is due, how it stands and when it ended.
_CENTRED = (0, 3, 4, 5)
_ANNEX_WIDTHS = (15, 70, 32, 26, 23, 24, 62)
_RANK_WIDTHS = (11, 46, 16, 15, 15, 16, 15, 13, 18)


def add_chapter_table(document: Document, report: Progress) -> None:
    """Add the counts of each chapter and of the whole; for one agency, of the chapters that it has tasks in."""
    rows = [WordRow(_cells(row)) for row in chapter_rows(report) if row.total or report.head.agency is None]
    rows.append(WordRow(_cells(total_row(report)), bold=True, shaded=True))
    add_table(document, _columns(_("Mã"), _("Lĩnh vực")), rows)


def add_lead_table(document: Document, report: Progress) -> None:
    """Add the counts of each lead, the worst first."""
    rows = [
        WordRow(_cells(row._replace(name=agency_text(lead.name, group=False, within=lead.within))))
        for row, lead in zip(lead_rows(report), report.leads, strict=True)
    ]
    add_table(document, _columns(_("TT"), _("Cơ quan chủ trì")), rows)


def _ranking_columns() -> list[WordColumn]:
    heads = zip(ranking_heads(), _RANK_WIDTHS, strict=True)
    return [WordColumn(head, width, _CENTER if at != 1 else _LEFT) for at, (head, width) in enumerate(heads)]


def _columns(number: str, name: str) -> list[WordColumn]:
    counts = zip(count_heads(), _COUNT_WIDTHS, strict=True)
    return [
        WordColumn(number, _NUMBER_WIDTH, _CENTER),
        WordColumn(name, _NAME_WIDTH),
        *(WordColumn(head, width, _CENTER) for head, width in counts),
    ]


def _cells(row: CountRow) -> tuple[str, ...]:
    return (row.code, row.name, str(row.total), *map(str, row.counts), official_percent(row.rate))
