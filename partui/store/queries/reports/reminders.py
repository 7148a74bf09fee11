"""Letters that remind agencies: what each is to say, and which wait for an answer."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from partui.domain.agencies.names import agency_key
from partui.domain.agencies.official_names import official_rank
from partui.domain.errors import PartuiError
from partui.domain.plan.report import CollectiveReminder, Reminder, as_its_own, says_of
from partui.domain.reminders.sent import EarlierLetters, SentReminder, earlier_letters
from partui.domain.scores.leaf import AT_RISK
from partui.domain.tasks.pace import PacedTask
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.task import Day, Task
from partui.domain.tasks.today import OpenMilestone
from partui.locale.formats import show_date
from partui.store.db.connection import snapshot
from partui.store.queries.due.open_parts import open_milestones
from partui.store.queries.due.pace import load_ahead
from partui.store.queries.listing import Sort, TaskQuery, task_keys
from partui.store.queries.reports.head import report_head
from partui.store.queries.reports.waiting import sent_about
from partui.store.queries.scores import task_standings
from partui.store.queries.tallies import agency_tallies
from partui.store.queries.tasks import tasks_by_id


class Reminders(NamedTuple):
    """A reminder for each agency that leads, or is followed as a member in, tasks late or due soon, the worst first.

    Attributes:
        unled: codes of such tasks that name no lead, so that nobody is reminded of them.
    """

    letters: tuple[Reminder, ...]
    unled: tuple[str, ...]


def reminder(conn: sqlite3.Connection, plan: int, day: Day, made_on: date, agency: int) -> Reminder:
    """Build what an agency is reminded of: the tasks that it leads, or is followed in as a member, late or due soon.

    A group is not reminded of what its members are followed in. What is behind and which milestones are late is told
    besides, of the tasks that it leads.

    Raises:
        PartuiError: there is none.
    """
    with snapshot(conn):
        whole = _reminder(conn, plan, day, made_on, agency, _not_late_yet(conn, plan, day, agency))
        (is_group,) = conn.execute("SELECT is_group FROM agency WHERE id = ?", (agency,)).fetchone()
        found = _to_members(whole, _members_of(conn, agency)) if is_group else whole
    if _is_pressing(whole) and not _is_pressing(found):
        raise PartuiError(
            "{agency}: các nhiệm vụ quá hạn, sắp đến hạn đều theo dõi từng thành viên; đôn đốc các thành viên bằng: "
            "partui report reminder THƯ_MỤC --all.",
            agency=found.head.agency,
        )
    if not _is_pressing(found):
        raise PartuiError(
            "Tính đến {day}, {agency} không có nhiệm vụ quá hạn hoặc sắp đến hạn; không có gì để đôn đốc.",
            day=show_date(day.date),
            agency=found.head.agency,
        )
    return found


def reminders(conn: sqlite3.Connection, plan: int, day: Day, made_on: date) -> Reminders:
    """Build a reminder for each agency that has something to be reminded of.

    A group is not reminded of what its members are followed in: those of them that are late are.
    """
    with snapshot(conn):
        ahead = _not_late_yet(conn, plan, day, None)
        asked = [
            _to_members(letter, _members_of(conn, agency)) if is_group else letter
            for agency, is_group in _leads_and_members(conn, plan, day, ahead)
            for letter in [_reminder(conn, plan, day, made_on, agency, ahead)]
        ]
        standing = task_standings(conn, plan, day)
    letters = sorted(
        (letter for letter in asked if _is_pressing(letter)),
        key=lambda letter: (-len(letter.overdue), -len(letter.due_soon)),
    )
    unled = tuple(task.code for task in standing if not task.leads and task.timeliness in AT_RISK)
    return Reminders(tuple(letters), unled)


def collective_reminder(conn: sqlite3.Connection, plan: int, day: Day, made_on: date) -> CollectiveReminder:
    """Build one letter to all agencies that have something to be reminded of.

    Raises:
        PartuiError: there is none.
    """
    found, unled = reminders(conn, plan, day, made_on)
    # The signing office reminds its own units by a note.
    letters = [letter for letter in found if not letter.head.is_own]
    if not letters:
        raise PartuiError(
            "Tính đến {day}, không có cơ quan nào phải đôn đốc; không ghi tệp nào.", day=show_date(day.date)
        )
    ordered = sorted(letters, key=lambda letter: official_rank(letter.head.agency or ""))
    return CollectiveReminder(report_head(conn, plan, day, made_on, None), tuple(ordered), unled)


class _EarlyLists(NamedTuple):
    """Tasks that are behind before they are late, and milestones that are late."""

    behind: tuple[PacedTask, ...]
    milestones: tuple[OpenMilestone, ...]


def _not_late_yet(conn: sqlite3.Connection, plan: int, day: Day, agency: int | None) -> _EarlyLists:
    yesterday = day.date - timedelta(days=1)
    return _EarlyLists(
        tuple(each for each in load_ahead(conn, plan, day, agency).pressing if each.pace.is_behind),
        tuple(open_milestones(conn, plan, day.date, yesterday, agency)),
    )


def _is_pressing(letter: Reminder) -> bool:
    """Tell whether there is something to remind of; what is behind alone is no reason for a letter."""
    return bool(letter.overdue or letter.due_soon or letter.milestones)


def _reminder(
    conn: sqlite3.Connection, plan: int, day: Day, made_on: date, agency: int, ahead: _EarlyLists
) -> Reminder:
    head = report_head(conn, plan, day, made_on, agency)
    late, soon = (tuple(_own_tasks(conn, plan, day, agency, head.agency or "", timeliness)) for timeliness in AT_RISK)
    sent = sent_about(conn, [task.id for task in late])
    return Reminder(
        head,
        late,
        soon,
        _earlier(late, sent, agency_key(head.agency or ""), day.date),
        tuple(each for each in ahead.behind if head.agency in each.task.leads),
        tuple(each for each in ahead.milestones if head.agency in {name for name, _group in each.leads}),
    )


def _own_tasks(
    conn: sqlite3.Connection, plan: int, day: Day, agency: int, name: str, timeliness: Timeliness
) -> Iterable[Task]:
    query = TaskQuery(agency=agency, timeliness=timeliness, sort=Sort.DUE, followed=True)
    for task in tasks_by_id(conn, task_keys(conn, plan, query, day), day):
        own = as_its_own(task, name, day)
        if says_of(task, name) and own.timeliness is timeliness:
            yield own


def _earlier(
    late: Iterable[Task], sent: dict[int, list[SentReminder]], agency: str, day: date
) -> dict[str, EarlierLetters]:
    found = {task.code: earlier_letters(sent.get(task.id, ()), agency, day) for task in late}
    return {code: earlier for code, earlier in found.items() if earlier is not None}


def _members_of(conn: sqlite3.Connection, group: int) -> frozenset[str]:
    """Return the identities of a group's members."""
    rows = conn.execute(
        "SELECT a.key FROM agency_member AS m JOIN agency AS a ON a.id = m.member_id WHERE m.group_id = ?", (group,)
    )
    return frozenset(key for (key,) in rows)


