"""The self-assessment in Word, cell by cell."""

from decimal import Decimal

import pytest
from docx.document import Document

from partui.domain.plan.report import Assessment
from partui.reports.assessment_rows import OF_OTHERS, heads_with_points, score_lines
from partui.reports.word.assessment import write_assessment
from partui.wording.numbers import show_gap, show_points
from partui.wording.plan.capitals import as_sentence
from partui.wording.plan.scores import shortfall_text
from tests.reports import builders, samples
from tests.reports.word.reading import opened, rows_of, texts

HEAD = [
    "Mã",
    "Tiêu chí",
    "Điểm tối đa",
    "Điểm năm 2019",
    "Mục tiêu năm 2020",
    "Tự chấm",
    "Thẩm định",
    "ĐTXHH",
    "Chắc chắn",
    "Dự kiến",
    "Cao nhất",
    "Tài liệu kiểm chứng",
]


@pytest.fixture(scope="module")
def report() -> Assessment:
    return samples.assessment()


@pytest.fixture(scope="module")
def document(report: Assessment) -> Document:
    """The report, written and opened again; only read here."""
    return opened(write_assessment, report)


def test_every_criterion_stands_in_the_annex(document: Document, report: Assessment) -> None:
    head, *rows, _total = rows_of(document.tables[-1])
    assert head == [*HEAD[:6], *HEAD[8:]]
    assert len(rows) == len(report.scores.rows) > 80
    for cells, row in zip(rows, report.scores.rows, strict=True):
        printed, sums = row.criterion, row.sums
        assert cells[:2] == [printed.code, as_sentence(printed.title)]
        for cell, point, summed in zip(
            cells[2:5],
            (printed.max, printed.baseline, printed.target),
            (sums.max, sums.baseline, sums.target),
            strict=True,
        ):
            shown = show_points(point)
            assert cell == (shown if point == summed else f"{shown}\n(cộng: {show_points(summed)})")
        assert cells[5:9] == list(map(show_points, (sums.own, sums.earned, sums.expected, sums.highest)))


def test_scores_of_others_have_columns_once_somebody_gave_one(report: Assessment) -> None:
    lines = score_lines(report)
    given = [lines[0]._replace(sums=lines[0].sums._replace(surveyed=Decimal(1))), *lines[1:]]
    assert [heads_with_points(lines, report.head).get(name) for name in OF_OTHERS] == [None, None]
    assert [heads_with_points(given, report.head).get(name) for name in OF_OTHERS] == [None, "ĐTXHH"]


def test_another_sum_than_the_printed_one_is_shown_beside_it(document: Document) -> None:
    rows = {row[0]: row for row in rows_of(document.tables[-1])}
    assert rows["2"][3] == "8,67\n(cộng: 8,66)"
    assert rows["3"][4] == "13,7\n(cộng: 13,68)"
    assert sum("cộng" in cell for row in rows.values() for cell in row) == 6


def test_totals_as_printed_and_summed(document: Document) -> None:
    total = rows_of(document.tables[-1])[-1]
    assert total[:5] == ["", "TỔNG ĐIỂM", "100", "79,53", "92,81\n(cộng: 92,79)"]
    assert total[5] == "1,75"
    assert rows_of(document.tables[1])[-1] == [*total[:9]]


def test_own_score_and_figures_by_hand(document: Document) -> None:
    rows = {row[0]: row for row in rows_of(document.tables[-1])}
    assert rows["1.1"][2:] == ["1,5", "1,5", "1,5", "1,25", "1,25", "1,25", "1,25", "Chưa có"]
    assert rows["1.3"][2:9] == ["2", "2", "2", "–", "2", "2", "2"]
    assert rows["2.1"][5] == "–"


def test_documents_of_the_tasks_behind_a_criterion(document: Document) -> None:
    rows = {row[0]: row[9] for row in rows_of(document.tables[-1])}
    assert "15/QĐ-SNV ngày 02/03/2020 của Sở Nội vụ: Thành lập Đoàn kiểm tra" in rows["1.3"]
    assert "Báo cáo; kết quả, 1" in rows["1.3"]
    assert "0088" in rows["1.3"]
    assert len(rows["1.3"].split("\n")) == 3
    assert rows["1.1"] == "Chưa có"
    assert rows["1"] == ""


def test_parents_are_bold_and_leaves_are_not(document: Document, report: Assessment) -> None:
    rows = document.tables[-1].rows[1:-1]
    for row, score in zip(rows, report.scores.rows, strict=True):
        bold = {run.bold for cell in row.cells for run in cell.paragraphs[0].runs if run.text}
        assert bold == ({None} if score.is_leaf else {True})


def test_chapters_come_first_in_short(document: Document) -> None:
    head, *rows, _total = rows_of(document.tables[1])
    assert head == [*HEAD[:6], *HEAD[8:11]]
    annex = {row[0]: row[:9] for row in rows_of(document.tables[-1])}
    assert rows == [annex[str(chapter)] for chapter in range(1, 9)]


def test_sums_in_words(document: Document, report: Assessment) -> None:
    said = texts(document)
    assert said[1] == ("Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2020 của tỉnh Đắk Lắk")
    assert "- Điểm tối đa: 100; điểm năm 2019: 79,53; mục tiêu năm 2020: 92,81 (cộng: 92,79)." in said
    assert "- Đã tự chấm 02/58 tiêu chí, tổng điểm tự chấm: 1,75 trên 2 điểm tối đa." in said
    total = report.scores.total
    three = "- Điểm chắc chắn: {}; dự kiến: {}; cao nhất còn đạt được: {}."
    assert three.format(*map(show_points, total[6:9])) in said
    risk, gap = show_points(total.at_risk), show_gap(total.expected - total.target)
    assert (
        f"- Dự kiến chênh so với mục tiêu: {gap}; có nguy cơ mất: {risk}; "
        f"có thể thêm so với năm 2019: {show_points(total.gain)}." in said
    )
    assert shortfall_text(report.scores, 2020) in said


def test_nothing_scored_yet() -> None:
    document = opened(write_assessment, builders.assessment())
    assert "- Đã tự chấm 0/58 tiêu chí." in texts(document)
    assert rows_of(document.tables[-1])[-1][5] == "–"


def test_one_agency_is_named(report: Assessment) -> None:
    report = report._replace(head=builders.head("Sở Tư pháp"))
    assert texts(opened(write_assessment, report))[1].startswith("Kết quả Sở Tư pháp tự đánh giá, chấm điểm")
