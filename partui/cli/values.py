"""Readers of option values: contract names, Vietnamese labels, dates, numbers, paths."""

import os.path
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES, _, use_language

if TYPE_CHECKING:
    from partui.domain.tasks.status import Timeliness
    from partui.domain.tasks.task import Role
    from partui.store.queries.listing import Sort


def read_day(text: str) -> Any:
    """Read a day as typed: `2020-09-30`, `30/9/2020`, or `30/9` of the plan's year."""
    from partui.domain.dates import read_day

    return read_day(text)


def whole_number(text: str, most: int) -> int | None:
    """Return a whole number with at most as many digits as the highest; none for anything else."""
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= len(str(most)) and int(number) <= most):
        return None
    return int(number)


def read_percentage(text: str) -> int:
    """Read a task's progress, 0 to 100."""
    number = whole_number(text.strip().removesuffix("%"), 100)
    if number is None:
        raise PartuiError("“{text}” không nhận được; ghi một số nguyên từ 0 đến 100", text=text)
    return number


def read_count(text: str) -> int:
    """Read a number that counts from 1."""
    number = whole_number(text, 999_999)
    if not number:
        raise PartuiError("“{text}” không nhận được; ghi một số thứ tự từ 1", text=text)
    return number


def read_counts(text: str) -> tuple[int, ...]:
    """Read numbers that count from 1, separated by commas; none if the text is blank."""
    return tuple(read_count(part.strip()) for part in text.split(",") if part.strip())


def read_language(text: str) -> str:
    """Read a language, and speak it from now on."""
    use_language(read_one_of(text, LANGUAGES))
    return text


def read_text(text: str) -> str:
    """Decode a typed text: UTF-8, else the locale's encoding; TCVN3 and VNI become Unicode.

    Raises:
        PartuiError: it is neither, and would be kept with letters missing.
    """
    if text.isascii():
        return text
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        from partui.domain.old_encodings import in_unicode

        return in_unicode(text)
    import locale

    try:
        return os.fsencode(text).decode(locale.getencoding())
    except UnicodeError:
        raise PartuiError(
            "“{text}” có chữ không đúng UTF-8; chưa làm gì. Hãy đặt bảng mã của cửa sổ dòng lệnh là UTF-8", text=text
        ) from None


def read_reason(text: str) -> str:
    """Read the reason for an edit.

    Raises:
        PartuiError: it is longer than the journal keeps.
    """
    from partui.domain import limits

    return limits.within(read_text(text), limits.REASON)


def read_name(text: str) -> str:
    """Return a file's name; refuse a blank one, such as an unset variable of a script."""
    if not text.strip():
        raise PartuiError("Chưa ghi tên tệp.")
    return text


def read_path(text: str) -> str:
    """Return the whole path of a file."""
    return os.path.abspath(os.path.expanduser(text))


# Stands for standard input or output.
STREAM = "-"


def read_source(text: str) -> str:
    """Return the whole path of a file, or `-`."""
    return text if text == STREAM else read_path(text)


# The name of a file may be any bytes.
READERS_OF_NAMES = {read_name, read_path, read_source}


def read_one_of(text: str, names: Iterable[str]) -> str:
    """Read one of some names, as it is."""
    if text not in names:
        raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=text, allowed=", ".join(names))
    return text


def read_status(text: str) -> StrEnum:
    """Read a status by its name or by its label, case and marks ignored."""
    from partui.wording.labels import find_status

    return find_status(text)


def read_timeliness(text: str) -> "Timeliness":
    """Read a timeliness by its name or by its label, case and marks ignored."""
    from partui.domain.tasks.status import Timeliness
    from partui.wording.labels import find_value, timeliness_label

    return find_value(text, {timeliness: timeliness_label(timeliness) for timeliness in Timeliness})


def read_role(text: str) -> "Role":
    """Read an agency's role."""
    from partui.domain.tasks.task import Role
    from partui.wording.labels import find_value, role_label

    return find_value(text, {role: role_label(role) for role in Role})


def read_report_kind(text: str) -> StrEnum:
    """Read what a report is for."""
    from partui.domain.plan.report import ReportKind
    from partui.wording.labels import find_value
    from partui.wording.reports import report_label

    return find_value(text, {kind: report_label(kind) for kind in ReportKind})


def read_report_part(text: str) -> StrEnum:
    """Read a part of a progress report."""
    from partui.domain.brief.own_words import ReportPart
    from partui.wording.labels import find_value
    from partui.wording.plan.report_words import report_part_label

    return find_value(text, {part: report_part_label(part) for part in ReportPart})


def read_part(text: str) -> StrEnum:
    """Read which part of the plan is meant."""
    from partui.domain.tasks.task import Part
    from partui.wording.labels import find_value, part_label

    return find_value(text, {part: part_label(part) for part in Part})


def read_carry(text: str) -> StrEnum:
    """Read what a new plan does with unfinished tasks."""
    from partui.domain.plan.next_plan import CarryOver
    from partui.wording.labels import find_value
    from partui.wording.plan.preview import carry_label

    return find_value(text, {carry: carry_label(carry) for carry in CarryOver})


def read_order(text: str) -> "tuple[Sort, bool]":
    """Read the sort order of tasks; a leading `-` reverses it."""
    from partui.store.queries.listing import Sort
    from partui.wording.labels import find_value

    name = text.removeprefix("-")
    return find_value(name, {sort: sort_label(sort) for sort in Sort}), name != text


def sort_label(sort: "Sort") -> str:
    """Return the label of a sort order."""
    return {
        "code": _("mã"),
        "title": _("nhiệm vụ"),
        "lead": _("chủ trì"),
        "due": _("hạn"),
        "days": _("số ngày"),
        "timeliness": _("so với hạn"),
        "status": _("kết quả thực hiện"),
    }[sort]
