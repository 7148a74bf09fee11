"""The fields that an office's own template may name, each with what a report says there."""

from collections.abc import Iterable, Mapping

from partui.domain.brief.own_words import ReportPart
from partui.domain.plan.report import Progress, Reminder, ReportHead
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Tally
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.annex_rows import deadline_words, leads_words, listed
from partui.reports.progress_notes import milestone_line
from partui.reports.progress_rows import (
    CountRow,
    HeadingRow,
    TaskRow,
    chapter_rows,
    lead_rows,
    members_words,
    rows_under_headings,
    task_row,
    task_rows,
    total_row,
)
from partui.reports.progress_sections import Section, own_lines, report_sections
from partui.reports.word.letters.parts import (
    behind_words,
    counted_words,
    earlier_words,
    lateness_words,
    reader_of,
    requests,
    task_words,
)
from partui.reports.word.paragraphs import DOTS
from partui.reports.word.words import (
    agency_in_sentence,
    issuer_name,
    place_of_issue,
    plan_name,
    plan_reference,
    quarter_words,
)
from partui.wording.labels import status_label
from partui.wording.numbers import official_count, official_percent

Fields = dict[str, object]
_PARTS = {
    ReportPart.JUDGED: "danh_gia_chung",
    ReportPart.REACHED: "ket_qua_noi_bat",
    ReportPart.LACKING: "ton_tai_han_che",
    ReportPart.REASONS: "nguyen_nhan",
    ReportPart.AHEAD: "nhiem_vu_ky_toi",
    ReportPart.ASKED: "kien_nghi",
}


def fields_of(report: Progress | Reminder) -> Fields:
    """Return the fields of a report; a text is there in capitals too, under its name in capitals.

    A number is a number, a list has an entry a line or a row, and a row its own fields.
    """
    fields = _head_fields(report.head)
    fields |= _progress_fields(report) if isinstance(report, Progress) else _letter_fields(report)
    return fields | {name.upper(): text.upper() for name, text in fields.items() if isinstance(text, str)}


def _head_fields(head: ReportHead) -> Fields:
    office = head.office
    return {
        "co_quan": office.name,
        "co_quan_cap_tren": issuer_name(head),
        "viet_tat": office.symbol,
        "don_vi_soan": office.unit,
        "luu": f"{office.unit} ({office.copies})" if office.copies else office.unit,
        "chuc_vu": "\n".join(office.chief),
        "nguoi_ky": office.signer or DOTS * 3,
        "dia_danh": place_of_issue(head),
        "nam": head.year,
        "nam_lap": head.made_on.year,
        "ngay_lap": show_date(head.made_on),
        "den_ngay": show_date(head.day),
        "ke_hoach": plan_name(head),
        "can_cu": plan_reference(head),
        "ve_co_quan": agency_in_sentence(head.agency) if head.agency else "",
    }


def _progress_fields(report: Progress) -> Fields:
    period, due = report.period, report.due
    late = sorted(
        (row for row in task_rows(report) if row.timeliness is Timeliness.OVERDUE), key=lambda row: row.days or 0
    )
    parts = report_sections(report)
    doing = [task.status for task in report.tasks]
    return {
        "ky": "" if period is None else quarter_words(period.period),
        "tu_ngay": "" if period is None else show_date(period.period.first),
        "trong_ky_den_han": 0 if period is None else period.due.due,
        "trong_ky_hoan_thanh": 0 if period is None else period.completed,
        "den_han": due.due,
        "den_han_hoan_thanh": due.done,
        "ty_le_den_han": official_percent(due.rate),
        "dang_thuc_hien": doing.count(Status.DOING),
        "chua_thuc_hien": doing.count(Status.TODO),
        **_counts(report.total),
        **{name: _lines(parts[part], report.head) for part, name in _PARTS.items()},
        "linh_vuc": list(map(_count_fields, chapter_rows(report))),
        "tong_cong": _count_fields(total_row(report)),
        "chu_tri": list(map(_count_fields, lead_rows(report))),
        "nhiem_vu": list(map(_row_fields, rows_under_headings(report))),
        "nhiem_vu_qua_han": list(map(_row_fields, late)),
        "lau_nhat": lateness_words(task for task in report.tasks if task.timeliness is Timeliness.OVERDUE),
    }


