"""One edit: what may be changed, and what follows from it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from partui.domain import limits
from partui.domain.agencies.names import read_agencies
from partui.domain.dates import read_date
from partui.domain.errors import PartuiError
from partui.domain.scores.typed import check_counting
from partui.domain.tasks.order import as_value, read_codes
from partui.domain.tasks.quorum import check_quorum
from partui.domain.tasks.status import Status
from partui.domain.text import clean

FIELDS = (
    "status",
    "completed_on",
    "deadline",
    "leads",
    "progress",
    "measured",
    "bar",
    "note",
    "serves",
    "share",
    "effort",
    "after",
    "quorum",
)
# Whether a row is in the plan, where, and under which code: other rows follow from these.
STRUCTURE = ("code", "place", "removed")
# A year of completion further before the plan's is a slip of the fingers.
YEARS_BEFORE = 5
# An extension further behind the plan's last year likewise.
YEARS_AFTER = 5

Values = Mapping[str, str | None]


class Relocation(NamedTuple):
    """From where to where a row went: each the code of the row above, "" at the top, none while it was in no plan."""

    old: str | None
    new: str | None


class Change(NamedTuple):
    """A row of the journal.

    Attributes:
        edit: what was saved together has one edit.
        undoes: the change that this one reverses.
        at: UTC, ISO 8601 with microseconds and a Z, by the clock of the computer.
        clock: what changes are ordered by, then by uuid.
        effective_on: from which day it counts, where that is not the day on which it was made.
        move: what a change of place says, where it was looked up.
    """

    uuid: str
    edit: str
    undoes: str | None
    code: str
    field: str
    old: str | None
    new: str | None
    by: str
    at: str
    why: str
    clock: int = 0
    effective_on: str | None = None
    move: Relocation | None = None


class ChangedMeanwhile(PartuiError):
    """A save over a row that somebody else has changed since it was read.

    Args:
        code: the row's.
        change: the other's.
        at: when that was, as an officer reads it; the field and the two values likewise.
        ours: what was not saved.
    """

    def __init__(self, code: str, change: Change, *, at: str, field: str, theirs: str, ours: str) -> None:
        super().__init__(
            "{code} đã được {by} sửa lúc {at}: {field} = “{theirs}”; chưa lưu “{ours}”. Xem lại rồi lưu lần nữa.",
            code=code,
            by=change.by,
            at=at,
            field=field,
            theirs=theirs,
            ours=ours,
        )
        self.code = code
        self.change = change


class LaterValueStands(PartuiError):
    """A save for an earlier day over what was said to count from a later one.

    Args:
        code: the row's.
        change: the later one.
        since: from which day it counts; on is the day that is saved for.
        field: its name, as an officer reads it, and the value likewise.
    """

    def __init__(self, code: str, change: Change, *, since: date, on: date, field: str, value: str) -> None:
        super().__init__(
            "{code}: từ {since} đã ghi {field} là “{value}”; ghi cho ngày {on} sẽ bỏ giá trị ấy.",
            code=code,
            since=since,
            field=field,
            value=value,
            on=on,
        )
        self.code = code
        self.change = change


def settle(current: Values, wanted: Values, day: date, today: date, plan: int) -> dict[str, str | None]:
    """Work out what an edit changes, with what follows from it.

    A task set to done takes the day looked at as its day of completion, one that is no longer done loses it; a day of
    completion without a status says that the task is done.

    Args:
        current: the task's fields as the journal writes them.
        wanted: the fields to set, as an officer typed them.
        day: the day looked at (`--as-of`).
        today: the real day.
        plan: the plan's year, which a day typed without a year is of.

    Returns:
        The fields whose value changes, or counts from an earlier day, with the new value.

    Raises:
        PartuiError: a value that is not allowed, with what is.
    """
    new = {field: check_value(field, value, plan) for field, value in wanted.items()}
    if "products" in new or "requirements" in new:
        _check_delivers(current, new)
    if new.get("completed_on"):
        new.setdefault("status", Status.DONE.value)
    status = new.get("status", current["status"])
    if status == Status.DONE:
        if "status" in new and not new.get("completed_on"):
            # Who says on an earlier day that it is done sees one that is not.
            new["completed_on"] = min(current["completed_on"] or day.isoformat(), day.isoformat())
        completed_on = new.get("completed_on", current["completed_on"])
        if completed_on is None:
            raise PartuiError(
                "Nhiệm vụ “{done}” phải có ngày hoàn thành; chưa lưu gì. Hãy ghi ngày như 30/9/2020.",
                done=PartuiError("Hoàn thành"),
            )
        if completed_on != current["completed_on"]:
            check_completed_on(date.fromisoformat(completed_on), day, today, plan)
    elif new.get("completed_on"):
        raise PartuiError(
            "Ngày hoàn thành chỉ ghi cho nhiệm vụ “{done}”; ghi kết quả ấy cùng lúc.",
            done=PartuiError("Hoàn thành"),
        )
    else:
        new["completed_on"] = None
    changed = {field: value for field, value in new.items() if value != current[field]}
    if _is_done_earlier(current["completed_on"], changed.get("completed_on")):
        changed = {"status": Status.DONE.value, **changed}
    return changed


def _is_done_earlier(old: str | None, new: str | None) -> bool:
    """Return whether a completion goes to an earlier day, from which the status is to count as well."""
    return bool(old and new) and str(new) < str(old)


def _check_delivers(before: Values, new: Values) -> None:
    """A plan may have tasks with neither; an edit makes none of them."""
    after = {**before, **new}
    if any(before.get(field) and not after.get(field) for field in ("products", "requirements")) and not (
        after.get("products") or after.get("requirements")
    ):
        raise PartuiError("Nhiệm vụ phải có sản phẩm hoặc yêu cầu; dòng không có cả hai là một mục.")


def check_value(field: str, value: str | None, plan: int | None = None) -> str | None:
    """Return a value as the journal writes it.

    Args:
        plan: the plan's year, which a day typed without a year is of.

    Raises:
        PartuiError: a value that the field cannot have, with what it can.
    """
    match field:
        case "status":
            return _status(value)
        case "completed_on":
            return read_date(value, plan).isoformat() if value and clean(value) else None
        case "progress":
            return _progress(value)
        case "note":
            return limits.within(clean(value or "", lines=True), limits.NOTE)
        case "leads" | "implementers" | "lead":
            return _leads(value)
        case "title":
            return check_title(value)
        case "serves" | "criterion" | "share" | "effort":
            return check_counting(field, value)
        case "after":
            return limits.within(as_value(read_codes(clean(value or "", lines=True))), limits.WORDS)
        case "quorum":
            return check_quorum(value)
        case "bar":
            # Reading it takes patterns that few commands need.
            from partui.domain.targets.typed import check_target

            return check_target(value or "", plan or 0)
        case "products" | "requirements":
            return _entries(value)
        case _:
            return limits.within(clean(value or ""), limits.WORDS)


def _status(value: str | None) -> str:
    try:
        return Status(value or "").value
    except ValueError:
        raise PartuiError(
            "Không có kết quả thực hiện “{status}”; chọn một trong: {allowed}.",
            status=clean(value or ""),
            allowed=", ".join(Status),
        ) from None


def _progress(value: str | None) -> str:
    text = clean(value or "").removesuffix("%").strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= 3 and int(text) <= 100):  # noqa: PLR2004
        raise PartuiError(
            "% hoàn thành “{value}” không nhận được; ghi một số nguyên từ 0 đến 100.", value=clean(value or "")
        )
    return str(int(text))


def _leads(value: str | None) -> str:
    words = limits.within(clean(value or ""), limits.WORDS)
    if words and not read_agencies(words):
        raise PartuiError(
            "Không đọc được cơ quan nào trong “{words}”; chưa lưu gì. Hãy ghi như “Sở Tư pháp; Sở Tài chính”.",
            words=words,
        )
    return words


def check_title(value: str | None) -> str:
    """Return the text of a row of the plan.

    Raises:
        PartuiError: it is empty or too long.
    """
    title = limits.within(clean(value or ""), limits.CELL)
    if not title:
        raise PartuiError("Nội dung không được để trống.")
    return title


def _entries(value: str | None) -> str:
    """Products or requirements, a line each."""
    entries = clean(value or "", lines=True).split("\n")
    if len(entries) > limits.ENTRIES:
        raise PartuiError("Có {number} dòng, quá {limit}; hãy rút gọn.", number=len(entries), limit=limits.ENTRIES)
    return "\n".join(limits.within(entry, limits.CELL) for entry in entries if entry)


def check_completed_on(completed_on: date, day: date, today: date, plan: int) -> None:
    """Refuse a day of completion that is later than both the day looked at and the real one, or far before the plan.

    Raises:
        PartuiError: it is.
    """
    last = max(day, today)
    if completed_on > last:
        raise PartuiError(
            "Ngày hoàn thành {day} ở trong tương lai; muộn nhất là {last}.",
            day=completed_on,
            last=last,
        )
    if completed_on.year < plan - YEARS_BEFORE:
        raise PartuiError(
            "Ngày hoàn thành {day} cách quá xa năm {plan} của kế hoạch; hãy xem lại năm.", day=completed_on, plan=plan
        )
