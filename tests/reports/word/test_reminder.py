"""Văn bản đôn đốc in Word, cell by cell."""

from datetime import date
from fractions import Fraction

import pytest
from docx.document import Document

from partui.domain.agencies.members import Member
from partui.domain.plan.report import Reminder
from partui.domain.tasks.pace import Measure, Pace, PacedTask
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Task
from partui.domain.tasks.today import OpenMilestone
from partui.locale.formats import show_date
from partui.reports.word.letters.reminder import write_reminder
from partui.reports.word.paragraphs import BLANK
from tests.reports import builders
from tests.reports.word.reading import opened, rows_of, texts

ON = date(2020, 12, 18)
TASKS = tuple(task for task in builders.tasks({}, ON) if task.due_on is not None)
AGENCY = "Văn phòng UBND tỉnh"
LATE, SOON = (2, 3)


def reminder(late: int, soon: int, agency: str | None = AGENCY) -> Reminder:
    own = tuple(task._replace(leads=(AGENCY,)) for task in TASKS)
    overdue = tuple(task._replace(days=-30 + place) for place, task in enumerate(own[:late]))
    return Reminder(builders.head(agency, ON), overdue, own[10 : 10 + soon])


def row(number: int, task: Task, below: str = "") -> list[str]:
    products = [f"- {each.removeprefix('- ')}" for each in task.products] if len(task.products) > 1 else task.products
    assert task.due_on is not None
    assert task.days is not None
    return [
        str(number),
        task.code,
        task.title + below,
        "\n".join(products),
        f"{task.deadline}\n({show_date(task.due_on)})",
        str(abs(task.days)),
    ]


def ruled(document: Document) -> list[list[list[str]]]:
    return [rows_of(table) for table in document.tables if table.style and table.style.name == "Table Grid"]


def test_letter_says_about_what_below_its_number() -> None:
    about = opened(write_reminder, reminder(1, 0)).tables[0].rows[1].cells[0].paragraphs[1]
    assert about.text.startswith("V/v đôn đốc thực hiện Kế hoạch nâng cao Chỉ số cải cách hành chính")
    assert about.runs[0].font.size is not None
    assert about.runs[0].font.size.pt == 12


def test_letter_addresses_the_agency_and_cites_the_plan_as_printed() -> None:
    said = texts(opened(write_reminder, reminder(LATE, SOON)))
    assert said[0] == f"Kính gửi: {AGENCY}"
    assert said[1].startswith(f"Căn cứ Kế hoạch số{BLANK}/KH-UBND của UBND tỉnh Đắk Lắk về nâng cao")
    numbered = reminder(LATE, SOON)
    numbered = numbered._replace(head=numbered.head._replace(number="5426/KH-UBND"))
    assert texts(opened(write_reminder, numbered))[1].startswith("Căn cứ Kế hoạch số 5426/KH-UBND của")


def test_a_member_is_told_who_leads_and_a_lead_which_members_are_late() -> None:
    letter = reminder(1, 0)
    (task,) = letter.overdue
    (told,) = ruled(opened(write_reminder, letter._replace(head=builders.head("UBND huyện Lắk", ON))))
    assert told[1] == row(1, task, f"\n({AGENCY} chủ trì)")
    members = (
        Member("a", "UBND huyện A", Status.DONE, ON, late=False),
        Member("b", "UBND huyện B", Status.TODO, None, late=True),
    )
    late = task._replace(members=members, timeliness=Timeliness.OVERDUE)
    (told,) = ruled(opened(write_reminder, letter._replace(overdue=(late,))))
    assert told[1] == row(1, task, "\n1/2 thành viên hoàn thành; quá hạn: UBND huyện B")


def test_each_kind_has_its_table() -> None:
    report = reminder(LATE, SOON)
    document = opened(write_reminder, report)
    head = ["TT", "Mã", "Nhiệm vụ", "Sản phẩm", "Thời hạn"]
    assert ruled(document) == [
        [[*head, "Số ngày quá hạn"], *(row(number, task) for number, task in enumerate(report.overdue, start=1))],
        [[*head, "Số ngày còn lại"], *(row(number, task) for number, task in enumerate(report.due_soon, start=1))],
    ]
    said = texts(document)
    assert said[2].endswith(f"{AGENCY} có 02 nhiệm vụ quá hạn và 03 nhiệm vụ sắp đến hạn, cụ thể như sau:")
    assert "tính đến ngày 18/12/2020" in said[2]
    assert said[3] == "Trong đó: 01 nhiệm vụ quá hạn từ 30 đến 90 ngày; 01 nhiệm vụ quá hạn dưới 30 ngày."
    assert said[4:6] == ["1. Nhiệm vụ quá hạn", "2. Nhiệm vụ sắp đến hạn"]


