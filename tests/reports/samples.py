"""Reports rich enough to meet every column, and reports whose every word is hostile."""

from datetime import date
from typing import Any

from partui.domain.plan.report import Assessment, Deadlines, Progress
from partui.domain.scores.index import work_out_scores
from partui.domain.scores.leaf import TaskStanding
from partui.domain.tasks.evidence import Evidence
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Task
from tests.reports import builders
from tests.reports.builders import Proofs, Said

DAY = date(2020, 12, 18)
SAID: dict[str, Said] = {
    "1.1": (Status.DOING, None),
    "1.3.1": (Status.DONE, date(2020, 9, 30)),
    "1.3.2": (Status.DONE, date(2020, 10, 2)),
    "2.2": (Status.CANCELLED, None),
    "3.2.1": (Status.DONE, date(2020, 12, 24)),
    "7.1.1": (Status.DONE, date(2020, 11, 1)),
}
SAYINGS: dict[str, dict[str, Any]] = {
    "1.1": {"progress": 60, "note": "Đã trình dự thảo\nchờ ý kiến"},
    "1.3.1": {"progress": 100, "measured": "Đạt 32%"},
    "2.2": {"note": "Trùng với nhiệm vụ 2.1"},
    "4.1.1": {"deadline": "khi nào xong thì thôi", "deadline_kind": "unknown", "due_on": None, "days": None},
}
PROOFS: Proofs = {
    "1.3.1": (
        Evidence(
            "e1", "1.3.1", (1,), "15/QĐ-SNV", date(2020, 3, 2), "Sở Nội vụ", "Thành lập Đoàn kiểm tra", "qd15.pdf"
        ),
        Evidence("e2", "1.3.1", (3,), "", None, "", "Báo cáo; kết quả, 1", "https://example.vn/bc"),
    ),
    "1.3.2": (Evidence("e3", "1.3.2", (), "0088", None, "", "", ""),),
}
OWN = {"1.1": "1.25", "1.2": "0.5"}

LONG = "rất dài " * 6_000
HOSTILE = (
    "=cmd|'/c calc'!A0\r\nBEGIN:VEVENT\r\nUID:x\x1b]52;c;x\x07\x00 <script>alert(1)</script> [/x] \u202eabc\u2028"
    "| **đậm** `m` {{ 7*7 }} a;b,c\\n \"'&amp; ![i](http://x.invalid/i.png) 0123 _x000D_"
)
INVISIBLE = ("\x1b", "\x07", "\x00", "\u202e", "\u2028")


def tasks() -> tuple[Task, ...]:
    """Every task of the plan, with statuses, notes, progress and one unread deadline."""
    return tuple(task._replace(**SAYINGS.get(task.code, {})) for task in builders.tasks(SAID, DAY))


def progress(agency: str | None = None) -> Progress:
    """A progress report of the whole plan, or of what an agency leads."""
    listed = tuple(task for task in tasks() if agency is None or agency in task.leads)
    report = builders.progress(listed, PROOFS, agency)
    groups = {name: group for read in builders.plan().tasks for name, group in read.leads}
    leads = tuple(
        lead._replace(
            group=groups[lead.name], tally=builders.tally((task for task in listed if lead.name in task.leads), DAY)
        )
        for lead in report.leads
    )
    chapters = tuple(
        row._replace(tally=builders.tally((task for task in listed if task.chapter == row.chapter.code), DAY))
        for row in report.chapters
    )
    return report._replace(
        head=builders.head(agency, DAY), total=builders.tally(listed, DAY), chapters=chapters, leads=leads
    )


def assessment() -> Assessment:
    """A self-assessment with some own scores and documents."""
    listed = tasks()
    standing = [TaskStanding(task.code, task.criterion, task.leads, task.status, task.timeliness) for task in listed]
    criteria = [row.criterion for row in builders.assessment(OWN).scores.rows]
    scores = work_out_scores(criteria, standing)
    return Assessment(builders.head(day=DAY), scores, {task.code: task for task in listed}, PROOFS)


def deadlines(agency: str | None = None) -> Deadlines:
    """Every task with a due date."""
    return Deadlines(builders.head(agency, DAY), tuple(task for task in tasks() if task.due_on is not None))


def hostile(text: str = HOSTILE) -> tuple[Progress, Assessment, Deadlines]:
    """Reports in which every word of a user is the text; of some tasks, of few where the text is long."""
    most = 3 if len(text) >= len(LONG) else 12
    head = builders.head(text, DAY)._replace(number=text, issuer=text, title=text)
    listed = tuple(_with_text(task, text) for task in tasks()[:most])
    proofs = {task.code: (Evidence("e", task.code, (1,), text, None, text, text, text),) for task in listed}
    whole = progress()
    scored = assessment()
    headings = tuple(heading._replace(title=text) for heading in whole.headings[:most])
    rows = tuple(
        row._replace(criterion=row.criterion._replace(title=text, leads_words=text))
        for row in scored.scores.rows[:most]
    )
    return (
        whole._replace(
            head=head,
            chapters=tuple(row._replace(chapter=row.chapter._replace(title=text)) for row in whole.chapters[:most]),
            leads=tuple(lead._replace(name=text) for lead in whole.leads[:most]),
            headings=headings,
            tasks=listed,
            evidence=proofs,
        ),
        scored._replace(
            head=head,
            scores=scored.scores._replace(rows=rows),
            tasks={task.code: task for task in listed},
            evidence=proofs,
        ),
        Deadlines(head, tuple(task for task in listed if task.due_on is not None)),
    )


def in_order(report: Progress) -> list[tuple[str, str]]:
    """Code and title of every heading and task of a report, in the plan's order."""
    rows = [(each.position, each.code, each.title) for each in report.headings]
    rows += [(each.position, each.code, each.title) for each in report.tasks]
    return [(code, title) for _position, code, title in sorted(rows)]


def late_first(report: Progress) -> tuple[list[Task], list[Task], list[str]]:
    """The late tasks of a report, the longest late first; all tasks behind those; the headings over the others."""
    by_days = sorted(report.tasks, key=lambda task: task.days or 0)
    late = [task for task in by_days if task.timeliness is Timeliness.OVERDUE]
    left = [task for task in report.tasks if task not in late]
    headings = [each for each in report.headings if any(f"{task.code}.".startswith(f"{each.code}.") for task in left)]
    return late, [*late, *left], [f"{each.code}. {each.title}" for each in headings]


def _with_text(task: Task, text: str) -> Task:
    return task._replace(
        title=text,
        products=(text, text),
        requirements=(text,),
        deadline=text,
        leads_words=text,
        leads=(text,),
        implementers_words=text,
        implementers=(text,),
        measured=text,
        note=text,
    )
