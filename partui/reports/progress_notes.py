"""Further parts of a progress report: tasks that are behind, late milestones, changes since a day."""

from partui.domain.plan.report import Progress
from partui.domain.tasks.today import OpenMilestone
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.due.pace import ahead_by_agency
from partui.wording.numbers import official_count
from partui.wording.plan.standings import since_texts
from partui.wording.tasks import agency_text, days_label


def behind_lines(report: Progress) -> tuple[str, ...]:
    """Return the tasks that are behind, by agency."""
    return tuple(
        _("{agency}: {count} nhiệm vụ {reason} ({codes})").format(
            agency=agency_text(lead, group=False), count=official_count(len(tasks)), reason=reason,
            codes=", ".join(clean(task.code) for task in tasks),
        )
        for lead, reasons in ahead_by_agency(report.behind).items()
        for reason, tasks in reasons.items()
    )  # fmt: skip


def milestone_lines(report: Progress) -> tuple[str, ...]:
    """Return the late milestones."""
    return tuple(map(milestone_line, report.milestones))


def milestone_line(milestone: OpenMilestone) -> str:
    """Return a milestone that is late."""
    return _("Mốc {code}: {step}, hạn {due}, {days}").format(
        code=clean(milestone.code),
        step=clean(milestone.words),
        due=show_date(milestone.due_on),
        days=days_label(milestone.days),
    )


def since_lines(report: Progress) -> tuple[str, ...]:
    """Return the changes since a day or a snapshot, if requested."""
    if report.since is None:
        return ()
    told = tuple(since_texts(report.since.since)) or (_("không đổi gì"),)
    label = clean(report.since.label)
    return tuple(_("Thay đổi từ {label}: {told}").format(label=label, told=each) for each in told)
