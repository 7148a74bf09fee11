"""The journal as an officer reads it: which changes are looked at, and what an undo or a redo does."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import STRUCTURE, Change
from partui.domain.text import clean, fold, holds
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.changes import from_to, local_moment, show_moment
from partui.wording.columns import cut
from partui.wording.fields import field_label, shown_value


class JournalFilter(NamedTuple):
    """Which changes are looked for, all conditions together.

    Attributes:
        words: folded; all of them stand in what is said of a change.
        by: who made it.
        field: the name of what was changed, as an officer reads it.
        since: the first day, by the computer's own clock; until the last.
    """

    words: Sequence[str] = ()
    by: str | None = None
    field: str | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, change: Change) -> bool:
        """Tell whether a change is one of them."""
        return (
            (self.by is None or self.by == clean(change.by))
            and (self.field is None or self.field == field_label(change.field))
            and self._is_in_time(change)
            and _words_stand_in(self.words, change)
        )

    def texts(self) -> list[str]:
        """Say what is filtered by, a text a condition."""
        return [
            *([self.by] if self.by else []),
            *([self.field] if self.field else []),
            *([_("từ {day}").format(day=show_date(self.since))] if self.since else []),
            *([_("đến {day}").format(day=show_date(self.until))] if self.until else []),
        ]

    def _is_in_time(self, change: Change) -> bool:
        if self.since is None and self.until is None:
            return True
        moment = local_moment(change.at)
        return moment is not None and (self.since or date.min) <= moment.date() <= (self.until or date.max)


def find_name(typed: str, names: Iterable[str], kind: str) -> str:
    """Return the one of some names that is meant by a part of it, marks and case ignored.

    Args:
        kind: what they are names of, for a refusal.

    Raises:
        PartuiError: none has such a part, or several have and none is it.
    """
    known = list(dict.fromkeys(names))
    exact = [name for name in known if fold(name) == fold(typed)]
    found = exact or [name for name in known if fold(typed) in fold(name)]
    if not found:
        raise PartuiError(
            "{kind}: không có thay đổi nào của “{typed}”; hiện có: {names}.",
            kind=kind, typed=clean(typed)[:50], names=", ".join(known) or "–",
        )  # fmt: skip
    if len(found) != 1:
        raise PartuiError(
            "{kind} “{typed}” không chỉ đúng một trong: {names}.",
            kind=kind, typed=clean(typed)[:50], names=", ".join(found),
        )  # fmt: skip
    return found[0]


def _words_stand_in(words: Sequence[str], change: Change) -> bool:
    """Tell whether all words stand in what is said of a change: its day, its row, its field, who and why."""
    if not words:
        return True
    at = show_moment(change.at, "%d/%m/%Y %H:%M")
    told = fold(f"{at} {change.code} {field_label(change.field)} {from_to(change)} {change.by} {change.why or ''}")
    return all(holds(told, word) for word in words)


_LONGEST = 200


def undone_text(taken: Sequence[Change], today: date) -> str:
    """Say what an undo has taken back.

    Args:
        taken: the changes, as they were written; newest first.
        today: the day on which the hour alone says when that was.
    """
    codes, fields = _codes(taken), {change.field for change in taken}
    listed, at = ", ".join(codes), made_at(taken[0], today)
    if _goes_in_or_out(taken):
        said = _("Đã đưa {codes} trở lại kế hoạch, xóa lúc {at}")
        if _goes_out(taken):
            said = _("Đã rút {codes} khỏi kế hoạch, thêm lúc {at}")
        return said.format(codes=listed, at=at)
    if fields == {"place"}:
        return _("Đã đưa {codes} về chỗ cũ, chuyển lúc {at}").format(codes=listed, at=at)
    if len(codes) > 1:
        return plural("Đã hoàn tác {number} dòng, sửa lúc {at}: {codes}", number=len(codes), at=at, codes=listed)
    return _("Đã hoàn tác {code}, sửa lúc {at}: {changes}").format(code=listed, at=at, changes=_values(taken))


def redone_text(taken: Sequence[Change]) -> str:
    """Say what a redo has brought back.

    Args:
        taken: the changes of the undo that it reverses, newest first.
    """
    # An undo goes backwards.
    taken = taken[::-1]
    codes, fields = _codes(taken), {change.field for change in taken}
    listed = ", ".join(codes)
    if _goes_in_or_out(taken):
        said = _("Đã rút lại {codes} khỏi kế hoạch") if _goes_out(taken) else _("Đã đưa {codes} trở lại kế hoạch")
        return said.format(codes=listed)
    if len(codes) > 1 or fields == {"place"}:
        return plural("Đã làm lại {number} dòng: {codes}", number=len(codes), codes=listed)
    return _("Đã làm lại {code}: {changes}").format(code=listed, changes=_values(taken))


def reversal_lines(taken: Sequence[Change]) -> list[str]:
    """Say what reversing changes would do, a line a row.

    Args:
        taken: newest first.
    """
    rows: dict[str, list[Change]] = {code: [] for code in _codes(taken)}
    for change in taken:
        rows[clean(change.code)].append(change)
    return [cut(f"{code}: {_row_text(changes)}", _LONGEST) for code, changes in rows.items()]


def made_at(change: Change, today: date) -> str:
    """Return when a change was made by the officer's clock, the day too where it was another one than today."""
    same_day = show_moment(change.at, "%d/%m/%Y") == show_date(today)
    return show_moment(change.at, "%H:%M" if same_day else _("%H:%M ngày %d/%m/%Y"))


def _row_text(changes: Sequence[Change]) -> str:
    fields = {change.field for change in changes}
    if "removed" in fields:
        return _("rút khỏi kế hoạch") if _goes_out(changes) else _("trở lại kế hoạch")
    return _("về chỗ cũ") if fields == {"place"} else _values(changes)


def _values(changes: Sequence[Change]) -> str:
    # Where a row stands is a number that says nothing.
    return " · ".join(
        f"{field_label(change.field)} {shown_value(change.field, change.new)} → {shown_value(change.field, change.old)}"
        for change in reversed(changes)
        if change.field != "place"
    ).replace("\n", " ⏎ ")


def _codes(changes: Sequence[Change]) -> list[str]:
    return list(dict.fromkeys(clean(change.code) for change in reversed(changes)))


def _goes_in_or_out(changes: Sequence[Change]) -> bool:
    """Tell whether changes only take rows out of the plan, or only put some in; a revised plan does more."""
    ways = {change.code: not change.new for change in changes if change.field == "removed"}
    is_all = all(change.code in ways or change.field in STRUCTURE for change in changes)
    return is_all and len(set(ways.values())) == 1


def _goes_out(changes: Sequence[Change]) -> bool:
    """Tell whether reversing changes takes rows out of the plan: the last of them has put them in."""
    return not next(change for change in changes if change.field == "removed").new


def has_moved_rows(changes: Sequence[Change]) -> bool:
    """Tell whether rows were added, removed, moved or given other codes."""
    return any(change.field in STRUCTURE for change in changes)
