"""Which tasks two plans do not have alike."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.calendar import month_end
from partui.domain.plan.differences import TaskDeadline, TaskDifferences, task_differences

LAST_YEAR = (
    TaskDeadline("1.1", "Ban hành kế hoạch kiểm tra", "Quý I", date(2020, 3, 31)),
    TaskDeadline("1.2", "Tuyên truyền cải cách hành chính", "Thường xuyên", None),
    TaskDeadline("1.3", "Đối thoại với doanh nghiệp", "Tháng 2", date(2020, 2, 29)),
    TaskDeadline("2.1", "Rà soát thủ tục hành chính", "Quý II", date(2020, 6, 30)),
)


def test_tasks_are_new_dropped_and_moved_each_known_by_code_and_title() -> None:
    checking, telling, talking, reviewing = LAST_YEAR
    next_year = (
        checking._replace(words="Quý II", due_on=date(2021, 6, 30)),
        telling._replace(words="Quý IV", due_on=date(2021, 12, 31)),
        TaskDeadline("1.3", "Xây dựng vị trí việc làm", "Quý III", date(2021, 9, 30)),
        reviewing._replace(code="2.4", due_on=date(2021, 6, 15)),
    )
    found = task_differences(LAST_YEAR, next_year, years_between=1)
    assert (found.added, found.dropped, found.same) == ((next_year[2],), (talking,), 0)
    assert [(moved.first.code, moved.second.code, moved.days) for moved in found.moved] == [
        ("1.1", "1.1", 91),
        ("1.2", "1.2", None),
        ("2.1", "2.4", -15),
    ]


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(-9, 9))
def test_the_same_day_of_another_year_is_no_difference(day: date, years: int) -> None:
    same = day.replace(day=min(day.day, 27))
    for before, later in (
        (same, same.replace(year=day.year + years)),
        (month_end(day.year, day.month), month_end(day.year + years, day.month)),
    ):
        task = TaskDeadline("1", "Một", "", before)
        assert task_differences([task], [task._replace(due_on=later)], years) == TaskDifferences((), (), (), 1)


def test_of_tasks_of_one_title_the_code_tells_which_is_which() -> None:
    first, second = (TaskDeadline(code, "Báo cáo", "", on) for code, on in (("1.1", date(2020, 3, 31)), ("1.2", None)))
    assert task_differences([first, second], [second, first], 0) == TaskDifferences((), (), (), 2)
