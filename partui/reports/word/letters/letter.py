"""Any letter that reminds: to one agency, or to all of them."""

from typing import BinaryIO

from partui.domain.plan.report import CollectiveReminder, Reminder
from partui.reports.word.letters.collective import write_collective
from partui.reports.word.letters.reminder import write_reminder


def write_letter(report: Reminder | CollectiveReminder, out: BinaryIO) -> None:
    """Write a letter to whom it reminds.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    if isinstance(report, CollectiveReminder):
        write_collective(report, out)
    else:
        write_reminder(report, out)
