"""Today's work: windows of 7 and 30 days by hand, and who has it."""

from datetime import date, timedelta

from partui.domain.tasks.today import DueTask, OpenMilestone, Today, by_agency
from partui.wording.due.today import today_text

DAY = date(2020, 2, 23)
HOME, LAW, GROUP = ("Sở Nội vụ", False), ("Sở Tư pháp", False), ("UBND cấp huyện", True)


def due(code: str, days: int, *leads: tuple[str, bool]) -> DueTask:
    return DueTask(code, leads, DAY + timedelta(days=days), days)


def today(*tasks: DueTask, steps: tuple[OpenMilestone, ...] = ()) -> Today:
    return Today(2020, DAY, tasks, steps)


def test_the_windows_close_on_their_last_day() -> None:
    found = today(*(due(str(days), days) for days in (-400, -1, 0, 6, 7, 8, 30)))
    assert [task.code for task in found.late] == ["-400", "-1"]
    assert [task.code for task in found.within(7)] == ["0", "6", "7"]
    assert [task.code for task in found.within(30)] == ["0", "6", "7", "8", "30"]
    assert found.due[4].due_on == date(2020, 3, 1)
    assert today_text(found) == "▲ 2 quá hạn (-400, -1) · 7 ngày tới 3 · 30 ngày tới 5"


def test_each_lead_has_it_the_worst_first_and_nothing_is_lost() -> None:
    step = OpenMilestone("6.2.3", (LAW,), "dự thảo", DAY - timedelta(days=3), -3)
    found = by_agency(
        today(due("1", -2, HOME, GROUP), due("2", -1, HOME), due("3", 3, LAW), due("4", 20), steps=(step,))
    )
    assert [(each.name, each.group) for each in found] == [HOME, GROUP, LAW, ("", False)]
    assert [[task.code for task in each.late + each.soon + each.later] for each in found] == [
        ["1", "2"],
        ["1"],
        ["3"],
        ["4"],
    ]
    assert found[2].milestones == (step,)


def test_nothing_to_do_is_said_and_a_late_milestone_is_late() -> None:
    assert (today().is_late, today_text(today())) == (False, "✓ không có việc quá hạn · 7 ngày tới 0 · 30 ngày tới 0")
    steps = tuple(OpenMilestone("6.2.3", (), "dự thảo", DAY + timedelta(days=days), days) for days in (-1, 4))
    assert today(steps=steps[1:]).is_late is False
    assert (today(steps=steps).is_late, today_text(today(steps=steps))) == (
        True,
        "▲ 1 mốc quá hạn · 7 ngày tới 0 · 30 ngày tới 0 · 1 mốc sắp tới",
    )
