"""What a progress report says besides counts and tasks: what is behind, which milestones are late, what has changed."""

from typing import NamedTuple

from partui.domain.plan.report import Progress
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.due.ahead import ahead_by_agency
from partui.wording.plan.standings import since_texts
from partui.wording.tasks import agency_text, days_label


class Note(NamedTuple):
    """A part of a report: its title, and a line each for what it says."""

    title: str
    lines: tuple[str, ...]


def progress_notes(report: Progress) -> list[Note]:
    """Return the parts that have something to say."""
    behind = [
        _("{agency}: {count} nhiệm vụ {reason} ({codes})").format(
            agency=agency_text(lead, group=False), count=len(tasks), reason=reason,
            codes=", ".join(clean(task.code) for task in tasks),
        )
        for lead, reasons in ahead_by_agency(report.behind).items()
        for reason, tasks in reasons.items()
    ]  # fmt: skip
    milestones = [
        _("{code}: {step}, hạn {due}, {days}").format(
            code=clean(each.code), step=clean(each.words), due=show_date(each.due_on), days=days_label(each.days)
        )
        for each in report.milestones
    ]
    notes = [Note(_("Nhiệm vụ chậm nhịp"), tuple(behind)), Note(_("Mốc quá hạn"), tuple(milestones))]
    if report.since is not None:
        told = tuple(since_texts(report.since.since)) or (_("không đổi gì."),)
        notes.append(Note(_("Thay đổi từ {label}").format(label=clean(report.since.label)), told))
    return [note for note in notes if note.lines]
