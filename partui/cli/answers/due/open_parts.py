"""Open milestones and instances as JSON, and what the exit code says of what is late."""

from partui.domain.tasks.today import DuePeriod, OpenMilestone

SOMETHING_OVERDUE = 3


def open_milestone_object(milestone: OpenMilestone) -> dict[str, object]:
    """Return a milestone that is still to be reached."""
    return {
        "code": milestone.code,
        "label": milestone.words,
        "due_on": milestone.due_on.isoformat(),
        "days": milestone.days,
    }


def due_period_object(period: DuePeriod, plan: int) -> dict[str, object]:
    """Return an open instance.

    Args:
        plan: the plan's year, which its label need not say.
    """
    from partui.wording.due.periods import period_label

    return {
        "code": period.code,
        "label": period_label(period.key, plan),
        "due_on": period.due_on.isoformat(),
        "days": period.days,
    }