def _to_members(letter: Reminder, members: Collection[str]) -> Reminder:
    """Leave out of a group's letter what its members are followed in; those of another group that has it say nothing.

    Args:
        members: the identities of the group's members.
    """

    def left(tasks: Sequence[Task]) -> tuple[Task, ...]:
        return tuple(task for task in tasks if not any(each.followed and each.key in members for each in task.members))

    behind = tuple(each for each in letter.behind if left([each.task]))
    overdue, due_soon = left(letter.overdue), left(letter.due_soon)
    stays = {task.code for task in (*overdue, *due_soon)}
    by_member = tuple(task.code for task in (*letter.overdue, *letter.due_soon) if task.code not in stays)
    return letter._replace(overdue=overdue, due_soon=due_soon, behind=behind, by_member=by_member)


def _leads_and_members(conn: sqlite3.Connection, plan: int, day: Day, ahead: _EarlyLists) -> list[tuple[int, bool]]:
    """Return who may have to be reminded and whether it is a group, in official order."""
    leads = {
        lead.id
        for lead in agency_tallies(conn, plan, day)
        if any(lead.tally.by_timeliness[timeliness] for timeliness in AT_RISK)
    }
    stepped = {name for each in ahead.milestones for name, _group in each.leads}
    rows = conn.execute(
        "SELECT id, name, EXISTS (SELECT 1 FROM agency_member WHERE member_id = agency.id), is_group FROM agency"
        " ORDER BY sort_key, key"
    ).fetchall()
    return [
        (key, bool(is_group))
        for key, name, member, is_group in sorted(rows, key=lambda row: official_rank(row[1]))
        if member or key in leads or name in stepped
    ]
