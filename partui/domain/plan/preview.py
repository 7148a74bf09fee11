"""What importing a plan would bring: shown before anything is saved."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from partui.domain.agencies.abbreviations import meanings
from partui.domain.agencies.likeness import nearest_known
from partui.domain.agencies.names import agency_key
from partui.domain.agencies.official_names import WHOLE_NAMES
from partui.domain.deadlines.deadline import Deadline
from partui.domain.deadlines.kinds import DeadlineKind
from partui.domain.plan.codes import parent_among
from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.file import CriterionRow, PlanFile, PlanHead
from partui.domain.plan.numbering import Doubt
from partui.domain.plan.reading import ResolvedPlan, ResolvedTask
from partui.domain.plan.structure import leaves_below

_COLUMNS = ("max", "baseline", "target")


class DeadlineReading(NamedTuple):
    """A deadline as it was read, and the tasks that have it."""

    deadline: Deadline
    codes: tuple[str, ...]


class SimilarAgency(NamedTuple):
    """A new agency that looks like a known one misspelt, and where it stands."""

    written: str
    known: str
    codes: tuple[str, ...]


class SumMismatch(NamedTuple):
    """A sum that the plan prints and its criteria do not give.

    Attributes:
        code: the criterion's; none for the whole plan.
        column: max, baseline or target.
    """

    code: str | None
    column: str
    printed: Decimal
    summed: Decimal


class Preview(NamedTuple):
    """What importing a plan would bring.

    Attributes:
        criteria: how many; headings and tasks likewise.
        unread_deadlines: codes of tasks whose deadline could not be read.
        new_agencies: names that the store has not, those alike among them.
        inherited: task to its blank cells, each with the code whose cell counts.
        notes: what reading the file found besides.
        early: the words of each deadline before the plan's year: it may be last year's file.
        sums: where a printed sum is not what its criteria give.
    """

    head: PlanHead
    criteria: int
    headings: int
    tasks: int
    deadlines: tuple[DeadlineReading, ...]
    unread_deadlines: tuple[str, ...]
    new_agencies: tuple[str, ...]
    alike: tuple[SimilarAgency, ...]
    inherited: Mapping[str, Mapping[str, str]]
    notes: "ReadingNotes"
    early: tuple[str, ...]
    sums: tuple[SumMismatch, ...]


class ColumnReading(NamedTuple):
    """A column of a table, by the words of its head, and what it was taken for."""

    head: str
    role: ColumnRole


class TableReading(NamedTuple):
    """A table that was found in a file.

    Attributes:
        number: 1-based, as `--table` names it.
        place: where its first row stands; blank where it has none.
        kind: criteria or items; blank where it is no part of the plan.
        words: the words of its head, or of its first row.
        rows: how many it has below its head.
        columns: what its columns were taken for, from the left.
        taken: whether the plan was read from it.
    """

    number: int
    place: str
    kind: str
    words: str
    rows: int
    columns: tuple[ColumnReading, ...]
    taken: bool


class Oddity(StrEnum):
    """Why the reading of a row should be looked at, besides its code.

    `other_column`: its title stands in another column. `heading_with_cells`: it says of a task, yet tasks stand below.
    `another_product`: it has no title, and was taken for one more product of the task above. `blanks`: blank cells
    were taken to say what the cells above say, or not to, where the format cannot tell. `number_alone`: a number and
    nothing else. `unread_deadline`: words that set no day and are not known to. `alike_agency`: nearly a known one.
    """

    OTHER_COLUMN = "other_column"
    HEADING_WITH_CELLS = "heading_with_cells"
    ANOTHER_PRODUCT = "another_product"
    BLANKS = "blanks"
    NUMBER_ALONE = "number_alone"
    UNREAD_DEADLINE = "unread_deadline"
    ALIKE_AGENCY = "alike_agency"


class RowDoubt(NamedTuple):
    """A row whose reading should be looked at.

    Attributes:
        number: as printed.
        place: where it stands in the file.
        reasons: what could be wrong.
    """

    code: str
    number: str
    place: str
    reasons: tuple[Doubt | Oddity, ...]


class ReadingNotes(NamedTuple):
    """What reading a file found besides the plan.

    Attributes:
        joined: codes of tasks that a page break had cut, now whole.
        problems: what to look at, a sentence each.
        blocking: what must be mended before the plan can be imported, a sentence each.
        tables: the tables that were found, in their order.
        doubts: rows whose reading should be looked at, in the plan's order.
    """

    joined: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    blocking: tuple[str, ...] = ()
    tables: tuple[TableReading, ...] = ()
    doubts: tuple[RowDoubt, ...] = ()

    def after(self, blocking: tuple[str, ...]) -> "ReadingNotes":
        """Return the same with other things that must be mended first."""
        return self._replace(blocking=(*blocking, *self.blocking))


def all_doubts(
    doubts: Iterable[RowDoubt], plan: ResolvedPlan, alike: Iterable[SimilarAgency] = (), settled: Container[str] = ()
) -> tuple[RowDoubt, ...]:
    """Return the rows whose reading should be looked at, in the plan's order.

    Args:
        doubts: what reading the file's tables doubted.
        plan: the plan as it is understood.
        alike: agencies that look like known ones; settled: those of which is said what they are.
    """
    found = {row.code: row for row in doubts}
    asked = {code for agency in alike if agency.written not in settled for code in agency.codes}
    for task in plan.tasks:
        unread = task.deadline.kind is DeadlineKind.UNKNOWN
        told = ((unread, Oddity.UNREAD_DEADLINE), (task.code in asked, Oddity.ALIKE_AGENCY))
        if reasons := tuple(reason for is_so, reason in told if is_so):
            row = found.get(task.code) or RowDoubt(task.code, task.row.printed_number, "", ())
            found[task.code] = row._replace(reasons=(*row.reasons, *reasons))
    places = {row.code: row.position for row in plan.headings} | {row.code: row.position for row in plan.tasks}
    return tuple(sorted(found.values(), key=lambda row: places.get(row.code, len(places))))


def preview_of(file: PlanFile, plan: ResolvedPlan, known_agencies: Collection[str], notes: ReadingNotes) -> Preview:
    """Work out what importing a plan would bring.

    Args:
        file: the plan as printed.
        plan: the same as it is understood.
        known_agencies: names that the store has.
        notes: what reading the file found besides.
    """
    places = _agency_places(plan)
    known = {agency_key(name) for name in known_agencies}
    new = tuple(name for name in places if agency_key(name) not in known)
    return Preview(
        file.plan,
        len(plan.criteria),
        len(plan.headings),
        len(plan.tasks),
        _deadlines(plan.tasks),
        tuple(task.code for task in plan.tasks if task.deadline.kind is DeadlineKind.UNKNOWN),
        new,
        tuple(SimilarAgency(name, near, tuple(places[name])) for name, near in _alike(new, known_agencies)),
        {task.code: task.inherited for task in plan.tasks if task.inherited},
        notes,
        tuple(task.deadline.words for task in plan.tasks if _is_early(task, file.plan.year)),
        tuple(_other_sums(file)),
    )


def _alike(new: Sequence[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield new names with the known one that they may be a slip or, among others, an abbreviation of."""
    lawful = set(map(agency_key, WHOLE_NAMES))
    short = meanings(new, dict.fromkeys(known, ""))
    for name in new:
        if agency_key(name) in lawful:
            continue
        near = nearest_known(name, known) or next(iter(short.get(name, ())), None) or nearest_known(name, WHOLE_NAMES)
        if near:
            yield name, near


