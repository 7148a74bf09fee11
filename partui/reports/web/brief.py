"""One page for a chief, as a web page that prints on one sheet."""

from typing import BinaryIO

from partui.domain.brief.page import Brief
from partui.locale import _
from partui.reports.brief.figures import figures, score_bars, score_title, score_words, standing_row, standing_title
from partui.reports.brief.rows import (
    asked_lines,
    asked_title,
    brief_heads,
    brief_lines,
    late_lines,
    late_part,
    rank_lines,
    rank_part,
    soon_lines,
    soon_part,
)
from partui.reports.progress_rows import COUNTED
from partui.reports.web.bars import brief_bars, lead_bars
from partui.reports.web.pages import write_page


def write_brief(report: Brief, out: BinaryIO) -> None:
    """Write the page: figures, charts, the worst tasks, the agencies, what is due, what is to be decided.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    points = score_title(report.head)
    write_page(
        out,
        "brief.html",
        name=brief_lines(report),
        heads=brief_heads(),
        summary=_("Tổng hợp"),
        figures=figures(report),
        counted=[each for each in COUNTED if report.total.by_timeliness[each]],
        standing=standing_title(),
        standing_bars=lead_bars([standing_row(report)]),
        points=points,
        score_bars=brief_bars(score_bars(report), points),
        why=score_words(report),
        late=late_part(report),
        late_lines=late_lines(report),
        rank=rank_part(report),
        rank_lines=rank_lines(report),
        soon=soon_part(report),
        soon_lines=soon_lines(report),
        asked=asked_title(),
        asked_lines=asked_lines(report),
    )
