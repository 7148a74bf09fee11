"""A form (phiếu báo cáo) on which an agency reports its tasks."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

FORMAT = "partui-form/1"


class ReportingRole(StrEnum):
    """An agency's part in a task: the lead reports its progress, in a group each member does."""

    LEAD = "lead"
    MEMBER = "member"
    IMPLEMENTER = "implementer"


# Cells closed to an agency: only the lead reports progress, in percent too.
_CLOSED = {
    ReportingRole.LEAD: frozenset[str](),
    ReportingRole.MEMBER: frozenset({"progress"}),
    ReportingRole.IMPLEMENTER: frozenset({"status", "completed_on", "progress"}),
}


class FormRow(NamedTuple):
    """A task as a form lists it.

    Attributes:
        uid: the task's lasting name in every copy of the file.
        status: and completed_on, progress and measured: as they were when the form was made.
        due: the deadline's words and its day.
        returned: why the agency's last answer was returned, blank where it was not.
        period: the instance that is asked of a task that comes back, by its key; blank for the task as a whole.
        period_name: what the form calls it.
        version: the task's, as the form was made; blank on a form of an older partui.
    """

    uid: str
    code: str
    title: str
    asked_as: ReportingRole
    due: str
    products: str
    requirements: str
    status: str
    completed_on: str
    progress: str
    measured: str
    returned: str = ""
    period: str = ""
    period_name: str = ""
    version: str = ""

    @property
    def name(self) -> str:
        """The text in the column of codes: `1.2`, or `1.2 (Quý III)` for one of several instances."""
        return f"{self.code} ({self.period_name})" if self.period else self.code

    @property
    def closed(self) -> frozenset[str]:
        """The cells that the agency may not fill in."""
        return closed_to(self.asked_as, self.period)


class ReportForm(NamedTuple):
    """A form of one agency.

    Attributes:
        uuid: the form's name, by which an answer is known however often it comes.
        agency: the agency's identity; name is what it is called.
        made_on: the day that it was made for.
        source: the plan's document, which tells plans of one year in two files apart; blank on a form of an older
            partui.
    """

    uuid: str
    plan: int
    agency: str
    name: str
    made_on: date
    rows: tuple[FormRow, ...]
    source: str = ""


def closed_to(asked_as: ReportingRole, period: str) -> frozenset[str]:
    """Return the cells of a task that an agency may not fill in.

    Args:
        asked_as: what it has to do with the task.
        period: the instance that is asked, whose share of the whole nobody knows; blank for the task as a whole.
    """
    return _CLOSED[asked_as] | ({"progress"} if period else frozenset())


def answer_name(form: str, uid: str, period: str = "") -> str:
    """Return the uuid of a form's answer about a task or one of its instances."""
    return str(uuid5(NAMESPACE_URL, f"partui:form/{form}/{uid}{'/' if period else ''}{period}"))
