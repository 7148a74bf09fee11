"""Writes reports to files, completely or not at all; the ending gives the format."""

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import Any, BinaryIO

from partui.domain.brief.page import Brief
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
from partui.files import USUAL, check_target, part_file
from partui.locale import official
from partui.wording.reports import LIST_ENDING, check_pdf_is_written, ending_of

Writer = Callable[[Any, BinaryIO], None]


def check_report_target(kind: ReportKind, target: str, *, force: bool = False, template: str = "") -> None:
    """Refuse a target that a report cannot be written to, before anything is read.

    Args:
        kind: what the report is for.
        target: the whole path.
        force: whether an existing file may be replaced.
        template: the whole path of the office's own Word document, blank for the form of Nghị định 30/2020.

    Raises:
        PartuiError: no format of this kind has that ending; the file is there; its folder is missing; the template
            cannot be read, or would be overwritten.
    """
    check_target(target, force=force)
    if template and os.path.realpath(target) == os.path.realpath(template):
        raise PartuiError("{path} là mẫu của cơ quan; hãy xuất ra tệp khác. Chưa xuất gì.", path=template)
    report_writer(kind, ending_of(kind, target), template)


def write_report(report: Report | Dossier | Brief, target: str, *, force: bool = False, template: str = "") -> None:
    """Write a report to a file, complete or not at all.

    Args:
        report: what it says.
        target: the whole path; its ending says the format.
        force: whether to replace an existing file.
        template: the whole path of the office's own Word document, blank for the form of Nghị định 30/2020.

    Raises:
        PartuiError: no format of this kind has that ending; the file is there; its folder is missing or cannot be
            written; no room; the template cannot be read or filled.
    """
    kind = _kind(report)
    write = report_writer(kind, ending_of(kind, target), template)
    write_whole(target, write, report, force=force)


def report_text(report: Report | Dossier | Brief, write: Writer) -> str:
    """Return a report in a text format.

    Args:
        report: what it says.
        write: writes it in that format, as `report_writer` returns it.
    """
    return report_bytes(write, report).decode()


def check_list_target(target: str, *, force: bool = False) -> None:
    """Refuse a target that a list cannot be written to, before anything is read.

    Args:
        target: the whole path.
        force: whether an existing file may be replaced.

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
        force: whether to replace an existing file.

    Raises:
        PartuiError: as `check_list_target`; the folder cannot be written; no room.
    """
    from partui.reports.excel.listed import write_listed

    check_list_target(target, force=force)
    write_whole(target, write_listed, listed, force=force)


def write_survey(found: Rollup, target: str, made_on: date, *, force: bool = False) -> None:
    """Write many provinces side by side as a web page, complete or not at all.

    Args:
        found: the provinces.
        target: the whole path.
        made_on: the day on which it is drawn up.
        force: whether to replace an existing file.

    Raises:
        PartuiError: the file is there; its folder is missing or cannot be written; no room.
    """
    from partui.reports.web.survey import write_survey as web_survey

    write_whole(target, partial(web_survey, made_on=made_on), found, force=force)


def _kind(report: Report | Dossier | Brief) -> ReportKind:
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
        case Brief():
            return ReportKind.BRIEF


def write_whole(target: str, write: Writer, report: object, *, force: bool) -> None:
    """Write a report to a file, complete or not at all."""
    with part_file(target, USUAL, force=force) as part:
        fill(part, write, report)


def fill(part: str, write: Writer, report: object) -> None:
    """Write a report to a temporary file that will be moved into place.

    Args:
        part: the file.
        write: writes the report to a file opened for writing bytes.
    """
    # The libraries say in many ways that a disk is full; a file says it in one.
    made = report_bytes(write, report)
    with open(part, "wb") as file:
        file.write(made)


def report_bytes(write: Writer, report: object) -> bytes:
    """Return a report as the bytes of a file, in the language of official documents."""
    made = BytesIO()
    with official():
        write(report, made)
    return made.getvalue()


def report_writer(kind: ReportKind, ending: str, template: str = "") -> Writer:
    """Return the writer for a kind of report and a format.

    Args:
        kind: what the report is for.
        ending: one of the kind's, in lower case; it says the format.
        template: the whole path of the office's own Word document, blank for the form of Nghị định 30/2020.

    Raises:
        PartuiError: the template cannot be read, is no Word document, or is asked for another format; what writes PDFs
            is not installed.
    """
    if template:
        _check_is_word(ending)
        from partui.reports.word.template.filling import fill_template, read_template

        return partial(fill_template, template=read_template(template))
    if ending == ".pdf":
        check_pdf_is_written()
        from partui.reports.pdf.writing import print_dossier, printing

        return print_dossier if kind is ReportKind.DOSSIER else printing(_imported(kind, ".docx"))
    return _imported(kind, ending)


def write_example(kind: ReportKind, target: str, *, force: bool = False) -> None:
    """Write an example of a template, complete or not at all.

    Args:
        kind: of which report: progress or reminder.
        target: the whole path.
        force: whether to replace an existing file.

    Raises:
        PartuiError: it has another ending than Word's; it is there; its folder is missing; no room.
    """
    from partui.reports.word.template.example import write_letter_example, write_report_example

    check_target(target, force=force)
    _check_is_word(target)
    write = write_report_example if kind is ReportKind.PROGRESS else write_letter_example
    write_whole(target, lambda _nothing, out: write(out), None, force=force)


def _check_is_word(target: str) -> None:
    if not target.lower().endswith(".docx"):
        raise PartuiError("Mẫu của cơ quan chỉ dùng cho tệp Word; hãy ghi ra tệp đuôi .docx.")


def _imported(kind: ReportKind, ending: str) -> Writer:
    module, name = _WRITERS[kind, ending]
    found: Writer = getattr(import_module(f"partui.reports.{module}"), name)
    return found


# A kind of report and an ending to the module that writes it, imported when it does, and its function.
_WRITERS = {
    (ReportKind.PROGRESS, ".docx"): ("word.progress", "write_progress"),
    (ReportKind.PROGRESS, ".xlsx"): ("excel", "write_progress"),
    (ReportKind.PROGRESS, ".md"): ("plain", "write_markdown"),
    (ReportKind.PROGRESS, ".csv"): ("plain", "write_csv"),
    (ReportKind.PROGRESS, ".html"): ("web", "write_progress"),
    (ReportKind.REMINDER, ".docx"): ("word.letters.letter", "write_letter"),
    (ReportKind.SCORES, ".docx"): ("word.assessment", "write_assessment"),
    (ReportKind.SCORES, ".xlsx"): ("excel", "write_assessment"),
    (ReportKind.SCORES, ".html"): ("web", "write_assessment"),
    (ReportKind.CALENDAR, ".ics"): ("calendar", "write_calendar"),
    (ReportKind.DOSSIER, ".zip"): ("dossier", "write_dossier"),
    (ReportKind.BRIEF, ".docx"): ("word.brief", "write_brief"),
    (ReportKind.BRIEF, ".html"): ("web", "write_brief"),
}
