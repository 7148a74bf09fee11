"""The whole of Tổng quan for a window's size: what matters most stands within the first screen."""

from datetime import timedelta
from itertools import zip_longest

from textual.content import Content

from partui.domain.journal.changes import Change
from partui.domain.tasks.snapshots import Snapshot, StandingChanges
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import MONTHS, Tally
from partui.domain.tasks.today import Today
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.queries.screens import MOST_CHANGES, RECENT_DAYS, Overview
from partui.tui.overview.bars import padded, score_lines
from partui.tui.overview.leads import lead_lines, legend_lines
from partui.tui.overview.months import AROUND, month_lines
from partui.tui.rows.tasks import HEAD, style_of
from partui.wording.changes import from_to, show_moment
from partui.wording.columns import cut, pad, wrap
from partui.wording.due.order import holding_text
from partui.wording.due.today import today_text
from partui.wording.fields import field_label

_CODE = 6
_PANELS_LEAST, _PANELS_MOST = 14, 20
_CHANGES_LEAST = 5
_LEAST_MONTH = 3
_ROOMY = 30


def page_lines(overview: Overview, width: int, height: int) -> list[Content]:
    """Draw what the screen shows.

    Args:
        overview: how the plan stands.
        width: cells of a line.
        height: lines that are seen without scrolling.
    """
    gap = [Content("")] if height >= _ROOMY else []
    legend = legend_lines(overview.total, width)
    done = [*_since_lines(overview.sealed, width), _done_line(overview.total, overview.unproved, width)]
    today = _today_lines(overview.today, width)
    taken = len(today) + len(legend) + len(done) + len(gap) * 2 + _CHANGES_LEAST
    panels = _panels(overview, width, max(_PANELS_LEAST, min(_PANELS_MOST, height - taken)), gap)
    return [*today, *legend, *gap, *panels, *gap, *done, *recent_lines(overview, width)]


def _today_lines(today: Today, width: int) -> list[Content]:
    """Say what there is to do today, and whom late tasks hold up."""
    style = style_of(Timeliness.OVERDUE) if today.is_late else "bold"
    told = [today_text(today), holding_text(today.held_up)]
    return [Content.styled(line, style) for each in told if each for line in wrap(each, width)]


def _panels(overview: Overview, width: int, height: int, gap: list[Content]) -> list[Content]:
    right = max(width // 2 // MONTHS, _LEAST_MONTH) * MONTHS
    left = width - right - 2
    scores = score_lines(overview.scores, overview.printed, overview.plan, right)
    rows = height - AROUND - len(gap) - len(scores)
    months = month_lines(overview.months, overview.day.date, right, rows)
    leads = lead_lines(overview.leads, left, height)
    blank = Content("")
    return [
        Content.assemble(padded(first, left + 2), second)
        for first, second in zip_longest(leads, [*months, *gap, *scores], fillvalue=blank)
    ]


def _since_lines(sealed: tuple[Snapshot, StandingChanges] | None, width: int) -> list[Content]:
    """Say what has changed since the last snapshot; nothing without one."""
    if sealed is None:
        return []
    snapshot, since = sealed
    said = _("Từ “{name}” ({day}): {late} mới quá hạn · {done} mới hoàn thành · {moved} đổi hạn").format(
        name=clean(snapshot.name), day=show_date(snapshot.standing.as_of), late=len(since.late), done=len(since.done),
        moved=len(since.moved),
    )  # fmt: skip
    return [Content(cut(said, width))]


def _done_line(total: Tally, unproved: int, width: int) -> Content:
    counted = total.total - total.by_timeliness[Timeliness.CANCELLED]
    rate = round((total.rate or 0) * 100)
    done = _("Hoàn thành {done}/{counted} nhiệm vụ ({rate}%)").format(done=total.done, counted=counted, rate=rate)
    lacking = plural("! {number} nhiệm vụ thiếu tài liệu kiểm chứng", number=unproved)
    if not unproved:
        return Content(cut(done, width))
    return Content.assemble(done, " · ", (cut(lacking, width - len(done) - 3), "bold"))


def recent_lines(overview: Overview, width: int) -> list[Content]:
    """Say how many changes were made of late, then each of them in a line, the newest first.

    The journal goes by the clock: where a day of the past is looked at, that is told.
    """
    number = len(overview.changes)
    more = "+" if number == MOST_CHANGES else ""
    today = overview.since + timedelta(days=RECENT_DAYS - 1)
    if overview.day.date < today:
        head = plural(
            "{days} ngày qua tính đến hôm nay, {today}: {number}{more} thay đổi",
            number=number,
            days=RECENT_DAYS,
            today=show_date(today),
            more=more,
        )
    else:
        head = plural(
            "{days} ngày qua, từ {since}: {number}{more} thay đổi",
            number=number,
            days=RECENT_DAYS,
            since=show_date(overview.since),
            more=more,
        )
    return [Content.styled(cut(head, width), HEAD), *(_line(change, width) for change in overview.changes)]


def _line(change: Change, width: int) -> Content:
    at = show_moment(change.at, "%d/%m %H:%M")
    field = clean(field_label(change.field))
    told = f"{pad(clean(change.code), _CODE)} {field}: {from_to(change)} · {clean(change.by)}"
    return Content.assemble((at, "dim"), " ", cut(told, width - len(at) - 1))
