"""What a kind of report and its file are called, and which formats it has."""

import os.path
from collections.abc import Iterable
from datetime import date
from importlib.util import find_spec

from partui.domain.errors import PartuiError
from partui.domain.plan.report import ReportKind
from partui.domain.text import for_file_name
from partui.locale import _

# A list of tasks is a workbook.
LIST_ENDING = ".xlsx"
_LONGEST = 80
_STEMS = {
    ReportKind.PROGRESS: "bao-cao",
    ReportKind.REMINDER: "don-doc",
    ReportKind.SCORES: "tu-cham-diem",
    ReportKind.CALENDAR: "lich",
    ReportKind.DOSSIER: "ho-so",
    ReportKind.BRIEF: "bao-cao-nhanh",
}
_SIGNED = {ReportKind.PROGRESS, ReportKind.SCORES}
_ENDINGS = {
    ReportKind.PROGRESS: (".docx", ".pdf", ".xlsx", ".md", ".html", ".csv"),
    ReportKind.REMINDER: (".docx", ".pdf"),
    ReportKind.SCORES: (".docx", ".pdf", ".xlsx", ".html"),
    ReportKind.CALENDAR: (".ics",),
    ReportKind.DOSSIER: (".zip", ".pdf"),
    ReportKind.BRIEF: (".docx", ".pdf", ".html"),
}


# What is text can go into a pipe.
_TEXT = {".md", ".html", ".csv", ".ics"}


def report_label(kind: ReportKind) -> str:
    """Return a kind of report as an officer reads it."""
    match kind:
        case ReportKind.PROGRESS:
            return _("Báo cáo tình hình thực hiện")
        case ReportKind.REMINDER:
            return _("Văn bản đôn đốc")
        case ReportKind.SCORES:
            return _("Bảng tự đánh giá, chấm điểm")
        case ReportKind.CALENDAR:
            return _("Lịch các thời hạn")
        case ReportKind.DOSSIER:
            return _("Hồ sơ tự đánh giá kèm tài liệu")
        case ReportKind.BRIEF:
            return _("Báo cáo nhanh một trang")


def endings(kind: ReportKind) -> tuple[str, ...]:
    """Return the endings that a kind of report may have, the usual one first; they say its format."""
    return _ENDINGS[kind]


def ending_of(kind: ReportKind, target: str) -> str:
    """Return the ending of a file that a report is to be written to, in lower case.

    Raises:
        PartuiError: a report of this kind has no such format.
    """
    ending = os.path.splitext(target)[1].lower()
    allowed = endings(kind)
    if ending in allowed:
        return ending
    if not ending:
        raise PartuiError(
            "{target} không có đuôi tệp; ghi một trong: {allowed}.", target=target, allowed=", ".join(allowed)
        )
    raise PartuiError(
        "Không xuất được ra tệp đuôi “{ending}”; ghi một trong: {allowed}.", ending=ending, allowed=", ".join(allowed)
    )


def piped_ending(kind: ReportKind, wanted: str) -> str:
    """Return the ending that says the format of a report on standard output.

    Args:
        kind: what the report is for.
        wanted: a format as `csv` or `.csv`, blank for the first of the kind that is text.

    Raises:
        PartuiError: a report of this kind has no such format, or none that is text.
    """
    allowed = [ending for ending in endings(kind) if ending in _TEXT]
    if not allowed:
        raise PartuiError(
            "{kind} không phải là chữ, không ghi ra đầu ra chuẩn được; hãy ghi một tệp đuôi {allowed}.",
            kind=report_label(kind),
            allowed=", ".join(endings(kind)),
        )
    ending = f".{wanted.lower().removeprefix('.')}" if wanted else allowed[0]
    if ending not in allowed:
        raise PartuiError(
            "Ra đầu ra chuẩn không có dạng “{wanted}”; ghi một trong: {allowed}.",
            wanted=wanted,
            allowed=", ".join(each.removeprefix(".") for each in allowed),
        )
    return ending


def is_signed(kind: ReportKind, target: str) -> bool:
    """Return whether an office signs a report: a letter, and what is written as a document."""
    if kind is ReportKind.REMINDER:
        return True
    return kind in _SIGNED and target.lower().endswith((".docx", ".pdf"))


def check_pdf_is_written() -> None:
    """Refuse a PDF where what writes it is not installed.

    Raises:
        PartuiError: it is not.
    """
    if find_spec("fpdf") is None:
        raise PartuiError(
            'Ghi tệp .pdf cần thư viện fpdf2, máy này chưa có: hãy chạy pip install "partui[pdf]", '
            "hoặc ghi tệp .docx. Chưa xuất gì."
        )


def suggested_name(kind: ReportKind, day: date, agency: str) -> str:
    """Return a name for a report: `bao-cao-so-noi-vu-20201001.docx`.

    Args:
        day: the day that it looks from.
        agency: the agency's name, empty for the whole plan.
    """
    parts = (_STEMS[kind], for_file_name(agency, _LONGEST), f"{day:%Y%m%d}")
    return "-".join(part for part in parts if part) + endings(kind)[0]


def suggested_list_name(plan: int, day: date) -> str:
    """Return a name for a list of tasks: `nhiem-vu-2020-20201001.xlsx`."""
    return f"nhiem-vu-{plan}-{day:%Y%m%d}{LIST_ENDING}"


def suggested_folder(day: date) -> str:
    """Return a name for a folder with a reminder for each agency: `don-doc-20201001`."""
    return f"{_STEMS[ReportKind.REMINDER]}-{day:%Y%m%d}"


def reminder_names(agencies: Iterable[str], ending: str) -> list[str]:
    """Return a file name for the reminder to each agency, no two alike: `don-doc-so-noi-vu.docx`."""
    names: list[str] = []
    for agency in agencies:
        stem = f"{_STEMS[ReportKind.REMINDER]}-{for_file_name(agency, _LONGEST) or 'co-quan'}"
        name, number = f"{stem}{ending}", 2
        while name in names:
            name, number = f"{stem}-{number}{ending}", number + 1
        names.append(name)
    return names
