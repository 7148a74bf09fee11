"""One page for a chief, read line by line in each of its formats."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from partui.domain.brief.answers import Proposal
from partui.domain.brief.due import DueProgress
from partui.domain.brief.page import Brief, EarlierStanding
from partui.domain.rollup.figures import DueCount
from partui.domain.scorecards.card import Scorecard
from partui.domain.scorecards.ranking import AgencyRanking, rank_agencies
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Task
from partui.reports.brief.figures import due_sentence, figures, score_bars
from partui.reports.brief.rows import ASKED, RANKED, WORST, asked_lines, late_lines, late_part, rank_lines, rank_part
from partui.reports.web import write_brief as write_web
from partui.reports.word.brief import write_brief as write_word
from partui.wording.numbers import official_percent, show_points
from tests.reports import builders
from tests.reports.web.pages import Page
from tests.reports.word.reading import everything, opened

DAY = date(2021, 1, 10)


def brief(of: tuple[Task, ...] | None = None, **fields: Any) -> Brief:
    """A page on some tasks, all if not given."""
    listed = builders.tasks(day=DAY) if of is None else of
    late = [task for task in listed if task.timeliness is Timeliness.OVERDUE]
    late.sort(key=lambda task: task.days or 0)
    soon = [task for task in listed if task.timeliness is Timeliness.DUE_SOON]
    found = Brief(
        head=builders.head(day=DAY),
        total=builders.tally(listed, DAY),
        due=DueProgress(15, 13),
        before=EarlierStanding("“Quý III” (30/09/2020)", 9, 80, DueProgress(10, 8), Decimal("80.1")),
        late=tuple(late),
        soon=tuple(soon),
        soon_days=15,
        year_end_days=60,
        ranking=ranking(listed),
        reasons={late[0].code: "chờ Bộ [x]\nhướng dẫn"} if late else {},
        scores=builders.assessment().scores,
        proposals=(),
    )
    return found._replace(**fields)


def ranking(tasks: tuple[Task, ...]) -> AgencyRanking:
    """The leads of some tasks in their order."""
    cards = []
    for number, name in enumerate(dict.fromkeys(lead for task in tasks for lead in task.leads)):
        led = [task for task in tasks if name in task.leads]
        due = [task for task in led if task.due_on is not None and task.due_on < DAY]
        on_time = sum(task.timeliness is Timeliness.DONE_ON_TIME for task in due)
        cards.append(Scorecard(number, name, False, builders.tally(led, DAY), DueCount(len(due), on_time)))
    return AgencyRanking(2020, DAY, rank_agencies(cards))


def page(report: Brief) -> Page:
    """The page as a browser reads it."""
    out = BytesIO()
    write_web(report, out)
    read = Page()
    read.feed(out.getvalue().decode())
    return read


def test_the_rate_is_said_over_what_had_to_be_done() -> None:
    assert due_sentence(DueProgress(15, 13)).startswith("đến hạn 15, hoàn thành 13, đạt 86,7")
    assert due_sentence(DueProgress(0, 0)) == "chưa có nhiệm vụ nào đến hạn"


def test_figures_have_arrows() -> None:
    report = brief()
    rate, done, late, soon, points = figures(report)
    assert rate.change == "▲ 6,7 điểm %"
    assert (done.change, done.detail) == ("▼ 5 nhiệm vụ", "4 trên 85 nhiệm vụ")
    assert (late.value, late.change) == (str(len(report.late)), f"▼ {80 - len(report.late)}")
    assert late.detail == f"lâu nhất {-(report.late[0].days or 0)} ngày"
    assert (soon.value, soon.change) == ("0", "")
    assert report.scores is not None
    assert points.value == show_points(report.scores.total.expected)
    assert [each.change for each in figures(report._replace(before=None))] == [""] * 5
    same = EarlierStanding("", report.total.done, len(report.late), report.due, report.scores.total.expected)
    assert [each.change for each in figures(report._replace(before=same)) if each.change] == ["không đổi"] * 4


def test_five_tasks_are_named_with_lead_days_and_reason() -> None:
    report = brief()
    lines = late_lines(report)
    assert [line.code for line in lines] == [task.code for task in report.late[:WORST]]
    assert lines[0].reason == "chờ Bộ [x] hướng dẫn"
    assert set(lines[1].reason) == {"."}
    assert late_part(report).more == f"và {len(report.late) - WORST} nhiệm vụ nữa"


def test_the_best_and_the_worst_agencies_stand_in_their_order() -> None:
    report = brief()
    assert report.ranking is not None
    placed = [each for each in report.ranking.cards if each.place is not None]
    assert len(placed) > RANKED
    lines = rank_lines(report)
    shown = [*placed[:3], *placed[3 - RANKED :]]
    assert [(line.place, line.name) for line in lines] == [(str(each.place), each.card.name) for each in shown]
    for line, each in zip(lines, shown, strict=True):
        assert line.on_time == f"{each.card.due.on_time}/{each.card.due.due}"
        assert line.rate == official_percent(each.card.due.rate)
        assert line.late == (str(each.card.late) if each.card.late else "–")
    assert rank_part(report).more == f"và {len(placed) - RANKED} cơ quan nữa, xếp ở giữa"


def test_no_agency_is_ranked_alone() -> None:
    assert rank_lines(brief(tuple(task for task in builders.tasks(day=DAY) if task.leads == ("Sở Tư pháp",)))) == []
    assert rank_lines(brief(ranking=None)) == []


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
