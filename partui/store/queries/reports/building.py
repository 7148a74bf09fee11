"""What the reports say, read from the store at one moment."""

import os.path
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from partui.domain.brief.answers import late_reasons, proposals_in
from partui.domain.brief.due import count_due
from partui.domain.brief.period import DoneInPeriod, ReportPeriod, count_period, period_until
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import Answer, AnswerState
from partui.domain.plan.report import (
    Assessment,
    ChangesSince,
    ChapterTally,
    Deadlines,
    Progress,
    as_its_own,
    is_asked,
    says_of,
)
from partui.domain.scores.agency_part import AgencyPart, part_of
from partui.domain.scores.index import Scores
from partui.domain.scores.what_if import ScoreSheet
from partui.domain.tasks.dossier import Dossier, make_dossier
from partui.domain.tasks.evidence import Evidence, issued_by
from partui.domain.tasks.snapshots import changes_since, of_tasks
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally, TaskCount, tally_of
from partui.domain.tasks.task import Day, Heading, Task
from partui.domain.text import clean
from partui.files import linked_file
from partui.store.db.connection import snapshot
from partui.store.db.settings import notices
from partui.store.exchange.copying import store_file
from partui.store.queries.document.evidence import plan_evidence
from partui.store.queries.due.open_parts import open_milestones
from partui.store.queries.due.pace import load_ahead
from partui.store.queries.forms.answers import list_answers
from partui.store.queries.headings import headings
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.reports.head import report_head
from partui.store.queries.reports.scorecards import load_ranking
from partui.store.queries.reports.words import words_of_report
from partui.store.queries.scores import load_sheet
from partui.store.queries.standing import plan_standing, standing_then
from partui.store.queries.tallies import agency_tallies, plan_tally
from partui.store.queries.tasks import tasks_by_id


def progress(
    conn: sqlite3.Connection,
    plan: int,
    day: Day,
    made_on: date,
    agency: int | None = None,
    since: str = "",
    first: date | None = None,
) -> Progress:
    """Build a progress report: on the whole plan, or on the tasks that an agency leads or is followed in as a member.

    Args:
        first: the first day of the period that it is about; when none that of the reporting quarter, where the file has
            such, else thirty days before.

    Raises:
        PartuiError: there is none, or nothing is called as `since` says.
    """
    ends_on = notices(conn)["quarter_ends_on"]
    period = period_until(day.date, first, ends_on)
    changed = _changes_since(conn, plan, day, since) if since else None
    ranking = load_ranking(conn, plan, day, since) if agency is None else None
    with snapshot(conn):
        found = progress_of_tasks(conn, plan, day, made_on, agency)
        scores = load_sheet(conn, plan, day).scores
        words = words_of_report(conn, plan, day.date, agency)
    if changed is not None and agency is not None:
        changed = changed._replace(since=of_tasks(changed.since, {task.code for task in found.tasks}))
    return found._replace(
        since=changed,
        period=counted_period(found.tasks, period, is_said=bool(first or ends_on)),
        at_risk=_at_risk(scores, found.head.agency),
        ranking=ranking,
        words=words,
    )


def counted_period(tasks: Iterable[Task], period: ReportPeriod, *, is_said: bool) -> DoneInPeriod:
    """Return what was due within a period and done.

    Args:
        is_said: whether somebody says where it begins.
    """
    return count_period(_counts(tasks), period)._replace(is_said=is_said)


