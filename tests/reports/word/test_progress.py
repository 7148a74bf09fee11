"""Báo cáo tình hình thực hiện in Word, cell by cell."""

import time
from io import BytesIO

from docx.document import Document

from partui.domain.dates import show_date
from partui.domain.tasks.statuses import Status
from partui.domain.tasks.tally import Tally
from partui.domain.tasks.timeliness import Timeliness, timeliness_label
from partui.reports.word.progress import write_progress
from tests.reports import builders, samples
from tests.reports.word.reading import opened, rows_of, texts

COUNTED = (
    Timeliness.DONE_ON_TIME,
    Timeliness.DONE_LATE,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.OVERDUE,
    Timeliness.NO_DEADLINE,
    Timeliness.CANCELLED,
)
REPORT = samples.progress()
DOCUMENT = opened(write_progress, REPORT)


def counts(tally: Tally) -> list[str]:
    return [str(tally.total), *(str(tally.by_timeliness[each]) for each in COUNTED)]


def annex(document: Document) -> list[list[str]]:
    return rows_of(document.tables[-1])


def test_title_says_what_and_as_of_which_day() -> None:
    assert texts(DOCUMENT)[:3] == [
        "BÁO CÁO",
        "Tình hình thực hiện Kế hoạch nâng cao Chỉ số cải cách hành chính và Chỉ số hài lòng về sự phục vụ của cơ quan "
        "hành chính Nhà nước năm 2020",
        "(Tính đến ngày 18/12/2020)",
    ]


def test_numbers_come_first_in_words() -> None:
    said = texts(DOCUMENT)
    start = said.index("Tổng số nhiệm vụ: 86.")
    by = REPORT.total.by_timeliness
    assert said[start + 1] == (
        f"- Đã hoàn thành: {REPORT.total.done:02} nhiệm vụ "
        f"(đúng hạn: {by[Timeliness.DONE_ON_TIME]:02}; quá hạn: {by[Timeliness.DONE_LATE]:02})."
    )
    assert said[start + 3] == "- Không thực hiện: 01 nhiệm vụ."
    assert said[start + 4] == "- Tỷ lệ hoàn thành: 3,5 % (không tính nhiệm vụ không thực hiện)."
    assert start < said.index("II. NHIỆM VỤ QUÁ HẠN")


def test_counts_of_each_chapter_and_of_the_whole() -> None:
    head, *rows, total = rows_of(DOCUMENT.tables[1])
    assert head == ["Mã", "Lĩnh vực", "Tổng số", *map(timeliness_label, COUNTED), "Tỷ lệ hoàn thành"]
    assert [row[:-1] for row in rows] == [
        [row.chapter.code, row.chapter.title, *counts(row.tally)] for row in REPORT.chapters
    ]
    assert total == ["", "Tổng cộng", *counts(REPORT.total), "3,5 %"]
    assert rows[0][-1] == "25 %"


def test_counts_of_each_lead() -> None:
    head, *rows = rows_of(DOCUMENT.tables[2])
    assert head[:2] == ["TT", "Cơ quan chủ trì"]
    assert [row[:-1] for row in rows] == [
        [str(number), lead.name, *counts(lead.tally)] for number, lead in enumerate(REPORT.leads, start=1)
    ]


def test_overdue_tasks_in_words_the_longest_late_first() -> None:
    said = texts(DOCUMENT)
    late = [task for task in REPORT.tasks if task.timeliness is Timeliness.OVERDUE]
    start = said.index(f"Tính đến ngày 18/12/2020, có {len(late):02} nhiệm vụ quá hạn (trễ lâu nhất nêu trước):")
    days = [int(line.rsplit("trễ ", 1)[1].removesuffix(" ngày.")) for line in said[start + 1 : start + 1 + len(late)]]
    assert days == sorted((-(task.days or 0) for task in late), reverse=True)
    assert (
        "- Nhiệm vụ 1.4.1 “Mức độ hoàn thành kế hoạch tuyên truyền”: Sở Nội vụ chủ trì; "
        "thời hạn: Trước ngày 01/12 (30/11/2020); trễ 18 ngày." in said[start + 1 : start + 1 + len(late)]
    )


