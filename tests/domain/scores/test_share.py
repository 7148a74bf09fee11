"""The part of Phụ lục I that one agency leads."""

from decimal import Decimal

from partui.domain.scores.criterion import Criterion
from partui.domain.scores.index import work_out_scores
from partui.domain.scores.leaf import TaskStanding
from partui.domain.scores.led import CriterionLeads, criteria_led_by, leads_of
from partui.domain.tasks.status import Status, Timeliness


def criterion(code: str, parent: str | None, lead: str, points: str = "1") -> Criterion:
    number = Decimal(points)
    return Criterion(0, 0, code, parent, code, number, number / 2, number, lead)


TREE = [
    criterion("1", None, "", "9"),
    criterion("1.1", "1", "Sở Nội vụ"),
    criterion("1.2", "1", "- Sở Nội vụ; - Sở Tài chính;", "2"),
    criterion("2", None, "Sở Tài chính", "8"),
    criterion("2.1", "2", "", "3"),
    criterion("2.2", "2", "Sở Tư pháp", "5"),
]


def test_leaves_by_their_own_lead_or_by_the_one_above() -> None:
    assert [row.code for row in criteria_led_by(TREE, "sở tài chính.")] == ["1", "1.2", "2", "2.1"]
    assert [row.code for row in criteria_led_by(TREE, "Sở Nội vụ")] == ["1", "1.1", "1.2"]
    assert criteria_led_by(TREE, "Sở Y tế") == []


def test_a_lead_and_its_points_reach_over_every_level() -> None:
    deep = [
        criterion("1", None, "Sở Nội vụ", "9"),
        criterion("1.1", "1", "", "9"),
        criterion("1.1.1", "1.1", "", "4"),
        criterion("1.1.2", "1.1", "Sở Y tế", "5"),
    ]
    assert {row.code: row.max for row in criteria_led_by(deep, "Sở Nội vụ")} == {"1": 4, "1.1": 4, "1.1.1": 4}


def test_what_stands_above_is_the_sum_of_what_is_left() -> None:
    led = criteria_led_by(TREE, "Sở Tài chính")
    assert {row.code: row.max for row in led} == {"1": 2, "1.2": 2, "2": 3, "2.1": 3}
    scores = work_out_scores(led, ())
    assert scores.total.max == 5
    assert not any(row.differs for row in scores.rows)


def test_a_cell_that_a_page_cut_counts_for_all_its_rows() -> None:
    cut = [
        criterion("4.3", None, ""),
        criterion("4.3.1", "4.3", "- Sở Tài chính;"),
        criterion("4.3.2", "4.3", "- Sở Y tế;"),
        criterion("4.3.3", "4.3", "- Sở Nội vụ."),
    ]
    shared = CriterionLeads(("Sở Tài chính", "Sở Y tế", "Sở Nội vụ"))
    assert leads_of(cut, ()) == {"4.3": CriterionLeads(()), **dict.fromkeys(("4.3.1", "4.3.2", "4.3.3"), shared)}
    assert [row.code for row in criteria_led_by(cut, "Sở Y tế")] == ["4.3", "4.3.1", "4.3.2", "4.3.3"]


def test_where_the_annex_names_nobody_the_tasks_do() -> None:
    annex = [criterion("8", None, ""), criterion("8.3", "8", "")]
    standing = (Status.TODO, Timeliness.IN_TIME)
    tasks = [
        TaskStanding("8.3.1", "8.3", ("Sở Kế hoạch và Đầu tư",), *standing),
        TaskStanding("8.3.2", "8.3", ("Sở Tài chính", "Sở Kế hoạch và Đầu tư"), *standing),
    ]
    assert leads_of(annex, tasks)["8.3"] == CriterionLeads(("Sở Kế hoạch và Đầu tư", "Sở Tài chính"), of_tasks=True)
    assert [row.code for row in criteria_led_by(annex, "Sở Tài chính", tasks)] == ["8", "8.3"]
    assert criteria_led_by(annex, "Sở Tài chính") == []
