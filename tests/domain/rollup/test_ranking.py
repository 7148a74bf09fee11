"""The order of provinces, which file of a province counts, what of a plan was due."""

from datetime import date
from decimal import Decimal

from partui.domain.rollup.figures import POINTS, DueCount, Province, ProvinceLateTask, due_count, together
from partui.domain.rollup.ranking import common_plan, latest_of_each, rank, roll_up
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Tally, TaskCount
from partui.domain.tasks.task import Day

DAY = Day(date(2020, 10, 1), 15)
YESTERDAY, TODAY, TOMORROW = date(2020, 9, 30), date(2020, 10, 1), date(2020, 10, 2)


def a_province(code: str, due: DueCount, late: int = 0, earned: int = 0, **more: object) -> Province:
    """A province with ten tasks."""
    tally = Tally(
        {**dict.fromkeys(Status, 0), Status.TODO: 10},
        {**dict.fromkeys(Timeliness, 0), Timeliness.OVERDUE: late, Timeliness.IN_TIME: 10 - late},
    )
    points = {**dict.fromkeys(POINTS, Decimal()), "max": Decimal(100), "earned": Decimal(earned)}
    made = Province(f"{code}.db", 2020, code, f"Tỉnh {code}", tally, due, points, (), 0)
    return made._replace(**more)  # type: ignore[arg-type]


def test_what_was_due_before_the_day_counts_and_what_of_it_was_on_time() -> None:
    tasks = [
        TaskCount(Status.DONE, YESTERDAY, YESTERDAY, 3),
        TaskCount(Status.DONE, YESTERDAY, TODAY, 2),
        # Not known to be done on that day.
        TaskCount(Status.DONE, YESTERDAY, TOMORROW),
        TaskCount(Status.TODO, YESTERDAY, None),
        TaskCount(Status.CANCELLED, YESTERDAY, None, 5),
        TaskCount(Status.DONE, TODAY, YESTERDAY, 7),
        TaskCount(Status.DONE, None, YESTERDAY, 11),
    ]
    assert due_count(tasks, DAY) == DueCount(7, 3)
    assert DueCount(7, 3).rate == 3 / 7
    assert due_count([], DAY).rate is None


def test_the_share_on_time_counts_first_then_what_is_late_then_points() -> None:
    provinces = [
        a_province("01", DueCount(0, 0), earned=90),
        a_province("02", DueCount(4, 2), late=2, earned=10),
        a_province("03", DueCount(4, 2), late=1, earned=5),
        a_province("04", DueCount(2, 1), late=1, earned=6),
        a_province("06", DueCount(8, 4), late=1, earned=6),
        a_province("05", DueCount(1, 1), late=9),
    ]
    found = rank(provinces)
    assert [(each.rank, each.province.code) for each in found] == [
        (1, "05"), (2, "04"), (2, "06"), (4, "03"), (5, "02"), (None, "01"),
    ]  # fmt: skip


def test_of_two_files_of_a_province_the_later_counts() -> None:
    old = a_province("66", DueCount(1, 1), file="cũ.db", clock=5)
    new = a_province("66", DueCount(1, 0), file="mới.db", clock=9)
    nameless = a_province("", DueCount(1, 0), name="UBND TỈNH LẮK", file="a.db")
    again = a_province("", DueCount(1, 0), name="UBND tỉnh Lắk", file="b.db")
    kept, left = latest_of_each([new, old, nameless, again])
    assert [each.file for each in kept] == ["mới.db", "b.db"]
    assert [each.file for each in left] == ["cũ.db", "a.db"]
    assert "cùng tỉnh với mới.db" in str(left[0].reason)


def test_all_together_are_sums_and_the_mean_of_the_points() -> None:
    found = together([a_province("01", DueCount(4, 2), late=1, earned=10), a_province("02", DueCount(6, 6), earned=25)])
    assert (found.tally.total, found.tally.by_timeliness[Timeliness.OVERDUE], found.due) == (20, 1, DueCount(10, 8))
    assert (found.points["earned"], found.points["max"]) == (Decimal("17.5"), Decimal(100))


def test_the_worst_are_late_for_the_longest_whosever_they_are() -> None:
    late = (ProvinceLateTask("1", "a", TODAY, ""), ProvinceLateTask("2", "b", TOMORROW, ""))
    first = a_province("01", DueCount(2, 0))._replace(late=late)
    second = a_province("02", DueCount(1, 1))._replace(late=(ProvinceLateTask("9", "c", YESTERDAY, ""),))
    found = roll_up(2020, TODAY, [first, second], (), 2)
    assert [(each.province.code, each.task.code) for each in found.worst] == [("02", "9"), ("01", "1")]


def test_the_plan_of_most_files_counts_of_two_the_later() -> None:
    plans = [a_province(str(at), DueCount(0, 0), plan=plan) for at, plan in enumerate((2020, 2021, 2021, 2022, 2022))]
    assert common_plan(plans) == 2022
    assert common_plan(plans[:3]) == 2021


def test_what_is_late_is_a_share_of_the_tasks_and_a_province_without_a_code_comes_last() -> None:
    few, many = (a_province(code, DueCount(4, 2), late=2) for code in ("01", "02"))
    many.tally.by_status[Status.TODO] = 40
    nameless = a_province("", DueCount(4, 2), late=2)
    assert [each.province.code for each in rank([nameless, few, many])] == ["02", "01", ""]
    assert [each.rank for each in rank([nameless, few])] == [1, 1]


def test_the_later_file_counts_in_whatever_order_they_come() -> None:
    old = a_province("66", DueCount(1, 1), file="z.db", clock=5)
    new = a_province("66", DueCount(1, 0), file="a.db", clock=9)
    for order in ([old, new], [new, old]):
        kept, left = latest_of_each(order)
        assert (kept, [str(each.reason) for each in left]) == (
            [new],
            ["z.db cùng tỉnh với a.db (Tỉnh 66) mà không mới hơn."],
        )