def test_nothing_overdue_is_said() -> None:
    on_time = tuple(task for task in REPORT.tasks if task.timeliness is not Timeliness.OVERDUE)
    assert "Tính đến ngày 25/09/2020, không có nhiệm vụ quá hạn." in texts(
        opened(write_progress, builders.progress(on_time))
    )


def test_every_task_stands_in_the_annex_under_its_headings() -> None:
    head, *rows = annex(DOCUMENT)
    assert head == [
        "Mã",
        "Nhiệm vụ",
        "Chủ trì",
        "Hạn",
        "Tình trạng",
        "Ngày hoàn thành / số ngày trễ",
        "Sản phẩm chưa có tài liệu kiểm chứng",
        "Tiến độ, kết quả, ghi chú",
    ]
    across = [row[0] for row in rows if len(row) == 1]
    assert across == [f"{heading.code}. {heading.title}" for heading in REPORT.headings]
    tasks = [row for row in rows if len(row) > 1]
    assert [(row[0], row[1], row[2], row[4]) for row in tasks] == [
        (task.code, task.title, "; ".join(task.leads), timeliness_label(task.timeliness)) for task in REPORT.tasks
    ]
    assert all(row[7].endswith(task.note) for row, task in zip(tasks, REPORT.tasks, strict=True))
    for row, task in zip(tasks, REPORT.tasks, strict=True):
        due = [] if task.due_on is None else [f"({show_date(task.due_on)})"]
        due = ["(chưa rõ hạn)"] if task.deadline_kind == "unknown" else due
        assert row[3] == "\n".join([task.deadline, *due])
    positions = {each.code: each.position for each in REPORT.headings}
    positions |= {each.code: each.position for each in REPORT.tasks}
    codes = [row[0].split(". ")[0] if len(row) == 1 else row[0] for row in rows]
    assert codes == sorted(positions, key=lambda code: positions[code])


def test_how_far_a_task_has_come_and_what_was_reached() -> None:
    said = {row[0]: row[7] for row in annex(opened(write_progress, samples.progress())) if len(row) > 1}
    assert said["1.1"] == "Tiến độ 60 %\nĐã trình dự thảo\nchờ ý kiến"
    assert said["1.3.1"] == "Đạt 32%"
    assert said["1.2"] == ""


def test_day_of_completion_and_days_late() -> None:
    ends = {row[0]: row[5] for row in annex(DOCUMENT) if len(row) > 1}
    assert ends["1.3.1"] == "30/09/2020"
    assert ends["1.3.2"] == "02/10/2020\ntrễ 2 ngày"
    assert ends["1.4.1"] == "trễ 18 ngày"
    assert ends["3.2.1"] == ""  # completed after the day looked at
    assert ends["2.2"] == ""


def test_products_that_no_document_proves() -> None:
    unproved = {row[0]: row[6] for row in annex(DOCUMENT) if len(row) > 1}
    tasks = {task.code: task for task in REPORT.tasks}
    assert unproved["1.3.1"] == tasks["1.3.1"].products[1]
    assert unproved["1.3.2"] == ""
    assert unproved["2.2"] == ""
    assert tasks["2.2"].status is Status.CANCELLED
    assert unproved["1.4.1"] == "\n".join(f"- {product}" for product in tasks["1.4.1"].products)


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


def test_a_thousand_tasks_take_seconds() -> None:
    many = tuple(task._replace(position=task.position + 200 * copy) for copy in range(12) for task in builders.tasks())
    report = builders.progress()._replace(tasks=many)
    start = time.perf_counter()
    write_progress(report, BytesIO())
    assert time.perf_counter() - start < 10
