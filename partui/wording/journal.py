"""Which changes of the journal are looked for, by what is said of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.text import clean, fold, holds
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.changes import field_label, from_to, local_moment, show_moment


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


def name_meant(typed: str, names: Iterable[str], kind: str) -> str:
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
