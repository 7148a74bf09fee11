"""Extensions (gia hạn): a later due day granted for a task, beside the plan's own; how the journal writes them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.objects import read_as, write_object
from partui.domain.tasks.status import Status

EXTENSION = "extension/"
_CLOSED = (Status.DONE, Status.CANCELLED)


class Extension(NamedTuple):
    """A later due day, granted on a day.

    Attributes:
        words: the new deadline as it was typed.
        due_on: the last day of it that is on time.
        granted_on: the day from which it counts.
        document: what granted it, `1234/UBND-TH`; blank where that is not said.
    """

    uuid: str
    words: str
    due_on: date
    granted_on: date
    document: str = ""


def extension_value(extension: Extension) -> str:
    """Return an extension as the journal writes it."""
    said = {
        "to": extension.words,
        "due": extension.due_on.isoformat(),
        "on": extension.granted_on.isoformat(),
        "document": extension.document,
    }
    return write_object({name: text for name, text in said.items() if text})


def read_extension(field: str, value: str | None) -> Extension | None:
    """Read an extension from the journal; none for what is none.

    Args:
        field: `extension/` and the extension's uuid.
        value: what the journal says.
    """
    uuid, longest = field.removeprefix(EXTENSION), limits.WORDS
    return read_as(
        value,
        lambda said: Extension(
            uuid, said.text("to", longest), said.day("due"), said.day("on"), said.text("document", longest)
        ),
    )


def granted_by(extensions: Iterable[Extension], day: date) -> tuple[Extension, ...]:
    """Return the extensions granted up to a day, in the order they were granted."""
    known = (each for each in extensions if each.granted_on <= day)
    return tuple(sorted(known, key=lambda each: (each.granted_on, each.due_on, each.uuid)))


def due_on_day(
    original: date | None, extensions: Iterable[Extension], day: date, completed_on: date | None = None
) -> date | None:
    """Return the day that a task is due, as it was known on a day: the latest day granted up to it, else the plan's.

    Of two extensions granted in copies that knew nothing of each other, none shortens the other.

    The SQL of `partui.store.queries.conditions` says the same.

    Args:
        original: the day that the plan's own words set, which no extension comes before.
        extensions: all that were granted, whenever.
        day: the day looked at.
        completed_on: the day of completion; what was granted after it came too late.
    """
    granted = [each.due_on for each in extensions if each.granted_on <= min(day, completed_on or day)]
    return max(granted if original is None else [*granted, original], default=None)


def refuse_periods(code: str, *, has_periods: bool) -> None:
    """Refuse to extend work that comes back: each of its instances has a due day of its own.

    Raises:
        PartuiError: the task has instances.
    """
    if has_periods:
        raise PartuiError(
            "{code} là việc định kỳ, mỗi kỳ một hạn; gia hạn từng kỳ chưa có. Chưa lưu gì."
            " Hãy sửa thời hạn, hoặc ghi kỳ không thực hiện: partui period waive {code}.",
            code=code,
        )


def check_extension(
    code: str, extension: Extension, status: str | None, original: date | None, others: Iterable[Extension], last: date
) -> None:
    """Refuse an extension that is none, or whose place among the others is not plain.

    Args:
        code: the task's.
        status: what was said of it.
        original: the day that the plan's own words set.
        others: those granted already.
        last: the last day on which one can have been granted.

    Raises:
        PartuiError: the task is closed or has no due day, or the new one is not later, past already or out of order.
    """
    if status in _CLOSED:
        raise PartuiError("{code} đã hoàn thành hoặc không thực hiện, không gia hạn được; chưa lưu gì.", code=code)
    granted = granted_by(others, date.max)
    running = due_on_day(original, granted, date.max)
    if running is None:
        raise PartuiError("{code} chưa có ngày hạn để gia hạn; hãy ghi thời hạn trước. Chưa lưu gì.", code=code)
    if extension.due_on <= running:
        if hint := _with_next_year(extension, running):
            raise PartuiError(
                "{code}: “{words}” là ngày {new}, không sau hạn đang có {running}; chưa lưu gì. Nếu là năm sau, hãy ghi"
                " “{hint}”.",
                code=code,
                words=extension.words,
                new=extension.due_on,
                running=running,
                hint=hint,
            )
        raise PartuiError(
            "{code}: hạn mới {new} không sau hạn đang có {running}; chưa lưu gì. Gia hạn phải dài hơn.",
            code=code,
            new=extension.due_on,
            running=running,
        )
    if extension.granted_on > last:
        raise PartuiError(
            "Ngày cho gia hạn {day} ở trong tương lai; muộn nhất là {last}. Chưa lưu gì.",
            day=extension.granted_on,
            last=last,
        )
    if granted and extension.granted_on < granted[-1].granted_on:
        raise PartuiError(
            "{code} đã được gia hạn ngày {other}, sau ngày {day}; chưa lưu gì. Hãy bỏ lần gia hạn ấy trước.",
            code=code,
            other=granted[-1].granted_on,
            day=extension.granted_on,
        )
    if extension.due_on < extension.granted_on:
        raise PartuiError(
            "{code}: hạn mới {new} trước ngày cho gia hạn {day}; chưa lưu gì. Hãy xem lại hai ngày.",
            code=code,
            new=extension.due_on,
            day=extension.granted_on,
        )


def _with_next_year(extension: Extension, running: date) -> str:
    """Return the words with the year that follows behind, where they say no year and that makes them later."""
    from partui.domain.deadlines.reading import read_deadline

    year = extension.due_on.year
    told = f"{extension.words}/{year + 1}"
    due_on = None if _YEAR.search(extension.words) else read_deadline(told, year).due_on
    return told if due_on is not None and due_on.year == year + 1 and due_on > running else ""


_YEAR = re.compile(r"\d{4}")
