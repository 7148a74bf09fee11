"""Agencies side by side: what each has done of what was due, holds, lacks and answers."""

import sqlite3
from array import array
from collections import Counter

from partui.domain.agencies.names import agency_key
from partui.domain.rollup.figures import due_count
from partui.domain.scorecards.card import EarlierCounts, LetterRecord, Scorecard, answering_of_each
from partui.domain.scorecards.ranking import AgencyRanking, rank_agencies
from partui.domain.scores.agency_part import HeldPoints, held_by_each
from partui.domain.tasks.snapshots import Standing
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import DONE, tally_of
from partui.domain.tasks.task import Day, Role
from partui.store.db.connection import snapshot
from partui.store.queries.conditions import ASKED_NO_MORE, answerable_table, day_args
from partui.store.queries.listing import Sort, TaskQuery, task_keys
from partui.store.queries.reports.waiting import sent_in_plan
from partui.store.queries.scores import load_sheet
from partui.store.queries.standing import last_standing, standing_then
from partui.store.queries.tallies import assignee_counts

_IN_ROLE = {Role.LEAD: "ta.role = 'lead'", Role.IMPLEMENTER: "ta.role = 'implementer'", Role.ANY: "1"}


def load_ranking(
    conn: sqlite3.Connection, plan: int, day: Day, since: str = "", role: Role = Role.LEAD
) -> AgencyRanking:
    """Return the scorecards of all agencies that have tasks, hold points or were sent letters, in their order.

    Args:
        plan: the plan's year.
        day: the day looked at.
        since: a day or a part of a snapshot's name that they are compared with; the last snapshot before the day if
            blank.
        role: tasks that the agency leads, carries out, or either; how they stood before is known of leads alone.

    Raises:
        PartuiError: nothing is called as `since` says.
    """
    before = None
    if role is Role.LEAD:
        before = standing_then(conn, plan, day, since) if since else last_standing(conn, plan, day)
    with snapshot(conn):
        table = answerable_table(conn)
        counted = assignee_counts(conn, table, plan, day, role, None)
        unproved = _unproved(conn, table, plan, day, role)
        sheet = load_sheet(conn, plan, day)
        sent = sent_in_plan(conn, plan)
        agencies = conn.execute("SELECT id, key, name, is_group FROM agency").fetchall()
    held, answering = held_by_each(sheet.scores, sheet.tasks), answering_of_each(sent, day.date)
    then = {} if before is None else _then(before[1])
    cards = [
        Scorecard(
            id=key,
            name=name,
            group=bool(group),
            tally=tally_of(counted.get(key, ()), day),
            due=due_count(counted.get(key, ()), day),
            max=points.max,
            at_risk=points.at_risk,
            unproved=unproved[key],
            answering=answering.get(identity, LetterRecord()),
            then=then.get(agency_key(name)),
        )
        for key, identity, name, group in agencies
        for points in (held.get(agency_key(name), HeldPoints()),)
        if key in counted or identity in answering or points != HeldPoints()
    ]
    return AgencyRanking(plan, day.date, rank_agencies(cards), "" if before is None else before[0])


def tasks_counted(conn: sqlite3.Connection, plan: int, agency: int, day: Day, role: Role) -> "array[int]":
    """Return the ids of the tasks that an agency's scorecard counts, the late ones first.

    Args:
        agency: its id.
        role: in which role it has them.
    """
    with snapshot(conn):
        rows = conn.execute(
            f"SELECT ta.task_id FROM {answerable_table(conn)} AS ta JOIN task AS t ON t.id = ta.task_id"
            f" WHERE ta.agency_id = :agency AND {_IN_ROLE[role]} AND NOT {ASKED_NO_MORE}",
            {"agency": agency, **day_args(day)},
        )
        own = {task for (task,) in rows}
        found = task_keys(conn, plan, TaskQuery(agency=agency, role=role, sort=Sort.TIMELINESS), day)
    return array("q", (task for task in found if task in own))


def _unproved(conn: sqlite3.Connection, table: str, plan: int, day: Day, role: Role) -> Counter[int]:
    """Return by the ids of agencies how many of their done tasks lack a document."""
    tasks = set(task_keys(conn, plan, TaskQuery(unproved=True), day))
    if not tasks:
        return Counter()
    rows = conn.execute(
        f"SELECT DISTINCT ta.agency_id, ta.task_id FROM {table} AS ta JOIN task AS t ON t.id = ta.task_id"
        f" WHERE t.plan = :plan AND {_IN_ROLE[role]} AND NOT {ASKED_NO_MORE}",
        {"plan": plan, **day_args(day)},
    )
    return Counter(agency for agency, task in rows if task in tasks)


def _then(standing: Standing) -> dict[str, EarlierCounts]:
    return {
        agency_key(name): EarlierCounts(counts[Timeliness.OVERDUE], sum(counts[each] for each in DONE))
        for name, counts in standing.leads.items()
    }
