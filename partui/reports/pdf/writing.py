"""Reports as PDF: what their Word documents say, page by page."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

import docx

from partui.domain.tasks.dossier import Dossier
from partui.reports.dossier import dossier_documents

WordWriter = Callable[[Any, BinaryIO], None]


def printing(write: WordWriter) -> WordWriter:
    """Return what prints a report that a writer of Word documents writes."""
    return partial(_print, write)


def print_dossier(report: Dossier, out: BinaryIO) -> None:
    """Print a dossier: its table of contents, then the self-assessment; the documents stay where they are.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    filed = {each.number for each in report.filed}
    _print_documents([BytesIO(each) for each in dossier_documents(report, filed)], out)


def _print(write: WordWriter, report: object, out: BinaryIO) -> None:
    made = BytesIO()
    write(report, made)
    _print_documents([made], out)


def _print_documents(made: list[BytesIO], out: BinaryIO) -> None:
    from partui.reports.pdf.printing import print_documents

    print_documents([docx.Document(each) for each in made], out)
