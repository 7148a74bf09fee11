"""What an officer says of a task."""

from enum import StrEnum

from partui.locale import _


class Status(StrEnum):
    """The four statuses that an officer may give a task."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    CANCELLED = "cancelled"


def status_label(status: Status) -> str:
    """Return the status as an officer reads it."""
    match status:
        case Status.TODO:
            return _("Chưa thực hiện")
        case Status.DOING:
            return _("Đang thực hiện")
        case Status.DONE:
            return _("Hoàn thành")
        case Status.CANCELLED:
            return _("Không thực hiện")
