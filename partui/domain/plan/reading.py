"""Reading a plan: what its rows mean, worked out from their codes, order and words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple

from partui.domain.agencies.names import AgencyName, read_agencies
from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.relative import read_from_start
from partui.domain.plan.codes import chapter_of, nearest_among, parent_among
from partui.domain.plan.document.shared_leads import LeadCell, shared_leads
from partui.domain.plan.file import Blanks, ClauseRow, CriterionRow, ItemRow, PlanFile, PlanHead

# A task's code to cells of it, as the journal names them.
EmptyCells = Mapping[str, frozenset[str]]


class ResolvedCriterion(NamedTuple):
    """A row of Phụ lục I.

    Attributes:
        position: 0-based place in Phụ lục I.
        parent: the code of the criterion above.
        max: points; baseline (last year's) and target likewise.
        leads_words: the row's own words of the cell that the leads are read from; rows may share it.
        is_leaf: whether no criterion stands below it, so that its points are not a sum.
        number: as printed, where that is not the code; none where it is.
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
    number: str | None = None


class ResolvedHeading(NamedTuple):
    """A row of Phụ lục II that groups tasks.

    Attributes:
        position: 0-based place in Phụ lục II, counted over headings and tasks.
        parent: the code of the heading above.
        number: as printed, where that is not the code; none where it is.
        other: what stands in further columns, by their heads.
    """

    position: int
    code: str
    chapter: str
    parent: str | None
    title: str
    number: str | None = None
    other: Mapping[str, str] = MappingProxyType({})


class ResolvedTask(NamedTuple):
    """A row of Phụ lục II that is to be done.

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
    """A plan as it is understood; every tuple in the plan's order.

    Attributes:
        body: as printed.
        empty: a task's code to its blank cells that say that there is nothing; of other blank cells nobody knows.
    """

    head: PlanHead
    criteria: tuple[ResolvedCriterion, ...]
    headings: tuple[ResolvedHeading, ...]
    tasks: tuple[ResolvedTask, ...]
    body: tuple[ClauseRow, ...] = ()
    empty: EmptyCells = MappingProxyType({})


def read_plan(file: PlanFile) -> ResolvedPlan:
    """Work out what the rows of a plan mean: tree, merged cells, deadlines and agencies."""
    headings = _read_headings(file.items)
    return ResolvedPlan(
        file.plan,
        _read_criteria(file.criteria),
        headings,
        _read_tasks(file, {heading.code for heading in headings}),
        file.body,
    )


def _read_criteria(rows: tuple[CriterionRow, ...]) -> tuple[ResolvedCriterion, ...]:
    codes = {row.code for row in rows}
    parents = {row.code: parent_among(row.code, codes) for row in rows}
    branches = set(parents.values())
    leads = shared_leads(LeadCell(row.code, parents[row.code], row.lead) for row in rows)
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
            leads=read_agencies(leads[row.code]),
            is_leaf=row.code not in branches,
            number=row.number,
        )
        for position, row in enumerate(rows)
    )


def _read_headings(rows: tuple[ItemRow, ...]) -> tuple[ResolvedHeading, ...]:
    codes = {row.code for row in rows if row.is_heading}
    return tuple(
        ResolvedHeading(
            position, row.code, chapter_of(row.code), parent_among(row.code, codes), row.title, row.number, row.other
        )
        for position, row in enumerate(rows)
        if row.is_heading
    )


def _read_tasks(file: PlanFile, headings: Collection[str]) -> tuple[ResolvedTask, ...]:
    criteria = {row.code for row in file.criteria}
    tasks = [(position, row) for position, row in enumerate(file.items) if not row.is_heading]
    filled = fill_cells((row for _position, row in tasks), file.blanks)
    # A plan says the same few words in most of its rows.
    deadline_of = cache(partial(read_from_start, year=file.plan.year, issued=file.plan.issued))
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
            deadline=deadline_of(cells.deadline, start=row.start),
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


_OWN = {
    "products": "products",
    "requirements": "requirements",
    "deadline": "deadline",
    "leads": "lead",
    "implementers": "implementers",
}


def fill_cells(tasks: Iterable[ItemRow], blanks: Blanks = Blanks.ABOVE) -> Iterator[FilledCells]:
    """Yield the cells of each task, those that are merged with one above filled from it, column by column.

    A cell that the document marks as merged takes what the task right above has; any other blank what the nearest
    task above in the same chapter says, if blanks mean that. With nothing above it a cell stays blank.

    Args:
        tasks: the rows that are tasks, in the plan's order.
        blanks: what blanks mean that no merge marks.
    """
    nearest: dict[str, dict[str, ItemRow]] = {}
    before: dict[str, ItemRow] = {}
    for row in tasks:
        above = nearest.setdefault(chapter_of(row.code), {}) if blanks is Blanks.ABOVE else {}
        before = {field: _source(row, field, own, before, above) for field, own in _OWN.items()}
        above.update((field, row) for field, own in _OWN.items() if getattr(row, own))
        yield _filled(row.code, before)


def _source(row: ItemRow, field: str, own: str, before: Mapping[str, ItemRow], above: Mapping[str, ItemRow]) -> ItemRow:
    """Return the task whose cell counts for one of a task's."""
    if getattr(row, own):
        return row
    if own in row.merged:
        return before.get(field, row)
    return above.get(field, row)


def _filled(code: str, sources: Mapping[str, ItemRow]) -> FilledCells:
    return FilledCells(
        sources["products"].products,
        sources["requirements"].requirements,
        sources["deadline"].deadline,
        sources["leads"].lead,
        sources["implementers"].implementers,
        {field: row.code for field, row in sources.items() if row.code != code and getattr(row, _OWN[field])},
    )
