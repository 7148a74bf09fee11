"""One page for a chief, read line by line in each of its formats."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from partui.domain.brief.due import DueDone
from partui.domain.brief.page import Before, Brief
from partui.domain.brief.told import Proposal
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Task
from partui.reports.brief.figures import due_sentence, figures, score_bars
from partui.reports.brief.rows import ASKED, RANKED, WORST, asked_lines, late_lines, late_part, rank_lines
from partui.reports.web import write_brief as write_web
from partui.reports.word.brief import write_brief as write_word
from partui.wording.numbers import show_points
from tests.reports import builders
from tests.reports.web.pages import Page
from tests.reports.word.reading import everything, opened

DAY = date(2021, 1, 10)


def brief(of: tuple[Task, ...] | None = None, **fields: Any) -> Brief:
    """A page on some tasks, all if not given."""
    listed = builders.tasks(day=DAY) if of is None else of
    progress = builders.progress(listed)
    late = [task for task in listed if task.timeliness is Timeliness.OVERDUE]
    late.sort(key=lambda task: task.days or 0)
    soon = [task for task in listed if task.timeliness is Timeliness.DUE_SOON]
    leads = [lead._replace(tally=builders.tally([each for each in listed if lead.name in each.leads], DAY))
             for lead in progress.leads]  # fmt: skip
    leads.sort(key=lambda lead: -lead.tally.by_timeliness[Timeliness.OVERDUE])
    found = Brief(
        head=builders.head(day=DAY),
        total=builders.tally(listed, DAY),
        due=DueDone(15, 13),
        before=Before("“Quý III” (30/09/2020)", 9, 80, DueDone(10, 8), Decimal("80.1")),
        late=tuple(late),
        soon=tuple(soon),
        soon_days=15,
        year_end_days=60,
        leads=tuple(leads),
        reasons={late[0].code: "chờ Bộ [x]\nhướng dẫn"} if late else {},
        scores=builders.assessment().scores,
        proposals=(),
    )
    return found._replace(**fields)


def page(report: Brief) -> Page:
    """The page as a browser reads it."""
    out = BytesIO()
    write_web(report, out)
    read = Page()
    read.feed(out.getvalue().decode())
    return read


def test_the_rate_is_said_over_what_had_to_be_done() -> None:
    assert due_sentence(DueDone(15, 13)).startswith("đến hạn 15, hoàn thành 13, đạt 86,7")
    assert due_sentence(DueDone(0, 0)) == "chưa có nhiệm vụ nào đến hạn"


def test_figures_have_arrows() -> None:
    report = brief()
    rate, done, late, soon, points = figures(report)
    assert rate.change == "▲ 6,7 điểm %"
    assert (done.change, done.detail) == ("▼ 5", "4 trên 85 nhiệm vụ")
    assert (late.value, late.change) == (str(len(report.late)), f"▼ {80 - len(report.late)}")
    assert late.detail == f"lâu nhất {-(report.late[0].days or 0)} ngày"
    assert (soon.value, soon.change) == ("0", "")
    assert report.scores is not None
    assert points.value == show_points(report.scores.total.expected)
    assert [each.change for each in figures(report._replace(before=None))] == [""] * 5
    same = Before("", report.total.done, len(report.late), report.due, report.scores.total.expected)
    assert [each.change for each in figures(report._replace(before=same)) if each.change] == ["không đổi"] * 4


def test_five_tasks_are_named_with_lead_days_and_reason() -> None:
    report = brief()
    lines = late_lines(report)
    assert [line.code for line in lines] == [task.code for task in report.late[:WORST]]
    assert lines[0].reason == "chờ Bộ [x] hướng dẫn"
    assert set(lines[1].reason) == {"."}
    assert late_part(report).more == f"và {len(report.late) - WORST} nhiệm vụ nữa"


def test_agencies_are_ranked_by_late_tasks() -> None:
    lines = rank_lines(brief())
    assert [line.place for line in lines] == list(range(1, RANKED + 1))
    assert [line.late for line in lines] == sorted((line.late for line in lines), reverse=True)
    assert all(line.late for line in lines)


def test_what_is_asked_for_and_a_place_to_write() -> None:
    lines = asked_lines(brief(proposals=(Proposal("1.1", "Sở Nội vụ", "cho lùi hạn"),)))
    assert lines[0] == "1.1 (Sở Nội vụ): cho lùi hạn"
    assert len(lines) == ASKED
    assert all(line.startswith("[Ghi nội dung xin ý kiến]") for line in lines[1:])


@pytest.mark.parametrize("report", [brief(), brief(()), brief(before=None, scores=None)])
def test_word_and_the_web_page_say_the_same(report: Brief) -> None:
    word, read = everything(opened(write_word, report)), page(report)
    web = " ".join(" ".join(texts) for texts in read.texts.values())
    for text in (
        *(each.value for each in figures(report)),
        *(each.detail for each in figures(report)),
        *(text for line in late_lines(report) for text in (line.title, line.reason, str(line.days))),
        *(line.name for line in rank_lines(report)),
        *asked_lines(report),
        *(f"{bar.name}: {show_points(bar.points)}" for bar in score_bars(report)),
    ):
        assert text in word
        assert text in web
    assert not read.fetched
    assert "script" not in read.tags


def test_a_long_plan_is_cut_to_what_a_page_holds() -> None:
    long = tuple(task._replace(title="Nhiệm vụ rất dài " * 60, leads=("Sở " * 90,)) for task in builders.tasks(day=DAY))
    report = brief(long, proposals=(Proposal("1.1", "Sở", "xin " * 300),) * 9)
    read = page(report)
    assert [len(rows) - 1 for rows in read.tables.values() if len(rows) > 1][:1] == [WORST]
    assert all(len(row) < 170 for rows in read.tables.values() for cells in rows for row in cells)
    assert len(asked_lines(report)) == ASKED
