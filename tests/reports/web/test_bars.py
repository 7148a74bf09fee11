"""Where the bars of the charts stand."""

from datetime import date

import pytest

from partui.domain.tasks.status import Timeliness
from partui.reports.assessment_rows import score_lines
from partui.reports.progress_rows import CountRow, lead_rows, task_rows
from partui.reports.web.bars import CHART_HEIGHT, chapter_bars, lead_bars, month_chart
from tests.reports import builders, samples


def test_the_longest_bar_fills_the_width_and_the_parts_touch() -> None:
    bars = lead_bars(lead_rows(samples.progress()))
    assert max(bar.parts[-1].start + bar.parts[-1].length for bar in bars) == pytest.approx(100, abs=0.1)
    for bar in bars:
        assert sum(part.number for part in bar.parts) == bar.total
        for part, following in zip(bar.parts, bar.parts[1:], strict=False):
            assert part.start + part.length == pytest.approx(following.start, abs=0.02)


def test_a_bar_says_what_it_counts() -> None:
    (bar,) = lead_bars([CountRow("1", "Sở A", 3, (0, 0, 1, 0, 2, 0, 0), 0.0)])
    assert bar.said == "Trong hạn: 1; Quá hạn: 2"
    assert [part.timeliness for part in bar.parts] == [Timeliness.IN_TIME, Timeliness.OVERDUE]


def test_no_tasks_make_no_parts() -> None:
    assert lead_bars([]) == []
    assert lead_bars([CountRow("1", "Sở A", 0, (0,) * 7, None)])[0].parts == ()


def test_each_task_stands_in_the_month_of_its_date() -> None:
    chart = month_chart(task_rows(samples.progress()), builders.head(day=samples.DAY))
    assert {month.name: month.total for month in chart.months if month.total} == {
        "T9": 2, "T11": 2, "T12": 76, "≥2021": 1,
    }  # fmt: skip
    for month in chart.months:
        assert all(0 <= part.start <= part.start + part.length <= CHART_HEIGHT + 0.1 for part in month.parts)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2020, 1, 31), 1 / 13),
        (date(2020, 9, 15), 8.5 / 13),
        (date(2020, 12, 31), 12 / 13),
        (date(2019, 5, 1), 0.0),
        (date(2021, 2, 1), 1.0),
    ],
)
def test_the_day_stands_where_it_belongs(day: date, share: float) -> None:
    chart = month_chart(task_rows(samples.progress()), builders.head(day=day))
    assert chart.day_at == pytest.approx(share * 100, abs=0.01)


def test_a_year_without_strays_has_twelve_months() -> None:
    rows = [row for row in task_rows(samples.progress()) if row.due_on is None or row.due_on.year == 2020]
    assert [month.name for month in month_chart(rows, builders.head()).months] == [
        f"T{month}" for month in range(1, 13)
    ]
    early = rows[0]._replace(due_on=date(2019, 12, 31))
    assert month_chart([early], builders.head()).months[0].name == "≤2019"


def test_points_of_a_chapter_stand_to_one_scale() -> None:
    bars = chapter_bars(score_lines(samples.assessment()), builders.head())
    assert len(bars) == 8
    assert bars[2].said == "Dự kiến: 13,68; Mục tiêu: 13,7; Năm 2019: 13,22; Tối đa: 14"
    assert max(chapter.max for chapter in bars) == 100
    for name, points in (("expected", 13.68), ("target", 13.7), ("baseline", 13.22)):
        assert float(getattr(bars[2], name) / bars[2].max) == pytest.approx(points / 14, abs=0.001)


def test_a_part_too_short_for_its_number_has_it_beside_the_name() -> None:
    (_long, bar) = lead_bars(
        [CountRow("1", "Sở A", 40, (40, *(0,) * 6), 1.0), CountRow("2", "B", 6, (4, 1, 1, *(0,) * 4), 0.7)]
    )
    assert [(part.timeliness, part.number) for part in bar.unnumbered] == [
        (Timeliness.DONE_LATE, 1), (Timeliness.IN_TIME, 1),
    ]  # fmt: skip