def progress_of_tasks(conn: sqlite3.Connection, plan: int, day: Day, made_on: date, agency: int | None) -> Progress:
    """Build what a progress report says of the tasks: nothing of a period, of another day, of points and places.

    Raises:
        PartuiError: the agency has none.
    """
    with snapshot(conn):
        head = report_head(conn, plan, day, made_on, agency)
        tasks = _own_tasks(conn, plan, day, TaskQuery(agency=agency), head.agency)
        if agency is not None and not tasks:
            raise PartuiError(
                "{agency} không chủ trì nhiệm vụ nào; chưa ghi tệp nào. Hãy chọn cơ quan khác hoặc cả kế hoạch.",
                agency=head.agency,
            )
        evidence = _evidence(conn, plan, day)
        above = tuple(headings(conn, plan))
        codes = {task.code for task in tasks}
        answers = answers_about(conn, plan, codes, head.agency)
        late = (task for task in tasks if task.timeliness is Timeliness.OVERDUE)
        return Progress(
            head=head,
            total=plan_tally(conn, plan, day) if agency is None else _tally(tasks, day),
            chapters=_chapter_tallies(above, tasks, day),
            leads=tuple(agency_tallies(conn, plan, day, agency=agency)),
            headings=above,
            tasks=tasks,
            evidence=_of(evidence, tasks),
            reasons=_reasons(conn, plan),
            behind=tuple(each for each in load_ahead(conn, plan, day, agency).pressing if each.pace.is_behind),
            milestones=tuple(open_milestones(conn, plan, day.date, day.date - timedelta(days=1), agency)),
            due=count_due(_counts(tasks), day.date),
            late_reasons=late_reasons(late, answers),
            proposals=proposals_in(answers),
        )


def answers_about(
    conn: sqlite3.Connection, plan: int, codes: Collection[str], agency: str | None
) -> list[tuple[str, Answer]]:
    """Return what agencies have answered about tasks, each with the task's code; what was returned aside.

    Args:
        codes: the tasks'.
        agency: the name of the only agency that is asked about, none for all.
    """
    return [
        (code, each)
        for _task, code, each in list_answers(conn, plan)
        if code in codes and each.state is not AnswerState.RETURNED and agency in {None, each.name}
    ]


def _at_risk(scores: Scores, agency: str | None) -> Decimal | None:
    if not scores.rows:
        return None
    if agency is None:
        return scores.total.at_risk
    return dict(scores.agencies).get(agency, Decimal(0))


def _changes_since(conn: sqlite3.Connection, plan: int, day: Day, named: str) -> ChangesSince:
    label, then = standing_then(conn, plan, day, named)
    return ChangesSince(label, changes_since(then.tasks, plan_standing(conn, plan, day).tasks))


def assessment(conn: sqlite3.Connection, plan: int, day: Day, made_on: date, agency: int | None = None) -> Assessment:
    """Build the self-assessment: of the whole of Phụ lục I, or of the criteria that an agency leads.

    Raises:
        PartuiError: there is none.
    """
    with snapshot(conn):
        head = report_head(conn, plan, day, made_on, agency)
        sheet = load_sheet(conn, plan, day)
        part = AgencyPart(sheet.scores, ()) if head.agency is None else _part(sheet, head.agency)
        tasks = _own_tasks(conn, plan, day, TaskQuery(agency=agency), head.agency)
        evidence, of_criteria = (_evidence(conn, plan, day, kind) for kind in ("task", "criterion"))
    if not part.scores.rows:
        raise PartuiError("Kế hoạch {plan} không có Phụ lục I: chưa có tiêu chí nào.", plan=plan)
    led = {row.criterion.code for row in part.scores.rows}
    return Assessment(
        head,
        part.scores,
        {task.code: task for task in tasks},
        _of(evidence, tasks),
        {code: documents for code, documents in of_criteria.items() if code in led},
        part.elsewhere,
    )


def dossier(conn: sqlite3.Connection, plan: int, day: Day, made_on: date, agency: int | None) -> Dossier:
    """Build the self-assessment with its documents numbered by criterion, and what is missing.

    Raises:
        PartuiError: there is none.
    """
    assessed = assessment(conn, plan, day, made_on, agency)
    kept = (*assessed.evidence.values(), *assessed.of_criteria.values())
    store, links = store_file(conn), {each.link for evidence in kept for each in evidence}
    paths = {link: linked_file(clean(link), store) for link in links}
    return make_dossier(assessed, {link: path for link, path in paths.items() if path and os.path.isfile(path)})


