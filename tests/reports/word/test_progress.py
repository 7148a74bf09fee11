"""Báo cáo tình hình thực hiện in Word, cell by cell."""

from datetime import date
from io import BytesIO

import pytest
from docx.document import Document

from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.plan.report import Progress
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Tally
from partui.locale.formats import show_date
from partui.reports.word.progress import write_progress
from partui.wording.labels import timeliness_label
from partui.wording.plan.capitals import as_sentence
from tests.reports import builders, samples
from tests.reports.word.reading import opened, rows_of, texts
from tests.work import steps_of

COUNTED = (
    Timeliness.DONE_ON_TIME,
    Timeliness.DONE_LATE,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.OVERDUE,
    Timeliness.NO_DEADLINE,
    Timeliness.CANCELLED,
)


@pytest.fixture(scope="module")
def report() -> Progress:
    return samples.progress()


@pytest.fixture(scope="module")
def document(report: Progress) -> Document:
    """The report, written and opened again; only read here."""
    return opened(write_progress, report)


def counts(tally: Tally) -> list[str]:
    return [str(tally.total), *(str(tally.by_timeliness[each]) for each in COUNTED)]


def annex(document: Document) -> list[list[str]]:
    return rows_of(document.tables[-1])


def test_title_says_what_and_as_of_which_day(document: Document) -> None:
    assert texts(document)[:3] == [
        "BÁO CÁO",
        "Tình hình thực hiện Kế hoạch nâng cao Chỉ số cải cách hành chính và Chỉ số hài lòng về sự phục vụ của cơ quan "
        "hành chính Nhà nước năm 2020",
        "(Tính đến ngày 18/12/2020)",
    ]


def test_numbers_come_first_in_words(document: Document, report: Progress) -> None:
    said = texts(document)
    start = said.index("Tổng số nhiệm vụ: 86.")
    by = report.total.by_timeliness
    assert said[start + 1] == (
        f"- Đã hoàn thành: {report.total.done:02} nhiệm vụ "
        f"(đúng hạn: {by[Timeliness.DONE_ON_TIME]:02}; quá hạn: {by[Timeliness.DONE_LATE]:02})."
    )
    assert said[start + 3] == "- Không thực hiện: 01 nhiệm vụ."
    assert said[start + 4] == "- Tỷ lệ hoàn thành: 3,5% (không tính nhiệm vụ không thực hiện)."
    assert start < said.index("III. TỒN TẠI, HẠN CHẾ")


def test_counts_of_each_chapter_and_of_the_whole(document: Document, report: Progress) -> None:
    head, *rows, total = rows_of(document.tables[1])
    assert head == ["Mã", "Lĩnh vực", "Tổng số", *map(timeliness_label, COUNTED), "Tỷ lệ hoàn thành"]
    assert [row[:-1] for row in rows] == [
        [row.chapter.code, as_sentence(row.chapter.title), *counts(row.tally)] for row in report.chapters
    ]
    assert total == ["", "Tổng cộng", *counts(report.total), "3,5%"]
    assert rows[0][-1] == "25%"


def test_counts_of_each_lead(document: Document, report: Progress) -> None:
    head, *rows = rows_of(document.tables[2])
    assert head[:2] == ["TT", "Cơ quan chủ trì"]
    assert [row[:-1] for row in rows] == [
        [str(number), lead.name, *counts(lead.tally)] for number, lead in enumerate(report.leads, start=1)
    ]


def test_overdue_tasks_in_words_the_longest_late_first(document: Document, report: Progress) -> None:
    said = texts(document)
    late = [task for task in report.tasks if task.timeliness is Timeliness.OVERDUE]
    start = said.index(f"Tính đến ngày 18/12/2020, có {len(late):02} nhiệm vụ quá hạn (quá hạn lâu nhất nêu trước):")
    listed = said[start + 1 : start + 1 + len(late)]
    days = [int(line.rsplit("quá hạn ", 1)[1].removesuffix(" ngày.")) for line in listed]
    assert days == sorted((-(task.days or 0) for task in late), reverse=True)
    assert (
        "- Nhiệm vụ 1.4.1 “Mức độ hoàn thành kế hoạch tuyên truyền”: Sở Nội vụ chủ trì; "
        "thời hạn: Trước ngày 01/12 (30/11/2020); quá hạn 18 ngày." in listed
    )


def test_nothing_overdue_is_said(report: Progress) -> None:
    on_time = tuple(task for task in report.tasks[:9] if task.timeliness is not Timeliness.OVERDUE)
    assert "Tính đến ngày 25/09/2020, không có nhiệm vụ quá hạn." in texts(
        opened(write_progress, builders.progress(on_time))
    )


