"""A task's deadline, days and agencies, as a sheet, a table or a report says them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean, fold
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.columns import cell_width, cut
from partui.wording.labels import NOTHING, standing_label, timeliness_sign, undated_label

if TYPE_CHECKING:
    from partui.domain.tasks.extensions import Extension
    from partui.domain.tasks.task import Task

_CLOSED = (Status.DONE, Status.CANCELLED)


def date_text(day: date | None) -> str:
    """Return a day as an officer writes it."""
    return NOTHING if day is None else show_date(day)


def due_words(kind: str, due_on: date | None) -> str:
    """Return the due date of a deadline, or why there is none."""
    if due_on is not None:
        return show_date(due_on)
    return _("chưa rõ hạn") if kind == "unknown" else _("không có hạn")


def due_text(task: "Task") -> str:
    """Return the due date of a task, or why there is none."""
    due, note = due_words("" if _names_no_time(task) else task.deadline_kind, task.due_on), extension_note(task)
    return f"{due} ({note})" if note else due


def extension_note(task: "Task") -> str:
    """Return how often a task's deadline was extended, the plan's own day or why that counts; blank if never."""
    if not task.extensions:
        return ""
    last = max(task.extensions, key=lambda each: each.due_on)
    if task.original_due_on is not None and task.due_on == task.original_due_on:
        overtaken = last.due_on <= task.original_due_on
        told = (
            _("gia hạn đến {day} không muộn hơn hạn gốc")
            if overtaken
            else _("gia hạn đến {day} cho sau khi xong, không tính")
        )
        return told.format(day=show_date(last.due_on))
    told = _("gia hạn lần {number}").format(number=len(task.extensions))
    if task.original_due_on is None:
        return told
    return _("{extended}; hạn gốc {day}").format(extended=told, day=show_date(task.original_due_on))


def moved_due(due_on: date, original: date | None) -> str:
    """Return a due day, with the plan's own behind it where that is another."""
    if original is None:
        return show_date(due_on)
    return _("{due} (hạn gốc {day})").format(due=show_date(due_on), day=show_date(original))


def extension_text(extension: "Extension") -> str:
    """Return an extension in one line: `đến 15/11/2020, cho ngày 05/10/2020, theo 1234/UBND-TH`."""
    told = _("đến {due}, cho ngày {day}").format(due=show_date(extension.due_on), day=show_date(extension.granted_on))
    if not extension.document:
        return told
    return _("{extended}, theo {document}").format(extended=told, document=clean(extension.document))


def deadline_text(task: "Task") -> str:
    """Return the words of a deadline as the plan has them, and how it was extended."""
    words, note = clean(task.deadline), extension_note(task)
    return f"{words} ({note})" if words and note else words or note


def task_standing(task: "Task") -> str:
    """Return how a task stands to its due day; what only an extension made timely is said to be so."""
    if task.is_in_time_by_extension:
        return _("Hoàn thành đúng hạn sau gia hạn")
    return standing_label(task.timeliness, unread=task.is_unread)


def signed_task_standing(task: "Task") -> str:
    """Return the same behind its sign."""
    return f"{timeliness_sign(task.timeliness)} {task_standing(task)}"


def short_due(task: "Task") -> str:
    """Return the due date of a task, or in a word or two what it has instead."""
    if task.due_on is not None:
        return show_date(task.due_on)
    return NOTHING if _names_no_time(task) else undated_label(task.deadline_kind)


def _names_no_time(task: "Task") -> bool:
    """Tell whether a row of the plan's body is to be done at no named time: there is nothing that was not read."""
    return bool(task.clause) and not task.deadline


def days_label(days: int) -> str:
    """Return the days to a due date in words, negative when past."""
    if days < 0:
        return plural("quá {days} ngày", days=-days)
    if not days:
        return _("đến hạn trong ngày")
    return plural("còn {days} ngày", days=days)


def days_text(task: "Task") -> str:
    """Return the days left or late of a task that is neither done nor cancelled."""
    return NOTHING if task.days is None or task.status in _CLOSED else days_label(task.days)


def progress_text(task: "Task") -> str:
    """Return how far a task has come; of one that was done without saying how far, nothing: it would contradict."""
    return NOTHING if task.status is Status.DONE and not task.progress else f"{task.progress}%"