def deadlines(conn: sqlite3.Connection, plan: int, day: Day, made_on: date, agency: int | None = None) -> Deadlines:
    """Build the calendar of the tasks with a due date: of the whole plan, or of what an agency leads or has in a group.

    Raises:
        PartuiError: there is none.
    """
    with snapshot(conn):
        head = report_head(conn, plan, day, made_on, agency)
        tasks = _tasks(conn, plan, day, TaskQuery(agency=agency, followed=True))
        if head.agency is not None:
            tasks = tuple(as_its_own(task, head.agency, day) for task in tasks if is_asked(task, head.agency))
        uids = dict(conn.execute("SELECT id, uid FROM subject WHERE plan = ? AND kind = 'task'", (plan,)))
    dated = tuple(task for task in tasks if task.due_on is not None)
    if not dated:
        raise PartuiError("Không có nhiệm vụ nào có hạn để ghi vào lịch; chưa ghi tệp nào. Hãy ghi thời hạn trước.")
    return Deadlines(head, dated, {task.code: str(uids[task.id]) for task in dated})


def _tasks(conn: sqlite3.Connection, plan: int, day: Day, query: TaskQuery) -> tuple[Task, ...]:
    return tuple(tasks_by_id(conn, task_keys(conn, plan, query, day), day))


def _own_tasks(conn: sqlite3.Connection, plan: int, day: Day, query: TaskQuery, agency: str | None) -> tuple[Task, ...]:
    """Return the tasks that say how far an agency has come, as they stand for it; all without one."""
    return tuple(
        task if agency is None else as_its_own(task, agency, day)
        for task in _tasks(conn, plan, day, query._replace(followed=True))
        if agency is None or says_of(task, agency)
    )


def _evidence(conn: sqlite3.Connection, plan: int, day: Day, kind: str = "task") -> dict[str, tuple[Evidence, ...]]:
    known = {code: issued_by(documents, day.date) for code, documents in plan_evidence(conn, plan, kind).items()}
    return {code: documents for code, documents in known.items() if documents}


def _reasons(conn: sqlite3.Connection, plan: int) -> dict[str, str]:
    rows = conn.execute(
        "SELECT t.code, c.reason FROM task AS t JOIN change AS c ON c.subject_id = t.id"
        " WHERE t.plan = ? AND t.status IN ('cancelled', 'done') AND c.field = 'status' ORDER BY c.clock, c.uuid",
        (plan,),
    )
    return {code: why for code, why in dict(rows).items() if why}


def _chapter_tallies(above: Iterable[Heading], tasks: Iterable[Task], day: Day) -> tuple[ChapterTally, ...]:
    by_chapter: dict[str, list[Task]] = {}
    for task in tasks:
        by_chapter.setdefault(task.chapter, []).append(task)
    found = [
        ChapterTally(heading, _tally(by_chapter.pop(heading.code), day))
        for heading in above
        if heading.is_chapter and heading.code in by_chapter
    ]
    # A plan may have no headings, or tasks before the first.
    others = [task for tasks in by_chapter.values() for task in tasks]
    return (*found, *([ChapterTally(_NO_CHAPTER, _tally(others, day))] if others else ()))


_NO_CHAPTER = Heading(0, 0, "", "", "")


def _tally(tasks: Iterable[Task], day: Day) -> Tally:
    return tally_of(_counts(tasks), day)


def _counts(tasks: Iterable[Task]) -> Iterator[TaskCount]:
    return (TaskCount(task.recorded_status, task.due_on, task.recorded_completed_on) for task in tasks)


def _of(evidence: dict[str, tuple[Evidence, ...]], tasks: Iterable[Task]) -> dict[str, tuple[Evidence, ...]]:
    return {task.code: evidence[task.code] for task in tasks if task.code in evidence}


def _part(sheet: ScoreSheet, agency: str) -> AgencyPart:
    part = part_of(sheet.scores, agency, sheet.tasks)
    if not part.scores.rows:
        raise PartuiError("Phụ lục I không giao {agency} chủ trì tiêu chí nào.", agency=agency)
    return part
