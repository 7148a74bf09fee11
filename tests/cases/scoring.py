"""A case as partui reads it, held against its answers row by row."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from partui.domain.agencies.names import AgencyName, agency_key
from partui.domain.errors import PartuiError
from partui.domain.plan.reading import ResolvedPlan, read_plan
from partui.domain.text import clean
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.files import read_plan_file
from tests.cases.plans import Answer, Case, Names

HEADING_FIELDS = ("title", "kind", "number")
TASK_FIELDS = (*HEADING_FIELDS, "deadline", "leads", "implementers", "product")


class FoundRow(NamedTuple):
    """A row as partui reads it."""

    is_heading: bool
    number: str
    title: str
    day: date | None = None
    leads: Names = ()
    implementers: Names = ()
    product: str = ""


class Verdict(NamedTuple):
    """What became of a row.

    Attributes:
        found: none where no row has its title.
        wrong: the fields that are not as they should be, in the order of TASK_FIELDS.
    """

    answer: Answer
    found: FoundRow | None
    wrong: tuple[str, ...]


class Score(NamedTuple):
    """What became of a case.

    Attributes:
        verdicts: one for each answer.
        more: rows that were read and are none.
        refusal: why the document was not read at all; blank where it was.
    """

    verdicts: tuple[Verdict, ...]
    more: tuple[FoundRow, ...] = ()
    refusal: str = ""

    def kind(self, *, heading: bool) -> tuple[Verdict, ...]:
        """Return the verdicts on headings, or on tasks."""
        return tuple(verdict for verdict in self.verdicts if verdict.answer.is_heading == heading)

    def right(self, *, heading: bool, field: str = "") -> int:
        """Count the headings or tasks that are right, as a whole or in one field."""
        return sum(1 for each in self.kind(heading=heading) if not each.wrong or (field and field not in each.wrong))


def score(case: Case, path: Path) -> Score:
    """Read a case's document with no hand's help."""
    try:
        rows = _found_rows(read_plan(read_plan_file(str(path), PlanOverrides(), lambda _rows: None).file))
    except PartuiError as refusal:
        return Score(tuple(_verdict(answer, None) for answer in case.answers), refusal=str(refusal))
    by_title: dict[str, deque[FoundRow]] = defaultdict(deque)
    for row in rows:
        by_title[clean(row.title)].append(row)
    verdicts = tuple(_verdict(answer, _next(by_title[clean(answer.title)])) for answer in case.answers)
    return Score(verdicts, tuple(row for left in by_title.values() for row in left))


def _next(rows: deque[FoundRow]) -> FoundRow | None:
    return rows.popleft() if rows else None


def _found_rows(plan: ResolvedPlan) -> list[FoundRow]:
    rows = [
        (heading.position, FoundRow(True, _printed(heading.number, heading.code), heading.title))
        for heading in plan.headings
    ]
    for task in plan.tasks:
        found = FoundRow(
            False,
            task.row.printed_number,
            task.title,
            task.deadline.due_on,
            _names(task.leads),
            _names(task.implementers),
            clean(" ".join(task.products)),
        )
        rows.append((task.position, found))
    return [row for _position, row in sorted(rows, key=lambda each: each[0])]


def _printed(number: str | None, code: str) -> str:
    return code if number is None else number


def _names(agencies: Sequence[AgencyName]) -> Names:
    return tuple(agency.name for agency in agencies)


def _verdict(answer: Answer, found: FoundRow | None) -> Verdict:
    if found is None:
        return Verdict(answer, None, HEADING_FIELDS if answer.is_heading else TASK_FIELDS)
    return Verdict(answer, found, tuple(_wrong(answer, found)))


def _wrong(answer: Answer, found: FoundRow) -> Iterator[str]:
    if found.is_heading != answer.is_heading:
        yield "kind"
    if found.number != answer.number:
        yield "number"
    if answer.is_heading:
        return
    if found.is_heading:
        yield from TASK_FIELDS[len(HEADING_FIELDS) :]
        return
    if found.day not in answer.days:
        yield "deadline"
    if not _is_one_of(found.leads, answer.leads):
        yield "leads"
    if not _is_one_of(found.implementers, answer.implementers):
        yield "implementers"
    if found.product != clean(answer.product):
        yield "product"


def _is_one_of(found: Names, readings: Sequence[Names]) -> bool:
    return _keys(found) in map(_keys, readings)


def _keys(names: Names) -> list[str]:
    return [agency_key(name) for name in names]