def _counts(total: Tally) -> Fields:
    by = total.by_timeliness
    return {
        "tong_so": total.total,
        "hoan_thanh": total.done,
        "chua_hoan_thanh": total.open,
        "dung_han": by[Timeliness.DONE_ON_TIME],
        "hoan_thanh_qua_han": by[Timeliness.DONE_LATE],
        "trong_han": by[Timeliness.IN_TIME],
        "sap_den_han": by[Timeliness.DUE_SOON],
        "qua_han": by[Timeliness.OVERDUE],
        "khong_co_han": by[Timeliness.NO_DEADLINE],
        "khong_thuc_hien": by[Timeliness.CANCELLED],
        "ty_le": official_percent(total.rate),
    }


def _lines(section: Section, head: ReportHead) -> list[str]:
    said = [*own_lines(section.words, head.day), *(f"- {line.rstrip(' .;')}." for line in section.lines)]
    return said or [_("[Nội dung do cơ quan lập báo cáo bổ sung] {dots}").format(dots=DOTS * 3)]


def _count_fields(row: CountRow) -> Fields:
    on_time, done_late, in_time, due_soon, overdue, no_deadline, cancelled = row.counts
    return {
        "ma": row.code,
        "ten": row.name,
        "tong_so": row.total,
        "dung_han": on_time,
        "hoan_thanh_qua_han": done_late,
        "trong_han": in_time,
        "sap_den_han": due_soon,
        "qua_han": overdue,
        "khong_co_han": no_deadline,
        "khong_thuc_hien": cancelled,
        "ty_le": official_percent(row.rate),
    }


def _row_fields(row: HeadingRow | TaskRow) -> Fields:
    if isinstance(row, HeadingRow):
        return {**_BLANK_ROW, "ma": row.code, "ten": row.title, "la_muc": True}
    return {
        "ma": row.code,
        "ten": row.title,
        "la_muc": False,
        "chu_tri": leads_words(row),
        "thuc_hien": "; ".join(row.implementers),
        "thoi_han": row.deadline,
        "han": row.due_words if row.due_on is None else show_date(row.due_on),
        "so_voi_han": row.standing,
        "ket_qua": status_label(row.status),
        "ngay_hoan_thanh": "" if row.completed_on is None else show_date(row.completed_on),
        "so_ngay": "" if row.days is None else abs(row.days),
        "phan_tram": f"{row.progress}%",
        "san_pham": listed(row.products),
        "thanh_vien": members_words(row),
        "ghi_chu": row.note,
    }


_BLANK_ROW: Mapping[str, object] = dict.fromkeys(
    (
        "chu_tri", "thuc_hien", "thoi_han", "han", "so_voi_han", "ket_qua", "ngay_hoan_thanh", "so_ngay", "phan_tram",
        "san_pham", "thanh_vien", "ghi_chu",
    ),
    "",
)  # fmt: skip


def _letter_fields(report: Reminder) -> Fields:
    office, reader = report.head.office, reader_of(report.head)
    return {
        "kinh_gui": reader,
        "co_quan_nhan": agency_in_sentence(reader),
        "lan": report.times,
        "lan_truoc": earlier_words(report, office),
        "qua_han": len(report.overdue),
        "sap_den_han": len(report.due_soon),
        "nhan_thay": counted_words(report),
        "lau_nhat": lateness_words(report.overdue),
        "nhiem_vu_qua_han": list(_letter_rows(report, overdue=True)),
        "nhiem_vu_sap_den_han": list(_letter_rows(report, overdue=False)),
        "moc_qua_han": list(map(milestone_line, report.milestones)),
        "cham_nhip": list(behind_words(report)),
        "de_nghi": list(requests(report, office.name)),
    }


def _letter_rows(report: Reminder, *, overdue: bool) -> Iterable[Fields]:
    for number, task in enumerate(report.overdue if overdue else report.due_soon, start=1):
        row = task_row(task, ())
        said = task_words(row, report.head.agency or "", report.earlier.get(task.code))
        yield {**_row_fields(row), "tt": number, "ten": said, "thoi_han": deadline_words(row, "\n")}


def number_words(number: object) -> str:
    """Return a number as an office writes it in a sentence: `05`, `12`, but `0`."""
    return official_count(number) if isinstance(number, int) else str(number)
