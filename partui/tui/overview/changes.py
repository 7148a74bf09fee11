"""What was changed in the last days."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from partui.domain.journal.changes import Change
from partui.domain.text import clean
from partui.locale import plural
from partui.locale.formats import show_date
from partui.store.queries.screens import MOST_CHANGES, RECENT_DAYS
from partui.tui.rows.tasks import HEAD
from partui.wording.changes import field_label, from_to, show_moment
from partui.wording.columns import cut, pad

_CODE = 6


def recent_lines(changes: Sequence[Change], since: date, width: int) -> list[Content]:
    """Say how many changes there are, then each of them in a line.

    Args:
        changes: the newest first.
        since: the first of the days looked at.
        width: cells of a line.
    """
    more = "+" if len(changes) == MOST_CHANGES else ""
    head = plural(
        "{days} ngày qua, từ {since}: {number}{more} thay đổi",
        number=len(changes),
        days=RECENT_DAYS,
        since=show_date(since),
        more=more,
    )
    return [Content.styled(cut(head, width), HEAD), *(_line(change, width) for change in changes)]


def _line(change: Change, width: int) -> Content:
    at = show_moment(change.at, "%d/%m %H:%M")
    field = clean(field_label(change.field))
    told = f"{pad(clean(change.code), _CODE)} {field}: {from_to(change)} · {clean(change.by)}"
    return Content.assemble((at, "dim"), " ", cut(told, width - len(at) - 1))