@pytest.mark.parametrize(
    ("late", "soon", "counted", "heading", "days"),
    [
        (2, 0, "có 02 nhiệm vụ quá hạn, cụ thể như sau:", "1. Nhiệm vụ quá hạn", "Số ngày quá hạn"),
        (0, 1, "có 01 nhiệm vụ sắp đến hạn, cụ thể như sau:", "1. Nhiệm vụ sắp đến hạn", "Số ngày còn lại"),
    ],
)
def test_a_kind_without_tasks_is_left_out(late: int, soon: int, counted: str, heading: str, days: str) -> None:
    document = opened(write_reminder, reminder(late, soon))
    (table,) = ruled(document)
    assert table[0][-1] == days
    said = texts(document)
    assert said[2].endswith(counted)
    assert said[3 + (late > 1)] == heading
    assert any("nhiệm vụ đã quá hạn" in line for line in said) is bool(late)
    assert any("nhiệm vụ sắp đến hạn, bảo đảm" in line for line in said) is bool(soon)


def test_nothing_to_remind_of_is_said() -> None:
    document = opened(write_reminder, reminder(0, 0))
    assert ruled(document) == []
    assert texts(document)[2].endswith(f"{AGENCY} không có nhiệm vụ quá hạn hoặc sắp đến hạn.")


def test_report_is_asked_for_before_a_day_left_to_fill() -> None:
    said = texts(opened(write_reminder, reminder(LATE, SOON)))
    (asked,) = [line for line in said if line.startswith("- Báo cáo kết quả")]
    assert "gửi Sở Nội vụ trước ngày ............/............/2020" in asked
    assert said[-1] == f"Sở Nội vụ rất mong nhận được sự quan tâm, phối hợp của {AGENCY}./."


def test_the_office_writes_a_note_to_its_own_units() -> None:
    said = texts(opened(write_reminder, reminder(LATE, SOON, "Sở nội vụ.")))
    assert said[0] == "PHIẾU NHẮC VIỆC"
    assert said[2] == "Kính gửi: Các phòng, đơn vị thuộc Sở Nội vụ"
    assert any("gửi Lãnh đạo Sở Nội vụ trước ngày" in line for line in said)


def test_a_group_is_named_in_lower_case_within_a_sentence() -> None:
    said = texts(opened(write_reminder, reminder(1, 0, "Các sở, ban, ngành")))
    assert said[0] == "Kính gửi: Các sở, ban, ngành"
    assert "18/12/2020, các sở, ban, ngành có 01 nhiệm vụ" in said[2]


def test_late_milestones_and_what_is_behind_are_named_below_the_tables() -> None:
    behind, stepped = (
        task._replace(leads=(AGENCY,), code=code) for task, code in zip(TASKS, ("4.1", "4.2"), strict=False)
    )
    step = OpenMilestone("4.2", ((AGENCY, False),), "dự thảo", date(2020, 9, 30), -79)
    paces = (
        Pace(Fraction(3, 4), Fraction(0), Measure.NOT_BEGUN),
        Pace(Fraction(3, 4), Fraction(0), Measure.NOT_BEGUN, "x"),
    )
    paced = tuple(
        PacedTask(task._replace(days=13, due_on=date(2020, 12, 31)), pace)
        for task, pace in zip((behind, stepped), paces, strict=True)
    )
    said = texts(opened(write_reminder, reminder(1, 0)._replace(behind=paced, milestones=(step,))))
    assert any(each.endswith("có 01 nhiệm vụ quá hạn và 01 mốc quá hạn, cụ thể như sau:") for each in said)
    at = said.index("2. Mốc quá hạn, nhiệm vụ chậm nhịp")
    assert said[at + 1 : at + 3] == [
        "- Mốc 4.2: dự thảo, hạn 30/09/2020, quá 79 ngày.",
        "- 01 nhiệm vụ còn 13 ngày (31/12/2020), chậm nhịp: chưa bắt đầu khi đã qua 75% thời gian (4.1).",
    ]
    assert "- Hoàn thành ngay các mốc đã quá hạn." in said
    assert "- Đẩy nhanh việc thực hiện các nhiệm vụ chậm nhịp." in said
    alone = texts(opened(write_reminder, reminder(0, 0)._replace(milestones=(step,))))
    assert "1. Mốc quá hạn" in alone
    assert "- Đẩy nhanh việc thực hiện các nhiệm vụ chậm nhịp." not in alone
