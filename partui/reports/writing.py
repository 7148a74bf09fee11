"""Reports into files: the ending says the format, and a file is written whole or not at all."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from partui.domain.errors import PartuiError
from partui.domain.plan.report import (
    Assessment,
    CollectiveReminder,
    Deadlines,
    Progress,
    Reminder,
    Report,
    ReportKind,
    TaskList,
)
from partui.domain.rollup.ranking import Rollup
from partui.domain.tasks.dossier import Dossier
from partui.files import USUAL, check_target, make_folder, part_file
from partui.locale import official
from partui.wording.reports import LIST_ENDING, ending_of, reminder_names

Writer = Callable[[Any, BytesIO], None]


def check_report_target(kind: ReportKind, target: str, *, force: bool = False) -> None:
    """Refuse, before anything is read, a file that a report cannot be written to.

    Args:
        kind: what the report is for.
        target: the whole path.
        force: whether a file that is there may be replaced.

    Raises:
        PartuiError: no format of this kind has that ending; the file is there; its folder is missing.
    """
    check_target(target, force=force)
    _writer(kind, target)


def write_report(report: Report | Dossier, target: str, *, force: bool = False) -> None:
    """Write a report to a file, complete or not at all.

    Args:
        report: what it says.
        target: the whole path; its ending says the format.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: no format of this kind has that ending; the file is there; its folder is missing or cannot be
            written; no room.
    """
    write = _writer(_kind(report), target)
    with part_file(target, USUAL, force=force) as part:
        _fill(part, write, report)


def check_list_target(target: str, *, force: bool = False) -> None:
    """Refuse, before anything is read, a file that a list cannot be written to.

    Args:
        target: the whole path.
        force: whether a file that is there may be replaced.

    Raises:
        PartuiError: it has another ending than Excel's; it is there; its folder is missing.
    """
    check_target(target, force=force)
    if not target.lower().endswith(LIST_ENDING):
        raise PartuiError("Danh sách chỉ xuất ra tệp đuôi {ending}; hãy đổi đuôi tệp.", ending=LIST_ENDING)


def write_list(listed: TaskList, target: str, *, force: bool = False) -> None:
    """Write a list of tasks to an Excel file, complete or not at all.

    Args:
        listed: the tasks.
        target: the whole path.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: as `check_list_target`; the folder cannot be written; no room.
    """
    from partui.reports.excel.listed import write_listed

    check_list_target(target, force=force)
    with part_file(target, USUAL, force=force) as part:
        _fill(part, write_listed, listed)


def write_reminders(
    reports: Sequence[Reminder], folder: str, *, force: bool = False, dry_run: bool = False
) -> list[str]:
    """Write a reminder for each agency into a folder, made when it is missing: all of them or none.

    Args:
        reports: what each agency is reminded of.
        folder: the whole path.
        force: whether to put them in the place of files that are there.
        dry_run: whether to say their names alone.

    Returns:
        The names of the files, one a report.

    Raises:
        PartuiError: one of the files is there; the folder cannot be made or written; no room.
    """
    names = reminder_names(report.head.agency or "" for report in reports)
    if dry_run:
        return names
    made = make_folder(folder)
    try:
        with ExitStack() as parts:
            for report, name in zip(reports, names, strict=True):
                target = os.path.join(folder, name)
                part = parts.enter_context(part_file(target, USUAL, force=force))
                _fill(part, _writer(ReportKind.REMINDER, target), report)
    except BaseException:
        if made:
            with suppress(OSError):
                os.rmdir(folder)
        raise
    return names


def write_survey(found: Rollup, target: str, made_on: date, *, force: bool = False) -> None:
    """Write many provinces side by side as a web page, complete or not at all.

    Args:
        found: the provinces.
        target: the whole path.
        made_on: the day on which it is drawn up.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: the file is there; its folder is missing or cannot be written; no room.
    """
    from partui.reports.web.survey import write_survey as web_survey

    with part_file(target, USUAL, force=force) as part:
        _fill(part, partial(web_survey, made_on=made_on), found)


def _kind(report: Report | Dossier) -> ReportKind:
    match report:
        case Progress():
            return ReportKind.PROGRESS
        case Reminder() | CollectiveReminder():
            return ReportKind.REMINDER
        case Assessment():
            return ReportKind.SCORES
        case Deadlines():
            return ReportKind.CALENDAR
        case Dossier():
            return ReportKind.DOSSIER


def _fill(part: str, write: Writer, report: Report | Dossier | TaskList | Rollup) -> None:
    # The libraries say in many ways that a disk is full; a file says it in one.
    made = BytesIO()
    with official():
        write(report, made)
    with open(part, "wb") as file:
        file.write(made.getbuffer())


def _write_letter(report: Reminder | CollectiveReminder, out: BytesIO) -> None:
    from partui.reports.word.letters.collective import write_collective
    from partui.reports.word.letters.reminder import write_reminder

    if isinstance(report, CollectiveReminder):
        write_collective(report, out)
    else:
        write_reminder(report, out)


def _writer(kind: ReportKind, target: str) -> Writer:
    match kind, ending_of(kind, target):
        case ReportKind.PROGRESS, ".docx":
            from partui.reports.word.progress import write_progress as word_progress

            return word_progress
        case ReportKind.PROGRESS, ".xlsx":
            from partui.reports.excel import write_progress as excel_progress

            return excel_progress
        case ReportKind.PROGRESS, ".md":
            from partui.reports.plain import write_markdown

            return write_markdown
        case ReportKind.PROGRESS, ".csv":
            from partui.reports.plain import write_csv

            return write_csv
        case ReportKind.PROGRESS, ".html":
            from partui.reports.web import write_progress as web_progress

            return web_progress
        case ReportKind.REMINDER, ".docx":
            return _write_letter
        case ReportKind.SCORES, ".docx":
            from partui.reports.word.assessment import write_assessment as word_assessment

            return word_assessment
        case ReportKind.SCORES, ".xlsx":
            from partui.reports.excel import write_assessment as excel_assessment

            return excel_assessment
        case ReportKind.SCORES, ".html":
            from partui.reports.web import write_assessment as web_assessment

            return web_assessment
        case ReportKind.CALENDAR, ".ics":
            from partui.reports.calendar import write_calendar

            return write_calendar
        case ReportKind.DOSSIER, ".zip":
            from partui.reports.dossier import write_dossier

            return write_dossier
    raise AssertionError(kind, target)