def short_days(task: "Task") -> str:
    """Return the days left or late; of a task that is done or not carried out, that it is."""
    if task.status is Status.DONE:
        return _("sau hạn") if task.timeliness is Timeliness.DONE_LATE else _("xong")
    if task.status is Status.CANCELLED:
        return _("bỏ")
    if task.days is None:
        return NOTHING
    if task.days < 0:
        return _("quá {days}").format(days=-task.days)
    return _("còn {days}").format(days=task.days)


def due_and_days(task: "Task", width: int) -> str:
    """Return a task's due date and its days in one cell, behind the sign of how it stands.

    A day in the plan's year needs no year. Where there is no room for both, what is late, due soon or closed has its
    days, all else its date.

    Args:
        task: the task.
        width: cells of the column.
    """
    sign, days = timeliness_sign(task.timeliness), short_days(task)
    due = short_due(task)
    if task.due_on is not None:
        due = due[:5] if task.due_on.year == task.plan else f"{due[:6]}{due[8:]}"
    elif days == NOTHING:
        return f"{sign} {due}"
    both = f"{sign} {due} {days}"
    if cell_width(both) <= width:
        return both
    is_pressing = task.timeliness in {Timeliness.OVERDUE, Timeliness.DUE_SOON} or task.status in _CLOSED
    return f"{sign} {days if is_pressing else due}"


def agency_text(name: str, group: bool, within: str = "") -> str:
    """Return an agency's name, a group marked as one by a word, what is told as a part of a group by a sign."""
    if not clean(name):
        return _("(chưa ghi cơ quan)")
    return _part(f"{clean(name)} {_('(nhóm)')}" if group else clean(name), within)


def signed_agency(name: str, group: bool, within: str = "") -> str:
    """Return an agency's name, that of a group behind a sign, that of a part of one too: for a narrow table."""
    return _part(f"≡ {clean(name)}" if group else clean(name), within)


def _part(name: str, within: str) -> str:
    return f"└ {name}" if within else name


def parts_note() -> str:
    """Say that what is told of a group's members is among what is told of the group."""
    return _("└ thành viên của nhóm ngay trên, theo mức của chính mình; số của nhóm đã gồm các nhiệm vụ ấy.")


def agencies_reading(words: str, known: Mapping[str, str]) -> str:
    """Return the agencies that words mean as they are typed; what is none of them, with those that may be meant.

    Args:
        words: as typed.
        known: every name that an agency goes by, to the one that the plan writes.
    """
    from partui.domain.agencies.names import read_agencies

    return "; ".join(_reading(name, known) for name, _group in read_agencies(words, tuple(known)))


def _reading(name: str, known: Mapping[str, str]) -> str:
    from partui.domain.agencies.names import is_group
    from partui.domain.agencies.typed import UnknownAgency, find_known_agency

    try:
        meant = find_known_agency(name, known)
    except UnknownAgency as unknown:
        typed, others = clean(name), ", ".join(map(clean, unknown.nearest))
        if any(fold(name) in fold(other) for other in unknown.nearest):
            return _("“{name}” là cơ quan nào: {others}?").format(name=typed, others=others)
        if others:
            return _("“{name}” MỚI; gần nhất: {others}").format(name=typed, others=others)
        return _("“{name}” MỚI").format(name=typed)
    return signed_agency(meant, is_group(meant))


def listed_names(names: Iterable[str]) -> str:
    """Return names in one line."""
    return "; ".join(clean(name) for name in names) or NOTHING


def short_agencies(names: Sequence[str], short: Mapping[str, str]) -> str:
    """Return the first of several agencies and how many there are besides.

    Args:
        names: the agencies.
        short: each agency's name with a shorter one.
    """
    if not names:
        return NOTHING
    first = short.get(names[0], names[0])
    return first if len(names) == 1 else f"{first} +{len(names) - 1}"


def listed_codes(codes: Sequence[str], most: int = 6) -> str:
    """Return codes as a sentence lists them, the first few and how many more."""
    listed = ", ".join(codes[:most])
    more = len(codes) - most
    return _("{codes} và {more} mã nữa").format(codes=listed, more=more) if more > 0 else listed


def tasks_named(tasks: "Sequence[Task]", width: int) -> str:
    """Name one task by code and title, several by their number and codes.

    Args:
        tasks: the tasks.
        width: cells that the text has.
    """
    if len(tasks) == 1:
        return cut(f"{tasks[0].code} {clean(tasks[0].title)}", width)
    codes = ", ".join(task.code for task in tasks)
    return cut(plural("{number} nhiệm vụ: {codes}", number=len(tasks), codes=codes), width)
