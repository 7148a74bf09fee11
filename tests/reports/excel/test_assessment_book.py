"""The self-assessment as a workbook, opened again with another library."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from partui.domain.plan.report import Assessment
from partui.domain.tasks.evidence import unproved_products
from partui.domain.tasks.status import Status
from partui.reports.excel import write_assessment
from partui.wording.labels import signed_timeliness
from partui.wording.plan.capitals import as_sentence
from partui.wording.plan.scores import basis_text
from partui.wording.task_parts import evidence_text
from tests.reports import samples

HEADS = [
    "Mã", "Tiêu chí", "Điểm tối đa", "Điểm năm 2019", "Mục tiêu năm 2020", "Tự chấm", "Thẩm định", "ĐTXHH",
    "Chắc chắn", "Dự kiến", "Cao nhất", "Chênh so mục tiêu", "Nguy cơ mất điểm", "Có thể thêm", "Dự kiến tính theo",
    "Nhiệm vụ", "Tài liệu kiểm chứng", "Đối chiếu tổng điểm",
]  # fmt: skip


def book_of(report: Assessment) -> Workbook:
    out = BytesIO()
    write_assessment(report, out)
    return openpyxl.load_workbook(BytesIO(out.getvalue()))


@pytest.fixture(scope="module")
def report() -> Assessment:
    return samples.assessment()


@pytest.fixture(scope="module")
def book(report: Assessment) -> Workbook:
    return book_of(report)


def number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)


def test_every_criterion_is_there_cell_by_cell(book: Workbook, report: Assessment) -> None:
    rows = list(book["Điểm"].iter_rows(values_only=True))
    head = rows.index(tuple(HEADS))
    cells = rows[head + 1 : head + 1 + len(report.scores.rows)]
    for row, written in zip(report.scores.rows, cells, strict=True):
        documents = [f"{code}: {evidence_text(each)}" for code in row.tasks for each in report.evidence.get(code, ())]
        none_yet = "Chưa có" if row.tasks else None
        assert written[:17] == (
            row.criterion.code,
            as_sentence(row.criterion.title),
            float(row.criterion.max),
            float(row.criterion.baseline),
            float(row.criterion.target),
            *map(number, row.sums[3:9]),
            float(row.sums.expected - row.sums.target),
            float(row.sums.at_risk),
            float(row.sums.gain),
            basis_text(row, 2020),
            "\n".join(f"{code} {signed_timeliness(report.tasks[code].timeliness)}" for code in row.tasks) or None,
            "\n".join(documents) or none_yet,
        )
        assert (written[17] is not None) == row.differs


def test_another_printed_sum_stands_beside_that_of_the_leaves(book: Workbook) -> None:
    rows = {row[0]: row for row in book["Điểm"].iter_rows(values_only=True)}
    assert rows["2"][17] == "Điểm năm 2019: kế hoạch ghi 8,67, cộng tiêu chí con được 8,66"
    assert rows["3"][17] == "Mục tiêu năm 2020: kế hoạch ghi 13,7, cộng tiêu chí con được 13,68"
    total = next(row for row in book["Điểm"].iter_rows(values_only=True) if row[1] == "TỔNG ĐIỂM")
    assert total[2:5] == (100, 79.53, 92.81)
    assert total[17] == "Mục tiêu năm 2020: kế hoạch ghi 92,81, cộng tiêu chí con được 92,79"


def test_points_are_numbers(book: Workbook) -> None:
    row = next(row for row in book["Điểm"].iter_rows() if row[0].value == "1.1")
    assert [cell.data_type for cell in row[2:14] if cell.value is not None] == ["n"] * 10
    assert row[2].number_format == "[$-42A]0.00##"
    assert row[11].number_format.startswith("[$-42A]+0.00")


def test_every_product_stands_with_its_documents_or_with_none(book: Workbook, report: Assessment) -> None:
    rows = list(book["Tài liệu"].iter_rows(min_row=2, values_only=True))
    missing = [row for row in rows if row[5] == "✗ Chưa có"]
    assert len(missing) == sum(
        len(unproved_products(task.products, report.evidence.get(task.code, ())))
        for task in report.tasks.values()
        if task.status is not Status.CANCELLED
    )
    products = report.tasks["1.3.1"].products
    proved = [row for row in rows if row[1] == "1.3.1"]
    assert [row[4] for row in proved] == list(products)
    assert proved[0][5:] == (
        "✓ Có", "15/QĐ-SNV", datetime(2020, 3, 2), "Sở Nội vụ", "Thành lập Đoàn kiểm tra", "qd15.pdf",
    )  # fmt: skip
    assert proved[1][5:] == ("✗ Chưa có", None, None, None, None, None)
    assert [row[4:7] for row in rows if row[1] == "1.3.2"] == [("(cả nhiệm vụ)", "✓ Có", "0088")]


def test_what_is_at_risk_through_each_lead(book: Workbook, report: Assessment) -> None:
    rows = list(book["Cơ quan"].iter_rows(min_row=2, values_only=True))
    assert [(str(name).removesuffix(" (nhóm)"), points) for name, points in rows] == [
        (agency, float(points)) for agency, points in report.scores.agencies
    ]


def test_criteria_over_others_stand_in_no_filter_and_what_prints_fits_a_page(book: Workbook) -> None:
    sheet = book["Điểm"]
    assert sheet.auto_filter.ref is None
    assert sheet.print_area == f"'Điểm'!$A$1:$O${sheet.max_row}"
    assert book["Tài liệu"].auto_filter.ref
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C6", "$5:$5")


def test_hostile_text_stays_text() -> None:
    for sheet in book_of(samples.hostile(samples.HOSTILE + samples.LONG)[1]).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                assert not any(mark in str(cell.value) for mark in samples.INVISIBLE)


def test_two_writings_are_the_same_bytes(report: Assessment) -> None:
    first, second = BytesIO(), BytesIO()
    write_assessment(report, first)
    write_assessment(report, second)
    assert first.getvalue() == second.getvalue()
