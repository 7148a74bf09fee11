"""Reading a plan: the tree, the criterion of a task, merged cells, deadlines and agencies."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.plan.codes import chapter_of
from partui.domain.plan.file import CriterionRow, ItemRow, PlanFile, PlanHead, PlanTotals
from partui.domain.plan.reading import ResolvedHeading, ResolvedPlan, ResolvedTask, read_plan

HEAD = PlanHead(year=2020, number="", issued="", issuer="UBND tỉnh", title="Kế hoạch", totals=PlanTotals())
CELLS = ("products", "requirements", "deadline", "leads", "implementers")


def item(
    code: str,
    products: Sequence[str] = (),
    requirements: Sequence[str] = (),
    deadline: str = "",
    lead: str = "",
    implementers: str = "",
) -> ItemRow:
    return ItemRow(
        code=code,
        title=f"Mục {code}",
        products=tuple(products),
        requirements=tuple(requirements),
        deadline=deadline,
        lead=lead,
        implementers=implementers,
    )


def criterion(code: str, points: float = 1, lead: str = "") -> CriterionRow:
    return CriterionRow(code=code, title=f"Tiêu chí {code}", max=points, baseline=0, target=points, lead=lead)


def plan(items: Sequence[ItemRow] = (), criteria: Sequence[CriterionRow] = ()) -> PlanFile:
    return PlanFile(format="partui-plan/1", plan=HEAD, criteria=tuple(criteria), items=tuple(items))


def words_of(task: ResolvedTask, field: str) -> object:
    match field:
        case "deadline":
            return task.deadline.words
        case "leads" | "implementers":
            return getattr(task, f"{field}_words")
        case _:
            return getattr(task, field)


def printed(row: ItemRow, field: str) -> object:
    return row.lead if field == "leads" else getattr(row, field)


def test_an_empty_plan_reads_as_an_empty_plan() -> None:
    assert read_plan(plan()) == ResolvedPlan(HEAD, (), (), ())


def test_a_deadline_runs_from_the_start_or_from_the_day_on_which_the_plan_came_out() -> None:
    words = "100 ngày kể từ ngày ban hành Kế hoạch"
    rows = [item("1", products=("A",), deadline=words), item("2", products=("B",), deadline=words)]
    file = plan([rows[0], rows[1].model_copy(update={"start": "15/3"})])
    file = file.model_copy(update={"plan": HEAD.model_copy(update={"issued": "2020-01-20"})})
    read = read_plan(file)
    assert [str(task.deadline.due_on) for task in read.tasks] == ["2020-04-29", "2020-06-23"]


def test_headings_and_tasks_share_one_numbering() -> None:
    read = read_plan(plan([item("1"), item("1.1", ["x"]), item("1.2"), item("1.2.1", [], ["y"])]))
    assert read.headings == (
        ResolvedHeading(0, "1", "1", None, "Mục 1"),
        ResolvedHeading(2, "1.2", "1", "1", "Mục 1.2"),
    )
    assert [(row.position, row.code, row.heading, row.title) for row in read.tasks] == [
        (1, "1.1", "1", "Mục 1.1"),
        (3, "1.2.1", "1.2", "Mục 1.2.1"),
    ]


def test_a_task_is_no_heading_of_the_tasks_below_it() -> None:
    read = read_plan(plan([item("5"), item("5.2", ["x"]), item("5.2.1", ["y"])]))
    assert read.tasks[1].heading == "5"


def test_a_task_without_any_heading() -> None:
    (task,) = read_plan(plan([item("9.1", ["x"])])).tasks
    assert (task.chapter, task.heading, task.criterion) == ("9", None, None)


def test_the_criterion_is_the_longest_that_fits() -> None:
    criteria = [criterion("4"), criterion("4.1"), criterion("4.1.1"), criterion("8"), criterion("8.3")]
    read = read_plan(plan([item("4.1.1", ["x"]), item("4.1.2", ["x"]), item("8.3.1", ["x"])], criteria))
    assert [task.criterion for task in read.tasks] == ["4.1.1", "4.1", "8.3"]


def test_criteria_know_their_parents_and_the_leaves() -> None:
    read = read_plan(plan(criteria=[criterion("2"), criterion("2.4"), criterion("2.4.1"), criterion("3")]))
    assert [(row.position, row.code, row.parent, row.is_leaf) for row in read.criteria] == [
        (0, "2", None, False),
        (1, "2.4", "2", False),
        (2, "2.4.1", "2.4", True),
        (3, "3", None, True),
    ]


def test_a_criterion_keeps_the_words_beside_the_names() -> None:
    words = "- Sở Kế hoạch và Đầu tư; - Sở Tài chính;"
    (row,) = read_plan(plan(criteria=[criterion("1", 0.25, words)])).criteria
    assert row.leads_words == words
    assert [lead.name for lead in row.leads] == ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"]
    assert (row.max, row.baseline, row.target) == (0.25, 0, 0.25)


def test_an_inherited_cell_is_read_like_an_own_one() -> None:
    own = item("1.1", ["a"], ["b"], "Quý III", "Sở Nội vụ", "Các sở, ban, ngành, UBND cấp huyện")
    blank = item("1.2", ["c"])
    task = read_plan(plan([own, blank])).tasks[1]
    assert task.deadline.due_on == date(2020, 9, 30)
    assert [lead.name for lead in task.leads] == ["Sở Nội vụ"]
    assert [(name.name, name.group) for name in task.implementers] == [
        ("Các sở, ban, ngành", True),
        ("UBND cấp huyện", True),
    ]
    assert task.inherited == dict.fromkeys(("requirements", "deadline", "leads", "implementers"), "1.1")
    assert task.row == blank


def test_a_heading_lends_nothing() -> None:
    read = read_plan(plan([item("1", deadline="Quý I", lead="Sở Nội vụ"), item("1.1", ["x"])]))
    assert read.tasks[0].deadline.words == ""
    assert read.tasks[0].leads == ()
    assert read.tasks[0].inherited == {}


_CODES = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(lambda parts: ".".join(map(str, parts)))
_WORDS = st.text(max_size=12) | st.sampled_from(["", "Quý III", "Sở Nội vụ", "Trước ngày 01/12", "các Sở: A, B"])
_ENTRIES = st.lists(_WORDS, max_size=2)
_ITEMS = st.builds(item, _CODES, _ENTRIES, _ENTRIES, _WORDS, _WORDS, _WORDS)
_CRITERIA = st.builds(criterion, _CODES, st.integers(0, 100).map(float), _WORDS)
PLANS = st.builds(
    plan,
    st.lists(_ITEMS, max_size=12, unique_by=lambda row: row.code),
    st.lists(_CRITERIA, max_size=6, unique_by=lambda row: row.code),
)


@given(PLANS)
def test_order_is_kept_and_no_row_is_lost(file: PlanFile) -> None:
    read = read_plan(file)
    places = [(row.position, row.code) for row in read.headings]
    places += [(row.position, row.code) for row in read.tasks]
    assert sorted(places) == [(place, row.code) for place, row in enumerate(file.items)]
    assert [row.code for row in read.criteria] == [row.code for row in file.criteria]
    assert list(read.tasks) == sorted(read.tasks, key=lambda task: task.position)


@given(PLANS)
def test_no_value_is_invented(file: PlanFile) -> None:
    places = {row.code: (place, row) for place, row in enumerate(file.items)}
    for task in read_plan(file).tasks:
        for field in CELLS:
            source = task.inherited.get(field)
            if source is None:
                assert words_of(task, field) == printed(task.row, field)
                continue
            place, lender = places[source]
            assert not printed(task.row, field)
            assert place < task.position
            assert chapter_of(source) == task.chapter
            assert printed(lender, field) == words_of(task, field) != printed(task.row, field)


@given(PLANS)
def test_a_cell_stays_blank_only_with_nothing_above_in_the_chapter(file: PlanFile) -> None:
    tasks = read_plan(file).tasks
    for place, task in enumerate(tasks):
        above = [other.row for other in tasks[: place + 1] if other.chapter == task.chapter]
        for field in CELLS:
            assert bool(words_of(task, field)) == any(printed(row, field) for row in above)