def _deadlines(tasks: Iterable[ResolvedTask]) -> tuple[DeadlineReading, ...]:
    read: dict[Deadline, DeadlineReading] = {}
    for task in tasks:
        deadline = task.deadline
        before = read.get(deadline, DeadlineReading(deadline, ()))
        read[deadline] = before._replace(codes=(*before.codes, task.code))
    return tuple(read.values())


def _agency_places(plan: ResolvedPlan) -> dict[str, list[str]]:
    """Return the agencies of a plan's tasks by name, in the plan's order, with the tasks that name them."""
    names: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for task in plan.tasks:
        for agency in (*task.leads, *task.implementers):
            name = names.setdefault(agency_key(agency.name), agency.name)
            codes = places.setdefault(name, [])
            if codes[-1:] != [task.code]:
                codes.append(task.code)
    return places


def _is_early(task: ResolvedTask, year: int) -> bool:
    return task.deadline.due_on is not None and task.deadline.due_on.year < year


def _other_sums(file: PlanFile) -> Iterator[SumMismatch]:
    by_code = {row.code: row for row in file.criteria}
    leaves = leaves_below({code: parent_among(code, by_code) for code in by_code})
    for row in file.criteria:
        below = [by_code[code] for code in leaves[row.code]]
        for column in _COLUMNS if below else ():
            yield from _other_sum(row.code, column, getattr(row, column), below)
    whole = [row for row in file.criteria if not leaves[row.code]]
    for column in _COLUMNS:
        total = getattr(file.plan.totals, column)
        if total is not None:
            yield from _other_sum(None, column, total, whole)


def _other_sum(code: str | None, column: str, points: float, rows: Sequence[CriterionRow]) -> Iterator[SumMismatch]:
    printed = Decimal(str(points))
    summed = sum((Decimal(str(getattr(row, column))) for row in rows), Decimal())
    if summed != printed:
        yield SumMismatch(code, column, printed, summed)
