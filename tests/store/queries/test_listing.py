"""Which tasks are listed, and in which order."""

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Day, Role, Task
from partui.store.edits.evidence import put_evidence
from partui.store.journal.writing import Author
from partui.store.queries.agencies import agency_named
from partui.store.queries.document.evidence import unproved_tasks
from partui.store.queries.headings import headings_by_id
from partui.store.queries.listing import Sort, TaskQuery, row_keys, task_keys
from partui.store.queries.tasks import task_id, tasks_by_id
from tests.store.officer import DAY, NOW, PLAN, edit

ALL = TaskQuery()


def listed(conn: sqlite3.Connection, wanted: TaskQuery = ALL, day: Day = DAY) -> list[Task]:
    return tasks_by_id(conn, task_keys(conn, PLAN, wanted, day), day)


def codes(conn: sqlite3.Connection, wanted: TaskQuery) -> list[str]:
    return [task.code for task in listed(conn, wanted)]


def test_all_in_the_plans_order(busy: sqlite3.Connection) -> None:
    tasks = listed(busy)
    assert len(tasks) == 86
    assert [task.position for task in tasks] == sorted(task.position for task in tasks)
    assert list(task_keys(busy, PLAN + 1, TaskQuery(), DAY)) == []


@pytest.mark.parametrize("day", [DAY, Day(date(2020, 12, 31)), Day(date(2020, 9, 30), 0)], ids=str)
def test_by_status_and_timeliness(busy: sqlite3.Connection, day: Day) -> None:
    every = listed(busy, day=day)
    for status in Status:
        assert listed(busy, TaskQuery(status=status), day) == [task for task in every if task.status is status]
    for timeliness in Timeliness:
        found = listed(busy, TaskQuery(timeliness=timeliness), day)
        assert found == [task for task in every if task.timeliness is timeliness]


def test_every_timeliness_is_found_on_the_day(busy: sqlite3.Connection) -> None:
    assert [each for each in Timeliness if not listed(busy, TaskQuery(timeliness=each), DAY)] == []


@pytest.mark.parametrize("name", ["Sở Nội vụ", "Sở Tư pháp", "Các sở, ban, ngành", "UBND cấp huyện", "Sở Y tế"])
def test_by_agency_in_each_role(busy: sqlite3.Connection, name: str) -> None:
    agency = agency_named(busy, PLAN, name)[0]
    every = listed(busy)
    in_role: dict[Role, Callable[[Task], bool]] = {
        Role.LEAD: lambda task: name in task.leads,
        Role.IMPLEMENTER: lambda task: name in task.implementers,
        Role.ANY: lambda task: name in task.leads + task.implementers,
    }
    for role, has in in_role.items():
        assert listed(busy, TaskQuery(agency=agency, role=role)) == list(filter(has, every))


def test_done_without_proof(busy: sqlite3.Connection) -> None:
    """As `evidence.unproved_tasks` says it, on each day."""
    for day in (DAY, Day(date(2020, 9, 30)), Day(date(2020, 12, 31))):
        unproved = [task.code for task in unproved_tasks(busy, PLAN, day)]
        assert [task.code for task in listed(busy, TaskQuery(unproved=True), day)] == unproved
    before = codes(busy, TaskQuery(unproved=True))
    assert "1.1" in before
    proof = Evidence("", "1.1", (), "12/BC-SNV", None, "", "", "")
    put_evidence(busy, task_id(busy, PLAN, "1.1"), proof, Author("An", NOW))
    put_evidence(busy, task_id(busy, PLAN, "1.3.1"), proof._replace(products=(1,)), Author("An", NOW))
    later = proof._replace(issued_on=date(2020, 10, 20))
    put_evidence(busy, task_id(busy, PLAN, "8.1.2"), later, Author("An", NOW))
    assert "8.1.2" in codes(busy, TaskQuery(unproved=True))
    on_that_day = [task.code for task in listed(busy, TaskQuery(unproved=True), Day(date(2020, 10, 20)))]
    assert on_that_day == [task.code for task in unproved_tasks(busy, PLAN, Day(date(2020, 10, 20)))]
    assert "8.1.2" not in on_that_day
    after = codes(busy, TaskQuery(unproved=True))
    assert "1.1" not in after
    assert after == [task.code for task in unproved_tasks(busy, PLAN, DAY)]
    assert codes(busy, TaskQuery(unproved=True, chapter="1")) == [code for code in after if code.startswith("1.")]


def test_by_chapter(busy: sqlite3.Connection) -> None:
    assert {task.chapter for task in listed(busy, TaskQuery(chapter="3"))} == {"3"}
    assert sum(len(listed(busy, TaskQuery(chapter=str(chapter)))) for chapter in range(1, 9)) == 86
    assert listed(busy, TaskQuery(chapter="[/3]")) == []


def test_all_conditions_together(busy: sqlite3.Connection) -> None:
    agency = agency_named(busy, PLAN, "so tu phap")[0]
    wanted = TaskQuery(agency, Role.LEAD, "3", Status.DOING, Timeliness.OVERDUE, "so y te")
    assert codes(busy, wanted) == ["3.1.2"]
    assert codes(busy, wanted._replace(chapter="2")) == []


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("dai phat thanh", True),
        ("Đài  PHÁT thanh", True),
        ("Đa\u0300i Pha\u0301t thanh", True),
        ("dak lak", True),
        ("ĐẮK LẮK", True),
        ("3.1.1", True),
        ("đài phát thanh %", False),
        ("dai_phat", False),
        ("không có chữ này", False),
        ("thanh\nva", True),
        ("x" * 200_000, False),
    ],
)
def test_search_takes_any_letters_for_what_they_are(busy: sqlite3.Connection, search: str, found: bool) -> None:
    assert bool(codes(busy, TaskQuery(search=search))) is found


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("[x]", True),
        ("50% _", True),
        ("50%_", False),
        ("5_%", False),
        ("\\", False),
        ("[x", True),
        ("x]", True),
        ("[a-z]", False),
        ("5*", False),
        ("5?", False),
        ("^", False),
        ("x" * 1001, False),
    ],
)
def test_search_has_no_wildcards(busy: sqlite3.Connection, search: str, found: bool) -> None:
    assert codes(busy, TaskQuery(search=search)) == (["1.3.1"] if found else [])


