"""The whole of Tổng quan for a window's size: what matters most stands within the first screen."""

from itertools import zip_longest

from textual.content import Content

from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import MONTHS, Tally
from partui.locale import _, plural
from partui.store.queries.screens import Overview
from partui.tui.overview.bars import padded
from partui.tui.overview.changes import recent_lines
from partui.tui.overview.leads import lead_lines, legend_lines
from partui.tui.overview.months import AROUND, month_lines
from partui.tui.overview.scores import score_lines
from partui.wording.columns import cut

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
    done = [_done_line(overview.total, overview.unproved, width)]
    taken = len(legend) + len(done) + len(gap) * 2 + _CHANGES_LEAST
    panels = _panels(overview, width, max(_PANELS_LEAST, min(_PANELS_MOST, height - taken)), gap)
    return [*legend, *gap, *panels, *gap, *done, *recent_lines(overview.changes, overview.since, width)]


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


def _done_line(total: Tally, unproved: int, width: int) -> Content:
    counted = total.total - total.by_timeliness[Timeliness.CANCELLED]
    rate = round((total.rate or 0) * 100)
    done = _("Đã xong {done}/{counted} nhiệm vụ ({rate}%)").format(done=total.done, counted=counted, rate=rate)
    lacking = plural("! {number} nhiệm vụ thiếu tài liệu kiểm chứng", number=unproved)
    if not unproved:
        return Content(cut(done, width))
    return Content.assemble(done, " · ", (cut(lacking, width - len(done) - 3), "bold"))