def test_every_task_stands_in_the_annex_under_its_headings(document: Document, report: Progress) -> None:
    head, *rows = annex(document)
    assert head == [
        "Mã",
        "Nhiệm vụ",
        "Chủ trì",
        "Hạn",
        "So với hạn",
        "Ngày hoàn thành / số ngày quá hạn",
        "Kết quả, ghi chú, tài liệu còn thiếu",
    ]
    late, ordered, headings = samples.late_first(report)
    assert 0 < len(late) < len(ordered)
    title, *across = [row[0] for row in rows if len(row) == 1]
    assert title == rows[0][0] == f"NHIỆM VỤ QUÁ HẠN ({len(late)})"
    assert across == headings
    tasks = [row for row in rows if len(row) > 1]
    assert [(row[0], row[1], row[2], row[4]) for row in tasks] == [
        (task.code, task.title, "; ".join(task.leads), timeliness_label(task.timeliness)) for task in ordered
    ]
    assert all(task.note in row[6] for row, task in zip(tasks, ordered, strict=True))
    for row, task in zip(tasks, ordered, strict=True):
        due = [] if task.due_on is None else [f"({show_date(task.due_on)})"]
        due = ["(chưa rõ hạn)"] if task.deadline_kind == "unknown" else due
        assert row[3] == "\n".join([task.deadline, *due])
    positions = {each.code: each.position for each in report.headings if f"{each.code}. {each.title}" in headings}
    positions |= {each.code: each.position for each in ordered[len(late) :]}
    codes = [row[0].split(". ")[0] if len(row) == 1 else row[0] for row in rows[1 + len(late) :]]
    assert codes == sorted(positions, key=lambda code: positions[code])


def test_how_far_a_task_has_come_and_what_was_reached(document: Document) -> None:
    said = {row[0]: row[6] for row in annex(document) if len(row) > 1}
    assert said["1.1"] == "Hoàn thành 60%\nĐã trình dự thảo\nchờ ý kiến"
    assert said["1.3.1"].startswith("Đạt 32%\n")
    assert said["1.2"] == ""


def test_day_of_completion_and_days_late(document: Document) -> None:
    ends = {row[0]: row[5] for row in annex(document) if len(row) > 1}
    assert ends["1.3.1"] == "30/09/2020"
    assert ends["1.3.2"] == "02/10/2020\nquá hạn 2 ngày"
    assert ends["1.4.1"] == "quá hạn 18 ngày"
    assert ends["3.2.1"] == ""  # completed after the day looked at
    assert ends["2.2"] == ""


def test_products_that_no_document_proves_of_what_is_done(document: Document, report: Progress) -> None:
    said = {row[0]: row[6] for row in annex(document) if len(row) > 1}
    tasks = {task.code: task for task in report.tasks}
    assert said["1.3.1"].endswith(f"Chưa có tài liệu kiểm chứng:\n{tasks['1.3.1'].products[1]}")
    lacking = {code for code, text in said.items() if "Chưa có tài liệu kiểm chứng:" in text}
    assert {tasks[code].status for code in lacking} == {Status.DONE}
    assert tasks["1.4.1"].status is not Status.DONE


def test_one_agency_is_named_and_only_its_chapters_are_counted() -> None:
    report = samples.progress("Sở Tư pháp")
    document = opened(write_progress, report)
    said = texts(document)
    assert said[1].startswith("Tình hình Sở Tư pháp thực hiện Kế hoạch nâng cao")
    assert "Sở Tư pháp có tổng số 04 nhiệm vụ." in said
    assert [row[0] for row in rows_of(document.tables[1])] == ["Mã", "2", ""]
    assert [row[0] for row in annex(document) if len(row) > 1][1:] == [task.code for task in report.tasks]
    assert [row[0].split(".")[0] for row in annex(document) if len(row) == 1] == ["2", "2"]


def test_rate_of_nothing_is_a_dash() -> None:
    document = opened(write_progress, builders.progress(()))
    assert "- Tỷ lệ hoàn thành: – (không tính nhiệm vụ không thực hiện)." in texts(document)
    assert rows_of(document.tables[1])[-1][-1] == "–"


def test_the_last_task_of_many_is_no_more_work_than_of_few() -> None:
    report = builders.progress(builders.tasks()[:3])
    few, more, many = (
        steps_of(write_progress, report._replace(tasks=report.tasks * times), BytesIO()) for times in (1, 5, 9)
    )
    assert many - more < 1.1 * (more - few)


def test_own_words_stand_under_their_part_and_those_of_last_time_are_marked(report: Progress) -> None:
    now, before = report.head.day, date(2020, 9, 30)
    own = {
        ReportPart.REASONS: OwnWords("a", ReportPart.REASONS, "", "", now, "Ít người.\n\nMùa mưa; kéo dài."),
        ReportPart.ASKED: OwnWords("b", ReportPart.ASKED, "", "", before, "Thêm người."),
    }
    said = texts(opened(write_progress, report._replace(words=own)))
    start = said.index("IV. NGUYÊN NHÂN")
    assert said[start + 1 : said.index("V. NHIỆM VỤ KỲ TỚI")] == ["Ít người.", "Mùa mưa; kéo dài."]
    start = said.index("VI. KIẾN NGHỊ, ĐỀ XUẤT")
    assert said[start + 1 : start + 3] == ["[Lời của báo cáo đến ngày 30/09/2020; cần xem lại]", "Thêm người."]
    assert "bổ sung" not in said[start + 3]