@pytest.mark.parametrize(
    ("note", "search"), [("tỉ lệ quí", "tỷ lệ quý"), ("TỶ LỆ", "ti le"), ("kỳ", "kì"), ("Kyoto", "ky")]
)
def test_search_finds_i_and_y_alike(busy: sqlite3.Connection, note: str, search: str) -> None:
    edit(busy, "1.5", note=note)
    assert "1.5" in codes(busy, TaskQuery(search=search))


@pytest.mark.parametrize("search", ["", "  ", "\u200b"])
def test_no_search_finds_all(busy: sqlite3.Connection, search: str) -> None:
    assert len(codes(busy, TaskQuery(search=search))) == 86


def test_sorts(busy: sqlite3.Connection) -> None:
    keys: dict[Sort, Callable[[Task], object]] = {
        Sort.CODE: lambda task: task.position,
        Sort.STATUS: lambda task: list(Status).index(task.status),
        Sort.TIMELINESS: lambda task: list(Timeliness).index(task.timeliness),
        Sort.DUE: lambda task: task.due_on or date.max,
        Sort.DAYS: lambda task: task.due_on or date.max,
    }
    for sort, key in keys.items():
        tasks = listed(busy, TaskQuery(sort=sort))
        assert len(tasks) == 86
        assert list(map(key, tasks)) == sorted(map(key, tasks))  # type: ignore[type-var]
    worst = listed(busy, TaskQuery(sort=Sort.TIMELINESS))
    assert [task.code for task in worst[:3]] == ["3.1.1", "1.3.2", "3.1.2"]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", [Sort.DUE, Sort.DAYS])
def test_without_a_due_date_last_either_way(busy: sqlite3.Connection, sort: Sort, descending: bool) -> None:
    dues = [task.due_on for task in listed(busy, TaskQuery(sort=sort, descending=descending))]
    dated = [due for due in dues if due is not None]
    assert dues == [*sorted(dated, reverse=descending), *[None] * (86 - len(dated))]


def test_without_a_due_date_last_among_those_that_stand_alike(busy: sqlite3.Connection) -> None:
    done = [
        task for task in listed(busy, TaskQuery(sort=Sort.TIMELINESS)) if task.timeliness is Timeliness.DONE_ON_TIME
    ]
    assert [task.code for task in done] == ["1.1", "8.1.2"]


@pytest.mark.parametrize("sort", [Sort.TITLE, Sort.LEAD, Sort.STATUS, Sort.TIMELINESS, Sort.CODE])
def test_descending_is_the_other_way_round(busy: sqlite3.Connection, sort: Sort) -> None:
    def key(task: Task) -> object:
        return {
            Sort.TITLE: task.title, Sort.LEAD: task.leads, Sort.STATUS: task.status,
            Sort.TIMELINESS: task.timeliness, Sort.CODE: task.code,
        }[sort]  # fmt: skip

    up = list(dict.fromkeys(key(task) for task in listed(busy, TaskQuery(sort=sort))))
    down = list(dict.fromkeys(key(task) for task in listed(busy, TaskQuery(sort=sort, descending=True))))
    assert down == up[::-1]


def test_titles_by_the_alphabet(busy: sqlite3.Connection) -> None:
    initials = list(dict.fromkeys(task.title[0].upper() for task in listed(busy, TaskQuery(sort=Sort.TITLE))))
    assert [letter for letter in initials if letter in "BCDĐTUV"] == [
        letter for letter in "BCDĐTUV" if letter in initials
    ]


def in_words(conn: sqlite3.Connection, wanted: TaskQuery = ALL) -> list[str]:
    keys = row_keys(conn, PLAN, wanted, DAY)
    headings = {heading.id: heading.code for heading in headings_by_id(conn, [-key for key in keys if key < 0])}
    tasks = {task.id: task.code for task in tasks_by_id(conn, [key for key in keys if key > 0], DAY)}
    return [f"# {headings[-key]}" if key < 0 else tasks[key] for key in keys]


def test_all_rows_are_the_whole_plan_in_order(busy: sqlite3.Connection) -> None:
    plan = busy.execute("SELECT iif(kind = 'heading', '# ', '') || code FROM plan_row ORDER BY position").fetchall()
    assert in_words(busy) == [row for (row,) in plan]


def test_headings_stand_only_above_what_is_left(busy: sqlite3.Connection) -> None:
    assert in_words(busy, TaskQuery(timeliness=Timeliness.OVERDUE)) == [
        "# 1", "# 1.3", "1.3.2", "# 3", "# 3.1", "3.1.1", "3.1.2",
    ]  # fmt: skip
    assert in_words(busy, TaskQuery(search="không có chữ này")) == []


@pytest.mark.parametrize("wanted", [TaskQuery(sort=Sort.TITLE), TaskQuery(descending=True)], ids=["title", "backwards"])
def test_another_order_has_no_headings(busy: sqlite3.Connection, wanted: TaskQuery) -> None:
    assert row_keys(busy, PLAN, wanted, DAY) == task_keys(busy, PLAN, wanted, DAY)
