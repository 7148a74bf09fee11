"""Milestones of tasks: listed anew, reached, taken away."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import YEARS_BEFORE, Change
from partui.domain.tasks.milestones import MILESTONE, Milestone, in_order, milestone_value, milestones_on
from partui.domain.tasks.typed_milestones import Step, proposed_steps
from partui.domain.text import fold
from partui.store.db.connection import day_looked_at, transaction
from partui.store.edits.due.parts import check_seen_is_present, part_name
from partui.store.journal.writing import Author, NewValue, plan_of, write_changes
from partui.store.projection.kind import Subject, SubjectState
from partui.store.projection.kinds import read_state
from partui.store.projection.parts.families import MILESTONES
from partui.wording.due.milestones import milestone_label


def proposed_milestones(conn: sqlite3.Connection, task: int) -> list[Step]:
    """Return the steps that the plan's cell names for a task, where it names several."""
    subject = Subject("task", task)
    return proposed_steps(read_state(conn, subject).values["deadline"] or "", plan_of(conn, subject))


def set_milestones(
    conn: sqlite3.Connection,
    task: int,
    steps: Sequence[Step],
    who: Author,
    reached: Collection[int] | None = None,
    day: date | None = None,
) -> list[Change]:
    """Make a task's milestones say what is listed: one of the same words stays, whether it was reached too.

    Args:
        task: its id.
        steps: all of them, each with its words and its day.
        reached: which of them, from 0, were reached; what was said of that stays when none.
        day: the day on which those newly said to be reached were.

    Raises:
        PartuiError: two have the same words, a day is far before the plan, or they were others on the day looked at.
    """
    with _editing(conn, task) as (subject, state):
        plan, values, kept = plan_of(conn, subject), [], set()
        # Of two of one name the one that was reached stays.
        present = sorted(in_order(MILESTONES.among(state.values)), key=lambda each: each.done_on is not None)
        standing = {fold(each.words): each for each in present}
        names = [fold(words) for words, _due_on in steps]
        if len(set(names)) < len(names):
            raise PartuiError("Hai mốc của {code} cùng tên; chưa lưu gì. Hãy ghi mỗi mốc một tên.", code=state.code)
        for at, (words, due_on) in enumerate(steps):
            _check_day(due_on, plan)
            before = standing.get(fold(words))
            new = Milestone(part_name(conn, subject, f"{MILESTONE}{fold(words)}"), words, due_on)
            now = new if before is None else before._replace(words=words, due_on=due_on)
            kept.add(now.uuid)
            if reached is not None and day is not None:
                now = _as_reached(now, day, reached=at in reached)
            if now != before:
                values.append(_value(subject, now))
        values += [NewValue(subject, f"{MILESTONE}{gone.uuid}", None) for gone in present if gone.uuid not in kept]
        return write_changes(conn, values, who, {subject: state})


def reach_milestone(
    conn: sqlite3.Connection, task: int, number: int, done_on: date | None, who: Author, day: date
) -> list[Change]:
    """Say when a milestone was reached, or that it was not.

    Args:
        number: which one, counted from 1 by their days.
        done_on: none where it is open again.
        day: the day looked at; nothing is reached after both it and the real one.

    Raises:
        PartuiError: no such milestone, a day to come or far before the plan, or they were others on the day looked at.
    """
    with _editing(conn, task) as (subject, state):
        milestone = _numbered(state, number)
        if done_on is not None:
            _check_day(done_on, plan_of(conn, subject))
            last = max(day, who.now.astimezone().date())
            if done_on > last:
                raise PartuiError(
                    "Ngày đạt mốc {day} ở trong tương lai; muộn nhất là {last}. Chưa lưu gì.", day=done_on, last=last
                )
        now = milestone._replace(done_on=done_on)
        return write_changes(conn, [_value(subject, now)] if now != milestone else [], who, {subject: state})


def remove_milestone(conn: sqlite3.Connection, task: int, number: int | None, who: Author) -> list[Change]:
    """Take a milestone away, or all of them; the journal keeps what they said.

    Args:
        number: which one, counted from 1 by their days; all when none.

    Raises:
        PartuiError: no such milestone, or they were others on the day looked at.
    """
    with _editing(conn, task) as (subject, state):
        gone = in_order(MILESTONES.among(state.values)) if number is None else (_numbered(state, number),)
        if not gone:
            raise PartuiError("{code} chưa có mốc nào; không có gì để bỏ.", code=state.code)
        values = [NewValue(subject, f"{MILESTONE}{each.uuid}", None) for each in gone]
        return write_changes(conn, values, who, {subject: state})


@contextmanager
def _editing(conn: sqlite3.Connection, task: int) -> Iterator[tuple[Subject, SubjectState]]:
    """Write to a task whose milestones are those that are seen."""
    seen, day = MILESTONES.of_rows(conn, [task]).get(task, []), day_looked_at(conn) or date.max
    with transaction(conn):
        subject = Subject("task", task)
        state = read_state(conn, subject)
        told = [[milestone_label(each) for each in milestones_on(those, day)]
                for those in (seen, MILESTONES.among(state.values))]  # fmt: skip
        check_seen_is_present(conn, state.code, *told)
        yield subject, state


def _as_reached(milestone: Milestone, day: date, *, reached: bool) -> Milestone:
    """Return a milestone as somebody says who sees it from a day, and not what was reached after it."""
    if reached:
        return milestone._replace(done_on=min(milestone.done_on or day, day))
    return milestone._replace(done_on=None) if milestone.done_on and milestone.done_on <= day else milestone


def _value(subject: Subject, milestone: Milestone) -> NewValue:
    return NewValue(subject, f"{MILESTONE}{milestone.uuid}", milestone_value(milestone))


def _numbered(state: SubjectState, number: int) -> Milestone:
    known = in_order(MILESTONES.among(state.values))
    if not 1 <= number <= len(known):
        raise PartuiError(
            "{code} có {count} mốc, không có mốc thứ {number}; chưa lưu gì. Xem “partui milestone {code}”.",
            code=state.code,
            count=len(known),
            number=number,
        )
    return known[number - 1]


def _check_day(day: date, plan: int) -> None:
    if day.year < plan - YEARS_BEFORE:
        raise PartuiError(
            "Ngày {day} cách quá xa năm {plan} của kế hoạch; chưa lưu gì. Hãy xem lại năm.", day=day, plan=plan
        )
