"""What an officer puts right in the reading of a plan: row by row what was read, and what is to count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from partui.domain.agencies.names import read_agencies
from partui.domain.dates import read_date
from partui.domain.deadlines.other_year import words_of_day
from partui.domain.deadlines.reading import read_deadline
from partui.domain.errors import PartuiError
from partui.domain.plan.codes import is_code
from partui.domain.plan.file import ItemRow, PlanFile, check_plan
from partui.domain.plan.preview import RowDoubt
from partui.domain.plan.reading import EmptyCells, ResolvedPlan, ResolvedTask, read_plan
from partui.domain.plan.structure import is_below, renumbered
from partui.domain.text import clean, fold

HEADING, TASK = "heading", "task"


class CorrectedField(StrEnum):
    """What of a row may be put right; `deadline` is its day."""

    CODE = "code"
    KIND = "kind"
    DEADLINE = "deadline"
    LEADS = "leads"
    IMPLEMENTERS = "implementers"


class Correction(NamedTuple):
    """What was read of a row in one field.

    Attributes:
        place: where the row stands in the file, where that was told.
        number: the number as printed.
        read: what was read; a day as ISO 8601, agencies parted by semicolons.
        counts: what is to count instead, in the same form; blank where the reading is right.
        doubtful: whether the row should be looked at.
        words: the cell as printed, where what was read of it is another thing.
    """

    number: str
    title: str
    field: CorrectedField
    read: str
    counts: str = ""
    place: str = ""
    doubtful: bool = False
    words: str = ""


Edits = Mapping[str, Mapping[str, str]]


class CorrectedPlan(NamedTuple):
    """A plan with its corrections.

    Attributes:
        file: its rows under the codes and of the kinds that count.
        edits: a task's code to the cells that count instead of its own, as the journal names and writes them.
        plan: the same as it is understood.
        applied: how many corrections there were.
        left: those that fit nothing: no such row, or it is read otherwise now.
        doubts: the rows that nobody has looked at yet.
    """

    file: PlanFile
    plan: ResolvedPlan
    edits: Edits
    applied: int
    left: tuple[Correction, ...]
    doubts: tuple[RowDoubt, ...]


def readings(file: PlanFile, doubts: Iterable[RowDoubt] = ()) -> Iterator[Correction]:
    """Yield what was read of each row of a plan, in its order, nothing of it corrected.

    Args:
        file: the plan as printed.
        doubts: the rows that should be looked at.
    """
    doubtful = {row.code: row.place for row in doubts}
    tasks = {task.code: task for task in read_plan(file).tasks}
    for row in file.items:
        task, place, is_doubtful = tasks.get(row.code), doubtful.get(row.code, ""), row.code in doubtful
        for field, read in _read(row, task).items():
            words = _words(task, field) if task else ""
            yield Correction(row.printed_number, row.title, field, read, "", place, is_doubtful, words)


def _words(task: ResolvedTask, field: CorrectedField) -> str:
    match field:
        case CorrectedField.DEADLINE:
            return task.deadline.words
        case CorrectedField.LEADS:
            return task.leads_words
        case CorrectedField.IMPLEMENTERS:
            return task.implementers_words
        case _:
            return ""


def _read(row: ItemRow, task: ResolvedTask | None) -> dict[CorrectedField, str]:
    read = {CorrectedField.CODE: row.code, CorrectedField.KIND: HEADING if row.is_heading else TASK}
    if task is not None:
        due = task.deadline.due_on
        read[CorrectedField.DEADLINE] = due.isoformat() if due else ""
        read[CorrectedField.LEADS] = "; ".join(agency.name for agency in task.leads)
        read[CorrectedField.IMPLEMENTERS] = "; ".join(agency.name for agency in task.implementers)
    return read


def correct(
    file: PlanFile,
    given: Sequence[Correction],
    doubts: Iterable[RowDoubt] = (),
    known: Sequence[Correction] = (),
    empty: EmptyCells = MappingProxyType({}),
) -> CorrectedPlan:
    """Put right what was read of a plan.

    A row is known by its number and title, else by its title alone; a correction counts for it as long as the same
    is read. With a heading's code go the codes below it. One by which the reading counts as it is only settles a doubt.

    Args:
        file: the plan as printed.
        given: corrections of this plan; those with nothing to count are passed over.
        doubts: the rows that should be looked at.
        known: corrections of plans before it, that may fit nothing here.
        empty: the blank cells that say that there is nothing.

    Raises:
        PartuiError: a code that is none or that two rows would have, a kind, day or agency that is none.
    """
    plan = read_plan(file)
    rows = _Rows(file, plan)
    left: list[Correction] = []
    found: list[tuple[str, CorrectedField, str]] = []
    settled: set[str] = set()
    again = {_about(each) for each in given}
    for each in (*(each for each in known if _about(each) not in again), *given):
        code = rows.code_of(each) if each.counts else None
        if code is not None:
            settled.add(code)
            if each.counts != each.read:
                found.append((code, each.field, checked_counts(each)))
        elif each.counts and each.counts != each.read and _about(each) in again:
            left.append(each)
    kinds = {code: value for code, field, value in found if field is CorrectedField.KIND}
    codes = _codes(file, {code: value for code, field, value in found if field is CorrectedField.CODE})
    edits: dict[str, dict[str, str]] = {}
    for code, field, value in found:
        if field not in {CorrectedField.CODE, CorrectedField.KIND}:
            edits.setdefault(codes.get(code, code), {})[field.value] = value
    items = [_corrected(row, kinds.get(row.code), codes.get(row.code)) for row in file.items]
    if kinds or codes:
        file = check_plan({**file.model_dump(), "items": items})
        plan = read_plan(file)
    open_doubts = tuple(row._replace(code=codes.get(row.code, row.code)) for row in doubts if row.code not in settled)
    plan = _with_edits(plan, edits)._replace(empty={codes.get(code, code): cells for code, cells in empty.items()})
    return CorrectedPlan(file, plan, edits, len(found), tuple(left), open_doubts)


def _about(correction: Correction) -> tuple[str, str, str, str]:
    return correction.number, fold(correction.title), correction.field, correction.read


class _Rows:
    """The rows of a plan as they are looked for."""

    def __init__(self, file: PlanFile, plan: ResolvedPlan) -> None:
        tasks = {task.code: task for task in plan.tasks}
        self._read = {row.code: _read(row, tasks.get(row.code)) for row in file.items}
        self._by_number: dict[tuple[str, str], list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        for row in file.items:
            self._by_number.setdefault((row.printed_number, fold(row.title)), []).append(row.code)
            self._by_title.setdefault(fold(row.title), []).append(row.code)

    def code_of(self, correction: Correction) -> str | None:
        """Return the code of the row that a correction speaks of, none where it fits none."""
        title = fold(correction.title)
        alike = self._by_number.get((correction.number, title)) or self._by_title.get(title, [])
        fitting = [code for code in alike if self._read[code].get(correction.field) == correction.read]
        return fitting[0] if len(fitting) == 1 else None


def checked_counts(correction: Correction) -> str:
    """Return what is to count as the plan and the journal write it.

    Raises:
        PartuiError: the field can say no such thing.
    """
    try:
        return _value(correction)
    except PartuiError as error:
        raise PartuiError(
            "Sửa hàng {row}: {what}", row=f"{correction.number} “{correction.title[:60]}”".strip(), what=error
        ) from None


def _value(correction: Correction) -> str:
    text = clean(correction.counts)
    match correction.field:
        case CorrectedField.CODE:
            if not is_code(text):
                raise PartuiError("“{code}” không phải mã dạng 1.3.1, I.1 hay 3.b.", code=text[:50])
        case CorrectedField.KIND:
            if text not in {HEADING, TASK}:
                raise PartuiError("“{text}” không phải “mục” hay “nhiệm vụ”.", text=text[:50])
        case CorrectedField.DEADLINE:
            return words_of_day(read_date(text))
        case CorrectedField.LEADS | CorrectedField.IMPLEMENTERS:
            if not read_agencies(text):
                raise PartuiError("Không đọc được cơ quan nào trong “{words}”.", words=text)
    return text


def _codes(file: PlanFile, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the new codes: those wanted, and of the rows below a heading that has one."""
    new: dict[str, str] = {}
    headings = [row.code for row in file.items if row.is_heading and row.code in wanted]
    for row in file.items if wanted else ():
        if row.code in wanted:
            new[row.code] = wanted[row.code]
        else:
            above = max((code for code in headings if is_below(row.code, code)), key=len, default=None)
            if above is not None:
                new[row.code] = renumbered(row.code, above, wanted[above])
    return new


def _corrected(row: ItemRow, kind: str | None, code: str | None) -> dict[str, object]:
    data: dict[str, object] = row.model_dump()
    if kind is not None:
        data["kind"] = kind
    if code is not None:
        data |= {"code": code, "number": row.printed_number}
    return data


def _with_edits(plan: ResolvedPlan, edits: Edits) -> ResolvedPlan:
    """Return a plan that is understood as it was put right, its cells as printed."""
    year = plan.head.year
    return plan._replace(tasks=tuple(_edited(task, edits.get(task.code, {}), year) for task in plan.tasks))


def _edited(task: ResolvedTask, edits: Mapping[str, str], year: int) -> ResolvedTask:
    for field, words in edits.items():
        match CorrectedField(field):
            case CorrectedField.DEADLINE:
                task = task._replace(deadline=read_deadline(words, year))
            case CorrectedField.LEADS:
                task = task._replace(leads_words=words, leads=read_agencies(words))
            case CorrectedField.IMPLEMENTERS:
                task = task._replace(implementers_words=words, implementers=read_agencies(words))
    return task
