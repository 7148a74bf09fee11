"""Reading a plan: what its rows mean, worked out from their codes, order and words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from partui.domain.agencies.names import AgencyName, read_agencies
from partui.domain.deadlines.reading import Deadline, read_deadline
from partui.domain.plan.codes import chapter_of, nearest_among, parent_among
from partui.domain.plan.file import CriterionRow, ItemRow, PlanFile, PlanHead


class ResolvedCriterion(NamedTuple):
    """A row of Phụ lục I.

    Attributes:
        position: 0-based place in Phụ lục I.
        parent: the code of the criterion above.
        max: points; baseline (last year's) and target likewise.
        leads_words: the words of the cell that the leads are read from.
        is_leaf: whether no criterion stands below it, so that its points are not a sum.
    """

    position: int
    code: str
    parent: str | None
    title: str
    max: float
    baseline: float
    target: float
    leads_words: str
    leads: tuple[AgencyName, ...]
    is_leaf: bool


class ResolvedHeading(NamedTuple):
    """A row of Phụ lục II with neither product nor quality requirement.

    Attributes:
        position: 0-based place in Phụ lục II, counted over headings and tasks.
        parent: the code of the heading above.
    """

    position: int
    code: str
    chapter: str
    parent: str | None
    title: str


class ResolvedTask(NamedTuple):
    """A row of Phụ lục II with a product or a quality requirement.

    Attributes:
        position: 0-based place in Phụ lục II, counted over headings and tasks.
        heading: the longest heading code above the task's.
        criterion: the longest criterion code that is the task's or above it.
        leads_words: the words of the cell that the leads are read from; implementers_words likewise.
        inherited: products, requirements, deadline, leads or implementers to the code it came from.
        row: the cells as printed.
    """

    position: int
    code: str
    chapter: str
    heading: str | None
    criterion: str | None
    title: str
    products: tuple[str, ...]
    requirements: tuple[str, ...]
    deadline: Deadline
    leads_words: str
    leads: tuple[AgencyName, ...]
    implementers_words: str
    implementers: tuple[AgencyName, ...]
    inherited: Mapping[str, str]
    row: ItemRow


class ResolvedPlan(NamedTuple):
    """A plan as it is understood; every tuple in the plan's order."""

    head: PlanHead
    criteria: tuple[ResolvedCriterion, ...]
    headings: tuple[ResolvedHeading, ...]
    tasks: tuple[ResolvedTask, ...]


def read_plan(file: PlanFile) -> ResolvedPlan:
    """Work out what the rows of a plan mean: tree, merged cells, deadlines and agencies."""
    headings = _read_headings(file.items)
    return ResolvedPlan(
        file.plan,
        _read_criteria(file.criteria),
        headings,
        _read_tasks(file, {heading.code for heading in headings}),
    )


def _read_criteria(rows: tuple[CriterionRow, ...]) -> tuple[ResolvedCriterion, ...]:
    codes = {row.code for row in rows}
    parents = {row.code: parent_among(row.code, codes) for row in rows}
    branches = set(parents.values())
    return tuple(
        ResolvedCriterion(
            position=position,
            code=row.code,
            parent=parents[row.code],
            title=row.title,
            max=row.max,
            baseline=row.baseline,
            target=row.target,
            leads_words=row.lead,
            leads=read_agencies(row.lead),
            is_leaf=row.code not in branches,
        )
        for position, row in enumerate(rows)
    )


def _read_headings(rows: tuple[ItemRow, ...]) -> tuple[ResolvedHeading, ...]:
    codes = {row.code for row in rows if row.is_heading}
    return tuple(
        ResolvedHeading(position, row.code, chapter_of(row.code), parent_among(row.code, codes), row.title)
        for position, row in enumerate(rows)
        if row.is_heading
    )


def _read_tasks(file: PlanFile, headings: Collection[str]) -> tuple[ResolvedTask, ...]:
    criteria = {row.code for row in file.criteria}
    tasks = [(position, row) for position, row in enumerate(file.items) if not row.is_heading]
    filled = fill_cells(row for _position, row in tasks)
    # A plan says the same few words in most of its rows.
    deadline_of = cache(partial(read_deadline, year=file.plan.year))
    agencies_in = cache(read_agencies)
    return tuple(
        ResolvedTask(
            position=position,
            code=row.code,
            chapter=chapter_of(row.code),
            heading=parent_among(row.code, headings),
            criterion=nearest_among(row.code, criteria),
            title=row.title,
            products=cells.products,
            requirements=cells.requirements,
            deadline=deadline_of(cells.deadline),
            leads_words=cells.leads,
            leads=agencies_in(cells.leads),
            implementers_words=cells.implementers,
            implementers=agencies_in(cells.implementers),
            inherited=cells.inherited,
            row=row,
        )
        for (position, row), cells in zip(tasks, filled, strict=True)
    )


class FilledCells(NamedTuple):
    """The cells of a task that may be merged with those above, with where each came from.

    Attributes:
        deadline: the words of the cell; leads and implementers likewise.
        inherited: field to the code of the task whose own cell it came from; own cells are not in it.
    """

    products: tuple[str, ...]
    requirements: tuple[str, ...]
    deadline: str
    leads: str
    implementers: str
    inherited: Mapping[str, str]


class _Own(NamedTuple):
    products: tuple[str, ...]
    requirements: tuple[str, ...]
    deadline: str
    leads: str
    implementers: str


def fill_cells(tasks: Iterable[ItemRow]) -> Iterator[FilledCells]:
    """Yield the cells of each task, blanks filled from the nearest task above in the same chapter.

    Column by column; a blank cell with nothing above it in its chapter stays blank.

    Args:
        tasks: the rows that are tasks, in the plan's order.
    """
    last: dict[str, dict[str, tuple[str, _Own]]] = {}
    for row in tasks:
        own = _Own(row.products, row.requirements, row.deadline, row.lead, row.implementers)
        above = last.setdefault(chapter_of(row.code), {})
        above.update((field, (row.code, own)) for field in own._fields if getattr(own, field))
        yield _filled(row.code, own, above)


def _filled(code: str, own: _Own, above: Mapping[str, tuple[str, _Own]]) -> FilledCells:
    sources = {field: above.get(field, (code, own)) for field in own._fields}
    return FilledCells(
        sources["products"][1].products,
        sources["requirements"][1].requirements,
        sources["deadline"][1].deadline,
        sources["leads"][1].leads,
        sources["implementers"][1].implementers,
        {field: source for field, (source, _cells) in sources.items() if source != code},
    )
