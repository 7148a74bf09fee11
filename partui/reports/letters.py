"""Writes letters to agencies into a folder, as Word, PDF or mail drafts, all of them or none."""

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from typing import Any

from partui.domain.errors import PartuiError
from partui.domain.plan.report import CollectiveReminder, Reminder, ReportKind
from partui.files import USUAL, check_target, make_folder, part_file
from partui.reports.mail import Mail, write_mail
from partui.reports.writing import Writer, fill, report_bytes, report_writer, write_whole
from partui.wording.reports import reminder_names

MAIL_ENDING = ".eml"


def write_reminders(
    reports: Sequence[Reminder],
    folder: str,
    ending: str = ".docx",
    *,
    force: bool = False,
    dry_run: bool = False,
    template: str = "",
) -> list[str]:
    """Write a reminder for each agency into a folder, which is made if missing: all of them or none.

    Args:
        reports: what each agency is reminded of.
        folder: the whole path.
        ending: that of each file: `.docx`, `.pdf`.
        force: whether to replace existing files.
        dry_run: whether to return the names only.
        template: the whole path of the office's own Word document, blank for the form of Nghị định 30/2020.

    Returns:
        The names of the files, one a report.

    Raises:
        PartuiError: one of the files is there; the folder cannot be made or written; no room; the template cannot be
            read or filled, or is asked for a PDF.
    """
    write = report_writer(ReportKind.REMINDER, ending, template)
    names = reminder_names((report.head.agency or "" for report in reports), ending)
    if not dry_run:
        _write_all(folder, list(zip(names, reports, strict=True)), write, force=force)
    return names


def letter_bytes(letter: Reminder | CollectiveReminder) -> bytes:
    """Return a letter as a Word file."""
    return report_bytes(report_writer(ReportKind.REMINDER, ".docx"), letter)


def mail_names(agencies: Iterable[str]) -> list[str]:
    """Return a unique file name for the mail to each agency: `don-doc-so-noi-vu.eml`."""
    return reminder_names(agencies, MAIL_ENDING)


def write_mail_draft(mail: Mail, target: str, *, force: bool = False) -> None:
    """Write a mail draft to a file, completely or not at all.

    Args:
        mail: what it says.
        target: the whole path.
        force: whether to replace an existing file.

    Raises:
        PartuiError: it has another ending than a mail's; it is there; its folder is missing; no room.
    """
    check_target(target, force=force)
    if not target.lower().endswith(MAIL_ENDING):
        raise PartuiError("Thư nháp chỉ ghi ra tệp đuôi {ending}; hãy đổi đuôi tệp.", ending=MAIL_ENDING)
    write_whole(target, write_mail, mail, force=force)


def write_mail_drafts(mails: Sequence[tuple[str, Mail]], folder: str, *, force: bool = False) -> None:
    """Write mail drafts into a folder, which is made if missing: all of them or none.

    Args:
        mails: each with its file's name.
        folder: the whole path.
        force: whether to replace existing files.

    Raises:
        PartuiError: one of the files is there; the folder cannot be made or written; no room.
    """
    _write_all(folder, mails, write_mail, force=force)


def _write_all(folder: str, files: Sequence[tuple[str, Any]], write: Writer, *, force: bool) -> None:
    made = make_folder(folder)
    try:
        with ExitStack() as parts:
            for name, said in files:
                part = parts.enter_context(part_file(os.path.join(folder, name), USUAL, force=force))
                fill(part, write, said)
    except BaseException:
        if made:
            with suppress(OSError):
                os.rmdir(folder)
        raise
