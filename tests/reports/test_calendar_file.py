"""Deadlines as a calendar, read again with its library."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Alarm, Calendar, Event

from partui.domain.periods.calendar import instances_of
from partui.domain.periods.instance import PlanTimes
from partui.domain.periods.state import PeriodState, PeriodStatus, period_on
from partui.domain.plan.report import Deadlines
from partui.domain.tasks.status import Status
from partui.domain.text import clean
from partui.reports.calendar import write_calendar
from tests.reports import builders, samples


def written(report: Deadlines) -> bytes:
    out = io.BytesIO()
    write_calendar(report, out)
    return out.getvalue()


def calendar_of(report: Deadlines) -> Calendar:
    read = Calendar.from_ical(written(report))
    assert isinstance(read, Calendar)
    return read


def events_of(report: Deadlines) -> dict[str, Event]:
    return {str(event.uid): event for event in calendar_of(report).events}


def test_one_event_a_task() -> None:
    report = samples.deadlines()
    events = events_of(report)
    assert list(events) == [f"2020-{task.code}@partui" for task in report.tasks]
    for task in report.tasks:
        event = events[f"2020-{task.code}@partui"]
        sign = "✓ " if task.status is Status.DONE else ""
        assert event.summary == f"{sign}[{task.code}] {task.title}"
        assert event.start == task.due_on
        assert type(event.start) is date
        assert event.end - event.start == timedelta(days=1)
        assert event.stamp == datetime(2020, 10, 2, tzinfo=UTC)
        assert list(event.categories) == list(task.leads)
        assert event.status == ("CANCELLED" if task.status is Status.CANCELLED else "CONFIRMED")


def test_what_one_event_says() -> None:
    event = events_of(samples.deadlines())["2020-1.3.1@partui"]
    assert str(event.description).split("\n") == [
        "Chủ trì: Sở Nội vụ",
        "Thực hiện: Các sở, ban, ngành; UBND cấp huyện",
        "Sản phẩm: Quyết định thành lập Đoàn kiểm tra; Thông báo kết luận kiểm tra; Báo cáo kết quả kiểm tra.",
        "Thời hạn: Quý III",
        "Kết quả thực hiện: Hoàn thành",
        "So với hạn: ✓ Hoàn thành đúng hạn",
    ]


def test_open_tasks_remind_at_eight_15_days_and_1_day_before() -> None:
    report = samples.deadlines()
    events = events_of(report)
    for task in report.tasks:
        inside = events[f"2020-{task.code}@partui"].walk("VALARM")
        triggers = [alarm.TRIGGER for alarm in inside if isinstance(alarm, Alarm)]
        is_open = task.status in {Status.TODO, Status.DOING}
        assert triggers == ([timedelta(days=-15, hours=8), timedelta(days=-1, hours=8)] if is_open else [])


def test_work_that_comes_back_has_an_event_an_instance() -> None:
    listed = instances_of("Hàng quý", PlanTimes(2020, 2020))
    states = {"2020-Q1": PeriodState(PeriodStatus.DONE, date(2020, 3, 30)),
              "2020-Q2": PeriodState(PeriodStatus.WAIVED, date(2020, 7, 1), "sáp nhập")}  # fmt: skip
    periods = tuple(period_on(each, states.get(each.key), Status.DOING, date(2020, 10, 5), 15) for each in listed)
    task = samples.tasks()[0]._replace(
        deadline="Hàng quý", due_on=date(2020, 9, 30), status=Status.DOING, periods=periods
    )
    events = events_of(Deadlines(builders.head(), (task,)))
    assert list(events) == [f"2020-{task.code}-2020-Q{number}@partui" for number in range(1, 5)]
    assert [event.start for event in events.values()] == [each.due_on for each in listed]
    assert [event.status for event in events.values()] == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CONFIRMED"]
    assert [len(event.walk("VALARM")) for event in events.values()] == [0, 0, 2, 2]
    third = events[f"2020-{task.code}-2020-Q3@partui"]
    assert third.summary == f"[{task.code}] {task.title} (Quý III)"
    assert "Kỳ: ▲ Quý III: hạn 30/09/2020, quá 5 ngày" in str(third.description)
    first = events[f"2020-{task.code}-2020-Q1@partui"]
    assert first.summary == f"✓ [{task.code}] {task.title} (Quý I)"
    assert "Kỳ: ✓ Quý I: hạn 31/03/2020, hoàn thành 30/03/2020" in str(first.description)
    assert "So với hạn" not in str(first.description)


def test_the_calendar_is_named_for_its_agency() -> None:
    calendar = calendar_of(samples.deadlines("Sở Nội vụ"))
    assert str(calendar["X-WR-CALNAME"]) == "Thời hạn Kế hoạch CCHC năm 2020 – Sở Nội vụ"
    assert str(calendar["VERSION"]) == "2.0"
    assert "partui" in str(calendar["PRODID"])


@pytest.mark.parametrize("text", [samples.HOSTILE, samples.LONG, "a\nEND:VEVENT\nBEGIN:VALARM"])
def test_hostile_text_adds_nothing(text: str) -> None:
    report = samples.hostile(text)[2]
    raw = written(report)
    events = events_of(report)
    assert raw.count(b"\nBEGIN:VEVENT") == len(report.tasks) == len(events)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert not any(mark.encode() in raw for mark in samples.INVISIBLE)
    for task in report.tasks:
        event = events[f"2020-{task.code}@partui"]
        assert str(event.summary).removeprefix("✓ ") == f"[{task.code}] {clean(text)}"
        assert list(event.categories) == [clean(text)]


def test_a_task_without_a_date_has_no_event() -> None:
    listed = samples.tasks()
    events = events_of(Deadlines(builders.head(), listed))
    assert len(events) == sum(task.due_on is not None for task in listed) < len(listed)


def test_two_writings_are_the_same_bytes() -> None:
    assert written(samples.deadlines()) == written(samples.deadlines())
