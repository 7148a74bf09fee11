"""Three copies that go their own ways and meet in any order, twice: whatever was edited, they say the same."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.members import MemberStatus
from partui.domain.brief.own_words import ReportPart
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import ANSWER, Answer, answer_value
from partui.domain.periods.state import PeriodStatus
from partui.domain.plan.next_plan import CarryOver
from partui.domain.plan.report import Reminder
from partui.domain.targets.figures import read_figure
from partui.domain.targets.readings import Reading
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status
from partui.store.db.connection import transaction
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, add_agency, remove_agency, set_agency
from partui.store.edits.agency_joining import join_agencies
from partui.store.edits.documents import add_document
from partui.store.edits.due.agency_periods import set_agency_periods
from partui.store.edits.due.extensions import extend_tasks, extension_typed
from partui.store.edits.due.milestones import set_milestones
from partui.store.edits.due.periods import give_periods, set_periods
from partui.store.edits.evidence import put_evidence
from partui.store.edits.forms.accepting import accept_answers, return_answers
from partui.store.edits.forms.sending import remember_forms
from partui.store.edits.members import set_members
from partui.store.edits.next_plan import new_plan
from partui.store.edits.plan_head import read_head, set_head
from partui.store.edits.reports.reminders import answer_letters, remember_letters
from partui.store.edits.reports.words import write_report_words
from partui.store.edits.rows import RowPosition, add_row, change_row, move_row, remove_row
from partui.store.edits.targets import add_reading
from partui.store.exchange.merge import merge
from partui.store.journal.history import history
from partui.store.journal.undo import reverse, to_redo, to_undo
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.checking import check
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import agency_named, directory_agency, list_agencies
from partui.store.queries.document.register import documents
from partui.store.queries.forms.answers import list_answers, silent
from partui.store.queries.forms.asked import forms_of
from partui.store.queries.headings import headings
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.plan_codes import row_coded
from partui.store.queries.reports.head import report_head
from partui.store.queries.reports.waiting import waiting
from partui.store.queries.reports.words import words_of_report
from partui.store.queries.scores import load_scores
from partui.store.queries.tasks import task_id, tasks_by_id
from tests.examples import examples
from tests.store.officer import DAY, NOW, PLAN, edit, set_own

CODES = ["1.1", "1.3.1", "4.1.2"]
NAMES = ["Sở Mới", "SỞ MỚI", "Sở Nội vu", "SỞ NỘI VỤ", "Sở Y tế"]


class Step(NamedTuple):
    """An edit: in which copy, of which kind, with what, and how far its clock is from the right time."""

    copy: int
    kind: str
    code: str
    name: str
    hours: int


def answers(conn: sqlite3.Connection) -> dict[str, Any]:
    """What a copy says to whoever asks it, plan by plan, without the numbers that are its own."""
    found: dict[str, Any] = {}
    for (plan,) in conn.execute("SELECT year FROM plan ORDER BY year").fetchall():
        tasks = tasks_by_id(conn, task_keys(conn, plan, TaskQuery(), DAY), DAY)
        found |= {
            f"list {plan}": [{**task._asdict(), "id": 0} for task in tasks],
            f"headings {plan}": [{**heading._asdict(), "id": 0} for heading in headings(conn, plan)],
            f"score {plan}": [
                (row.criterion.code, row.criterion.title, row.criterion.leads_words, row.sums)
                for row in load_scores(conn, plan, DAY).rows
            ],
            f"history {plan}": history(conn, plan),
            f"agencies {plan}": [{**each._asdict(), "id": 0} for each in list_agencies(conn, plan)],
            f"documents {plan}": documents(conn, plan),
            f"head {plan}": read_head(conn, plan),
            f"letters {plan}": waiting(conn, plan, DAY.date + timedelta(days=9)),
            f"silent {plan}": silent(conn, plan, DAY.date),
            f"words {plan}": words_of_report(conn, plan, DAY.date),
            f"answers {plan}": [(code, answer) for _task, code, answer in list_answers(conn, plan)],
        }
    said: dict[str, Any] = json.loads(json.dumps(found, default=str))
    return said


def _leads(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    edit(conn, step.code, leads=f"{step.name}; Sở Tư pháp", now=who.now)


def _status(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    edit(conn, step.code, status="done" if step.hours % 2 else "doing", note=step.name, now=who.now)


def _document(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    put_evidence(conn, task_id(conn, PLAN, step.code), Evidence("", "", (), step.name, None, "", "", ""), who)


def _score(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    set_own(conn, PLAN, "1.1", Decimal(step.hours % 3) / 2, who)
    add_document(conn, PLAN, Evidence("", "", (), step.name, None, "", "", ""), [], who, criteria=["1.1"])
    change_row(conn, row_coded(conn, PLAN, "criterion", "1.1"), {"lead": step.name}, who)


def _row(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    fields = {"title": step.name, "products": "Báo cáo", "leads": step.name}
    add_row(conn, PLAN, "task", "1.3.3", fields, None, who)


def _move(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    subject = Subject("task", task_id(conn, PLAN, "1.3.1"))
    move_row(conn, PLAN, subject, who, code="1.3.4" if step.hours % 2 else None, spot=RowPosition(step.code))


def _heading(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    move_row(conn, PLAN, row_coded(conn, PLAN, "heading", "1.3"), who, code=f"1.{4 + step.hours % 2}")


def _removal(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    remove_row(conn, PLAN, Subject("task", task_id(conn, PLAN, step.code)), who)


def _member(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    group = directory_agency(conn, PLAN, "UBND cấp huyện").id
    set_agency(conn, group, AgencyEdit(add=[step.name]), who)
    key = conn.execute("SELECT key FROM agency_member JOIN agency ON id = member_id ORDER BY key").fetchone()[0]
    set_members(conn, [task_id(conn, PLAN, "1.3.1")], [key], MemberStatus(Status.DONE, DAY.date), who, DAY.date)


def _quorum(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    quorum = ("1", "2", "50%", "")[step.hours % 4]
    edit(conn, "1.3.1", by=who.by, now=who.now, quorum=quorum)


def _directory(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    if step.hours % 2:
        remove_agency(conn, directory_agency(conn, PLAN, step.name).id, who)
    add_agency(conn, step.name, "SM" if step.hours % 3 else "", who)


def _renaming(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    set_agency(conn, directory_agency(conn, PLAN, "Sở Nội vụ").id, AgencyEdit(name=f"{step.name} tỉnh"), who)


def _joining(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    old, new = (directory_agency(conn, PLAN, name).id for name in (step.name, NAMES[step.hours % len(NAMES)]))
    join_agencies(conn, old, new, who)


def _next_plan(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    new_plan(conn, PLAN + 1, PLAN, CarryOver.LATE if step.hours % 2 else CarryOver.FRESH, who, DAY)


def _reading(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    reading = Reading("", DAY.date, read_figure(f"{step.hours % 7} %"), step.name)
    add_reading(conn, task_id(conn, PLAN, step.code), reading, who, DAY.date)


def _extension(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    words = f"Ngày {1 + step.hours % 28}/{10 + len(step.name) % 3}/2021"
    extend_tasks(
        conn, [task_id(conn, PLAN, step.code)], extension_typed(words, DAY.date, step.name, PLAN), who, DAY.date
    )


def _milestones(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    steps = [("dự thảo", DAY.date), (step.name, DAY.date + timedelta(days=step.hours % 50))]
    set_milestones(conn, task_id(conn, PLAN, step.code), steps, who, {step.copy}, DAY.date)


def _agency_period(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    task = task_id(conn, PLAN, "1.3.1")
    set_agency(conn, directory_agency(conn, PLAN, "UBND cấp huyện").id, AgencyEdit(add=NAMES[:2]), who)
    give_periods(conn, task, "Hàng quý", who)
    status = (PeriodStatus.DONE, PeriodStatus.WAIVED, PeriodStatus.OPEN)[step.hours % 3]
    set_agency_periods(conn, task, ["quý 3"], [step.name], status, who._replace(why="x"), DAY.date)


def _period(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    task = task_id(conn, PLAN, step.code)
    give_periods(conn, task, ("Hàng quý", "Định kỳ 6 tháng", "")[step.hours % 3], who)
    status = (PeriodStatus.DONE, PeriodStatus.WAIVED, PeriodStatus.OPEN)[step.hours % 3]
    set_periods(conn, task, ["2020-Q3", "2020-Q4"][: 1 + step.hours % 2], status, who._replace(why="x"), DAY.date)


def _answer(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    said = Answer(str(UUID(int=step.copy)), step.name, "sở y tế", "Sở Y tế", progress=str(step.hours % 100))
    task = task_id(conn, PLAN, step.code)
    with transaction(conn):
        write_changes(conn, [NewValue(Subject("task", task), f"{ANSWER}{said.uuid}", answer_value(said))], who)
    if step.hours % 3:
        accept_answers(conn, [(task, said.uuid)], who, DAY)
    elif step.hours % 2:
        return_answers(conn, [(task, said.uuid)], step.name, who)


def _reminder(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    head = report_head(conn, PLAN, DAY, DAY.date, agency_named(conn, PLAN, "y te")[0])
    sent_on = DAY.date + timedelta(days=step.hours % 2)
    late = tasks_by_id(conn, [task_id(conn, PLAN, step.code)], DAY)
    remember_letters(conn, [Reminder(head._replace(day=sent_on), tuple(late), ())], who)
    if step.hours % 3:
        replied = DAY.date + timedelta(days=2 + step.copy)
        answer_letters(conn, PLAN, agency_named(conn, PLAN, "y te")[0], [], replied, who)


def _form(conn: sqlite3.Connection, _step: Step, who: Author) -> None:
    (form,) = forms_of(conn, PLAN, [agency_named(conn, PLAN, "noi vu")[0]], DAY)
    if form.rows:
        remember_forms(conn, PLAN, [form], who)


def _words(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    write_report_words(conn, PLAN, {ReportPart.REASONS: step.name * (step.hours % 2)}, DAY.date, who)


def _head(conn: sqlite3.Connection, step: Step, who: Author) -> None:
    set_head(conn, PLAN, {"signer": step.name}, who)


def _undo(conn: sqlite3.Connection, _step: Step, who: Author) -> None:
    reverse(conn, who, to_undo(conn))


def _redo(conn: sqlite3.Connection, _step: Step, who: Author) -> None:
    reverse(conn, who, to_redo(conn))


KINDS: dict[str, Callable[[sqlite3.Connection, Step, Author], None]] = {
    kind.__name__: kind
    for kind in (
        _leads, _status, _document, _score, _row, _move, _heading, _removal, _member, _quorum, _directory, _renaming,
        _joining, _next_plan, _reading, _extension, _milestones, _period, _agency_period, _answer, _reminder, _form,
        _words, _head, _undo, _redo,
    )
}  # fmt: skip
steps = st.lists(
    st.builds(
        Step,
        copy=st.integers(0, 2),
        kind=st.sampled_from(sorted(KINDS)),
        code=st.sampled_from(CODES),
        name=st.sampled_from(NAMES),
        # Clocks that agree, that go apart, and one that is years ahead.
        hours=st.sampled_from([0, 0, 1, 2, 3, -50, 700_000]),
    ),
    max_size=14,
)
orders = st.permutations([(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)])


@examples(0.1)
@given(steps=steps, met=st.integers(0, 6), order=orders)
def test_copies_that_met_in_any_order_say_the_same(
    little: Path,
    tmp_path_factory: Any,
    steps: list[Step],
    met: int,
    order: list[tuple[int, int]],
) -> None:
    folder = tmp_path_factory.mktemp("ba")
    paths = [Path(copyfile(little, folder / f"{name}.db")) for name in "abc"]
    with ExitStack() as stack:
        conns = [stack.enter_context(closing(open_store(str(path)))) for path in paths]
        for number, step in enumerate(steps):
            if number == met:
                merge(conns[0], [str(paths[1])])
            # What this copy cannot do now it refuses, with nothing written.
            with suppress(PartuiError):
                KINDS[step.kind](conns[step.copy], step, Author("An", NOW + timedelta(hours=step.hours), "", True))
        _meet(conns, paths, order)


@examples(0.1)
@given(steps=steps, order=orders, carry=st.lists(st.sampled_from(CarryOver), min_size=3, max_size=3))
def test_copies_that_each_made_next_years_plan_say_the_same(
    little: Path, tmp_path_factory: Any, steps: list[Step], order: list[tuple[int, int]], carry: list[CarryOver]
) -> None:
    folder = tmp_path_factory.mktemp("ba")
    paths = [Path(copyfile(little, folder / f"{name}.db")) for name in "abc"]
    with ExitStack() as stack:
        conns = [stack.enter_context(closing(open_store(str(path)))) for path in paths]
        for number, step in enumerate(steps):
            with suppress(PartuiError):
                KINDS[step.kind](conns[step.copy], step, Author("An", NOW + timedelta(hours=step.hours), "", True))
                title = step.name if step.hours else f"{step.name} {step.copy}"
                edit(conns[step.copy], CODES[number % 3], title=title, deadline=f"Quý {'I' * (1 + step.copy)}", now=NOW)
        for conn, each in zip(conns, carry, strict=True):
            with suppress(PartuiError):
                new_plan(conn, PLAN + 1, PLAN, each, Author("An", NOW, "", True), DAY)
        _meet(conns, paths, order)


def _meet(conns: Sequence[sqlite3.Connection], paths: Sequence[Path], order: list[tuple[int, int]]) -> None:
    for _time in range(2):
        for into, source in order:
            merge(conns[into], [str(paths[source])])
    first, *others = map(answers, conns)
    for other in others:
        for question, answer in first.items():
            assert other[question] == answer, question
        assert other.keys() == first.keys()
    assert [check(conn) for conn in conns] == [[]] * 3
